package org.enlace.files.internal;

import java.util.Optional;
import org.enlace.files.Erasure;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
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
        return caller.holds(Files.READ)
                && RecordId.read(id)
                        .filter(record -> kind.equals(Files.KIND)
                                ? owner(record)
                                        .filter(owner -> owners.mayRead(owner, caller))
                                        .isPresent()
                                : owners.mayRead(kind, record, caller))
                        .isPresent();
    }

    private Optional<OwnerRef> owner(RecordId file) {
        return store.find(file).map(entry -> entry.file().owner()).or(() -> store.erasure(file)
                .map(Erasure::owner));
    }
}
