package org.enlace.training.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What cannot be is refused where it is written down. */
class ExchangeFormsTest {
    private static final Period MAY = new Period(LocalDate.parse("2027-05-01"), LocalDate.parse("2027-05-31"));

    @Test
    void aWeightIsBoundedAndNamed() {
        Refusal refusal = assertThrows(Refusal.class, () -> new Weights(40, 5, 2, 5, -1, 500, 1, 15));
        assertEquals("placement.weight", refusal.code());
        assertEquals("band", refusal.field().orElseThrow());
        refused("placement.weight", () -> new Weights(1001, 5, 2, 5, 10, 20_000, 1, 15));
    }

    /** 40 + 2 × 5 + 15 + 4 × 5 + 4 × 10 = 125. */
    @Test
    void anAgreedPairCountsAsMuchAsAllTheRest() {
        refused("placement.weight-agreed", () -> new Weights(40, 5, 2, 5, 10, 124, 1, 15));
        assertEquals(125, new Weights(40, 5, 2, 5, 10, 125, 1, 15).preAgreed());
    }

    @Test
    void aPeriodDoesNotEndBeforeItBegins() {
        refused("placement.period", () -> new Period(MAY.last(), MAY.first()));
        assertEquals(31, MAY.days());
    }

    @Test
    void aStayFitsIntoItsCall() {
        refused("placement.days", () -> call(32, "2027-03-01"));
        refused("placement.days", () -> call(0, "2027-03-01"));
        refused("placement.deadline", () -> call(5, "2027-06-01"));
    }

    @Test
    void aPlaceReceivesSomebodyInSomeLanguage() {
        refused("placement.capacity", () -> place(0, Map.of(new LanguageCode("es"), Cefr.B1)));
        refused("training.none", () -> place(1, Map.of()));
    }

    @Test
    void codesHaveAForm() {
        refused("placement.language", () -> new LanguageCode("Spanish"));
        refused("placement.theme", () -> new Theme("Victim identification"));
    }

    @Test
    void aQuotaIsNotBelowZero() {
        refused("placement.quota", () -> new Quotas(Map.of(new CountryCode("CO"), -1), Map.of()));
    }

    @Test
    void aRunHasEachPlaceOnce() {
        HostPlace place = place(1, Map.of(new LanguageCode("es"), Cefr.B1));
        refused(
                "placement.twice",
                () -> new MatchingInput(
                        call(5, "2027-03-01"),
                        Weights.DEFAULT,
                        List.of(),
                        List.of(place, place),
                        Quotas.NONE,
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Reciprocity.Frozen.NONE));
    }

    private static void refused(String code, Executable act) {
        assertEquals(code, assertThrows(Refusal.class, act).code());
    }

    private static Call call(int days, String deadline) {
        return new Call(
                new RecordId(new UUID(0, 1)),
                "Exchanges 2027",
                List.of(new Theme("routes")),
                MAY,
                days,
                false,
                LocalDate.parse(deadline),
                "");
    }

    private static HostPlace place(int capacity, Map<LanguageCode, Cefr> languages) {
        return new HostPlace(
                new RecordId(new UUID(0, 2)),
                new CountryCode("PE"),
                "Unit of Lima",
                Set.of(new Theme("routes")),
                languages,
                List.of(MAY),
                Set.of(RankBand.MIDDLE),
                capacity);
    }
}
