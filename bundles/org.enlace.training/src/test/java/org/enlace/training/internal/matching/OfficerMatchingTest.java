package org.enlace.training.internal.matching;

import static org.enlace.training.internal.matching.Round.JUNE;
import static org.enlace.training.internal.matching.Round.MAY;
import static org.enlace.training.internal.matching.Round.MONEY;
import static org.enlace.training.internal.matching.Round.PORTUGUESE;
import static org.enlace.training.internal.matching.Round.ROUTES;
import static org.enlace.training.internal.matching.Round.SPANISH;
import static org.enlace.training.internal.matching.Round.VICTIMS;
import static org.enlace.training.internal.matching.Round.asking;
import static org.enlace.training.internal.matching.Round.free;
import static org.enlace.training.internal.matching.Round.of;
import static org.enlace.training.internal.matching.Round.period;
import static org.enlace.training.internal.matching.Round.profile;
import static org.enlace.training.internal.matching.Round.speaking;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.enlace.training.exchange.Alternative;
import org.enlace.training.exchange.Cefr;
import org.enlace.training.exchange.MatchingOutcome;
import org.enlace.training.exchange.Obstacle;
import org.enlace.training.exchange.Proposal;
import org.enlace.training.exchange.RankBand;
import org.enlace.training.exchange.Reason;
import org.enlace.training.exchange.Reason.Aspect;
import org.enlace.training.exchange.Reciprocity;
import org.enlace.training.exchange.Route;
import org.enlace.training.exchange.Unplaced;
import org.junit.jupiter.api.Test;

/** Cases that can be worked out with a pencil. */
class OfficerMatchingTest {
    private static final CountryCode COLOMBIA = new CountryCode("CO");
    private static final CountryCode PERU = new CountryCode("PE");

    private final Round round = new Round();

    @Test
    void anOfficerGoesWhereTheThemeIs() {
        round.officer("ana", asking("CO", VICTIMS))
                .place("lima", "PE", 1, ROUTES)
                .place("quito", "EC", 1, VICTIMS);
        assertEquals(Map.of("ana", "quito"), round.matched());
    }

    @Test
    void nobodyIsAGuestOfTheirOwnCountry() {
        round.officer("ana", profile("CO")).place("bogota", "CO", 1);
        assertEquals(Map.of(), round.matched());
        assertEquals(
                Map.of(Obstacle.OWN_COUNTRY, 1),
                round.unplaced("ana").orElseThrow().obstacles());
    }

    @Test
    void twoOfficersHaveAPlaceRatherThanOneAWonderfulOne() {
        round.officer("ana", asking("CO", ROUTES))
                .officer("bruno", speaking("CO", PORTUGUESE, Cefr.C2))
                .place("lima", "PE", 1, Map.of(SPANISH, Cefr.B1, PORTUGUESE, Cefr.B1), List.of(MAY), ROUTES)
                .place("quito", "EC", 1, MONEY);
        assertEquals(Map.of("ana", "quito", "bruno", "lima"), round.matched());
    }

    /** Ana 40 or 20, Bruno 40 or 0 (and 10 for the language everywhere): she gives way, 60 rather than 40 together. */
    @Test
    void whoLosesLessGivesWay() {
        round.officer("ana", asking("CO", ROUTES, VICTIMS))
                .officer("bruno", asking("CO", ROUTES))
                .place("lima", "PE", 1, ROUTES, VICTIMS)
                .place("quito", "EC", 1, VICTIMS);
        assertEquals(Map.of("ana", "quito", "bruno", "lima"), round.matched());
        assertEquals(80, round.run().points());
    }

    @Test
    void theLanguageHasToReachTheMinimumInOneOfTheHostsLanguages() {
        round.officer("ana", speaking("CO", PORTUGUESE, Cefr.B1))
                .place("brasilia", "BR", 1, Map.of(PORTUGUESE, Cefr.B2, SPANISH, Cefr.A1), List.of(MAY));
        assertEquals(
                Map.of(Obstacle.LANGUAGE, 1),
                round.unplaced("ana").orElseThrow().obstacles());
    }

    @Test
    void aLevelMoreSpeaksForAHostAndAThirdOneNoMore() {
        round.officer("ana", speaking("CO", SPANISH, Cefr.C1))
                .place("lima", "PE", 1, Map.of(SPANISH, Cefr.C1), List.of(MAY))
                .place("quito", "EC", 1, Map.of(SPANISH, Cefr.A2), List.of(MAY));
        Proposal proposal = round.proposal("ana");
        assertEquals(round.id("quito"), proposal.placement().place());
        assertEquals(
                new Reason(Aspect.LANGUAGE, 10, List.of("es", "C1", "A2")),
                proposal.reasons().get(1));
        assertEquals(Optional.of(new Alternative(round.id("lima"), 40, 0, 10)), proposal.nextBest());
    }

    @Test
    void aStayNeedsAllItsDaysInCommon() {
        round.officer("ana", free("CO", period("2027-05-01", "2027-05-06")))
                .place("lima", "PE", 1, Map.of(SPANISH, Cefr.B1), List.of(period("2027-05-03", "2027-05-20")));
        assertEquals(
                Map.of(Obstacle.DATES, 1), round.unplaced("ana").orElseThrow().obstacles());
    }

    @Test
    void theStayIsTheFirstDaysOfThePeriodTheOfficerLikesBest() {
        round.officer("ana", free("CO", JUNE, MAY))
                .place(
                        "lima",
                        "PE",
                        1,
                        Map.of(SPANISH, Cefr.B1),
                        List.of(period("2027-05-10", "2027-05-20"), period("2027-06-07", "2027-07-20")));
        assertEquals(
                period("2027-06-07", "2027-06-11"),
                round.proposal("ana").placement().stay());
    }

    @Test
    void aPeriodTheOfficerLikesLessCostsPoints() {
        round.officer("ana", free("CO", JUNE, MAY)).place("lima", "PE", 1);
        assertEquals(
                new Reason(Aspect.DATES, -5, List.of("2027-05-01", "2027-05-05", "2")),
                round.proposal("ana").reasons().get(2));
    }

    @Test
    void ranksFarApartCostPointsAndExcludeNobody() {
        round.officer("ana", of("CO", RankBand.DIRECTION)).place("lima", "PE", 1);
        assertEquals(
                new Reason(Aspect.RANK, -20, List.of("DIRECTION", "MIDDLE")),
                round.proposal("ana").reasons().get(3));
    }

    @Test
    void aThemeInCommonIsNeededWhereTheCallSaysSo() {
        round.officer("ana", asking("CO", MONEY)).place("lima", "PE", 1, ROUTES);
        assertEquals(Map.of("ana", "lima"), round.matched());
        round.themeRequired = true;
        assertEquals(
                Map.of(Obstacle.THEME, 1), round.unplaced("ana").orElseThrow().obstacles());
    }

    @Test
    void aPairThatAgreedStaysTogetherAgainstABetterFit() {
        round.officer("ana", asking("CO", MONEY))
                .officer("bruno", asking("CO", ROUTES))
                .place("lima", "PE", 1, ROUTES);
        round.agreed.add(round.pair("ana", "lima"));
        assertEquals(Map.of("ana", "lima"), round.matched());
    }

    @Test
    void hospitalityOwedDecidesBetweenEqualHosts() {
        round.officer("ana", profile("CO")).place("lima", "PE", 1).place("quito", "EC", 1);
        round.reciprocity = new Reciprocity.Frozen(2024, 2026, Map.of(new Route(COLOMBIA, new CountryCode("EC")), 7));
        Proposal proposal = round.proposal("ana");
        assertEquals(round.id("quito"), proposal.placement().place());
        assertTrue(proposal.reasons().contains(new Reason(Aspect.RECIPROCITY, 7, List.of("CO", "EC"))));
    }

    @Test
    void aCountrySendsNoMoreThanItsQuota() {
        round.officer("ana", profile("CO")).officer("bruno", profile("CO")).place("lima", "PE", 2);
        round.sending.put(COLOMBIA, 1);
        assertEquals(Map.of("ana", "lima"), round.matched());
        assertEquals(
                Map.of(Obstacle.SENDING_QUOTA, 1),
                round.unplaced("bruno").orElseThrow().obstacles());
    }

    @Test
    void aCountryReceivesNoMoreThanItsQuota() {
        round.officer("ana", profile("CO"))
                .officer("bruno", profile("EC"))
                .place("lima", "PE", 1)
                .place("cusco", "PE", 1);
        round.receiving.put(PERU, 1);
        assertEquals(Map.of("ana", "lima"), round.matched());
        assertEquals(
                Map.of(Obstacle.HOST_QUOTA, 2),
                round.unplaced("bruno").orElseThrow().obstacles());
    }

    @Test
    void ofTwoWhoAreEqualWhoAppliedFirstHasThePlace() {
        round.officer("ana", profile("CO")).officer("bruno", profile("EC")).place("lima", "PE", 1);
        java.util.Collections.reverse(round.candidates);
        assertEquals(Map.of("ana", "lima"), round.matched());
        Unplaced bruno = round.unplaced("bruno").orElseThrow();
        assertEquals(Map.of(Obstacle.PLACE_FULL, 1), bruno.obstacles());
        assertEquals(Optional.of(new Alternative(round.id("lima"), 50, 0, 0)), bruno.instead());
    }

    /** Ana at Lima has 50. At Quito she has 10, but then Bruno, who has 10 at Quito, has 50 at Lima: nothing is lost together. */
    @Test
    void theNextBestCostsWhatItCostsTheWholeAndNotTheOfficer() {
        round.officer("ana", asking("CO", ROUTES))
                .officer("bruno", asking("CO", ROUTES))
                .place("lima", "PE", 1, ROUTES)
                .place("quito", "EC", 1, MONEY);
        assertEquals(
                Optional.of(new Alternative(round.id("quito"), 10, 0, 0)),
                round.proposal("ana").nextBest());
    }

    @Test
    void theNextBestSaysWhenItCostsAnotherTheirPlace() {
        round.officer("ana", asking("CO", ROUTES))
                .officer("bruno", speaking("CO", PORTUGUESE, Cefr.C2))
                .place("lima", "PE", 1, ROUTES)
                .place("brasilia", "BR", 1, Map.of(PORTUGUESE, Cefr.B1, SPANISH, Cefr.B1), List.of(MAY), ROUTES);
        Alternative next = round.proposal("ana").nextBest().orElseThrow();
        assertEquals(new Alternative(round.id("brasilia"), 50, 1, 50), next);
    }

    @Test
    void whoCanGoNowhereElseHasNoNextBest() {
        round.officer("ana", profile("CO")).place("lima", "PE", 3);
        assertEquals(Optional.empty(), round.proposal("ana").nextBest());
    }

    @Test
    void aPinHoldsAndSaysWhatLiftingItWouldGive() {
        round.officer("ana", asking("CO", ROUTES))
                .place("lima", "PE", 1, ROUTES)
                .place("quito", "EC", 1, MONEY);
        round.pins.add(round.pair("ana", "quito"));
        Proposal proposal = round.proposal("ana");
        assertTrue(proposal.pinned());
        assertEquals(round.id("quito"), proposal.placement().place());
        assertEquals(Optional.of(new Alternative(round.id("lima"), 50, 0, -40)), proposal.nextBest());
    }

    @Test
    void aPinThatKeepsAnotherOutSaysSo() {
        round.officer("ana", profile("CO"))
                .officer("bruno", profile("PE"))
                .place("lima", "PE", 1)
                .place("quito", "EC", 1);
        round.pins.add(round.pair("ana", "quito"));
        assertEquals(Map.of("ana", "quito"), round.matched());
        assertEquals(
                Optional.of(new Alternative(round.id("lima"), 50, -1, -50)),
                round.proposal("ana").nextBest());
    }

    @Test
    void aRunAgainWithABanMovesOnlyWhoIsConcerned() {
        round.officer("ana", profile("CO"))
                .officer("bruno", profile("CO"))
                .place("lima", "PE", 1)
                .place("quito", "EC", 1)
                .place("sucre", "BO", 1);
        assertEquals(Map.of("ana", "lima", "bruno", "quito"), round.matched());
        round.pins.add(round.pair("bruno", "quito"));
        round.bans.add(round.pair("ana", "lima"));
        assertEquals(Map.of("ana", "sucre", "bruno", "quito"), round.matched());
        assertFalse(round.proposal("ana").pinned());
    }

    @Test
    void pinsThatCannotHoldAreRefusedByName() {
        round.officer("ana", profile("CO"))
                .officer("bruno", profile("EC"))
                .place("lima", "PE", 1)
                .place("bogota", "CO", 2)
                .place("cusco", "PE", 1);
        refused("placement.pin-own-country", "ana", "bogota");
        refused("placement.pin-unknown", "carla", "lima");
        refused("placement.pin-unknown", "ana", "caracas");
        refused("placement.pin-twice", "ana", "lima", "ana", "cusco");
        refused("placement.pin-capacity", "ana", "lima", "bruno", "lima");
        round.sending.put(COLOMBIA, 0);
        refused("placement.pin-sending", "ana", "lima");
        round.sending.clear();
        round.receiving.put(PERU, 1);
        refused("placement.pin-receiving", "ana", "lima", "bruno", "cusco");
        round.bans.add(round.pair("ana", "lima"));
        refused("placement.pin-banned", "ana", "lima");
    }

    private void refused(String code, String... pairs) {
        round.pins.clear();
        for (int i = 0; i < pairs.length; i += 2) {
            round.pins.add(round.pair(pairs[i], pairs[i + 1]));
        }
        assertEquals(code, assertThrows(Refusal.class, round::run).code());
    }

    @Test
    void aRunThatWouldTakeTheNodesMemoryIsRefused() {
        for (int i = 0; i < 601; i++) {
            round.officer("o" + i, profile("CO"));
        }
        for (int i = 0; i < 500; i++) {
            round.place("p" + i, "PE", 1);
        }
        assertEquals(
                "placement.too-many-pairs",
                assertThrows(Refusal.class, round::run).code());
    }

    @Test
    void nobodyAndNothingGiveNothing() {
        assertEquals(new MatchingOutcome(List.of(), List.of()), round.run());
        round.officer("ana", profile("CO"));
        assertEquals(Map.of(), round.unplaced("ana").orElseThrow().obstacles());
        round.candidates.clear();
        round.place("lima", "PE", 1);
        assertEquals(new MatchingOutcome(List.of(), List.of()), round.run());
    }

    @Test
    void theHeaviestWeightsStillPutPlacesBeforePoints() {
        round.weights = new org.enlace.training.exchange.Weights(1000, 1000, 5, 1000, 1000, 20_000, 1000, 1000);
        round.officer("ana", speaking("CO", SPANISH, Cefr.C2))
                .officer("bruno", speaking("CO", PORTUGUESE, Cefr.A1))
                .place("lima", "PE", 1, Map.of(SPANISH, Cefr.A1, PORTUGUESE, Cefr.A1), List.of(MAY), ROUTES)
                .place("quito", "EC", 1, Map.of(SPANISH, Cefr.C2), List.of(MAY), MONEY);
        round.agreed.add(round.pair("ana", "lima"));
        assertEquals(Map.of("ana", "quito", "bruno", "lima"), round.matched());
    }
}
