package org.enlace.training;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;

/**
 * The times that suit the most countries. Every half hour of the organiser's days is looked at; times that the zone skips or repeats
 * are left out. First come those that are well in the most capitals, then those with the fewest minutes outside office hours, then
 * the earlier.
 */
public final class SlotFinder {
    public static final int MOST_DAYS = 31;

    private static final int STEP = 30;

    private SlotFinder() {}

    /**
     * What is looked for.
     *
     * @param from     the first day, the organiser's; in the years a session can be in
     * @param days     how many, 1 to {@value #MOST_DAYS}
     * @param minutes  how long the session lasts, {@value SessionTime#SHORTEST} minutes to {@value SessionTime#LONGEST} hours
     * @param capitals of the invited countries, at least one
     */
    public record Wanted(LocalDate from, int days, int minutes, ZoneId zone, List<Capital> capitals) {
        public Wanted {
            capitals = List.copyOf(capitals);
            SessionTime.requireYear(from.getYear(), "from");
            if (days < 1 || days > MOST_DAYS) {
                throw new Refusal(
                                "training.days",
                                "It looks at 1 to " + MOST_DAYS + " days, not " + days,
                                days,
                                MOST_DAYS)
                        .at("days");
            }
            if (minutes < SessionTime.SHORTEST || minutes > SessionTime.LONGEST * 60) {
                throw new Refusal(
                                "training.length",
                                "It would last " + minutes + " minutes",
                                minutes,
                                SessionTime.SHORTEST,
                                SessionTime.LONGEST)
                        .at("minutes");
            }
            if (capitals.isEmpty()) {
                throw new Refusal("training.nobody-invited", "No country is invited; give the series seats by country");
            }
        }
    }

    /**
     * A time.
     *
     * @param well in how many capitals nothing speaks against it
     * @param away minutes outside office hours, of all capitals together
     */
    public record Slot(Instant start, Instant end, List<CapitalTime> capitals, long well, long away) {
        static Slot of(
                Instant start,
                Instant end,
                Wanted wanted,
                Function<CountryCode, OfficeHours> hours,
                Collection<Holiday> holidays) {
            List<CapitalTime> times = wanted.capitals().stream()
                    .map(capital -> CapitalTime.of(start, end, capital, hours.apply(capital.country()), holidays))
                    .toList();
            return new Slot(
                    start,
                    end,
                    times,
                    times.stream().filter(CapitalTime::well).count(),
                    times.stream().mapToLong(CapitalTime::away).sum());
        }
    }

    /** @param most how many are given at most, the best first */
    public static List<Slot> best(Wanted wanted, OfficeHours hours, Collection<Holiday> holidays, int most) {
        return best(wanted, country -> hours, holidays, most);
    }

    /**
     * @param hours of each country
     * @param most  how many are given at most, the best first
     */
    public static List<Slot> best(
            Wanted wanted, Function<CountryCode, OfficeHours> hours, Collection<Holiday> holidays, int most) {
        List<Slot> all = new ArrayList<>();
        Duration length = Duration.ofMinutes(wanted.minutes());
        for (int day = 0; day < wanted.days(); day++) {
            for (int minute = 0; minute < 24 * 60; minute += STEP) {
                LocalDateTime local = wanted.from().plusDays(day).atTime(LocalTime.ofSecondOfDay(minute * 60L));
                if (LocalTimes.offsets(local, wanted.zone()).size() == 1) {
                    Instant start = local.atZone(wanted.zone()).toInstant();
                    all.add(Slot.of(start, start.plus(length), wanted, hours, holidays));
                }
            }
        }
        return all.stream()
                .sorted(Comparator.comparingLong(Slot::well)
                        .reversed()
                        .thenComparingLong(Slot::away)
                        .thenComparing(Slot::start))
                .limit(most)
                .toList();
    }
}
