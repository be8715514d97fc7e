package org.enlace.protocols;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a table is read as records: what a person, or a program, says of a file that somebody else made.
 *
 * @param letters   what its bytes are; null where that is to be found out
 * @param separator what parts its cells; null where that is to be found out
 * @param dates     how dates with slashes, dots or hyphens are read; {@code 2019-09-09} is always year, month, day
 * @param columns   by heading, the field that stands in the column, one of {@link TableImports#fields()}; a column that is not
 *                  named is ignored
 * @param defaults  by field, what holds for a new record that says nothing of it
 */
public record TableMapping(
        Letters letters, Separator separator, Dates dates, Map<String, String> columns, Map<String, String> defaults) {
    public TableMapping {
        dates = dates == null ? Dates.DAY_FIRST : dates;
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
    }

    /** Nothing said: letters, separator and columns are found out as far as they can be. */
    public static final TableMapping FOUND_OUT = new TableMapping(null, null, null, Map.of(), Map.of());

    /** Whether nothing is said of any column, so that each is guessed by its heading. */
    public boolean guesses() {
        return columns.isEmpty();
    }

    /** What the bytes of a file are. */
    public enum Letters {
        UTF_8,
        WINDOWS_1252;

        public String token() {
            return Token.of(this);
        }

        public static Optional<Letters> of(String token) {
            return Token.find(values(), token);
        }
    }

    /** What parts the cells of a line. */
    public enum Separator {
        COMMA(','),
        SEMICOLON(';'),
        TAB('\t');

        private final char mark;

        Separator(char mark) {
            this.mark = mark;
        }

        public char mark() {
            return mark;
        }

        public static Optional<Separator> of(char mark) {
            return Arrays.stream(values()).filter(one -> one.mark == mark).findFirst();
        }

        public String token() {
            return Token.of(this);
        }

        public static Optional<Separator> of(String token) {
            return Token.find(values(), token);
        }
    }

    /** Which comes first in {@code 03/04/2019}. */
    public enum Dates {
        DAY_FIRST,
        MONTH_FIRST;

        public String token() {
            return Token.of(this);
        }

        public static Optional<Dates> of(String token) {
            return Token.find(values(), token);
        }
    }
}
