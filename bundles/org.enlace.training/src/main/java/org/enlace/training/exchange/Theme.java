package org.enlace.training.exchange;

import org.enlace.platform.Refusal;

/**
 * What an exchange is about, such as {@code victim-identification}. A call names the themes that are open.
 *
 * @param value 1 to {@value #LONGEST} of {@code a-z 0-9 -}, beginning with a letter
 */
public record Theme(String value) implements Comparable<Theme> {
    public static final int LONGEST = 64;

    public Theme {
        if (value == null || value.length() > LONGEST || !value.matches("[a-z][a-z0-9-]*")) {
            throw new Refusal(
                    "placement.theme",
                    "A theme is 1 to " + LONGEST + " of a-z 0-9 - beginning with a letter, not \"" + value + "\"",
                    value,
                    LONGEST);
        }
    }

    @Override
    public int compareTo(Theme other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
