package org.enlace.training;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;

/**
 * What would become of a file of holidays.
 *
 * @param lines   what stands in it, line by line; what is no day is left out of it
 * @param added   days that are not known yet
 * @param changed days that are known by another name
 * @param removed days of the file's years that are known and not in it
 */
public record HolidayPlan(
        CountryCode country, List<Line> lines, List<Holiday> added, List<Holiday> changed, List<Holiday> removed) {
    public HolidayPlan {
        lines = List.copyOf(lines);
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /**
     * @param number  of the line in the file, or of the entry in a list of JSON, from 1
     * @param text    as it stands there, at most 100 characters of it
     * @param day     empty where it is refused
     * @param refusal why it is not taken; empty where it is
     */
    public record Line(int number, String text, Optional<LocalDate> day, String name, Optional<Refusal> refusal) {}

    /** The days in the form in which {@link Holidays#take} reads them. */
    public String days() {
        StringBuilder days = new StringBuilder();
        for (Line line : lines) {
            line.day()
                    .ifPresent(day ->
                            days.append(day).append("; ").append(line.name()).append('\n'));
        }
        return days.toString();
    }
}
