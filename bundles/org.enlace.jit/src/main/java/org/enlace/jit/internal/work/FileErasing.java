package org.enlace.jit.internal.work;

import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.work.EntryFileStore.Row;
import org.enlace.jit.work.Entry;
import org.enlace.platform.Caller;

/** Erases files of entries that were taken back, their own or another country's; what a legal hold stands on waits until it is lifted. */
final class FileErasing {
    /** In whose name files of entries are read, taken in and erased: what the node does is decided by entries. */
    static final Caller KEEPER = Caller.node(Files.READ, Files.ADD, Files.ERASE, JitPermissions.READ);

    private static final String REASON = "Its entry, or the file itself, was taken back.";
    private static final int MOST = 200;

    private final EntryFileStore store;
    private final Supplier<Files> files;
    private final Changes changes;

    FileErasing(EntryFileStore store, Supplier<Files> files, Changes changes) {
        this.store = store;
        this.files = files;
        this.changes = changes;
    }

    /** In the current transaction: it is gone for everybody, and erased as soon as it may be. */
    void take(Row row) {
        store.put(row.taken());
        erase(row.taken());
    }

    /** What is left of an entry's files that were taken off it before. */
    void rest(Entry entry) {
        for (StoredFile file : files.get().of(new OwnerRef(EntryFiles.NAME, entry.id()), KEEPER)) {
            if (store.ofStored(file.id()).isEmpty()) {
                take(new Row(
                        changes.next(),
                        entry.id(),
                        entry.team(),
                        entry.owner(),
                        file.name().value(),
                        file.content().sha256().value(),
                        (int) file.content().size(),
                        changes.clock().instant(),
                        Optional.of(file.id()),
                        false,
                        false,
                        false));
            }
        }
    }

    /** What could not be erased before, in the current transaction. */
    void round() {
        store.gone(MOST).forEach(this::erase);
    }

    private void erase(Row row) {
        if (row.stored().isPresent()) {
            // Asked first: what is refused inside a transaction ends it.
            StoredFile file = files.get().find(row.stored().get(), KEEPER);
            boolean kept = file.held()
                    || file.keepUntil()
                            .filter(until -> until.isAfter(changes.clock().instant()))
                            .isPresent();
            if (kept) {
                return;
            }
            // Before the file: nothing follows from that it goes.
            store.remove(row);
            files.get().erase(file.id(), file.version(), REASON, KEEPER);
        } else {
            store.remove(row);
        }
        changes.record(TeamActs.done("jit.file-gone", Caller.node())
                .on(FileWire.TYPE, row.id())
                .fact("team", row.team())
                .fact("country", row.owner())
                .fact("entry", row.entry()));
    }
}
