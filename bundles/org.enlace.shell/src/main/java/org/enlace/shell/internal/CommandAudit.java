package org.enlace.shell.internal;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Refusal;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes down what is run in the shell. The console must still serve a node whose database is down, so nothing waits for the
 * audit for long, and what only reads runs without it.
 */
@Component(service = CommandAudit.class)
public final class CommandAudit {
    private static final Logger LOG = LoggerFactory.getLogger(CommandAudit.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_WAITING = 100;

    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            work -> ShellServer.daemon(work, "enlace-shell-audit"));

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Audit audit;

    public CommandAudit() {
        writer.allowCoreThreadTimeOut(true);
    }

    CommandAudit(Audit audit) {
        this();
        this.audit = audit;
    }

    /**
     * Takes an act down, or ends it.
     *
     * @throws Refusal {@code shell.not-audited} when it cannot be taken down
     */
    void require(String command, Act act) {
        require(command, act, PATIENCE);
    }

    /** The same within so long. */
    void require(String command, Act act, Duration patience) {
        String obstacle = write(act, patience);
        if (!obstacle.isEmpty()) {
            throw new Refusal(
                    "shell.not-audited",
                    command + " changes something and was not run, because the audit cannot take it down: " + obstacle
                            + ". Commands that only read still run; node:status tells what is wrong",
                    command,
                    obstacle);
        }
    }

    /** Takes down what has been done; where that fails, the log keeps it. */
    void note(String command, Act act) {
        note(command, act, PATIENCE);
    }

    /** The same within so long. */
    void note(String command, Act act, Duration patience) {
        String obstacle = write(act, patience);
        if (!obstacle.isEmpty()) {
            LOG.warn(
                    "The audit could not take down that \"{}\" ran {}: {} {} ({})",
                    act.by().officer(),
                    command,
                    act.outcome(),
                    act.facts(),
                    obstacle);
        }
    }

    /** Answers why it failed, or nothing. */
    private String write(Act act, Duration patience) {
        Audit now = audit;
        if (now == null) {
            return "it is not running";
        }
        boolean interrupted = Thread.interrupted();
        try {
            Future<?> written = writer.submit(() -> now.record(act));
            return await(written, patience);
        } catch (RejectedExecutionException e) {
            return "too much waits to be taken down";
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whoever presses Ctrl-C meanwhile ends the command and not what is said of it. */
    private static String await(Future<?> written, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    written.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                    return "";
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause().getMessage());
        } catch (TimeoutException e) {
            // Without an interrupt, which Derby takes for the end of its files.
            written.cancel(false);
            return "no answer within " + patience.toSeconds() + " seconds";
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Deactivate
    void close() {
        writer.shutdown();
    }
}
