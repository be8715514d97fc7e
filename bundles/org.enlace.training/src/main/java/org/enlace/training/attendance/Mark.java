package org.enlace.training.attendance;

import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.training.Rules;
import org.enlace.training.Stamp;

/**
 * Who said something of an attendance, when, how it is known and why.
 *
 * @param reason of a correction, 1 to {@value #LONGEST_REASON} characters; empty where nothing was there before
 * @param step   what it was done in together with others, so that it can be taken back together; empty for one alone
 */
public record Mark(Stamp stamp, Source source, String reason, Optional<RecordId> step) {
    public static final int LONGEST_REASON = 500;

    public Mark {
        Objects.requireNonNull(stamp, "stamp");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(step, "step");
        reason = Rules.textOrNone("reason", reason, LONGEST_REASON);
    }

    /** A text as a reason, cut where it is too long. */
    public static String shortened(String text) {
        String plain = text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() > LONGEST_REASON ? plain.substring(0, LONGEST_REASON) : plain;
    }

    public static Mark of(Stamp stamp, Source source) {
        return new Mark(stamp, source, "", Optional.empty());
    }
}
