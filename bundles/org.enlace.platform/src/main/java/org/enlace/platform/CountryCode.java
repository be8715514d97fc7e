package org.enlace.platform;

/**
 * A country or territory by its ISO 3166-1 alpha-2 code, such as {@code CO}. The form is checked here; whether the
 * country belongs to the network is a question for the reference data.
 *
 * @param value two capital letters
 */
public record CountryCode(String value) implements Comparable<CountryCode> {
    public CountryCode {
        if (value == null || !hasForm(value)) {
            throw new Refusal(
                    "country.form", "A country is two capital letters of ISO 3166-1, not \"" + value + "\"", value);
        }
    }

    /** By hand: every row that is read comes by here. */
    private static boolean hasForm(String text) {
        return text.length() == 2 && capital(text.charAt(0)) && capital(text.charAt(1));
    }

    private static boolean capital(char c) {
        return c >= 'A' && c <= 'Z';
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
