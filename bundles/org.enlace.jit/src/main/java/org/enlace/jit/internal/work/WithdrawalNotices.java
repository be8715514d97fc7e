package org.enlace.jit.internal.work;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.signing.SigningArea;
import org.enlace.jit.work.Entry;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** Tells the officers of this node who had opened an entry that its country withdrew it: they may hold copies or rely on it. */
final class WithdrawalNotices {
    private final SigningArea signing;
    private final Inbox inbox;
    private final EntryTraces traces;
    private final Changes changes;

    WithdrawalNotices(SigningArea signing, Inbox inbox, EntryStores stores, Changes changes) {
        this.signing = signing;
        this.inbox = inbox;
        this.traces = stores.traces();
        this.changes = changes;
    }

    /** Notes that somebody opened an entry; in the transaction of reading it, and only the first time. */
    void open(RecordId entry, OfficerId officer) {
        if (!traces.openers(entry).contains(officer)) {
            changes.aside(() -> traces.open(entry, officer));
        }
    }

    /**
     * Before an entry is withdrawn, in that transaction.
     *
     * @param by the officer of this node who did it, who is not told; empty where another country did
     */
    void tell(Entry entry, Optional<OfficerId> by) {
        Set<OfficerId> openers = new HashSet<>(traces.openers(entry.id()));
        by.ifPresent(openers::remove);
        openers.forEach(officer -> inbox.put(item(entry, officer)));
    }

    private InboxItem item(Entry entry, OfficerId officer) {
        return new InboxItem(
                Mentions.USE,
                "withdrawn/" + entry.id() + "/" + Mentions.hash(officer),
                entry.team(),
                ItemKind.NEWS,
                new Recipient.One(officer),
                "inbox.work.withdrawn",
                List.of(signing.name(entry.team())),
                "/jit/teams/" + entry.team() + "/work/entries/" + entry.id());
    }
}
