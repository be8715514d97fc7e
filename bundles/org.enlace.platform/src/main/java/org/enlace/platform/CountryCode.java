package org.enlace.platform;

import java.util.regex.Pattern;

/**
 * A country or territory by its ISO 3166-1 alpha-2 code, such as {@code CO}. The form is checked here; whether the
 * country belongs to the network is a question for the reference data.
 *
 * @param value two capital letters
 */
public record CountryCode(String value) implements Comparable<CountryCode> {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}");

    public CountryCode {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new Refusal(
                    "country.form", "A country is two capital letters of ISO 3166-1, not \"" + value + "\"", value);
        }
    }

    @Override
    public int compareTo(CountryCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
