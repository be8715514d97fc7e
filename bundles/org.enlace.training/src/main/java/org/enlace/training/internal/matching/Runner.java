package org.enlace.training.internal.matching;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.exchange.MatchingRuns;
import org.enlace.training.exchange.MatchingRuns.Going;
import org.enlace.training.exchange.MatchingRuns.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one run at a time, on a thread that is there for it alone, so that a run goes on when the browser that began it is gone. What
 * became of the last run of a call is kept until the node stops.
 */
final class Runner {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final Clock clock;
    private final Map<RecordId, Going> last = new HashMap<>();
    private Thread thread;
    private boolean stopped;

    Runner(Clock clock) {
        this.clock = clock;
    }

    /** How a run tells where it is. */
    interface Progress {
        void at(Step step, int done, int total);
    }

    /** The work of a run. */
    interface Work {
        /** @return its number */
        int run(Progress progress);
    }

    /** @throws Refusal {@code placement.run-busy} while another one goes on */
    Going begin(RecordId id, RecordId call, Duration patience, Caller caller, Work work) {
        Thread begun;
        synchronized (this) {
            requireIdle();
            last.put(
                    call,
                    new Going(
                            id,
                            call,
                            caller.officer(),
                            clock.instant(),
                            Step.FREEZE,
                            0,
                            0,
                            Optional.empty(),
                            Optional.empty(),
                            false));
            begun = new Thread(() -> run(call, work), "officer-matching");
            begun.setDaemon(true);
            thread = begun;
            begun.start();
        }
        if (!patience.isZero()) {
            wait(begun, patience);
        }
        return going(call).orElseThrow();
    }

    synchronized void requireIdle() {
        if (stopped
                || thread != null && thread.isAlive() && last.values().stream().anyMatch(Going::running)) {
            throw new Refusal(
                    "placement.run-busy", "Officers are being matched at this moment; wait for it and repeat");
        }
    }

    private static void wait(Thread begun, Duration patience) {
        try {
            begun.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized Optional<Going> going(RecordId call) {
        return Optional.ofNullable(last.get(call));
    }

    /** A run that is cut off stores nothing. */
    synchronized void stop() {
        stopped = true;
    }

    private synchronized boolean stopped() {
        return stopped;
    }

    private synchronized void change(RecordId call, UnaryOperator<Going> change) {
        last.computeIfPresent(call, (key, going) -> change.apply(going));
    }

    private void run(RecordId call, Work work) {
        try {
            int number = work.run((step, done, total) -> {
                if (step == Step.STORE && stopped()) {
                    throw new Refusal("placement.run-busy", "The module stops; run again when it is back");
                }
                change(call, going -> at(going, step, done, total));
            });
            change(call, going -> ended(going, Optional.of(number), Optional.empty(), false));
        } catch (Refusal refusal) {
            change(call, going -> ended(going, Optional.empty(), Optional.of(refusal), false));
        } catch (Stale stale) {
            Refusal overtaken = new Refusal(
                    "placement.run-overtaken",
                    "Something of the call was changed while it was matched; look at it and run again");
            change(call, going -> ended(going, Optional.empty(), Optional.of(overtaken), false));
        } catch (RuntimeException | Error e) {
            LOG.error("The matching of {} {} failed", MatchingRuns.KIND, call, e);
            change(call, going -> ended(going, Optional.empty(), Optional.empty(), true));
        }
    }

    private static Going at(Going going, Step step, int done, int total) {
        return new Going(
                going.id(),
                going.call(),
                going.by(),
                going.begun(),
                step,
                done,
                total,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static Going ended(Going going, Optional<Integer> number, Optional<Refusal> refused, boolean failed) {
        return new Going(
                going.id(),
                going.call(),
                going.by(),
                going.begun(),
                going.step(),
                going.done(),
                going.total(),
                number,
                refused,
                failed);
    }
}
