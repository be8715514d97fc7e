package org.enlace.files.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.files.Erasure;
import org.enlace.files.FileUse;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** What is asked of files. */
final class Reading {
    private static final int BUFFER = 1 << 16;

    private final FileStore store;
    private final Vault vault;
    private final FileKeys keys;
    private final Owners owners;
    private final Audit audit;

    Reading(FileStore store, Vault vault, FileKeys keys, Owners owners, Audit audit) {
        this.store = store;
        this.vault = vault;
        this.keys = keys;
        this.owners = owners;
        this.audit = audit;
    }

    List<StoredFile> of(OwnerRef owner, Caller caller) {
        owners.readable(owner, caller);
        return store.of(owner).stream().map(FileStore.Entry::file).toList();
    }

    StoredFile find(RecordId id, Caller caller) {
        return readable(id, caller).file();
    }

    Optional<Erasure> erased(RecordId id, Caller caller) {
        caller.require(Files.READ);
        Optional<Erasure> erasure = store.erasure(id);
        erasure.ifPresent(proof -> hidden(id, () -> owners.known(proof.owner(), caller)));
        return erasure;
    }

    InputStream open(RecordId id, long from, long to, Caller caller) {
        FileStore.Entry entry = readable(id, caller);
        StoredFile file = entry.file();
        FileUse use = hidden(id, () -> owners.openable(file.owner(), caller)).use();
        long size = file.content().size();
        if (from < 0 || from > to || to > size) {
            throw new IllegalArgumentException("Bytes " + from + " to " + to + " of " + size);
        }
        if (file instanceof StoredFile.Removed) {
            throw new Refusal("files.removed", "The file was removed from its record; put it back to read it");
        }
        switch (file.content().state()) {
            case RECEIVED ->
                throw new Refusal("files.waiting", "The file waits for the virus scanner; come back in a minute");
            case QUARANTINED ->
                throw new Refusal(
                        "files.quarantined",
                        "The virus scanner found " + file.content().finding() + " in the file; nobody is given it",
                        file.content().finding());
            case AVAILABLE ->
                audit.record(FileActs.done("files.read", file, caller).fact("read", to - from));
        }
        use.opened(file, caller);
        return checked(file, () -> content(entry.kept(), from, to), caller);
    }

    /** The first bytes are read before anything is answered: where they were altered or are gone, that is the answer. */
    private InputStream checked(StoredFile file, Supplier<InputStream> content, Caller caller) {
        try {
            return begun(content.get());
        } catch (IOException | UncheckedIOException e) {
            audit.record(FileActs.failed("files.read", file, caller));
            throw new Refusal(
                    "files.damaged",
                    "The stored bytes of the file were altered or are gone; have an administrator run files:check and"
                            + " restore them from a backup");
        }
    }

    /** What was read stays to be read; what cannot be is closed. */
    private static InputStream begun(InputStream content) throws IOException {
        BufferedInputStream in = new BufferedInputStream(content, BUFFER);
        in.mark(1);
        try {
            in.read();
            in.reset();
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** A content, decrypted as it is read. */
    InputStream content(Kept kept, long from, long to) {
        return vault.read(kept.disk(), sealing(kept), kept.content().size(), from, to);
    }

    Sealing sealing(Kept kept) {
        byte[] ownerKey = keys.unwrapOwner(store.ownerKey(kept.owner()).orElseThrow(), kept.owner());
        byte[] key = keys.unwrapContent(kept.wrapped(), ownerKey, kept.id());
        return new Sealing(key, kept.owner(), kept.id(), kept.chunk());
    }

    FileStore.Entry readable(RecordId id, Caller caller) {
        caller.require(Files.READ);
        FileStore.Entry entry = store.find(id).orElseThrow(() -> new NotFound(Files.KIND, id.toString()));
        hidden(id, () -> owners.readable(entry.file().owner(), caller));
        return entry;
    }

    /** Whoever may not know of the record is told nothing of it: only that there is no such file. */
    static <T> T hidden(RecordId id, Supplier<T> access) {
        try {
            return access.get();
        } catch (NotFound e) {
            throw new NotFound(Files.KIND, id.toString());
        }
    }
}
