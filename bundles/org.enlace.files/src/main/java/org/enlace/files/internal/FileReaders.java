package org.enlace.files.internal;

import java.util.Optional;
import org.enlace.files.Erasure;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.RecordReaders;

/** Answers for files, which are read by the readers of their record, and for the records themselves. */
final class FileReaders implements RecordReaders {
    private final FileStore store;
    private final Owners owners;

    FileReaders(FileStore store, Owners owners) {
        this.store = store;
        this.owners = owners;
    }

    @Override
    public boolean mayRead(String kind, String id, Caller caller) {
        if (!caller.holds(Files.READ)) {
            return false;
        }
        RecordId record;
        try {
            record = RecordId.parse(id);
        } catch (Refusal e) {
            return false;
        }
        return kind.equals(Files.KIND)
                ? owner(record).filter(owner -> owners.mayRead(owner, caller)).isPresent()
                : owners.mayRead(kind, record, caller);
    }

    private Optional<OwnerRef> owner(RecordId file) {
        return store.find(file).map(entry -> entry.file().owner()).or(() -> store.erasure(file)
                .map(Erasure::owner));
    }
}
