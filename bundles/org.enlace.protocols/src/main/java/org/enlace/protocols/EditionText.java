package org.enlace.protocols;

import java.time.LocalDate;
import java.util.Objects;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.Refusal;

/**
 * What a version says, and from when until when it is meant.
 *
 * @param content    what it says
 * @param changes    what is different from the version before and why, at most 2 000 characters; null while it is not written yet
 * @param from       the day it is to come into effect, in the zone of the node's country; null for the day it is approved
 * @param nextReview the day by which somebody looks whether it is still right; null while nobody has said
 */
public record EditionText(ProtocolContent content, String changes, LocalDate from, LocalDate nextReview) {
    /** No day before or after these years is meant. */
    private static final int FIRST_YEAR = 1950;

    private static final int LAST_YEAR = 2100;

    public EditionText {
        Objects.requireNonNull(content, "content");
        changes = Rules.optionalText("changes", changes, Rules.LONG_LINE);
        inRange("effectiveFrom", from);
        inRange("nextReview", nextReview);
        if (from != null && nextReview != null && !nextReview.isAfter(from)) {
            throw new Refusal(
                            "edition.review-before-effect",
                            "The next review (" + nextReview + ") comes after the day of effect (" + from
                                    + "); choose a later day",
                            nextReview,
                            from)
                    .at("nextReview");
        }
    }

    static void inRange(String field, LocalDate day) {
        if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
            throw new Refusal(
                            "edition.day",
                            "The day " + day + " is not between " + FIRST_YEAR + " and " + LAST_YEAR
                                    + "; check the year",
                            day,
                            Integer.toString(FIRST_YEAR),
                            Integer.toString(LAST_YEAR))
                    .at(field);
        }
    }

    /** Whether everything is there that reviewers need. */
    void requireReady() {
        if (changes == null) {
            throw Rules.missing("changes");
        }
        if (nextReview == null) {
            throw Rules.missing("nextReview");
        }
    }

    /** The same for others. */
    EditionText restrictedTo(NeedToKnow others) {
        return new EditionText(content.restrictedTo(others), changes, from, nextReview);
    }

    /** The same with another day of review. */
    EditionText reviewedUntil(LocalDate day) {
        return new EditionText(content, changes, from == null || day.isAfter(from) ? from : null, day);
    }
}
