package org.enlace.jit.internal.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.evidence.ContentStore.Outcome;
import org.enlace.jit.internal.evidence.ContentStore.Row;
import org.enlace.jit.internal.work.EntryStore;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.internal.work.Mentions;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.platform.RecordId;

/**
 * Lets it wait in the inbox of this country's people of a team that stored evidence is not what it was, or that nobody has said for long in
 * the chain that it is. Which item by its number, and nothing of what it is.
 */
final class ContentNotices {
    static final String USE = Mentions.USE;

    private static final Recipient TEAM = new Recipient.Holders(JitPermissions.READ, Set.of());

    private final Inbox inbox;
    private final EntryStore entries;
    private final Desks desks;

    ContentNotices(Inbox inbox, EntryStore entries, Desks desks) {
        this.inbox = inbox;
        this.entries = entries;
        this.desks = desks;
    }

    private static String overdue(RecordId item) {
        return "hash-overdue/" + item;
    }

    private static String differs(RecordId file) {
        return "hash-differs/" + file;
    }

    /** A content was hashed again, in that transaction. */
    void read(Row row, Outcome outcome) {
        Optional<Entry> item = entries.find(row.item()).map(Stored::entry);
        if (item.isEmpty()) {
            return;
        }
        if (outcome.wrong()) {
            put(row, differs(row.file()), ItemKind.REVIEW, TEAM, "differs", item.get());
        } else {
            inbox.done(USE, differs(row.file()));
            row.asked()
                    .ifPresent(officer -> put(
                            row,
                            "hash-read/" + row.file(),
                            ItemKind.NEWS,
                            new Recipient.One(officer),
                            "read",
                            item.get()));
        }
    }

    /** A file came off its item, in that transaction: nothing of it waits any more. */
    void gone(RecordId file) {
        inbox.done(USE, differs(file));
    }

    /**
     * An officer said something in the chain, in that transaction. That a hash was verified, or that the item is somebody else's or nobody's
     * now: either way nothing has to be said of it.
     */
    void said(CustodyEvent event) {
        if (event.kind() == EventKind.HASH_VERIFIED || event.kind().moves()) {
            inbox.done(USE, overdue(event.item()));
        }
    }

    /** No file of an item is left. */
    void none(RecordId item) {
        inbox.done(USE, overdue(item));
    }

    /** Where this country holds an item and has not said in its chain since a moment that a hash was verified, that waits to be said. */
    void overdue(Row row, Instant since) {
        Optional<Entry> item = entries.find(row.item()).map(Stored::entry);
        if (item.isEmpty()) {
            return;
        }
        CustodyLog log = desks.chains().known(item.get());
        boolean held =
                log.state() instanceof CustodyLog.Held now && now.country().equals(desks.country());
        boolean said = log.events().stream()
                .map(SealedEvent::event)
                .filter(one -> one.country().equals(desks.country()))
                .filter(one -> one.kind() == EventKind.HASH_VERIFIED || one.kind() == EventKind.ACQUIRED)
                .map(CustodyEvent::written)
                .anyMatch(since::isBefore);
        if (held && !said) {
            put(row, overdue(row.item()), ItemKind.DUE, TEAM, "overdue", item.get());
        }
    }

    /** About the team, not the item: what is about an entry waits for those alone who write now, and evidence outlasts that. */
    private void put(Row row, String key, ItemKind kind, Recipient to, String text, Entry item) {
        String team = desks.signing().name(row.team());
        String number =
                EvidenceNumber.of(team, item).map(EvidenceNumber::toString).orElse("");
        inbox.put(new InboxItem(
                USE,
                key,
                row.team(),
                kind,
                to,
                "inbox.content." + text,
                List.of(team, number),
                ContentRules.path(row.team(), row.item())));
    }
}
