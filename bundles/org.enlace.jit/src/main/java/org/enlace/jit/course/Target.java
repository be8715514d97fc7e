package org.enlace.jit.course;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How many days a step should take at most, as somebody said; the product knows none of its own.
 *
 * @param step   which
 * @param days   calendar days
 * @param source where that is said
 */
public record Target(Step step, int days, String source) {
    /** What is measured. */
    public enum Step {
        /** From the hand-over to the own central authority until it is sent or returned. */
        CENTRAL,
        /** From sending until it is acknowledged. */
        ACKNOWLEDGE,
        /** From the question until the information is given. */
        INFORMATION,
        /** From sending, or from the information given, until it is accepted or refused. */
        ANSWER;

        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Step> of(String token) {
            return Arrays.stream(values())
                    .filter(one -> one.token().equals(token))
                    .findFirst();
        }
    }

    public Target {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(source, "source");
        if (days < 1 || source.isBlank()) {
            throw new IllegalArgumentException("A target has 1 day or more and says its source");
        }
    }

    /** By when a step that began on a day should be done. */
    public Term from(LocalDate began) {
        return new Term(this, began.plusDays(days));
    }

    /** @param due the last day in time */
    public record Term(Target target, LocalDate due) {
        public boolean overdue(LocalDate today) {
            return today.isAfter(due);
        }
    }
}
