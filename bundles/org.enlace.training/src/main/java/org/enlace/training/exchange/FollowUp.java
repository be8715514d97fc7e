package org.enlace.training.exchange;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.enlace.training.Rules;
import org.enlace.training.Stamp;

/**
 * What became of an exchange some months later.
 *
 * @param used what the officer applies by now, 1 to {@value #LONGEST} characters
 */
public record FollowUp(Due due, String used, Stamp by) {
    public static final int LONGEST = 4000;

    public FollowUp {
        Objects.requireNonNull(due, "due");
        used = Rules.text("used", used, LONGEST);
        Objects.requireNonNull(by, "by");
    }

    /** When it is asked for. */
    public enum Due {
        THREE_MONTHS(3),
        SIX_MONTHS(6);

        private final int months;

        Due(int months) {
            this.months = months;
        }

        /** The first day on which it can be answered. */
        public LocalDate after(Period stay) {
            return stay.last().plusMonths(months);
        }

        /** The word used in the API and in the names of texts. */
        public String token() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
