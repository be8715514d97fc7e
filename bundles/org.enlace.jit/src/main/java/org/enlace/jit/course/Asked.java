package org.enlace.jit.course;

import java.util.Objects;
import org.enlace.jit.Rules;
import org.enlace.platform.CountryCode;

/**
 * A country that is asked.
 *
 * @param country   which
 * @param authority the requested authority, if it is known; may be empty
 * @param onPaper   whether it is asked on paper, because it has no node or not this module: the requesting country enters its answers
 */
public record Asked(CountryCode country, String authority, boolean onPaper) {
    public static final int LONGEST_AUTHORITY = 200;

    public Asked {
        Objects.requireNonNull(country, "country");
        authority = Rules.lineOrNone("authority", authority, LONGEST_AUTHORITY);
    }
}
