package org.enlace.training.attendance;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.enlace.platform.Refusal;

/**
 * Somebody was there from one moment to another, in whole seconds.
 *
 * @param until not before {@code from}
 */
public record Span(Instant from, Instant until) {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    /** @throws Refusal {@code training.leaves-before}; {@code training.attendance-year} outside of 2000 to 2100 */
    public Span {
        from = second(from, "arrival");
        until = second(until, "departure");
        if (until.isBefore(from)) {
            throw new Refusal(
                            "training.leaves-before",
                            "Nobody leaves at " + until + " who comes at " + from + "; correct one of the two",
                            from.toString(),
                            until.toString())
                    .at("departure");
        }
    }

    /** A moment in whole seconds, of the years in which there are sessions. */
    static Instant second(Instant at, String field) {
        int year = at.isBefore(Instant.EPOCH) || at.isAfter(Instant.parse("9999-01-01T00:00:00Z"))
                ? 0
                : at.atZone(ZoneOffset.UTC).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new Refusal(
                            "training.attendance-year",
                            "Attendance is noted in the years " + FIRST_YEAR + " to " + LAST_YEAR
                                    + "; correct the date",
                            String.valueOf(FIRST_YEAR),
                            String.valueOf(LAST_YEAR))
                    .at(field);
        }
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
