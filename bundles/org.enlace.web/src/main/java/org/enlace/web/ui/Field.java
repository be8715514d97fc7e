package org.enlace.web.ui;

import java.util.Objects;
import org.enlace.platform.Language;

/**
 * One question of a form. Its name is also the id that an error summary links to.
 *
 * @param name      of the form parameter; letters, digits, dots and hyphens
 * @param label     what is asked
 * @param hint      help that everybody needs; may be empty
 * @param error     what is wrong with the value and how to put it right; empty when nothing is
 * @param value     what is filled in, as the person typed it
 * @param type      what is typed, which decides the keyboard of a telephone
 * @param width     as wide as the answer is long
 * @param rows      lines of a text area
 * @param maxLength characters allowed in a text area, counted for the person as they type; 0 for no limit
 * @param language  what language the value is in, or null for the page's
 * @param heading   whether the question is the page's heading (one question on the page)
 */
public record Field(
        String name,
        String label,
        String hint,
        String error,
        String value,
        Type type,
        Width width,
        int rows,
        int maxLength,
        Language language,
        boolean heading) {
    public Field {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        hint = Objects.requireNonNullElse(hint, "");
        error = Objects.requireNonNullElse(error, "");
        value = Objects.requireNonNullElse(value, "");
    }

    /** A line of free text, empty and without fault. */
    public static Field named(String name, String label) {
        return new Field(name, label, "", "", "", Type.TEXT, Width.FULL, 5, 0, null, false);
    }

    public Field hint(String text) {
        return new Field(name, label, text, error, value, type, width, rows, maxLength, language, heading);
    }

    /** Null or empty means that nothing is wrong. */
    public Field error(String text) {
        return new Field(name, label, hint, text, value, type, width, rows, maxLength, language, heading);
    }

    /** Null means empty. */
    public Field value(String text) {
        return new Field(name, label, hint, error, text, type, width, rows, maxLength, language, heading);
    }

    public Field type(Type kind) {
        return new Field(name, label, hint, error, value, kind, width, rows, maxLength, language, heading);
    }

    public Field width(Width size) {
        return new Field(name, label, hint, error, value, type, size, rows, maxLength, language, heading);
    }

    public Field rows(int lines) {
        return new Field(name, label, hint, error, value, type, width, lines, maxLength, language, heading);
    }

    public Field maxLength(int characters) {
        return new Field(name, label, hint, error, value, type, width, rows, characters, language, heading);
    }

    /** The language the value is written in, for speech output and spelling. */
    public Field in(Language valueLanguage) {
        return new Field(name, label, hint, error, value, type, width, rows, maxLength, valueLanguage, heading);
    }

    /** Makes the label the page's heading. */
    public Field asHeading() {
        return new Field(name, label, hint, error, value, type, width, rows, maxLength, language, true);
    }

    public boolean wrong() {
        return !error.isEmpty();
    }

    public String hintId() {
        return name + "-hint";
    }

    public String errorId() {
        return name + "-error";
    }

    /** The ids of hint and error for {@code aria-describedby}; null when there is neither. */
    public String describedBy() {
        if (hint.isEmpty() && !wrong()) {
            return null;
        }
        return hint.isEmpty() ? errorId() : wrong() ? hintId() + " " + errorId() : hintId();
    }

    /** What is typed into a line. */
    public enum Type {
        TEXT("text", null, null),
        WHOLE_NUMBER("text", "numeric", null),
        EMAIL("email", "email", "email"),
        TELEPHONE("tel", "tel", "tel"),
        WEB_ADDRESS("url", "url", "url"),
        SEARCH("search", "search", null),
        USER_NAME("text", null, "username"),
        PASSWORD("password", null, "current-password"),
        NEW_PASSWORD("password", null, "new-password"),
        ONE_TIME_CODE("text", null, "one-time-code");

        private final String html;
        private final String inputMode;
        private final String autocomplete;

        Type(String html, String inputMode, String autocomplete) {
            this.html = html;
            this.inputMode = inputMode;
            this.autocomplete = autocomplete;
        }

        public String html() {
            return html;
        }

        public String inputMode() {
            return inputMode;
        }

        public String autocomplete() {
            return autocomplete;
        }
    }

    /** How wide an input is: a share of the column, or room for so many characters. */
    public enum Width {
        FULL(""),
        TWO_THIRDS("govuk-!-width-two-thirds"),
        HALF("govuk-!-width-one-half"),
        CHARACTERS_20("govuk-input--width-20"),
        CHARACTERS_10("govuk-input--width-10"),
        CHARACTERS_5("govuk-input--width-5"),
        CHARACTERS_4("govuk-input--width-4"),
        CHARACTERS_2("govuk-input--width-2");

        private final String css;

        Width(String css) {
            this.css = css;
        }

        public String css() {
            return css;
        }
    }
}
