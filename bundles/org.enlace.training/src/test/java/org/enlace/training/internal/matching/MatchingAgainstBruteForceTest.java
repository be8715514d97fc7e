package org.enlace.training.internal.matching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.exchange.Alternative;
import org.enlace.training.exchange.Candidate;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.MatchingInput;
import org.enlace.training.exchange.MatchingOutcome;
import org.enlace.training.exchange.Suitability;
import org.junit.jupiter.api.Test;

/** A thousand small random runs, each by trying everything too: who goes where, and what the next best of each costs. */
class MatchingAgainstBruteForceTest {
    private static final long SEED = Long.getLong("enlace.seed", 20_261_126L);
    private static final int CASES = 1000;

    @Test
    void aThousandRandomRunsAreWhatTryingEverythingFinds() {
        Random random = new Random(SEED);
        int matched = 0;
        int unplaced = 0;
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            MatchingInput input = RandomRound.small(random).input();
            String which = "case " + i + " of seed " + SEED;
            BruteForce all = new BruteForce(input);
            try {
                MatchingOutcome outcome = new OfficerMatching().run(input);
                assertArrayEquals(all.best, where(input, outcome), which);
                assertEquals(all.points, outcome.points(), which);
                matched += outcome.proposals().size();
                unplaced += outcome.unplaced().size();
                requireAlternatives(input, outcome, all, which);
            } catch (Refusal pins) {
                assertTrue(pins.code().startsWith("placement.pin-"), which + ": " + pins.getMessage());
                assertNull(all.best, which + ": " + pins.getMessage());
                refused++;
            }
        }
        assertTrue(
                matched > CASES / 2 && unplaced > CASES / 2 && refused > CASES / 20 && refused < CASES / 2,
                matched + " placed, " + unplaced + " not, " + refused + " runs refused");
    }

    private static void requireAlternatives(
            MatchingInput input, MatchingOutcome outcome, BruteForce all, String which) {
        outcome.proposals().forEach(proposal -> {
            int candidate = candidate(input, proposal.candidate());
            assertEquals(expected(input, candidate, all), proposal.nextBest(), which + ", candidate " + candidate);
        });
        outcome.unplaced().forEach(unplaced -> {
            int candidate = candidate(input, unplaced.candidate());
            assertEquals(expected(input, candidate, all), unplaced.instead(), which + ", candidate " + candidate);
            assertEquals(
                    input.places().size(),
                    unplaced.obstacles().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum());
        });
    }

    private static Optional<Alternative> expected(MatchingInput input, int candidate, BruteForce all) {
        Candidate who = input.candidates().get(candidate);
        BruteForce best = null;
        int bestPlace = BruteForce.NOWHERE;
        for (int place = 0; place < input.places().size(); place++) {
            if (place != all.best[candidate]) {
                BruteForce other = new BruteForce(input, candidate, place);
                if (other.best != null && (best == null || better(other, best))) {
                    best = other;
                    bestPlace = place;
                }
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        HostPlace place = input.places().get(bestPlace);
        return Optional.of(new Alternative(
                place.id(),
                new Suitability(input).points(who, place),
                all.placed - best.placed,
                all.points - best.points));
    }

    private static boolean better(BruteForce one, BruteForce other) {
        return one.placed > other.placed || one.placed == other.placed && one.points > other.points;
    }

    private static int candidate(MatchingInput input, RecordId id) {
        return IntStream.range(0, input.candidates().size())
                .filter(c -> input.candidates().get(c).id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static int[] where(MatchingInput input, MatchingOutcome outcome) {
        int[] where = new int[input.candidates().size()];
        Arrays.fill(where, BruteForce.NOWHERE);
        List<RecordId> places = input.places().stream().map(HostPlace::id).toList();
        outcome.proposals()
                .forEach(proposal -> where[candidate(input, proposal.candidate())] =
                        places.indexOf(proposal.placement().place()));
        return where;
    }
}
