package org.enlace.jit.internal;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.enlace.exchange.Exchange;
import org.enlace.files.Files;
import org.enlace.inbox.Inbox;
import org.enlace.jit.internal.evidence.EvidenceConfig;
import org.enlace.jit.internal.loan.CopyDesk;
import org.enlace.jit.internal.loan.LoanDesk;
import org.enlace.jit.internal.loan.LoanEnding;
import org.enlace.jit.internal.loan.LoanFetching;
import org.enlace.jit.internal.loan.LoanGiving;
import org.enlace.jit.internal.loan.LoanParts;
import org.enlace.jit.internal.loan.LoanSettings;
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

/** Puts the use cases of loans together, when somebody first asks for them. */
@Component(service = LoanArea.class, configurationPid = EvidenceConfig.PID)
public final class LoanComponent implements LoanArea {
    private static final Logger LOG = LoggerFactory.getLogger(LoanComponent.class);

    private final LoanParts parts;
    private final Rounds thread;
    private final AtomicBoolean all = new AtomicBoolean();

    /** What it is put together from. */
    public record Ground(
            Supplier<Desks> desks,
            JitStores stores,
            Exchange exchange,
            Changes changes,
            Inbox inbox,
            Supplier<Files> files,
            LoanSettings settings) {}

    @Activate
    public LoanComponent(
            @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks,
            @Reference JitStores stores,
            @Reference Exchange exchange,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Audit audit,
            @Reference SearchIndex search,
            @Reference Inbox inbox,
            @Reference(service = Files.class) ComponentServiceObjects<Files> files,
            EvidenceConfig config) {
        this(
                new Ground(
                        new Lazily<>(desks),
                        stores,
                        exchange,
                        new Changes(stores, transactions, ids, audit, search, Clock.systemUTC()),
                        inbox,
                        new Lazily<>(files),
                        LoanSettings.of(config)),
                true);
    }

    /** For what has no framework: nothing is done but by a round. Not a constructor anybody sees: the framework would try each. */
    public static LoanComponent of(Ground ground) {
        return new LoanComponent(ground, false);
    }

    private LoanComponent(Ground ground, boolean alone) {
        parts = new LoanParts(ground, alone ? this::goOn : () -> {});
        thread = new Rounds(
                "jit-loans",
                stop -> round(all.getAndSet(false), stop),
                e -> LOG.warn("Loans could not be looked at", e));
    }

    /** Gives, fetches and ends what there is. @param stop whether it should end */
    public void round(BooleanSupplier stop) {
        round(true, stop);
    }

    /** The same. @param every whether everything is looked at; otherwise that for which something came */
    public void round(boolean every, BooleanSupplier stop) {
        parts.round(every, stop);
    }

    private void goOn() {
        thread.begin();
    }

    @Deactivate
    public void close() throws InterruptedException {
        thread.close();
    }

    @Override
    public LoanDesk desk() {
        return parts.desk();
    }

    @Override
    public CopyDesk copies() {
        return parts.copies();
    }

    @Override
    public LoanGiving giving() {
        return parts.giving();
    }

    @Override
    public LoanFetching fetching() {
        return parts.fetching();
    }

    @Override
    public LoanEnding ending() {
        return parts.ending();
    }

    @Override
    public void begin() {
        all.set(true);
        thread.begin();
    }
}
