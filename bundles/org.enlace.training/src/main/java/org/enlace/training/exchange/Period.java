package org.enlace.training.exchange;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.enlace.platform.Refusal;

/** Days without a gap, the first and the last one included, in the calendar of the host. */
public record Period(LocalDate first, LocalDate last) implements Comparable<Period> {
    public Period {
        Days.require("first", first);
        Days.require("last", last);
        if (last.isBefore(first)) {
            throw new Refusal(
                            "placement.period",
                            "A period from " + first + " cannot end on " + last + "; let it end later",
                            first,
                            last)
                    .at("last");
        }
    }

    public long days() {
        return last.toEpochDay() - first.toEpochDay() + 1;
    }

    /** The days both have; empty where there are none. */
    public Optional<Period> common(Period other) {
        LocalDate from = first.isAfter(other.first) ? first : other.first;
        LocalDate to = last.isBefore(other.last) ? last : other.last;
        return to.isBefore(from) ? Optional.empty() : Optional.of(new Period(from, to));
    }

    /** What is left of it from a day on; empty where it is over. */
    public Optional<Period> since(LocalDate day) {
        return day.isAfter(last) ? Optional.empty() : Optional.of(day.isAfter(first) ? new Period(day, last) : this);
    }

    /** Its first days. */
    Period ofDays(int days) {
        return new Period(first, first.plus(days - 1L, ChronoUnit.DAYS));
    }

    @Override
    public int compareTo(Period other) {
        int byFirst = first.compareTo(other.first);
        return byFirst != 0 ? byFirst : last.compareTo(other.last);
    }

    @Override
    public String toString() {
        return first + "/" + last;
    }
}
