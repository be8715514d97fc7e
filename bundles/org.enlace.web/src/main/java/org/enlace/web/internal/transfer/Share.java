package org.enlace.web.internal.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * A part of the server's threads that only one kind of request may use. The parts together are fewer than the threads, so that
 * none can take another's.
 */
public enum Share {
    /** Requests held up by senders or readers who did not sign in. */
    SLOW_STRANGERS(4, null),
    /** Requests held up by senders or readers who are signed in: large files over poor lines. */
    SLOW_OFFICERS(40, null),
    /** Health and figures. */
    HEALTH(4, SLOW_STRANGERS),
    /** Requests by nobody who is signed in: few at a time for each processor, so that a flood of them leaves the officers theirs. */
    STRANGERS(Math.min(24, 4 + 2 * Runtime.getRuntime().availableProcessors()), SLOW_STRANGERS),
    /** Parcels of other countries. */
    EXCHANGE(8, SLOW_OFFICERS),
    /** Requests by officers. */
    OFFICERS(32, SLOW_OFFICERS);

    private static final Set<String> WATCHED = Set.of("/health", "/metrics");

    private final int threads;
    private final Share slow;

    Share(int threads, Share slow) {
        this.threads = threads;
        this.slow = slow;
    }

    /** The part that a request may use at first. */
    public static Share of(String path, boolean signedIn) {
        if (WATCHED.contains(path)) {
            return HEALTH;
        }
        if (!signedIn) {
            return STRANGERS;
        }
        return path.startsWith("/api/exchange/") ? EXCHANGE : OFFICERS;
    }

    /** The part that takes a request which its client holds up. */
    Share slow() {
        return slow == null ? this : slow;
    }

    /** How much of each part is used. Belongs to one server. */
    static final class Use {
        private final int[] inside = new int[values().length];
        private final Deque<Transfer>[] waiting;

        @SuppressWarnings("unchecked")
        Use() {
            waiting = new Deque[values().length];
            for (int i = 0; i < waiting.length; i++) {
                waiting[i] = new ArrayDeque<>();
            }
        }

        synchronized boolean enter(Share share) {
            boolean free = inside[share.ordinal()] < share.threads;
            if (free) {
                inside[share.ordinal()]++;
            }
            return free;
        }

        /** Takes a place at once, or puts the transfer at the end of those that wait for one. */
        synchronized boolean enterOrWait(Share share, Transfer transfer) {
            if (enter(share)) {
                return true;
            }
            waiting[share.ordinal()].add(transfer);
            return false;
        }

        /** Gives a place back, or to whoever waits longest for one. */
        void leave(Share share) {
            Transfer next;
            synchronized (this) {
                next = waiting[share.ordinal()].poll();
                if (next == null) {
                    inside[share.ordinal()]--;
                }
            }
            if (next != null) {
                next.take(share);
            }
        }

        /** False where it has got its place meanwhile. */
        synchronized boolean giveUp(Share share, Transfer transfer) {
            return waiting[share.ordinal()].remove(transfer);
        }

        synchronized int waiting() {
            int all = 0;
            for (Deque<Transfer> one : waiting) {
                all += one.size();
            }
            return all;
        }
    }
}
