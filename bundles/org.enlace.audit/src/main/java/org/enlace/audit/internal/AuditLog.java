package org.enlace.audit.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.enlace.audit.internal.AuditStore.Recorded;
import org.enlace.audit.internal.Sequencer.Committed;
import org.enlace.audit.proof.Head;
import org.enlace.audit.proof.Merkle;
import org.enlace.keys.Keys;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.HealthCheck;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's log of acts. An entry is inserted by the transaction of its act; one thread then gives it its place in the tree, a
 * moment after the commit, so that those who write never wait for one another.
 */
@Component(
        service = {Audit.class, AuditLog.class, HealthCheck.class},
        immediate = true,
        configurationPid = AuditLog.PID)
@Designate(ocd = AuditLog.Config.class)
public final class AuditLog implements Audit, HealthCheck {
    static final String PID = "org.enlace.audit";
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final Duration STALLED = Duration.ofMinutes(1);

    /** Others on the same database may have stopped before their entries were placed. */
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private static final Duration RETRY = Duration.ofSeconds(5);

    /** So long entries gather before they get their places together: a tile is written once for all of them. */
    private static final Duration GATHERED = Duration.ofMillis(50);

    /** So long a start may take before this thread asks for the processor. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How the log is kept. */
    @ObjectClassDefinition(
            id = PID,
            name = "Audit",
            description = "The log of acts, which proves that it was not altered.")
    public @interface Config {
        @AttributeDefinition(
                description = "Minutes between two signed heads, while there are new entries",
                min = "1",
                max = "1440")
        int headMinutes() default 10;
    }

    private final AuditStore store;
    private final Transactions transactions;
    private final Recording recording;
    private final Sequencer sequencer;
    private final BundleContext context;
    private final Node node;
    private final BlockingQueue<Committed> committed = new LinkedBlockingQueue<>(20_000);
    private final Thread thread;
    private volatile Duration interval;
    private volatile boolean ending;
    private volatile String trouble;

    @Activate
    public AuditLog(
            BundleContext context,
            @Reference AuditStore store,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Keys keys,
            @Reference Node node,
            Config config) {
        this(
                context,
                store,
                transactions,
                ids,
                keys,
                node,
                Duration.ofMinutes(config.headMinutes()),
                Clock.systemUTC());
    }

    AuditLog(
            BundleContext context,
            AuditStore store,
            Transactions transactions,
            RecordIds ids,
            Keys keys,
            Node node,
            Duration interval,
            Clock clock) {
        this.context = context;
        this.store = store;
        this.transactions = transactions;
        this.node = node;
        this.interval = interval;
        recording = new Recording(ids, clock);
        sequencer = new Sequencer(store, transactions, keys, node.country().value(), clock);
        thread = new Thread(this::keepInOrder, "audit-sequencer");
        thread.setDaemon(true);
        thread.start();
    }

    @Modified
    void modified(Config config) {
        interval = Duration.ofMinutes(config.headMinutes());
    }

    @Override
    public void record(Act act) {
        record(recording.of(act));
    }

    /** An act as it will be recorded, for those who need its id before. */
    Recorded entry(Act act) {
        return recording.of(act);
    }

    void record(Recorded entry) {
        transactions.run(() -> {
            store.insert(entry);
            // Where the queue is full the entry is found in the database, a little later.
            transactions.afterCommit(
                    () -> committed.offer(new Committed(entry.body().id(), Merkle.leaf(entry.text()))));
        });
    }

    /** Everything that is committed has its place when this returns, and a head covers it. Empty while nothing was recorded. */
    Optional<Head> signed() {
        try {
            sequencer.placeAll();
        } catch (Stale e) {
            LOG.debug("Somebody writes entries; they get their place once they are committed", e);
        }
        return sequencer.sign();
    }

    private void keepInOrder() {
        boolean started = context == null;
        long swept = 0;
        while (!ending) {
            try {
                if (!started) {
                    wait(PATIENCE);
                    record(Act.done("node.start", Caller.node()).code("version", node.version()));
                    started = true;
                }
                if (swept == 0 || System.nanoTime() - swept > SWEEP.toNanos()) {
                    sequencer.placeAll();
                    swept = System.nanoTime();
                }
                Duration left = sequencer.untilHead(interval);
                if (left.isZero()) {
                    sequencer.sign();
                    left = interval;
                }
                trouble = null;
                placeNext(left.compareTo(SWEEP) < 0 ? left : SWEEP);
            } catch (InterruptedException e) {
                return;
            } catch (Stale e) {
                LOG.debug("Somebody writes entries; they get their place once they are committed", e);
                swept = System.nanoTime();
            } catch (RuntimeException e) {
                if (!ending) {
                    tell(e);
                    pause();
                }
            }
        }
    }

    private void placeNext(Duration most) throws InterruptedException {
        long until = System.nanoTime() + most.toNanos();
        List<Committed> batch = new ArrayList<>();
        while (!ending && System.nanoTime() < until) {
            Committed next = committed.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null || next.id().isEmpty()) {
                return;
            }
            batch.add(next);
            gather(batch);
            sequencer.place(batch);
            batch.clear();
        }
    }

    private void gather(List<Committed> batch) throws InterruptedException {
        long until = System.nanoTime() + GATHERED.toNanos();
        while (batch.size() < Sequencer.BATCH) {
            Committed next = committed.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null || next.id().isEmpty()) {
                return;
            }
            batch.add(next);
        }
    }

    private void wait(Duration time) throws InterruptedException {
        Committed next = committed.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        if (next != null && !next.id().isEmpty()) {
            sequencer.place(List.of(next));
        }
    }

    private void tell(RuntimeException e) {
        if (trouble == null) {
            trouble = "Entries of the audit wait for their place in the tree: " + e.getMessage();
            LOG.error(
                    "Entries of the audit could not be given their place; it is tried again every {} s",
                    RETRY.toSeconds(),
                    e);
        }
    }

    private void pause() {
        try {
            wait(RETRY);
        } catch (InterruptedException e) {
            ending = true;
        } catch (RuntimeException e) {
            LOG.debug("Still not", e);
        }
    }

    /** Never interrupted: an interrupt would hit Derby in the middle of its files. */
    @Deactivate
    void stop() {
        ending = true;
        committed.clear();
        committed.offer(new Committed("", new byte[0]));
        try {
            thread.join(STALLED.toMillis());
            if (context != null && stopping()) {
                record(Act.done("node.stop", Caller.node()));
            }
            signed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error(
                    "The audit could not be signed at the end; what is left is placed and signed at the next start", e);
        }
    }

    private boolean stopping() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.STOPPING;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public List<Problem> problems() {
        String problem = trouble;
        return problem == null ? List.of() : List.of(new Problem(false, problem));
    }
}
