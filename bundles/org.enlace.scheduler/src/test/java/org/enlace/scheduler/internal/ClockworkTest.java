package org.enlace.scheduler.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClockworkTest {
    private final SynchronousQueue<Optional<Instant>> answers = new SynchronousQueue<>();
    private final LinkedBlockingQueue<Thread> looks = new LinkedBlockingQueue<>();

    private Optional<Instant> look() {
        looks.add(Thread.currentThread());
        try {
            return answers.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Thread looked() throws InterruptedException {
        Thread thread = looks.poll(20, TimeUnit.SECONDS);
        assertTrue(thread != null, "Nobody looked");
        return thread;
    }

    @Test
    void it_looks_when_it_is_time_and_when_it_is_woken_and_ends() throws Exception {
        Clockwork clockwork = new Clockwork(this::look, Clock.systemUTC(), Duration.ZERO);
        assertTrue(looks.isEmpty(), "Without a job there is no thread");
        clockwork.wake();
        Thread thread = looked();
        answers.put(Optional.of(Instant.now().plusMillis(20)));
        assertEquals(thread, looked(), "one thread, and the time came");
        answers.put(Optional.of(Instant.now().plus(Duration.ofDays(1))));
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertNull(looks.poll(), "A day is not over yet");
        clockwork.wake();
        looked();
        answers.put(Optional.empty());
        clockwork.wake();
        looked();
        answers.put(Optional.of(Instant.now().plus(Duration.ofDays(1))));
        clockwork.close();
        thread.join(20_000);
        assertEquals(Thread.State.TERMINATED, thread.getState());
    }

    @Test
    void what_fails_altogether_does_not_end_it() throws Exception {
        Clockwork clockwork = new Clockwork(
                () -> {
                    looks.add(Thread.currentThread());
                    throw new IllegalStateException("The database is away");
                },
                Clock.systemUTC(),
                Duration.ZERO);
        clockwork.wake();
        Thread thread = looked();
        clockwork.wake();
        assertEquals(thread, looked());
        clockwork.close();
    }
}
