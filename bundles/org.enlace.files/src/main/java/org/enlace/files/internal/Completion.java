package org.enlace.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.enlace.files.FileState;
import org.enlace.files.FileUse;
import org.enlace.files.Files;
import org.enlace.files.Sha256;
import org.enlace.files.Stamp;
import org.enlace.files.StoredFile;
import org.enlace.files.StoredFile.Content;
import org.enlace.files.Upload;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Hashing;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;

/** Makes a file of what has come: finds out what it is, holds it against what it was said to be, and turns one row into another. */
final class Completion {
    private static final String UPLOAD = "upload";

    private final FileStore store;
    private final Vault vault;
    private final Arrivals arrivals;
    private final Owners owners;
    private final Sniffer sniffer;
    private final Transactions transactions;
    private final Audit audit;
    private final Intake.Rules rules;
    private final Runnable arrived;

    /** @param arrived follows when a file waits for the scanner */
    Completion(
            FileStore store,
            Vault vault,
            Arrivals arrivals,
            Owners owners,
            Sniffer sniffer,
            Transactions transactions,
            Audit audit,
            Intake.Rules rules,
            Runnable arrived) {
        this.store = store;
        this.vault = vault;
        this.arrivals = arrivals;
        this.owners = owners;
        this.sniffer = sniffer;
        this.transactions = transactions;
        this.audit = audit;
        this.rules = rules;
        this.arrived = arrived;
    }

    StoredFile complete(Incoming incoming, Caller caller) {
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
            throw refused(incoming, caller, Refusals.empty());
        }
        Sealing sealing = arrivals.sealing(incoming);
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
                                            + TypeNames.of(use.mediaTypes()),
                                    TypeNames.of(type),
                                    TypeNames.of(use.mediaTypes()))
                            .at("file"));
        }
        if (!use.mediaTypes().contains(FileUse.ANY)
                && !Endings.agree(type, upload.name().value())) {
            throw refused(incoming, caller, Refusals.ending(upload.name(), type));
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
        Stamp stamp = new Stamp(caller.officer(), arrivals.now());
        Optional<Instant> keep = use.retention().isZero()
                ? Optional.empty()
                : Optional.of(stamp.at().plus(use.retention()));
        StoredFile.Attached file = new StoredFile.Attached(
                upload.id(), 1, upload.owner(), upload.name(), kept.content(), stamp, keep, List.of());
        store.insert(file, kept.id());
        audit.record(FileActs.done("files.add", file, caller)
                .changed("name", null, file.name().value()));
        use.attached(file, caller);
        transactions.afterCommit(() -> arrivals.digests().forget(upload.id()));
        if (kept.content().state() == FileState.RECEIVED) {
            transactions.afterCommit(arrived);
        }
        return file;
    }

    private Refusal refused(Incoming incoming, Caller caller, Refusal refusal) {
        arrivals.giveUp(incoming);
        audit.record(Act.refused("files.add", caller)
                .on(Files.KIND, incoming.upload().id())
                .code("use", incoming.upload().owner().use())
                .fact("record", incoming.upload().owner().record())
                .code("code", refusal.code()));
        return refusal;
    }

    private Sha256 sha256(Incoming incoming, Sealing sealing) {
        long size = incoming.upload().offset();
        MessageDigest digest = arrivals.digests().at(incoming.upload().id(), size);
        if (digest == null) {
            digest = Hashing.sha256();
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
}
