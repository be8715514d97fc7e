package org.enlace.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Waits for a node that starts in another process, as long as something moves: what it is doing, or what it lacks, is
 * something that was not seen before. A state that comes back, such as a check that is slow now and then, is no movement.
 */
final class StartWatch {
    static final Duration STANDSTILL = Duration.ofMinutes(2);
    /** A quick start is not told step by step. */
    private static final Duration TOLD_EVERY = Duration.ofSeconds(2);

    /** How a start came to its end. */
    enum End {
        READY,
        /** The process has ended. */
        ENDED,
        /** Something has to be done by a person before the node can be ready. */
        FAILED,
        STOOD_STILL
    }

    /** A node on its way up. */
    interface Node {
        /** Waits a moment; whether the process has ended. */
        boolean hasEnded() throws InterruptedException;

        Health health() throws IOException;

        /** What it notes that it is doing. */
        Optional<String> note() throws IOException;
    }

    private final Node node;
    private final LongSupplier nanos;
    private final Consumer<String> tell;
    private final Set<String> seen = new HashSet<>();
    private long moved;
    private long told;
    private String toldLast = "";
    private String doing = "the process was started";

    /**
     * @param nanos the time, as of {@link System#nanoTime()}
     * @param tell  takes a line for the person who waits
     */
    StartWatch(Node node, LongSupplier nanos, Consumer<String> tell) {
        this.node = node;
        this.nanos = nanos;
        this.tell = tell;
    }

    End await() throws IOException, InterruptedException {
        moved = nanos.getAsLong();
        told = moved;
        while (!node.hasEnded()) {
            Health health = node.health();
            if (health.ready()) {
                return End.READY;
            }
            if (!health.failures().isEmpty()) {
                return End.FAILED;
            }
            look(health);
            if (nanos.getAsLong() - moved > STANDSTILL.toNanos()) {
                return End.STOOD_STILL;
            }
        }
        return End.ENDED;
    }

    /** What the node did, or waited for, when it was looked at last. */
    String doing() {
        return doing;
    }

    private void look(Health health) throws IOException {
        List<String> states = new ArrayList<>(health.problems());
        node.note().ifPresent(states::add);
        long now = nanos.getAsLong();
        for (String state : states) {
            if (seen.add(state)) {
                moved = now;
                doing = state;
            }
        }
        if (now - told >= TOLD_EVERY.toNanos() && !doing.equals(toldLast)) {
            tell.accept("  " + doing);
            told = now;
            toldLast = doing;
        }
    }
}
