package org.enlace.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.enlace.files.FileName;
import org.enlace.files.FileState;
import org.enlace.files.FileUse;
import org.enlace.files.OwnerRef;
import org.enlace.files.Sha256;
import org.enlace.files.Stamp;
import org.enlace.files.StoredFile;
import org.enlace.files.StoredFile.Content;
import org.enlace.files.Upload;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
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
    /** Plain bytes of a part. */
    static final int CHUNK = 8 << 20;

    private static final int GIVEN_UP_AT_ONCE = 20;
    private static final String UPLOAD = "upload";

    private final FileStore store;
    private final Vault vault;
    private final FileKeys keys;
    private final Owners owners;
    private final Sniffer sniffer;
    private final Transactions transactions;
    private final RecordIds ids;
    private final Audit audit;
    private final Clock clock;
    private final Rules rules;
    private final Runnable arrived;
    private final Digests digests = new Digests();
    private final Turns turns = new Turns();
    private final Object ownerKeys = new Object();

    /** What the node is set to, now. */
    interface Rules {
        long quota();

        Duration uploadsLast();

        boolean scans();
    }

    /** @param arrived follows when a file waits for the scanner */
    Intake(
            FileStore store,
            Vault vault,
            FileKeys keys,
            Owners owners,
            Sniffer sniffer,
            Transactions transactions,
            RecordIds ids,
            Audit audit,
            Clock clock,
            Rules rules,
            Runnable arrived) {
        this.store = store;
        this.vault = vault;
        this.keys = keys;
        this.owners = owners;
        this.sniffer = sniffer;
        this.transactions = transactions;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
        this.rules = rules;
        this.arrived = arrived;
    }

    StoredFile add(OwnerRef owner, FileName name, InputStream content, Caller caller) {
        Upload upload = begin(owner, name, Optional.empty(), Optional.empty(), caller);
        boolean done = false;
        try (PushbackInputStream in = new PushbackInputStream(content)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                in.unread(next);
                InputStream part = new Part(in, CHUNK);
                upload = append(upload.id(), upload.offset(), part, caller);
            }
            StoredFile file = complete(upload.id(), caller);
            done = true;
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!done) {
                store.incoming(upload.id()).ifPresent(this::giveUp);
            }
        }
    }

    Upload begin(OwnerRef owner, FileName name, Optional<Long> size, Optional<Sha256> sha256, Caller caller) {
        FileUse use = owners.changeable(owner, caller).use();
        size.ifPresent(bytes -> check(bytes, use));
        giveUpIdle();
        RecordId id = ids.next();
        Instant now = now();
        Upload upload = new Upload(id, owner, name, size, sha256, 0, CHUNK, now.plus(rules.uploadsLast()));
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
            throw empty();
        }
        if (bytes > use.largest()) {
            throw tooLarge(use);
        }
        long there = store.usage(rules.quota()).bytes();
        if (bytes > rules.quota() - there) {
            throw quota();
        }
    }

    Upload upload(RecordId id, Caller caller) {
        return shown(mine(id, caller));
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
        Sealing sealing = sealing(incoming);
        long part = offset / upload.chunk();
        MessageDigest digest = digests.at(upload.id(), offset);
        MessageDigest told = digest == null ? Digests.sha256() : digest;
        int written = vault.write(incoming.disk(), sealing, part, content, most, () -> excess(most, upload, use), told);
        boolean kept = false;
        try {
            if (written == 0 || upload.size().isPresent() && written < most) {
                throw chunk(upload.chunk());
            }
            Instant now = now();
            transactions.run(() -> {
                if (!store.take(written, rules.quota())) {
                    throw quota();
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
            digests.reached(upload.id(), offset + written, digest);
        }
        return shown(mine(upload.id(), caller));
    }

    private static Refusal excess(int most, Upload upload, FileUse use) {
        if (most == upload.chunk()) {
            return chunk(most);
        }
        return upload.size().isPresent() ? wrongSize(upload.size().get()) : tooLarge(use);
    }

    StoredFile complete(RecordId id, Caller caller) {
        return turns.of(id, () -> {
            Optional<Incoming> there = store.incoming(id);
            if (there.isEmpty()) {
                return made(id, caller);
            }
            return made(mine(id, caller), caller);
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

    private StoredFile made(Incoming incoming, Caller caller) {
        Upload upload = incoming.upload();
        FileUse use = owners.changeable(upload.owner(), caller).use();
        long size = upload.offset();
        if (upload.size().filter(announced -> announced > size).isPresent()) {
            throw new Refusal(
                    "files.incomplete",
                    size + " of " + upload.size().get() + " bytes have come; send the rest, then complete",
                    size,
                    upload.size().get());
        }
        if (size == 0) {
            throw refused(incoming, caller, empty());
        }
        Sealing sealing = sealing(incoming);
        Sha256 sha256 = sha256(incoming, sealing);
        if (upload.sha256().filter(announced -> !announced.equals(sha256)).isPresent()) {
            throw refused(
                    incoming,
                    caller,
                    new Refusal(
                            "files.wrong-hash",
                            "The file has the SHA-256 " + sha256 + " and should have "
                                    + upload.sha256().get() + "; it was damaged on the way, send it again",
                            sha256,
                            upload.sha256().get()));
        }
        String type = sniffer.type(head(incoming, sealing), upload.name().value());
        if (!Sniffer.taken(use.mediaTypes(), type)) {
            throw refused(
                    incoming,
                    caller,
                    new Refusal(
                                    "files.type",
                                    "The file is of the type " + type + "; here are taken: "
                                            + String.join(", ", sorted(use)),
                                    type,
                                    String.join(", ", sorted(use)))
                            .at("file"));
        }
        FileState state = rules.scans() ? FileState.RECEIVED : FileState.AVAILABLE;
        Content content = new Content(sha256, size, type, state, "");
        return transactions.call(() -> stored(incoming, content, use, caller));
    }

    private StoredFile stored(Incoming incoming, Content content, FileUse use, Caller caller) {
        Upload upload = incoming.upload();
        store.holdOwner(upload.owner());
        if (!store.dropUpload(upload.id())) {
            throw new Stale(UPLOAD, upload.id().toString());
        }
        Kept kept = store.content(upload.owner(), content.sha256()).orElse(null);
        if (kept == null) {
            kept = new Kept(upload.id(), upload.owner(), content, upload.chunk(), incoming.disk(), incoming.wrapped());
            store.insert(kept);
        } else {
            // The record has it already: one is enough.
            store.give(content.size());
            transactions.afterCommit(() -> vault.remove(incoming.disk()));
        }
        Stamp stamp = new Stamp(caller.officer(), now());
        Optional<Instant> keep = use.retention().isZero()
                ? Optional.empty()
                : Optional.of(stamp.at().plus(use.retention()));
        StoredFile.Attached file = new StoredFile.Attached(
                upload.id(), 1, upload.owner(), upload.name(), kept.content(), stamp, keep, List.of());
        store.insert(file, kept.id());
        audit.record(FileActs.done("files.add", file, caller)
                .changed("name", null, file.name().value()));
        transactions.afterCommit(() -> digests.forget(upload.id()));
        if (kept.content().state() == FileState.RECEIVED) {
            transactions.afterCommit(arrived);
        }
        return file;
    }

    void cancel(RecordId id, Caller caller) {
        mine(id, caller);
        turns.of(id, () -> {
            store.incoming(id).ifPresent(this::giveUp);
            return null;
        });
    }

    /** Gives up what nobody has gone on with. */
    void giveUpIdle() {
        store.untouchedSince(now().minus(rules.uploadsLast()), GIVEN_UP_AT_ONCE).forEach(this::giveUp);
    }

    private Refusal refused(Incoming incoming, Caller caller, Refusal refusal) {
        giveUp(incoming);
        audit.record(Act.refused("files.add", caller)
                .on(org.enlace.files.Files.KIND, incoming.upload().id())
                .fact("use", incoming.upload().owner().use())
                .fact("record", incoming.upload().owner().record())
                .fact("code", refusal.code()));
        return refusal;
    }

    private void giveUp(Incoming incoming) {
        transactions.run(() -> {
            store.holdOwner(incoming.upload().owner());
            // As far as it has come by now.
            Optional<Incoming> there = store.incoming(incoming.upload().id());
            if (there.isPresent() && store.dropUpload(incoming.upload().id())) {
                store.give(there.get().upload().offset());
                store.dropUnusedOwner(incoming.upload().owner());
            }
        });
        digests.forget(incoming.upload().id());
        vault.remove(incoming.disk());
    }

    private Incoming mine(RecordId id, Caller caller) {
        caller.require(org.enlace.files.Files.ADD);
        Incoming incoming = store.incoming(id)
                .filter(upload -> upload.officer().equals(caller.officer()))
                .orElseThrow(() -> new NotFound(UPLOAD, id.toString()));
        owners.readable(incoming.upload().owner(), caller);
        return incoming;
    }

    private Sealing sealing(Incoming incoming) {
        Upload upload = incoming.upload();
        byte[] ownerKey = keys.unwrapOwner(store.ownerKey(upload.owner()).orElseThrow(), upload.owner());
        byte[] key = keys.unwrapContent(incoming.wrapped(), ownerKey, upload.id());
        return new Sealing(key, upload.owner(), upload.id(), upload.chunk());
    }

    private Sha256 sha256(Incoming incoming, Sealing sealing) {
        long size = incoming.upload().offset();
        MessageDigest digest = digests.at(incoming.upload().id(), size);
        if (digest == null) {
            digest = Digests.sha256();
            try (InputStream in = vault.read(incoming.disk(), sealing, size, 0, size)) {
                byte[] buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Sha256(HexFormat.of().formatHex(digest.digest()));
    }

    private byte[] head(Incoming incoming, Sealing sealing) {
        long size = incoming.upload().offset();
        try (InputStream in = vault.read(incoming.disk(), sealing, size, 0, Math.min(size, Sniffer.HEAD))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static List<String> sorted(FileUse use) {
        return use.mediaTypes().stream().sorted().toList();
    }

    private static Refusal empty() {
        return new Refusal("files.empty", "The file is empty; choose another one").at("file");
    }

    private static Refusal chunk(int bytes) {
        return new Refusal(
                "files.chunk",
                "A chunk of this file has " + bytes + " bytes, or fewer where the file ends; send it so",
                bytes);
    }

    private static Refusal wrongSize(long announced) {
        return new Refusal(
                "files.wrong-size",
                "The file was to have " + announced + " bytes and has more; send it again",
                announced);
    }

    private static Refusal tooLarge(FileUse use) {
        return new Refusal(
                        "files.too-large",
                        "A file has at most " + use.largest() + " bytes here; send a smaller one",
                        Sizes.megabytes(use.largest()))
                .at("file");
    }

    private Refusal quota() {
        return new Refusal(
                "files.quota",
                "The node's " + rules.quota()
                        + " bytes for files are used up; erase files, or set org.enlace.files.quota",
                Sizes.megabytes(rules.quota()));
    }

    /** A part of a stream, which stays open. */
    private static final class Part extends InputStream {
        private final InputStream in;
        private int left;

        Part(InputStream in, int length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(into, from, Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }
}
