package org.enlace.persistence.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Remembers which acts took long in the database, by who began them, for a day and the last thousand of them. Costs an act two
 * looks at a counter; who began it is found out only when it was slow.
 */
final class SlowActs {
    /** From here on an act is slow: somebody has waited. */
    static final Duration SLOW = Duration.ofSeconds(2);

    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final int MOST = 1_000;
    /** Where acts are run, whoever began them. */
    private static final List<String> RUNNERS = List.of("org.enlace.persistence.", "org.enlace.platform.");

    private final LongSupplier nanos;
    private final Clock clock;
    private final Deque<Act> acts = new ArrayDeque<>();

    SlowActs() {
        this(System::nanoTime, Clock.systemUTC());
    }

    /** @param nanos a counter of nanoseconds that nobody sets */
    SlowActs(LongSupplier nanos, Clock clock) {
        this.nanos = nanos;
        this.clock = clock;
    }

    private record Act(Instant at, String who, long millis) {}

    /** @param longest in milliseconds */
    record Slow(String who, int times, long longest) {}

    /** What {@link #ended} is told when the act is over. */
    long begun() {
        return nanos.getAsLong();
    }

    void ended(long begun) {
        long took = nanos.getAsLong() - begun;
        if (took >= SLOW.toNanos()) {
            remember(new Act(clock.instant(), who(), TimeUnit.NANOSECONDS.toMillis(took)));
        }
    }

    private synchronized void remember(Act act) {
        acts.addLast(act);
        if (acts.size() > MOST) {
            acts.removeFirst();
        }
    }

    /** Those of the last day, the most frequent first. */
    synchronized List<Slow> slow() {
        Instant from = clock.instant().minus(REMEMBERED);
        while (!acts.isEmpty() && acts.peekFirst().at().isBefore(from)) {
            acts.removeFirst();
        }
        Map<String, Slow> byWho = new TreeMap<>();
        acts.forEach(act -> byWho.merge(
                act.who(),
                new Slow(act.who(), 1, act.millis()),
                (all, one) -> new Slow(all.who(), all.times() + 1, Math.max(all.longest(), one.longest()))));
        return byWho.values().stream()
                .sorted((one, other) -> Integer.compare(other.times(), one.times()))
                .toList();
    }

    /** The class of this house that began the act, with its method. */
    private static String who() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().startsWith("org.enlace.")
                                && RUNNERS.stream().noneMatch(frame.getClassName()::startsWith))
                        .findFirst()
                        .map(frame -> frame.getClassName().replaceAll("\\$.*", "") + "."
                                + frame.getMethodName().replaceAll("lambda\\$(.+)\\$\\d+", "$1"))
                        .orElse("?"));
    }
}
