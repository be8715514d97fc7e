package org.enlace.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.enlace.platform.Refusal;

/**
 * Checks passwords in the order they came, away from the threads that answer requests. A check takes memory and a processor, and
 * a whole shift signs in at once. Half of the processors check for browsers that are known, the other half for all others, so
 * that a flood of strangers delays strangers alone.
 *
 * <p>The queue is bounded by length and by time: who would wait longer than the configuration says is refused at once. A few
 * requests wait on their own thread for a short while, so that at a quiet hour nobody sees that there is a queue.
 *
 * @param <T> what a check finds
 */
final class SignInQueue<T> implements AutoCloseable {
    private static final int WAITING_THREADS = 4;
    private static final Duration SHORT_WAIT = Duration.ofSeconds(3);
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int RANDOM = 32;

    private final Secrets secrets;
    private final Supplier<Settings> settings;
    private final Clock clock;
    private final Lane known = new Lane("sign-in-known");
    private final Lane strangers = new Lane("sign-in-new");
    private final Map<String, Ticket<T>> tickets = new ConcurrentHashMap<>();
    private final Semaphore waitingThreads = new Semaphore(WAITING_THREADS);

    SignInQueue(Secrets secrets, Supplier<Settings> settings, Clock clock) {
        this.secrets = secrets;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param number of the ticket in its lane */
    private record Ticket<T>(Lane lane, long number, long until, CompletableFuture<T> result) {}

    /**
     * @param ahead   how many are checked before
     * @param seconds how long that takes about
     */
    record Place(int ahead, long seconds) {}

    /** The workers of one kind of browser. */
    private static final class Lane {
        private final int width = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        private final AtomicLong entered = new AtomicLong();
        private final AtomicLong begun = new AtomicLong();
        private final ThreadPoolExecutor workers;
        private volatile long nanosPerCheck = Duration.ofMillis(100).toNanos();

        Lane(String name) {
            workers = new ThreadPoolExecutor(width, width, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, name);
                thread.setDaemon(true);
                return thread;
            });
            workers.allowCoreThreadTimeOut(true);
        }

        Place place(long number) {
            int ahead = (int) Math.max(0, number - begun.get() - 1);
            return new Place(
                    ahead, Duration.ofNanos((ahead / width + 1) * nanosPerCheck).toSeconds() + 1);
        }

        <T> void run(Ticket<T> ticket, boolean inTime, Supplier<T> check, Runnable dropped) {
            begun.incrementAndGet();
            if (!inTime) {
                dropped.run();
                ticket.result().completeExceptionally(busy());
                return;
            }
            long before = System.nanoTime();
            try {
                ticket.result().complete(check.get());
            } catch (Throwable e) {
                ticket.result().completeExceptionally(e);
            }
            nanosPerCheck = (7 * nanosPerCheck + System.nanoTime() - before) / 8;
        }
    }

    /**
     * @param known   whether the browser is known
     * @param dropped is run instead of the check when that cannot be made in time
     * @return the ticket by which the result is taken
     * @throws Refusal {@code sign-in.busy} when the queue is full
     */
    String enter(boolean known, Supplier<T> check, Runnable dropped) {
        long now = clock.millis();
        tickets.values().removeIf(ticket -> now > ticket.until() + KEPT.toMillis());
        Lane lane = known ? this.known : strangers;
        Duration patience = settings.get().patience();
        if (lane.workers.getQueue().size() >= settings.get().waiting()
                || lane.place(lane.entered.get()).seconds() > patience.toSeconds()) {
            dropped.run();
            throw busy();
        }
        Ticket<T> ticket = new Ticket<>(
                lane, lane.entered.incrementAndGet(), now + patience.toMillis(), new CompletableFuture<>());
        String value = secrets.text("abcdefghijklmnopqrstuvwxyz0123456789", RANDOM);
        tickets.put(value, ticket);
        lane.workers.execute(() -> lane.run(ticket, clock.millis() <= ticket.until(), check, dropped));
        return value;
    }

    /**
     * The result, once; empty while the ticket waits. What the check threw is thrown.
     *
     * @throws Refusal {@code sign-in.expired} for a ticket that is unknown, was used or is too old
     */
    Optional<T> take(String value) {
        Ticket<T> ticket = tickets.get(value);
        if (ticket == null) {
            throw expired();
        }
        if (!ticket.result().isDone() && waitingThreads.tryAcquire()) {
            try {
                waitShortly(ticket.result());
            } finally {
                waitingThreads.release();
            }
        }
        if (!ticket.result().isDone()) {
            return Optional.empty();
        }
        if (!tickets.remove(value, ticket)) {
            throw expired();
        }
        try {
            return Optional.of(ticket.result().join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw e;
        }
    }

    private static void waitShortly(CompletableFuture<?> result) {
        try {
            result.get(SHORT_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Looked at by whoever waits.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Place place(String value) {
        Ticket<T> ticket = tickets.get(value);
        return ticket == null ? new Place(0, 1) : ticket.lane().place(ticket.number());
    }

    /** Does something after what is being checked, so that no answer takes longer for it. */
    void afterwards(Runnable work) {
        strangers.workers.execute(work);
    }

    @Override
    public void close() {
        known.workers.shutdownNow();
        strangers.workers.shutdownNow();
    }

    private static Refusal busy() {
        return new Refusal(
                "sign-in.busy", "More people are signing in than this node can check now; try again in half a minute");
    }

    static Refusal expired() {
        return new Refusal("sign-in.expired", "This sign-in took too long or was tried too often; begin again");
    }
}
