package org.enlace.training.internal.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Candidate;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.MatchingInput;
import org.enlace.training.exchange.MatchingOutcome;
import org.enlace.training.exchange.Pairing;
import org.enlace.training.exchange.Proposal;
import org.enlace.training.exchange.Suitability;
import org.junit.jupiter.api.Test;

/** What holds in every run, on runs too large to try everything. */
class MatchingPropertiesTest {
    private static final long SEED = Long.getLong("enlace.seed", 20_261_126L);

    private final Random random = new Random(SEED);
    private final Round round = RandomRound.large(random, 120, 40, 3);

    @Test
    void noCapacityAndNoQuotaIsExceeded() {
        MatchingInput input = round.input();
        MatchingOutcome outcome = round.run();
        Map<RecordId, Candidate> candidates = byId(input);
        Map<RecordId, Integer> at = new HashMap<>();
        Map<CountryCode, Integer> sent = new HashMap<>();
        Map<CountryCode, Integer> received = new HashMap<>();
        for (Proposal proposal : outcome.proposals()) {
            at.merge(proposal.placement().place(), 1, Integer::sum);
            received.merge(proposal.placement().host(), 1, Integer::sum);
            sent.merge(candidates.get(proposal.candidate()).profile().country(), 1, Integer::sum);
        }
        input.places().forEach(place -> assertTrue(at.getOrDefault(place.id(), 0) <= place.capacity()));
        sent.forEach(
                (country, officers) -> assertTrue(officers <= input.quotas().sends(country)));
        received.forEach(
                (country, officers) -> assertTrue(officers <= input.quotas().receives(country)));
        assertEquals(120, outcome.proposals().size() + outcome.unplaced().size());
    }

    @Test
    void everyProposalCanBeAndItsReasonsAddUp() {
        MatchingInput input = round.input();
        Suitability suitability = new Suitability(input);
        Map<RecordId, Candidate> candidates = byId(input);
        Map<RecordId, HostPlace> places =
                input.places().stream().collect(Collectors.toMap(HostPlace::id, Function.identity()));
        for (Proposal proposal : round.run().proposals()) {
            Candidate candidate = candidates.get(proposal.candidate());
            HostPlace place = places.get(proposal.placement().place());
            assertTrue(suitability.obstacle(candidate, place).isEmpty());
            assertEquals(suitability.points(candidate, place), proposal.points());
            assertEquals(input.call().days(), proposal.placement().stay().days());
        }
    }

    @Test
    void whatWasPinnedAndBannedStaysSoInARunAgain() {
        MatchingOutcome first = round.run();
        Set<Pairing> kept = new HashSet<>();
        first.proposals().stream().limit(20).forEach(proposal -> kept.add(pair(proposal)));
        first.proposals().stream().skip(20).forEach(proposal -> round.bans.add(pair(proposal)));
        round.pins.addAll(kept);
        Set<Pairing> again = round.run().proposals().stream()
                .map(MatchingPropertiesTest::pair)
                .collect(Collectors.toSet());
        assertTrue(again.containsAll(kept));
        assertTrue(Collections.disjoint(again, round.bans));
        assertTrue(again.size() > kept.size());
    }

    @Test
    void theOrderOfTheInputChangesNothing() {
        MatchingOutcome first = round.run();
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(round.candidates, random);
            Collections.shuffle(round.places, random);
            assertEquals(first, round.run());
        }
    }

    @Test
    void whatWasProposedAndPinnedComesOutAgain() {
        MatchingOutcome first = round.run();
        first.proposals().forEach(proposal -> round.pins.add(pair(proposal)));
        MatchingOutcome again = round.run();
        assertEquals(
                first.proposals().stream().map(MatchingPropertiesTest::pair).toList(),
                again.proposals().stream().map(MatchingPropertiesTest::pair).toList());
        assertTrue(again.proposals().stream().allMatch(Proposal::pinned));
    }

    private static Pairing pair(Proposal proposal) {
        return new Pairing(proposal.candidate(), proposal.placement().place());
    }

    private static Map<RecordId, Candidate> byId(MatchingInput input) {
        return input.candidates().stream().collect(Collectors.toMap(Candidate::id, Function.identity()));
    }
}
