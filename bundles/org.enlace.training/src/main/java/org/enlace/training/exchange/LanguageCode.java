package org.enlace.training.exchange;

import org.enlace.platform.Refusal;

/**
 * A language that people work in, by its ISO 639 code: more than the four the platform itself speaks, such as {@code nl} or {@code gn}.
 *
 * @param value two or three small letters
 */
public record LanguageCode(String value) implements Comparable<LanguageCode> {
    public LanguageCode {
        if (value == null || !value.matches("[a-z]{2,3}")) {
            throw new Refusal(
                    "placement.language",
                    "A language is two or three small letters of ISO 639, such as es, not \"" + value + "\"",
                    value);
        }
    }

    @Override
    public int compareTo(LanguageCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
