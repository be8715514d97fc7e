package org.enlace.reference;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.enlace.platform.Refusal;

/**
 * The version of all reference data together: year and month of issue, {@code YYYY.MM}, and for a further issue in the same
 * month a number from 1 to 9999 behind it, such as {@code 2026.11} and then {@code 2026.11.1}. Versions are compared by year,
 * month and number, the one without a number being the first of its month. The years are 2000 to 2999.
 */
public record ReferenceVersion(String value) implements Comparable<ReferenceVersion> {
    private static final Pattern FORM = Pattern.compile("2\\d{3}\\.(0[1-9]|1[0-2])(\\.[1-9]\\d{0,3})?");
    private static final int MONTH_ENDS = 7;

    /** @throws Refusal {@code reference.version} when the text has another form */
    public ReferenceVersion {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new Refusal(
                    "reference.version",
                    "\"" + value + "\" is no version of reference data; it reads YYYY.MM, or YYYY.MM.N for a further"
                            + " issue in the same month, such as 2026.11.1",
                    value);
        }
    }

    private int number() {
        return value.length() == MONTH_ENDS ? 0 : Integer.parseInt(value.substring(MONTH_ENDS + 1));
    }

    @Override
    public int compareTo(ReferenceVersion other) {
        return Comparator.<ReferenceVersion, String>comparing(each -> each.value.substring(0, MONTH_ENDS))
                .thenComparingInt(ReferenceVersion::number)
                .compare(this, other);
    }

    public boolean isNewerThan(ReferenceVersion other) {
        return compareTo(other) > 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
