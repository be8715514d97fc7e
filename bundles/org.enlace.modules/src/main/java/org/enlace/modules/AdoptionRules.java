package org.enlace.modules;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.enlace.platform.Refusal;

/** What every text and day of an adoption keeps to. */
final class AdoptionRules {
    private static final Pattern MODULE = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private AdoptionRules() {}

    static String module(String id) {
        if (id == null || !MODULE.matcher(id).matches()) {
            throw new Refusal(
                            "adoption.module",
                            "A module's id is 1 to 64 of a-z 0-9 - beginning with a letter, not \"" + id + "\"",
                            id)
                    .at("module");
        }
        return id;
    }

    static String text(String field, String typed, int longest) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty() || text.length() > longest || text.codePoints().anyMatch(AdoptionRules::unprintable)) {
            throw new Refusal(
                            "adoption.text",
                            "The field " + field + " has 1 to " + longest + " printable characters; it has "
                                    + text.length(),
                            field,
                            longest,
                            text.length())
                    .at(field);
        }
        return text;
    }

    private static boolean unprintable(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r';
    }

    static LocalDate day(String field, LocalDate day) {
        if (day == null || day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new Refusal(
                            "adoption.day",
                            "A day lies in the years " + FIRST_YEAR + " to " + LAST_YEAR + ", not " + day,
                            String.valueOf(day),
                            FIRST_YEAR,
                            LAST_YEAR)
                    .at(field);
        }
        return day;
    }
}
