package org.enlace.backup.internal;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backup of each day. It needs no passphrase, for what it makes the node itself cannot open. It takes minutes, so it has a thread of
 * its own; one that a kill cut off is made up for by the next, and the health of the node says when the last was made.
 */
final class ScheduledBackup implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledBackup.class);

    private final NodeBackups backups;
    private final Transactions transactions;
    private final Schedule schedule;
    private final AtomicBoolean running = new AtomicBoolean();

    ScheduledBackup(NodeBackups backups, Transactions transactions, LocalTime time) {
        this.backups = backups;
        this.transactions = transactions;
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
        transactions.afterCommit(() -> {
            if (running.compareAndSet(false, true)) {
                Thread thread = new Thread(this::make, "enlace-backup");
                thread.setDaemon(true);
                thread.start();
            }
        });
    }

    boolean isRunning() {
        return running.get();
    }

    private void make() {
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
        } catch (Refusal e) {
            LOG.error("The backup was not made. {}", e.getMessage());
            backups.remember(backups.status().failed(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("The backup was not made", e);
            backups.remember(backups.status().failed("The log says why"));
        } finally {
            running.set(false);
        }
    }
}
