package org.enlace.node;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** An officer who writes guides one after the other, on a thread of its own, and knows which of them the node acknowledged. */
final class GuideWriter implements AutoCloseable {
    private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicBoolean end = new AtomicBoolean();
    private final Thread thread;

    /** @param title of each, with {@code %d} for its number */
    GuideWriter(Client officer, String title) {
        thread = new Thread(() -> {
            try {
                for (int number = 0; !end.get(); number++) {
                    String one = title.formatted(number);
                    if (officer.create(one).isPresent()) {
                        acknowledged.add(one);
                    } else {
                        refused.incrementAndGet();
                    }
                }
            } catch (RuntimeException | AssertionError e) {
                failure.set(e);
            }
        });
        thread.start();
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    int refused() {
        return refused.get();
    }

    /** What it met besides answers; null where that was nothing. */
    Throwable ended() throws InterruptedException {
        end.set(true);
        thread.join();
        return failure.get();
    }

    @Override
    public void close() throws InterruptedException {
        ended();
    }
}
