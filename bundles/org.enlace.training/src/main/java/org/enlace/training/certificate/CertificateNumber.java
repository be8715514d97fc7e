package org.enlace.training.certificate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.platform.CountryCode;

/**
 * What a certificate is called, such as {@code CO-2027-000012}: the country of the node that gave it, the year it was given in, and the
 * how-many-eth of that year. It can be guessed, and therefore opens nothing alone.
 *
 * @param year  four digits
 * @param count from 1, at most {@value #MOST}
 */
public record CertificateNumber(CountryCode issuer, int year, int count) {
    public static final int MOST = 999_999;

    private static final Pattern FORM = Pattern.compile("([A-Z]{2})-(\\d{4})-(\\d{6})");

    public CertificateNumber {
        if (year < 1_000 || year > 9_999 || count < 1 || count > MOST) {
            throw new IllegalArgumentException("No number: " + issuer + ", " + year + ", " + count);
        }
    }

    /** What somebody typed, in whatever case and with spaces; empty where it has not the form of a number. */
    public static Optional<CertificateNumber> typed(String typed) {
        if (typed == null || typed.length() > 100) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(typed.replaceAll("\\s+", "").toUpperCase(java.util.Locale.ROOT));
        if (!form.matches()
                || Integer.parseInt(form.group(3)) == 0
                || form.group(2).startsWith("0")) {
            return Optional.empty();
        }
        return Optional.of(new CertificateNumber(
                new CountryCode(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3))));
    }

    @Override
    public String toString() {
        return String.format(java.util.Locale.ROOT, "%s-%04d-%06d", issuer, year, count);
    }
}
