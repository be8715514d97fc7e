package org.enlace.audit.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.enlace.audit.AuditProofs;
import org.enlace.audit.Verified;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies the log in the background, one run at a time. */
public final class VerificationJob {
    private static final Logger LOG = LoggerFactory.getLogger(VerificationJob.class);

    private final AuditProofs proofs;
    private Run last;

    public VerificationJob(AuditProofs proofs) {
        this.proofs = proofs;
    }

    /**
     * Begins a run, or answers with the one that is under way. Needs {@link AuditProofs#VERIFY}.
     *
     * @param anchors lines of a file of anchors; empty without one
     * @throws Refusal {@code audit.verifying} for anchors that the run under way does not compare
     */
    public synchronized Run begin(String anchors, Caller caller) {
        caller.require(AuditProofs.VERIFY);
        if (last != null && last.state() == State.RUNNING && !anchors.isBlank()) {
            throw new Refusal("audit.verifying", "The log is being verified already; wait until that is over");
        }
        if (last == null || last.state() != State.RUNNING) {
            last = new Run();
            Run run = last;
            Thread thread = new Thread(() -> run.verify(proofs, anchors, caller), "audit-verification");
            thread.setDaemon(true);
            thread.start();
        }
        return last;
    }

    /** The run that is under way, or the last one since the start of the node. Needs {@link AuditProofs#VERIFY}. */
    public synchronized Optional<Run> last(Caller caller) {
        caller.require(AuditProofs.VERIFY);
        return Optional.ofNullable(last);
    }

    /** The states of a run; one that fails is told of in the node's log. */
    public enum State {
        RUNNING,
        DONE,
        REFUSED,
        FAILED
    }

    /** One run through the whole log. */
    public static final class Run {
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile State state = State.RUNNING;
        private volatile int done;
        private volatile int total;
        private volatile Verified found;
        private volatile Refusal refusal;

        private void verify(AuditProofs proofs, String anchors, Caller caller) {
            State end = State.FAILED;
            try {
                found = proofs.verify(new BufferedReader(new StringReader(anchors)), this::progress, caller);
                end = State.DONE;
            } catch (Refusal e) {
                refusal = e;
                end = State.REFUSED;
            } catch (IOException | RuntimeException e) {
                LOG.error("The audit could not be verified", e);
            } finally {
                state = end;
                over.countDown();
            }
        }

        private void progress(String step, int at, int of) {
            done = at;
            total = of;
        }

        /** Waits until it is over, but no longer than so many seconds. */
        public void await(int seconds) {
            try {
                over.await(seconds, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        public State state() {
            return state;
        }

        /** The number of entries that it has gone through. */
        public int done() {
            return done;
        }

        /** The number of entries; 0 until they are counted. */
        public int total() {
            return total;
        }

        /** Its result, if it is done. */
        public Optional<Verified> found() {
            return Optional.ofNullable(found);
        }

        /** The refusal because of which it did not begin, if there was one. */
        public Optional<Refusal> refusal() {
            return Optional.ofNullable(refusal);
        }
    }
}
