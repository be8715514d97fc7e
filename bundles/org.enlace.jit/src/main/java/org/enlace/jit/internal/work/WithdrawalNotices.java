package org.enlace.jit.internal.work;

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

/** Tells the officers of this node who had opened an entry that it, or a file of it, was withdrawn: they may hold copies or rely on it. */
final class WithdrawalNotices {
    private final SigningArea signing;
    private final Inbox inbox;
    private final EntryStore entries;
    private final EntryTraces traces;
    private final Changes changes;

    WithdrawalNotices(SigningArea signing, Inbox inbox, EntryStores stores, Changes changes) {
        this.signing = signing;
        this.inbox = inbox;
        entries = stores.entries();
        traces = stores.traces();
        this.changes = changes;
    }

    /**
     * Notes that somebody opened an entry; in the transaction of reading it, and only the first time. It is noted once that is over, so
     * that nobody who reads keeps others from writing; whoever opened what was withdrawn meanwhile is told at once.
     */
    void open(RecordId entry, OfficerId officer) {
        if (!traces.openers(entry).contains(officer)) {
            changes.aside(() -> note(entry, officer));
        }
    }

    private void note(RecordId entry, OfficerId officer) {
        if (!traces.open(entry, officer)) {
            entries.was(entry).ifPresent(gone -> {
                Entry withdrawn = gone.stored().entry();
                put(withdrawn.team(), entry, "inbox.work.withdrawn", officer);
            });
        }
    }

    /**
     * When an entry is withdrawn, in that transaction.
     *
     * @param openers who had opened it
     * @param by      the officer of this node who did it, who is not told; empty where another country did
     */
    void tell(Entry entry, Set<OfficerId> openers, Optional<OfficerId> by) {
        tell(entry.team(), entry.id(), "inbox.work.withdrawn", openers, by);
    }

    /** When a file is taken off an entry that stays, in that transaction; whoever opened the entry may have had the file. */
    void tellOfFile(EntryFileStore.Row file, Optional<OfficerId> by) {
        tell(file.team(), file.entry(), "inbox.work.file-withdrawn", traces.openers(file.entry()), by);
    }

    private void tell(RecordId team, RecordId entry, String text, Set<OfficerId> openers, Optional<OfficerId> by) {
        openers.stream()
                .filter(officer -> !by.equals(Optional.of(officer)))
                .forEach(officer -> put(team, entry, text, officer));
    }

    /** What was told of the same entry before gives way. */
    private void put(RecordId team, RecordId entry, String text, OfficerId officer) {
        inbox.put(new InboxItem(
                Mentions.USE,
                "withdrawn/" + entry + "/" + Mentions.hash(officer),
                team,
                ItemKind.NEWS,
                new Recipient.One(officer),
                text,
                List.of(signing.name(team)),
                "/jit/teams/" + team + "/work/entries/" + entry));
    }
}
