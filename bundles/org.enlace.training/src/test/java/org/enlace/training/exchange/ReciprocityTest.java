package org.enlace.training.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

/** Days sent and received, and what the balance is worth. */
class ReciprocityTest {
    private static final CountryCode COLOMBIA = new CountryCode("CO");
    private static final CountryCode PERU = new CountryCode("PE");
    private static final Route TO_PERU = new Route(COLOMBIA, PERU);

    @Test
    void bothEndsOfAStayCount() {
        Reciprocity days = Reciprocity.of(List.of(stay(TO_PERU, "2026-05-04", "2026-05-08")));
        assertEquals(5, days.sent(COLOMBIA, PERU, 2026));
        assertEquals(5, days.received(PERU, COLOMBIA, 2026));
        assertEquals(0, days.sent(PERU, COLOMBIA, 2026));
    }

    @Test
    void aStayOverTheEndOfAYearCountsInBoth() {
        Reciprocity days = Reciprocity.of(List.of(stay(TO_PERU, "2026-12-30", "2027-01-03")));
        assertEquals(2, days.sent(COLOMBIA, PERU, 2026));
        assertEquals(3, days.sent(COLOMBIA, PERU, 2027));
    }

    @Test
    void theBalanceOfOneIsTheOthersTurnedAround() {
        Reciprocity days = Reciprocity.of(List.of(
                stay(TO_PERU, "2026-05-04", "2026-05-08"),
                stay(TO_PERU, "2026-06-01", "2026-06-05"),
                stay(TO_PERU.back(), "2026-09-07", "2026-09-09")));
        assertEquals(-7, days.balance(COLOMBIA, PERU, 2026));
        assertEquals(7, days.balance(PERU, COLOMBIA, 2026));
    }

    @Test
    void whoReceivedMoreIsHelpedToSendAndTheOtherIsNotPunished() {
        Reciprocity days = Reciprocity.of(List.of(stay(TO_PERU, "2026-05-04", "2026-05-08")));
        Reciprocity.Frozen frozen = days.freeze(2026, 2026, Weights.DEFAULT);
        assertEquals(5, frozen.of(PERU, COLOMBIA));
        assertEquals(0, frozen.of(COLOMBIA, PERU));
    }

    @Test
    void theYearsOfAFrozenBalanceAreAddedUpAndItsPointsHaveAMost() {
        Reciprocity days = Reciprocity.of(List.of(
                stay(TO_PERU, "2024-05-06", "2024-05-19"),
                stay(TO_PERU, "2025-05-05", "2025-05-09"),
                stay(TO_PERU.back(), "2026-05-04", "2026-05-08")));
        assertEquals(
                Map.of(TO_PERU.back(), 14),
                days.freeze(2024, 2026, Weights.DEFAULT).points());
        assertEquals(
                Map.of(TO_PERU.back(), 15),
                days.freeze(2024, 2025, Weights.DEFAULT).points());
        assertEquals(
                Map.of(TO_PERU, 5), days.freeze(2026, 2026, Weights.DEFAULT).points());
    }

    @Test
    void yearsTheWrongWayRoundAreRefused() {
        Refusal refusal = assertThrows(Refusal.class, () -> Reciprocity.NONE.freeze(2026, 2024, Weights.DEFAULT));
        assertEquals("placement.years", refusal.code());
    }

    private static Reciprocity.Stay stay(Route route, String first, String last) {
        return new Reciprocity.Stay(route, new Period(LocalDate.parse(first), LocalDate.parse(last)));
    }
}
