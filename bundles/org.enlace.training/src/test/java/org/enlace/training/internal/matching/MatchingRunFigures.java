package org.enlace.training.internal.matching;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.training.Place;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.MatchingInput;
import org.enlace.training.exchange.MatchingRun;
import org.enlace.training.exchange.MatchingRuns.Going;
import org.enlace.training.exchange.Reciprocity;

/**
 * Prints how long a large run takes through the use case, from the applications that are stored to the proposals that are, on Derby,
 * and how much memory; for someone who looks, not a test. Arguments: officers (2000 when not said), places (500), rounds (3). Seed fixed.
 */
public final class MatchingRunFigures {
    private static final long SEED = 20_261_126L;
    private static final int MEBIBYTE = 1 << 20;
    private static final Caller EVA = Caller.holding(
            new OfficerId("eva"),
            Language.EN,
            java.time.ZoneOffset.UTC,
            java.util.Set.of(Trainings.READ, Trainings.ORGANISE));

    private MatchingRunFigures() {}

    public static void main(String[] arguments) {
        int officers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
        int places = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        MatchingInput input = StoredRunTest.own(
                RandomRound.large(new Random(SEED), officers, places, 2).input(), 0, Reciprocity.Frozen.NONE);
        try (TestDatabase database = TestDatabase.start(TestDatabase.Kind.DERBY);
                StoredRunTest.Desk desk = new StoredRunTest.Desk(database)) {
            desk.keep(input, List.of());
            print("%d officers, %d places on Derby through the use case, seed %d", officers, places, SEED);
            for (int round = 1; round <= rounds; round++) {
                System.gc();
                heap().forEach(MemoryPoolMXBean::resetPeakUsage);
                long begun = System.nanoTime();
                Going going = desk.runs.begin(input.call().id(), Duration.ofMinutes(10), EVA);
                double whole = seconds(begun);
                long peak = heap().stream()
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum();
                MatchingRun run =
                        desk.runs.find(input.call().id(), going.number().orElseThrow(), EVA);
                print(
                        "run %d: %.2f s in all, %.2f s of it matched and explained, %d placed, %d points, heap at most %d MiB",
                        run.number(), whole, run.millis() / 1e3, run.placed(), run.points(), peak / MEBIBYTE);
                print(
                        "  a page of 25 lines: %.3f s; what is said of one officer and each place: %.3f s; difference: %.3f s",
                        time(() -> desk.runs.lines(run, Optional.of(true), Optional.empty(), Place.FIRST, 25, EVA)),
                        time(() -> desk.runs.hindrances(
                                run, input.candidates().get(0).id(), EVA)),
                        time(() -> desk.runs.difference(run, EVA)));
            }
        }
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static double time(Supplier<?> work) {
        long begun = System.nanoTime();
        work.get();
        return seconds(begun);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
