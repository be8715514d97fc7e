package org.enlace.jit.internal.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.enlace.files.FileName;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Stamp;
import org.enlace.jit.access.Right;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Bundle.Making;
import org.enlace.jit.bundle.Damaged;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what was approved, each from its beginning: it is stored, encrypted, while it is read, and the row says that it is made in the
 * transaction in which its file is there. Whatever interrupts that leaves neither, and the next round begins again.
 */
public final class BundleRounds {
    private static final Logger LOG = LoggerFactory.getLogger(BundleRounds.class);

    /** Puts what was made into the files. */
    static final Caller KEEPER = Caller.node(Files.ADD, Files.READ, JitPermissions.READ);

    /** What whoever had a hand in a bundle needs, and no more. */
    static final Set<Permission> READS = Set.of(JitPermissions.READ, Files.READ);

    private final Supplier<Desks> desks;
    private final BundleBook book;
    private final BundleMaker maker;
    private final Changes changes;
    private final Supplier<Files> files;

    public BundleRounds(
            Supplier<Desks> desks, BundleBook book, BundleMaker maker, Changes changes, Supplier<Files> files) {
        this.desks = desks;
        this.book = book;
        this.maker = maker;
        this.changes = changes;
        this.files = files;
    }

    /** Makes all there are. @param stop whether it should end */
    public void round(BooleanSupplier stop) {
        for (Bundle bundle : book.making()) {
            if (stop.getAsBoolean()) {
                return;
            }
            make(bundle);
        }
    }

    private void make(Bundle waiting) {
        Optional<Bundle> begun = changes.read(() -> book.begun(waiting.id()));
        begun.ifPresent(bundle -> {
            try {
                store(bundle);
            } catch (Refusal refusal) {
                stop(bundle, refusal.code(), Optional.empty());
            } catch (NotFound lost) {
                stop(bundle, "jit.bundle-access", Optional.empty());
            } catch (DamagedFile file) {
                LOG.error("A court bundle was stopped: {}", bundle.id(), file);
                stop(bundle, "jit.bundle-damaged", Optional.of(file.damaged()));
            } catch (RuntimeException | IOException e) {
                LOG.warn("A court bundle could not be made and is begun again: {}", bundle.id(), e);
                if (((Making) bundle.state()).begun() >= Bundle.ATTEMPTS) {
                    stop(bundle, "jit.bundle-failed", Optional.empty());
                }
            }
        });
    }

    private void stop(Bundle bundle, String why, Optional<Damaged> damaged) {
        changes.read(() -> {
            book.stopped(bundle, why, damaged);
            return null;
        });
    }

    private void store(Bundle bundle) throws IOException {
        Caller caller = eyes(bundle);
        TeamView view = desks.get().signing().door().enter(caller, bundle.team(), Right.SEE_CONTENT);
        if (!BundleDesk.acts(view)) {
            throw new NotFound(BundleDesk.KIND, bundle.id().toString());
        }
        Parts.Built built = maker.make(bundle, view, changes.clock().instant(), caller);
        try (InputStream content = built.content()) {
            files.get()
                    .add(new OwnerRef(BundleFiles.NAME, bundle.id()), new FileName(book.name(bundle)), content, KEEPER);
        }
    }

    /**
     * The eyes of whoever approved it, as long as their account can be used: with what they said why they consult it, where they asked for
     * it to be made and the node has run since.
     */
    private Caller eyes(Bundle bundle) {
        Language language = bundle.request().language();
        Stamp approved = bundle.approved().orElseThrow();
        var signing = desks.get().signing();
        if (!changes.read(() -> signing.door().usable(Set.of(signing.marks().of(approved.officer()))))) {
            throw new NotFound("account", approved.officer().value());
        }
        return book.asked(bundle)
                .map(one -> new Caller(
                        one.officer(), one.actingFor(), one.unit(), language, one.zone(), one.grants(), one.origin()))
                .orElseGet(() -> Caller.holding(approved.officer(), language, ZoneOffset.UTC, READS));
    }

    /** A file was added to a bundle, in that transaction: that is the bundle. @throws Refusal {@code jit.bundle-state} */
    void attached(StoredFile.Attached file) {
        RecordId id = file.owner().record();
        changes.read(() -> {
            Bundle bundle = book.find(id).orElseThrow(() -> new NotFound(BundleDesk.KIND, id.toString()));
            book.made(
                    bundle.made(file.id(), file.content().size(), file.content().sha256()));
            return null;
        });
    }
}
