package org.enlace.training.evaluation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** When a questionnaire can be answered: reckoned from the days of what is evaluated, so that it moves with them, or days that somebody fixed. */
public sealed interface Window {
    /**
     * The days it is open.
     *
     * @param run the first and the last day of what is evaluated; empty while there is none
     */
    Optional<Span> on(Optional<Span> run);

    /** Counted from. */
    enum Anchor {
        FIRST,
        LAST;

        String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param opens  how long after the anchor it opens; may be negative
     * @param closes how long after the anchor the last day is
     */
    record Relative(Anchor anchor, Period opens, Period closes) implements Window {
        public Relative {
            Objects.requireNonNull(anchor, "anchor");
            LocalDate any = LocalDate.of(2000, 1, 1);
            new Span(any.plus(opens), any.plus(closes));
        }

        @Override
        public Optional<Span> on(Optional<Span> run) {
            return run.map(days -> anchor == Anchor.FIRST ? days.opens() : days.closes())
                    .map(day -> new Span(day.plus(opens), day.plus(closes)));
        }

        @Override
        public String toString() {
            return anchor.token() + " " + opens + " " + closes;
        }
    }

    /** Days that somebody fixed. */
    record Fixed(Span span) implements Window {
        public Fixed {
            Objects.requireNonNull(span, "span");
        }

        @Override
        public Optional<Span> on(Optional<Span> run) {
            return Optional.of(span);
        }

        @Override
        public String toString() {
            return span.opens() + " " + span.closes();
        }
    }

    /**
     * What {@code toString} wrote: {@code last P3M P6M} or {@code 2027-03-01 2027-03-21}.
     *
     * @throws IllegalArgumentException when it is nothing of the kind
     */
    static Window parse(String text) {
        String[] words = text.split(" ");
        try {
            if (words.length == 2) {
                return new Fixed(new Span(LocalDate.parse(words[0]), LocalDate.parse(words[1])));
            }
            if (words.length == 3) {
                return new Relative(
                        Anchor.valueOf(words[0].toUpperCase(Locale.ROOT)),
                        Period.parse(words[1]),
                        Period.parse(words[2]));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("No window: \"" + text + "\"", e);
        }
        throw new IllegalArgumentException("No window: \"" + text + "\"");
    }

    /** Unless told otherwise. */
    static Window usual(Moment moment) {
        return switch (moment) {
            case BEFORE -> new Relative(Anchor.FIRST, Period.ofDays(-14), Period.ZERO);
            case END, AFTER -> new Relative(Anchor.LAST, Period.ZERO, Period.ofDays(21));
            case LATER, SUPERIOR -> new Relative(Anchor.LAST, Period.ofMonths(3), Period.ofMonths(6));
        };
    }
}
