package org.enlace.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.files.FileName;
import org.enlace.files.FileUse;
import org.enlace.files.OwnerRef;
import org.enlace.files.Sha256;
import org.enlace.files.StoredFile;
import org.enlace.files.Upload;
import org.enlace.platform.Caller;
import org.enlace.platform.Hashing;
import org.enlace.platform.NotFound;
import org.enlace.platform.Origin;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;

/**
 * How files come in: a row, then the bytes, part by part, each brought to the disk before the row says so; at the end the row turns
 * into a file in one transaction. A file on the disk that no row names is of no use to anybody, and is swept away.
 */
final class Intake {
    private static final String UPLOAD = "upload";

    private final FileStore store;
    private final Vault vault;
    private final FileKeys keys;
    private final Arrivals arrivals;
    private final Completion completion;
    private final Owners owners;
    private final Transactions transactions;
    private final RecordIds ids;
    private final Rules rules;
    private final Turns turns = new Turns();
    private final Object ownerKeys = new Object();

    /** What the node is set to, now. */
    interface Rules {
        long quota();

        Duration uploadsLast();

        boolean scans();

        /** Plain bytes of a part. */
        int chunk();
    }

    Intake(
            FileStore store,
            Vault vault,
            FileKeys keys,
            Arrivals arrivals,
            Completion completion,
            Owners owners,
            Transactions transactions,
            RecordIds ids,
            Rules rules) {
        this.store = store;
        this.vault = vault;
        this.keys = keys;
        this.arrivals = arrivals;
        this.completion = completion;
        this.owners = owners;
        this.transactions = transactions;
        this.ids = ids;
        this.rules = rules;
    }

    StoredFile add(OwnerRef owner, FileName name, InputStream content, Caller caller) {
        Upload upload = begin(owner, name, Optional.empty(), Optional.empty(), caller);
        boolean done = false;
        try (PushbackInputStream in = new PushbackInputStream(content)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                in.unread(next);
                InputStream part = new Part(in, upload.chunk());
                upload = append(upload.id(), upload.offset(), part, caller);
            }
            StoredFile file = complete(upload.id(), caller);
            done = true;
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!done) {
                arrivals.abandon(upload.id());
            }
        }
    }

    Upload begin(OwnerRef owner, FileName name, Optional<Long> size, Optional<Sha256> sha256, Caller caller) {
        FileUse use = owners.changeable(owner, caller).use();
        if (name.marked() && caller.origin().door() != Origin.Door.NODE) {
            throw new Refusal(
                            "files.name-marks",
                            "The name holds a character that nobody sees, such as a mark of the direction of writing or"
                                    + " a space without width; rename the file")
                    .at("name");
        }
        use.begins(owner.record(), caller);
        size.ifPresent(bytes -> check(bytes, use));
        arrivals.giveUpIdle();
        RecordId id = ids.next();
        Instant now = arrivals.now();
        Upload upload = new Upload(id, owner, name, size, sha256, 0, rules.chunk(), now.plus(rules.uploadsLast()));
        // Two first files of a record at once would both make its key.
        synchronized (ownerKeys) {
            transactions.run(() -> {
                byte[] ownerKey = store.holdOwner(owner)
                        .map(wrapped -> keys.unwrapOwner(wrapped, owner))
                        .orElseGet(() -> newOwner(owner));
                String wrapped = keys.wrapContent(keys.fresh(), ownerKey, id);
                store.insert(new Incoming(upload, caller.officer(), now, keys.diskName(id), wrapped));
            });
        }
        return upload;
    }

    private byte[] newOwner(OwnerRef owner) {
        byte[] key = keys.fresh();
        store.insertOwner(owner, keys.wrapOwner(key, owner));
        return key;
    }

    private void check(long bytes, FileUse use) {
        if (bytes < 1) {
            throw Refusals.empty();
        }
        if (bytes > use.largest()) {
            throw Refusals.tooLarge(use);
        }
        if (bytes > rules.quota() - store.total()) {
            throw Refusals.quota(rules.quota());
        }
    }

    Upload upload(RecordId id, Caller caller) {
        return shown(mine(id, caller));
    }

    /** What of a record is on its way by somebody, the newest first. */
    List<Upload> uploads(OwnerRef owner, Caller caller) {
        caller.require(org.enlace.files.Files.ADD);
        owners.readable(owner, caller);
        return store.incoming(owner, caller.officer()).stream().map(this::shown).toList();
    }

    boolean coming(OwnerRef owner, Caller caller) {
        caller.require(org.enlace.files.Files.ERASE);
        owners.known(owner, caller);
        return store.coming(owner);
    }

    private Upload shown(Incoming incoming) {
        Upload upload = incoming.upload();
        return new Upload(
                upload.id(),
                upload.owner(),
                upload.name(),
                upload.size(),
                upload.sha256(),
                upload.offset(),
                upload.chunk(),
                incoming.touched().plus(rules.uploadsLast()));
    }

    Upload append(RecordId id, long offset, InputStream content, Caller caller) {
        mine(id, caller);
        return turns.of(id, () -> next(mine(id, caller), offset, content, caller));
    }

    private Upload next(Incoming incoming, long offset, InputStream content, Caller caller) {
        Upload upload = incoming.upload();
        FileUse use = owners.changeable(upload.owner(), caller).use();
        if (offset != upload.offset()) {
            throw new Refusal(
                            "files.offset",
                            "The next byte of this file is " + upload.offset() + " and not " + offset
                                    + "; go on from there",
                            upload.offset(),
                            offset)
                    .at("offset");
        }
        long left = upload.size().orElse(use.largest()) - offset;
        if (left <= 0 || offset % upload.chunk() != 0) {
            throw new Refusal("files.ended", "All of the file has come; complete it");
        }
        int most = (int) Math.min(left, upload.chunk());
        Sealing sealing = arrivals.sealing(incoming);
        long part = offset / upload.chunk();
        MessageDigest digest = arrivals.digests().at(upload.id(), offset);
        MessageDigest told = digest == null ? Hashing.sha256() : digest;
        int written = vault.write(incoming.disk(), sealing, part, content, most, () -> excess(most, upload, use), told);
        boolean kept = false;
        try {
            if (written == 0 || upload.size().isPresent() && written < most) {
                throw Refusals.chunk(upload.chunk());
            }
            Instant now = arrivals.now();
            transactions.run(() -> {
                if (!store.take(written, rules.quota())) {
                    throw Refusals.quota(rules.quota());
                }
                if (!store.advance(upload.id(), offset, offset + written, now)) {
                    throw new Stale(UPLOAD, upload.id().toString());
                }
            });
            kept = true;
        } finally {
            if (!kept) {
                vault.cut(incoming.disk(), sealing, part);
            }
        }
        if (digest != null) {
            arrivals.digests().reached(upload.id(), offset + written, digest);
        }
        return shown(mine(upload.id(), caller));
    }

    private static Refusal excess(int most, Upload upload, FileUse use) {
        if (most == upload.chunk()) {
            return Refusals.chunk(most);
        }
        return upload.size().isPresent() ? Refusals.wrongSize(upload.size().get()) : Refusals.tooLarge(use);
    }

    StoredFile complete(RecordId id, Caller caller) {
        return turns.of(id, () -> {
            Optional<Incoming> there = store.incoming(id);
            if (there.isEmpty()) {
                return made(id, caller);
            }
            return completion.complete(mine(id, caller), caller);
        });
    }

    /** Asked twice, because the first answer was lost. */
    private StoredFile made(RecordId id, Caller caller) {
        StoredFile file = store.find(id)
                .map(FileStore.Entry::file)
                .filter(entry -> entry.added().officer().equals(caller.officer()))
                .orElseThrow(() -> new NotFound(UPLOAD, id.toString()));
        owners.readable(file.owner(), caller);
        return file;
    }

    void cancel(RecordId id, Caller caller) {
        mine(id, caller);
        turns.of(id, () -> {
            store.incoming(id).ifPresent(arrivals::giveUp);
            return null;
        });
    }

    private Incoming mine(RecordId id, Caller caller) {
        caller.require(org.enlace.files.Files.ADD);
        Incoming incoming = store.incoming(id)
                .filter(upload -> upload.officer().equals(caller.officer()))
                .orElseThrow(() -> new NotFound(UPLOAD, id.toString()));
        owners.readable(incoming.upload().owner(), caller);
        return incoming;
    }
}
