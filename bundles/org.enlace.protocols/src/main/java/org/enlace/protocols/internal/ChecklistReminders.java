package org.enlace.protocols.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.platform.RecordId;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Implementations;

/**
 * What checklists let wait in the inbox: of each, one item for a unit, due when the first of what the unit has to do is. Where nobody
 * is responsible it waits for everybody who may change checklists.
 */
final class ChecklistReminders {
    /** What waits is of this use, see {@link ChecklistInbox}. */
    static final String USE = "protocol-checklist";

    static final String DUE = "inbox.checklist.due";

    /** So many days before the first due day it is shown. */
    private static final int AHEAD = 14;

    private final ProtocolStore store;
    private final Inbox inbox;
    private final Today today;

    ChecklistReminders(ProtocolStore store, Inbox inbox, Today today) {
        this.store = store;
        this.inbox = inbox;
        this.today = today;
    }

    void remind(RecordId protocol, Set<Optional<UnitId>> units) {
        units.forEach(unit -> remind(protocol, unit));
    }

    void forget(RecordId protocol, Set<Optional<UnitId>> units) {
        units.forEach(unit -> inbox.done(USE, key(protocol, unit)));
    }

    private void remind(RecordId protocol, Optional<UnitId> unit) {
        List<ChecklistStore.Due> due = store.checklists().due(protocol, unit);
        Optional<String> title =
                store.find(protocol).map(entry -> entry.protocol().content().title());
        if (due.isEmpty() || title.isEmpty()) {
            inbox.done(USE, key(protocol, unit));
            return;
        }
        LocalDate first = due.get(0).day();
        ZoneId zone = today.zone();
        Instant from = first.minusDays(AHEAD).atStartOfDay(zone).toInstant();
        inbox.put(new InboxItem(
                        USE,
                        key(protocol, unit),
                        due.get(0).item(),
                        ItemKind.DUE,
                        new Recipient.Holders(Implementations.IMPLEMENT, Set.of()),
                        DUE,
                        List.of(title.get(), Integer.toString(due.size()), first.toString()),
                        "/protocols/" + protocol + "/implementation"
                                + unit.map(name -> "?unit=" + name).orElse(""))
                .due(first, zone)
                .shown(Optional.of(from), Optional.empty()));
    }

    private static String key(RecordId protocol, Optional<UnitId> unit) {
        return "due/" + protocol + "/" + unit.map(UnitId::value).orElse("");
    }
}
