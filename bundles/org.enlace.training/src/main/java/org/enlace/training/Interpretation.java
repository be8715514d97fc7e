package org.enlace.training;

import java.util.Objects;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;

/**
 * Interpretation of a session between two languages, by a booth or a team that can be booked once at a time.
 *
 * @param interpreter what is booked, such as {@code Cabina 1}: one line of 1 to 80 characters; the same words mean the same booth
 */
public record Interpretation(Language from, Language to, String interpreter) {
    public static final int LONGEST = 80;

    public Interpretation {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (from == to) {
            throw new Refusal(
                            "training.same-language",
                            "\"" + from.tag() + "\" is interpreted into itself; name two languages",
                            from.tag())
                    .at("interpreters");
        }
        interpreter = Rules.line("interpreters", interpreter, LONGEST);
    }
}
