package org.enlace.protocols.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.Inbox;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.Checklist;
import org.enlace.protocols.ChecklistItem;
import org.enlace.protocols.Edition;
import org.enlace.protocols.ItemStep;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.Requirement;
import org.enlace.protocols.Signature;

/** Keeps checklists, with all that belongs to a change: its entry in the audit, its history, the trend, the inbox. Within a transaction. */
final class ChecklistShelf {
    private final ProtocolStore store;
    private final RecordIds ids;
    private final Audit audit;
    private final Today today;
    private final ChecklistReminders reminders;

    ChecklistShelf(ProtocolStore store, RecordIds ids, Audit audit, Inbox inbox, Today today) {
        this.store = store;
        this.ids = ids;
        this.audit = audit;
        this.today = today;
        reminders = new ChecklistReminders(store, inbox, today);
    }

    /** The country decided on a document: a version it adopts is implemented, one it leaves is not any more. */
    void decided(Adoption decided, Caller caller) {
        RecordId protocol = decided.mark().protocol();
        List<ChecklistItem> items = store.checklists().items(protocol);
        if (decided instanceof Adoption.Adopted adopted) {
            renew(adopted, items, caller);
        } else if (decided instanceof Adoption.Denounced) {
            reminders.forget(protocol, units(items));
        }
    }

    /** What an adopted version says. */
    ProtocolContent text(RecordId protocol, int edition) {
        return store.editions()
                .numbered(protocol, edition)
                .map(Edition::content)
                .orElseGet(() -> store.find(protocol).orElseThrow().protocol().content());
    }

    private void renew(Adoption.Adopted adopted, List<ChecklistItem> items, Caller caller) {
        RecordId protocol = adopted.mark().protocol();
        int edition = adopted.edition();
        Signature by = adopted.mark().by();
        Map<String, ChecklistItem> known = new HashMap<>();
        items.forEach(item -> known.put(item.core().requirement(), item));
        Map<Integer, ProtocolContent> texts = new HashMap<>();
        List<ChecklistItem> made = new ArrayList<>();
        int kept = 0;
        ProtocolContent content = texts.computeIfAbsent(edition, number -> text(protocol, number));
        for (Requirement asked : content.requirements()) {
            ChecklistItem item = known.remove(asked.key());
            if (item == null) {
                made.add(ChecklistItem.first(ids.next(), protocol, asked.key(), edition, by));
            } else if (item.core().edition() != edition || !item.core().counted()) {
                ProtocolContent before = texts.computeIfAbsent(item.core().edition(), number -> text(protocol, number));
                keep(item, item.carry(edition, !sameWords(asked, before), by));
                kept++;
            }
        }
        List<ChecklistItem> gone =
                known.values().stream().filter(item -> item.core().counted()).toList();
        gone.forEach(item -> keep(item, item.drop(by)));
        store.checklists().insert(made);
        made.forEach(item -> store.checklists().note(ItemStep.of(null, item, null)));
        if (!made.isEmpty() || kept > 0 || !gone.isEmpty()) {
            boolean restricted = content.restrictedTo().restricted();
            audit.record(ChecklistActs.renewed(adopted, made.size(), kept, gone.size(), restricted, caller));
            mark(protocol);
        }
        reminders.remind(protocol, units(items));
    }

    private static boolean sameWords(Requirement asked, ProtocolContent before) {
        return before.requirements().stream()
                .filter(other -> other.key().equals(asked.key()))
                .anyMatch(other -> other.text().equals(asked.text()));
    }

    private void keep(ChecklistItem before, ChecklistItem after) {
        store.checklists().update(after, before.revision());
        store.checklists().note(ItemStep.of(before, after, null));
    }

    /** How an item was and how it is to be. */
    record Change(ChecklistItem before, ChecklistItem after) {
        boolean moves() {
            return before.standing() != after.standing();
        }
    }

    /**
     * Stores what was changed in one checklist.
     *
     * @param step names what was done with several items at one go; null where it was not
     */
    void write(String code, List<Change> changes, RecordId step, Caller caller) {
        RecordId protocol = changes.get(0).after().protocol();
        boolean restricted = store.find(protocol)
                .map(entry -> entry.protocol().content().restrictedTo().restricted())
                .orElse(true);
        Set<Optional<UnitId>> units = new HashSet<>();
        for (Change change : changes) {
            ChecklistItem before = change.before();
            ChecklistItem after = change.after();
            audit.record(ChecklistActs.change(code, before, after, restricted, step, caller));
            store.checklists().update(after, before.revision());
            store.checklists().note(ItemStep.of(before, after, step));
            if (change.moves() || !before.core().duty().equals(after.core().duty())) {
                units.addAll(units(List.of(before, after)));
            }
        }
        if (changes.stream().anyMatch(Change::moves)) {
            mark(protocol);
        }
        reminders.remind(protocol, units);
    }

    private void mark(RecordId protocol) {
        store.checklists()
                .mark(
                        protocol,
                        new Checklist.Day(today.get(), store.checklists().progress(protocol)));
    }

    private static Set<Optional<UnitId>> units(Collection<ChecklistItem> items) {
        Set<Optional<UnitId>> units = new HashSet<>();
        items.forEach(item -> units.add(item.unit()));
        return units;
    }
}
