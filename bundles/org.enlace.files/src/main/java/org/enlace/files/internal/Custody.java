package org.enlace.files.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.enlace.files.Erasure;
import org.enlace.files.Files;
import org.enlace.files.Hold;
import org.enlace.files.OwnerRef;
import org.enlace.files.Sha256;
import org.enlace.files.Stamp;
import org.enlace.files.StoredFile;
import org.enlace.files.StoredFile.Attached;
import org.enlace.files.StoredFile.Removed;
import org.enlace.keys.Keys;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Era;
import org.enlace.platform.Hashing;
import org.enlace.platform.Node;
import org.enlace.platform.NotFound;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;

/** What becomes of a file once it is there: removed and put back, held and kept, erased. */
final class Custody {
    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 500;

    private final FileStore store;
    private final Sweep sweep;
    private final Owners owners;
    private final Keys keys;
    private final Node node;
    private final Transactions transactions;
    private final Audit audit;
    private final Clock clock;

    Custody(
            FileStore store,
            Sweep sweep,
            Owners owners,
            Keys keys,
            Node node,
            Transactions transactions,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.sweep = sweep;
        this.owners = owners;
        this.keys = keys;
        this.node = node;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    Removed remove(RecordId id, int version, Caller caller) {
        return change(id, version, Files.ADD, caller, "files.remove", null, (file, stamp) -> {
            refuseHeld(file);
            if (!(file instanceof Attached there)) {
                throw new Refusal("files.removed", "The file was removed already; put it back or leave it");
            }
            return new Removed(
                    id,
                    version + 1,
                    there.owner(),
                    there.name(),
                    there.content(),
                    there.added(),
                    there.keepUntil(),
                    there.holds(),
                    stamp);
        });
    }

    Attached restore(RecordId id, int version, Caller caller) {
        return change(id, version, Files.ADD, caller, "files.restore", null, (file, stamp) -> {
            if (!(file instanceof Removed gone)) {
                throw new Refusal("files.not-removed", "The file is on its record; only a removed one is put back");
            }
            return attached(gone, gone.keepUntil(), gone.holds());
        });
    }

    StoredFile hold(RecordId id, int version, String reason, Caller caller) {
        String why = checked(reason);
        return change(id, version, Files.HOLD, caller, "files.hold", why, (file, stamp) -> {
            refuseHeld(file);
            List<Hold> holds = new ArrayList<>(file.holds());
            holds.add(new Hold(why, stamp, Optional.empty()));
            return with(file, file.keepUntil(), holds);
        });
    }

    StoredFile lift(RecordId id, int version, String reason, Caller caller) {
        String why = checked(reason);
        return change(id, version, Files.HOLD, caller, "files.lift", why, (file, stamp) -> {
            if (!file.held()) {
                throw new Refusal("files.not-held", "No legal hold stands on the file; there is nothing to lift");
            }
            List<Hold> holds = file.holds().stream()
                    .map(hold -> hold.standing() ? new Hold(hold.reason(), hold.placed(), Optional.of(stamp)) : hold)
                    .toList();
            return with(file, file.keepUntil(), holds);
        });
    }

    StoredFile keep(RecordId id, int version, Instant until, String reason, Caller caller) {
        String why = checked(reason);
        return change(id, version, Files.HOLD, caller, "files.keep", why, (file, stamp) -> {
            if (!Era.holds(until)) {
                throw new Refusal("files.until", "A file is kept until a day of the years 1 to 9999, not " + until)
                        .at("until");
            }
            Instant least = file.keepUntil().orElse(stamp.at());
            if (!until.isAfter(least)) {
                throw new Refusal(
                                "files.retention",
                                "The file is kept until " + least + " at least, and a retention is never made shorter;"
                                        + " give a later day",
                                lastDay(least, caller))
                        .at("until");
            }
            return with(file, Optional.of(until.truncatedTo(ChronoUnit.MICROS)), file.holds());
        });
    }

    Erasure erase(RecordId id, int version, String reason, Caller caller) {
        String why = checked(reason);
        known(id, Files.ERASE, caller);
        return transactions.call(() -> {
            FileStore.Entry entry = known(id, Files.ERASE, caller);
            StoredFile file = entry.file();
            store.holdOwner(file.owner());
            fresh(file, version);
            refuseHeld(file);
            Stamp stamp = stamp(caller);
            file.keepUntil().filter(until -> until.isAfter(stamp.at())).ifPresent(until -> {
                throw new Refusal(
                        "files.kept",
                        "The file is kept until " + until + "; it is erased after that",
                        lastDay(until, caller));
            });
            boolean last = store.references(entry.kept().id()) == 1;
            Erasure erasure = erasure(file, stamp, why, last);
            store.erase(file, erasure);
            if (last) {
                store.dropContent(entry.kept().id());
                store.give(file.content().size());
                store.dropUnusedOwner(file.owner());
                transactions.afterCommit(() -> sweep.remove(entry.kept().disk()));
            }
            audit.record(FileActs.done("files.erase", file, caller)
                    .because(why)
                    .fact("last", last)
                    .code("signer", erasure.signer())
                    .changed("name", file.name().value(), null));
            if (file instanceof Attached) {
                owners.use(file.owner().use()).ifPresent(use -> use.gone(file, caller));
            }
            return erasure;
        });
    }

    private Erasure erasure(StoredFile file, Stamp stamp, String reason, boolean last) {
        Sha256 nameHash = new Sha256(HexFormat.of()
                .formatHex(Hashing.sha256().digest(file.name().value().getBytes(StandardCharsets.UTF_8))));
        String statement = String.join(
                "\n",
                "Enlace: statement of erasure, version 1",
                "node: " + node.country(),
                "file: " + file.id(),
                "record: " + file.owner().use() + " " + file.owner().record(),
                "sha256: " + file.content().sha256(),
                "bytes: " + file.content().size(),
                "name-sha256: " + nameHash,
                "content: " + (last ? "key destroyed, bytes removed" : "kept, the record has it by another file"),
                "erased-by: " + stamp.officer(),
                "erased-at: " + stamp.at(),
                "reason: " + reason,
                "");
        Keys.Signed signed = keys.sign(statement.getBytes(StandardCharsets.UTF_8));
        return new Erasure(
                file.id(),
                file.owner(),
                file.content().sha256(),
                file.content().size(),
                nameHash,
                stamp,
                reason,
                last,
                statement,
                signed.signer(),
                Base64.getEncoder().encodeToString(signed.signature()));
    }

    private <F extends StoredFile> F change(
            RecordId id,
            int version,
            Permission needed,
            Caller caller,
            String code,
            String reason,
            BiFunction<StoredFile, Stamp, F> change) {
        known(id, needed, caller);
        return transactions.call(() -> {
            StoredFile file = known(id, needed, caller).file();
            fresh(file, version);
            F changed = change.apply(file, stamp(caller));
            store.update(changed);
            Act act = FileActs.done(code, changed, caller)
                    .changed("keepUntil", text(file.keepUntil()), text(changed.keepUntil()));
            audit.record(reason == null ? act : act.because(reason));
            told(file, changed, caller);
            return changed;
        });
    }

    /** The module learns what is on its record and what is not any more. */
    private void told(StoredFile before, StoredFile after, Caller caller) {
        owners.use(after.owner().use()).ifPresent(use -> {
            if (before instanceof Attached && after instanceof Removed) {
                use.gone(after, caller);
            } else if (before instanceof Removed && after instanceof Attached there) {
                use.attached(there, caller);
            }
        });
    }

    private FileStore.Entry known(RecordId id, Permission needed, Caller caller) {
        caller.require(needed);
        FileStore.Entry entry = store.find(id).orElseThrow(() -> new NotFound(Files.KIND, id.toString()));
        OwnerRef owner = entry.file().owner();
        Reading.hidden(
                id, () -> needed.equals(Files.ADD) ? owners.changeable(owner, caller) : owners.known(owner, caller));
        return entry;
    }

    private static void fresh(StoredFile file, int version) {
        if (file.version() != version) {
            throw new Stale(Files.KIND, file.id().toString());
        }
    }

    private static void refuseHeld(StoredFile file) {
        file.holds().stream().filter(Hold::standing).findFirst().ifPresent(hold -> {
            throw new Refusal(
                    "files.held",
                    "A legal hold of " + hold.placed().officer() + " stands on the file; have it lifted first",
                    hold.placed().officer());
        });
    }

    private static String checked(String reason) {
        String clean =
                reason == null ? "" : reason.replaceAll("\\p{Cntrl}+", " ").strip();
        if (clean.length() < SHORTEST_REASON || clean.length() > LONGEST_REASON) {
            throw new Refusal(
                            "files.reason-length",
                            "A reason has " + SHORTEST_REASON + " to " + LONGEST_REASON + " characters, not "
                                    + clean.length() + "; say why",
                            SHORTEST_REASON,
                            LONGEST_REASON,
                            clean.length())
                    .at("reason");
        }
        return clean;
    }

    private static StoredFile with(StoredFile file, Optional<Instant> keepUntil, List<Hold> holds) {
        return file instanceof Removed gone
                ? new Removed(
                        gone.id(),
                        gone.version() + 1,
                        gone.owner(),
                        gone.name(),
                        gone.content(),
                        gone.added(),
                        keepUntil,
                        holds,
                        gone.removed())
                : attached(file, keepUntil, holds);
    }

    private static Attached attached(StoredFile file, Optional<Instant> keepUntil, List<Hold> holds) {
        return new Attached(
                file.id(),
                file.version() + 1,
                file.owner(),
                file.name(),
                file.content(),
                file.added(),
                keepUntil,
                holds);
    }

    private Stamp stamp(Caller caller) {
        return new Stamp(caller.officer(), clock.instant());
    }

    private static String text(Optional<Instant> until) {
        return until.map(Instant::toString).orElse(null);
    }

    private static String lastDay(Instant end, Caller caller) {
        return LocalDate.ofInstant(end.minusNanos(1), caller.zone()).toString();
    }
}
