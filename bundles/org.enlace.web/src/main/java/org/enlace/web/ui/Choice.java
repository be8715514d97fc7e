package org.enlace.web.ui;

import java.util.Objects;

/**
 * One answer of a list of answers.
 *
 * @param value    what the form sends
 * @param label    what the person reads
 * @param hint     help on this answer; may be empty; not shown in a select
 * @param selected whether it is chosen already
 */
public record Choice(String value, String label, String hint, boolean selected) {
    public Choice {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(label, "label");
        hint = Objects.requireNonNullElse(hint, "");
    }

    public static Choice of(String value, String label) {
        return new Choice(value, label, "", false);
    }

    public Choice hint(String text) {
        return new Choice(value, label, text, selected);
    }

    public Choice selected(boolean chosen) {
        return new Choice(value, label, hint, chosen);
    }
}
