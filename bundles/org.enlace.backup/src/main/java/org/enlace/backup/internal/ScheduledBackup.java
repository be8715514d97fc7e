package org.enlace.backup.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backup of each day. It needs no passphrase, for what it makes the node itself cannot open. It takes minutes, so it has a thread of
 * its own, and what keeps it from being made is not told to the scheduler: it is tried again here, after a minute, two, four and so on. One
 * that a kill cut off is made up for by the next, and the health of the node says when the last was made.
 */
final class ScheduledBackup implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledBackup.class);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private final NodeBackups backups;
    private final Transactions transactions;
    private final Schedule schedule;
    private final Duration pause;
    private boolean running;
    private boolean woken;
    private boolean over;

    ScheduledBackup(NodeBackups backups, Transactions transactions, LocalTime time) {
        this(backups, transactions, time, Duration.ofMinutes(1));
    }

    /** @param pause after a first failure; it doubles with each */
    ScheduledBackup(NodeBackups backups, Transactions transactions, LocalTime time, Duration pause) {
        this.backups = backups;
        this.transactions = transactions;
        this.pause = pause;
        schedule = Schedule.daily(time);
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String module() {
        return "";
    }

    @Override
    public Schedule schedule() {
        return schedule;
    }

    @Override
    public void run(Instant due) {
        transactions.afterCommit(this::begin);
    }

    @Override
    public String follow() {
        return "backup:list, and node:status where it was not made";
    }

    /** Where one waits to be tried again it is tried now. */
    private synchronized void begin() {
        woken = true;
        notifyAll();
        start(this::make);
    }

    /** One was not made before the node or its configuration changed: it is tried after the pause. */
    synchronized void again() {
        start(() -> {
            if (waited(pause)) {
                make();
            } else {
                ended();
            }
        });
    }

    private void start(Runnable work) {
        if (!running && !over) {
            running = true;
            Thread thread = new Thread(work, "enlace-backup");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private synchronized void ended() {
        running = false;
    }

    synchronized boolean isRunning() {
        return running;
    }

    /** Nothing is tried again; what is being made comes to an end with the backups. */
    synchronized void close() {
        over = true;
        notifyAll();
    }

    private void make() {
        try {
            Duration next = pause;
            while (begunAgain() && !made() && waited(next)) {
                next = next.compareTo(LONGEST_PAUSE.dividedBy(2)) > 0 ? LONGEST_PAUSE : next.multipliedBy(2);
            }
        } finally {
            ended();
        }
    }

    private synchronized boolean begunAgain() {
        woken = false;
        return !over;
    }

    private synchronized boolean waited(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            for (long left = longest.toMillis(); !woken && !over && left > 0; ) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !over;
    }

    private boolean made() {
        try {
            Backups.Created made = backups.create(
                    Optional.empty(), Optional.empty(), (step, done, total) -> {}, Caller.node(Backups.MANAGE));
            LOG.info(
                    "Backup {}: {} files, {} bytes written in {} s",
                    made.id(),
                    made.files(),
                    made.written(),
                    made.nanos() / 1_000_000_000);
            made.remarks().forEach(remark -> LOG.warn("Backup {}: {}", made.id(), remark));
            return true;
        } catch (Refusal e) {
            LOG.error("The backup was not made. {}", e.getMessage());
            backups.remember(backups.status().failed(e.getMessage()));
            return false;
        } catch (RuntimeException e) {
            LOG.error("The backup was not made", e);
            backups.remember(backups.status().failed("The log says why"));
            return false;
        }
    }
}
