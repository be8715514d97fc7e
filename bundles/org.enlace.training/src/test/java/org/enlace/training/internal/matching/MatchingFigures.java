package org.enlace.training.internal.matching;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.enlace.platform.CountryCode;
import org.enlace.training.exchange.Candidate;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.MatchingInput;
import org.enlace.training.exchange.MatchingOutcome;
import org.enlace.training.exchange.Suitability;

/**
 * Prints how long a large run of the matching takes and how much memory, for someone who looks; not a test. The floor is what a person
 * with a list would do, by machine: every officer in turn takes the best place that is still free. It looks at every pair too, within
 * the same quotas, and explains nothing. Arguments: officers (2000 when not said), places (500), rounds (5). Seed fixed.
 */
public final class MatchingFigures {
    private static final long SEED = 20_261_126L;
    private static final int MEBIBYTE = 1 << 20;

    private MatchingFigures() {}

    public static void main(String[] arguments) {
        int officers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
        int places = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        MatchingInput input =
                RandomRound.large(new Random(SEED), officers, places, 2).input();
        List<Double> floor = new ArrayList<>();
        List<Double> solved = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        List<Double> peaks = new ArrayList<>();
        int[] greedy = new int[2];
        MatchingOutcome outcome = null;
        for (int round = 0; round < rounds; round++) {
            floor.add(seconds(() -> {
                int[] found = greedy(input);
                System.arraycopy(found, 0, greedy, 0, greedy.length);
                return found;
            }));
            solved.add(seconds(() -> OfficerMatching.solved(input)));
            System.gc();
            heap().forEach(MemoryPoolMXBean::resetPeakUsage);
            MatchingOutcome[] result = new MatchingOutcome[1];
            whole.add(seconds(() -> result[0] = new OfficerMatching().run(input)));
            peaks.add(heap().stream()
                            .mapToLong(pool -> pool.getPeakUsage().getUsed())
                            .sum()
                    / (double) MEBIBYTE);
            outcome = result[0];
        }
        Suitability suitability = new Suitability(input);
        long fitting = input.candidates().stream()
                .mapToLong(candidate -> input.places().stream()
                        .filter(place -> suitability.obstacle(candidate, place).isEmpty())
                        .count())
                .sum();
        print(
                "%d officers, %d places for %d, %d pairs that can be; seed %d, %d rounds, medians (first round)",
                officers,
                places,
                input.places().stream().mapToInt(HostPlace::capacity).sum(),
                fitting,
                SEED,
                rounds);
        print(
                "each takes the best that is free: %.2f s (%.2f), %d placed, %d points",
                median(floor), floor.get(0), greedy[0], greedy[1]);
        print(
                "matched, not explained: %.2f s (%.2f), %.1f of that",
                median(solved), solved.get(0), median(solved) / median(floor));
        print(
                "matched and explained: %.2f s (%.2f), %.1f of that, %d placed, %d points, heap at most %.0f MiB",
                median(whole),
                whole.get(0),
                median(whole) / median(floor),
                outcome.proposals().size(),
                outcome.points(),
                peaks.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }

    /** @return how many have a place, and their points */
    private static int[] greedy(MatchingInput input) {
        Suitability suitability = new Suitability(input);
        int[] free = input.places().stream().mapToInt(HostPlace::capacity).toArray();
        Map<CountryCode, Integer> sent = new HashMap<>();
        Map<CountryCode, Integer> received = new HashMap<>();
        int placed = 0;
        int points = 0;
        for (Candidate candidate : input.candidates()) {
            CountryCode sender = candidate.profile().country();
            int best = -1;
            int most = Integer.MIN_VALUE;
            for (int p = 0; p < free.length; p++) {
                HostPlace place = input.places().get(p);
                boolean open = suitability.obstacle(candidate, place).isEmpty()
                        && free[p] > 0
                        && sent.getOrDefault(sender, 0) < input.quotas().sends(sender)
                        && received.getOrDefault(place.country(), 0)
                                < input.quotas().receives(place.country());
                int here = open ? suitability.points(candidate, place) : Integer.MIN_VALUE;
                if (here > most) {
                    most = here;
                    best = p;
                }
            }
            if (best >= 0) {
                free[best]--;
                sent.merge(sender, 1, Integer::sum);
                received.merge(input.places().get(best).country(), 1, Integer::sum);
                placed++;
                points += most;
            }
        }
        return new int[] {placed, points};
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static double seconds(Supplier<?> work) {
        long begin = System.nanoTime();
        work.get();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double median(List<Double> all) {
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
