package org.enlace.platform;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The handling codes of a record, and the condition that belongs to {@link HandlingCode#H3}.
 *
 * @param codes     at least one; {@code H0} stands alone, the others may be combined
 * @param condition the provider's words, 1 to 2000 characters; there exactly where {@code H3} is
 */
public record Handling(Set<HandlingCode> codes, Optional<String> condition) {
    /** For general law-enforcement use, which holds where nobody says otherwise. */
    public static final Handling GENERAL = new Handling(Set.of(HandlingCode.H0), Optional.empty());

    private static final int LONGEST = 2000;

    /** @throws Refusal {@code handling.none}, {@code handling.alone}, {@code handling.condition} */
    public Handling {
        if (codes.isEmpty()) {
            throw new Refusal("handling.none", "A record has at least one handling code; H0 where nothing else holds");
        }
        codes = Collections.unmodifiableSet(EnumSet.copyOf(codes));
        if (codes.contains(HandlingCode.H0) && codes.size() > 1) {
            throw new Refusal("handling.alone", "H0 stands alone, not with others: " + codes, codes.toString());
        }
        condition = condition.map(String::strip).filter(words -> !words.isEmpty());
        if (codes.contains(HandlingCode.H3) != condition.isPresent()
                || condition.filter(words -> words.length() > LONGEST).isPresent()) {
            throw new Refusal(
                    "handling.condition",
                    "H3 goes with a condition of 1 to " + LONGEST + " characters, and only H3 does",
                    LONGEST);
        }
    }

    public static Handling of(HandlingCode... codes) {
        return new Handling(Set.of(codes), Optional.empty());
    }
}
