package org.enlace.jit.internal;

import java.time.Clock;
import java.util.function.Supplier;
import org.enlace.audit.AuditProofs;
import org.enlace.files.Files;
import org.enlace.inbox.Inbox;
import org.enlace.jit.internal.bundle.AuditExtracts;
import org.enlace.jit.internal.bundle.BundleBook;
import org.enlace.jit.internal.bundle.BundleDesk;
import org.enlace.jit.internal.bundle.BundleMaker;
import org.enlace.jit.internal.bundle.BundlePapers;
import org.enlace.jit.internal.bundle.BundleRounds;
import org.enlace.jit.internal.bundle.Exhibits;
import org.enlace.jit.internal.bundle.Reviews;
import org.enlace.keys.Keys;
import org.enlace.platform.Audit;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Rounds;
import org.enlace.platform.Transactions;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the use cases of bundles for courts together, when somebody first asks for them. */
@Component(service = BundleArea.class)
public final class BundleComponent implements BundleArea {
    private static final Logger LOG = LoggerFactory.getLogger(BundleComponent.class);

    private final BundleBook book;
    private final BundleDesk desk;
    private final BundleRounds rounds;
    private final Rounds thread;

    /** What it is put together from. */
    public record Ground(
            Supplier<Desks> desks,
            JitStores stores,
            Changes changes,
            Inbox inbox,
            Keys keys,
            Supplier<Files> files,
            AuditExtracts audit,
            Supplier<BundlePapers> papers) {}

    @Activate
    public BundleComponent(
            @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks,
            @Reference JitStores stores,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Audit audit,
            @Reference SearchIndex search,
            @Reference Inbox inbox,
            @Reference Keys keys,
            @Reference(service = Files.class) ComponentServiceObjects<Files> files,
            @Reference(service = AuditProofs.class) ComponentServiceObjects<AuditProofs> proofs,
            @Reference(service = BundlePapers.class) ComponentServiceObjects<BundlePapers> papers) {
        this(
                new Ground(
                        new Lazily<>(desks),
                        stores,
                        new Changes(stores, transactions, ids, audit, search, Clock.systemUTC()),
                        inbox,
                        keys,
                        new Lazily<>(files),
                        AuditExtracts.from(new Lazily<>(proofs)),
                        new Lazily<>(papers)),
                true);
    }

    /** For what has no framework: nothing is made but by a round. Not a constructor anybody sees: the framework would try each. */
    public static BundleComponent of(Ground ground) {
        return new BundleComponent(ground, false);
    }

    private BundleComponent(Ground ground, boolean alone) {
        Exhibits exhibits = new Exhibits(ground.desks(), ground.stores(), ground.files());
        Reviews reviews = new Reviews(ground.desks(), exhibits, ground.files());
        book = new BundleBook(ground.desks(), ground.stores().bundles(), ground.changes(), ground.inbox());
        desk = new BundleDesk(
                ground.desks(), book, reviews, ground.changes(), ground.files(), alone ? this::begin : () -> {});
        rounds = new BundleRounds(
                ground.desks(),
                book,
                new BundleMaker(
                        ground.desks(), reviews, ground.files(), ground.papers(), ground.audit(), ground.keys()),
                ground.changes(),
                ground.files());
        thread = new Rounds("jit-bundles", rounds::round, e -> LOG.warn("Court bundles could not be looked at", e));
    }

    @Deactivate
    public void close() throws InterruptedException {
        thread.close();
    }

    @Override
    public BundleDesk desk() {
        return desk;
    }

    @Override
    public BundleBook book() {
        return book;
    }

    @Override
    public BundleRounds rounds() {
        return rounds;
    }

    @Override
    public void begin() {
        thread.begin();
    }
}
