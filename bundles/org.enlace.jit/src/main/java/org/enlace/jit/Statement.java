package org.enlace.jit;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * What one country's node said in a team, once: a record of that country which is never changed. What a team is follows from the
 * statements of its parties, in {@link #ORDER}, on every node alike.
 *
 * @param id      also that of the record that travels
 * @param team    which team
 * @param country whose node says it
 * @param number  of this country in this team: grows, with gaps, so that a node whose copy was put back comes after what it had said
 * @param at      when, by that node's clock, to the microsecond; never before its statement with the number before
 * @param kind    what is said, such as {@code acknowledged}: lower case with hyphens, 1 to 40 characters
 * @param content a JSON object that the area which knows the kind reads
 */
public record Statement(
        RecordId id, RecordId team, CountryCode country, long number, Instant at, String kind, String content) {
    /** The one order in which every node reads statements: by moment, then country, then number. */
    public static final Comparator<Statement> ORDER = Comparator.comparing(Statement::at)
            .thenComparing(Statement::country)
            .thenComparingLong(Statement::number);

    private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,39}");

    public Statement {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(content, "content");
        if (number < 1) {
            throw new IllegalArgumentException("Statements count from 1, not " + number);
        }
        if (kind == null || !KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("A kind is lower case with hyphens, not \"" + kind + "\"");
        }
    }
}
