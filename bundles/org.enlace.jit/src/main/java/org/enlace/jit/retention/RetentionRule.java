package org.enlace.jit.retention;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.jit.Rules;
import org.enlace.platform.Refusal;

/**
 * By which items of evidence are kept for how long.
 *
 * @param id     by which the unit calls it: letters without accents, digits, hyphens, at most 40
 * @param cover  which items
 * @param term   how long, in years, months and days of the calendar; at least a day, at most 300 years
 * @param start  after which moment
 * @param source where that is said: law, article; 3 to 300 characters of one line
 */
public record RetentionRule(String id, Cover cover, Period term, Start start, String source) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");
    private static final Pattern LINE = Pattern.compile("\\s*(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S.*)");
    private static final int SHORTEST_SOURCE = 3;
    private static final int LONGEST_SOURCE = 300;
    private static final int MOST_YEARS = 300;

    /** The zones in which a day begins first and ends last: a term is over when it is over everywhere. */
    private static final ZoneOffset FIRST = ZoneOffset.ofHours(14);

    private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    public RetentionRule {
        Objects.requireNonNull(cover, "cover");
        Objects.requireNonNull(start, "start");
        if (!ID.matcher(id).matches() || !term(term)) {
            throw new IllegalArgumentException("No rule has the id \"" + id + "\" and the term " + term);
        }
        source = Rules.line("source", source, LONGEST_SOURCE);
    }

    private static boolean term(Period term) {
        return !term.isNegative() && !term.isZero() && term.toTotalMonths() / 12 + term.getDays() / 366 < MOST_YEARS;
    }

    /**
     * What somebody wrote: id, cover, term as ISO 8601 has it ({@code P5Y}, {@code P18M}, {@code P90D}), moment, source, with blanks
     * between. Empty for what has another form.
     */
    public static Optional<RetentionRule> parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches() || !ID.matcher(parts.group(1)).matches()) {
            return Optional.empty();
        }
        Optional<Cover> cover = Cover.parse(parts.group(2));
        Optional<Period> term = period(parts.group(3));
        Optional<Start> start = Start.of(parts.group(4));
        Optional<String> source = source(parts.group(5));
        return cover.isEmpty() || term.isEmpty() || start.isEmpty() || source.isEmpty()
                ? Optional.empty()
                : Optional.of(new RetentionRule(parts.group(1), cover.get(), term.get(), start.get(), source.get()));
    }

    private static Optional<String> source(String text) {
        try {
            return Optional.of(Rules.line("source", text, LONGEST_SOURCE))
                    .filter(plain -> plain.length() >= SHORTEST_SOURCE);
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    private static Optional<Period> period(String text) {
        try {
            Period term = Period.parse(text);
            return text.startsWith("P") && term(term) ? Optional.of(term) : Optional.empty();
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** The term of an item; empty where the rule does not cover it, or it has not begun. */
    public Optional<Term> of(Facts item) {
        return cover.covers(item)
                ? item.since(start).map(since -> new Term(this, since, over(since)))
                : Optional.empty();
    }

    /** From when on a term that began at a moment is over, whatever the zone by which somebody counts its days. */
    private Instant over(Instant since) {
        try {
            return LocalDate.ofInstant(since, FIRST)
                    .plus(term)
                    .plusDays(1)
                    .atStartOfDay(LAST)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("No term of " + term + " begins at " + since, e);
        }
    }
}
