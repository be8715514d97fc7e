package org.enlace.protocols;

import org.enlace.platform.Refusal;
import org.enlace.protocols.Adoption.State;

/** What a country may decide, and when. */
public final class AdoptionRules {
    private AdoptionRules() {}

    /** That a decision does not follow on the last one. */
    public static Refusal state(State now, State wanted) {
        return new Refusal(
                "adopting.state",
                "The document is " + now.token() + " here; that is decided where it is " + wanted.token()
                        + ": look at the adoption again",
                now.token(),
                wanted.token());
    }

    static String reason(String reason) {
        return Rules.given("reason", Rules.optionalText("reason", reason, Rules.LONG_LINE));
    }

    /** That what is out of use is not adopted. */
    public static Refusal withdrawn(int number) {
        return new Refusal(
                "adopting.withdrawn",
                "Version " + number + " was withdrawn; it cannot be adopted: choose one that is in effect",
                number);
    }

    /** A version is adopted while it counts or counted once, never one that was withdrawn or has yet to come into effect. */
    public static void requireAdoptable(Edition edition) {
        int number = edition.number().orElse(0);
        if (edition instanceof Edition.Withdrawn) {
            throw withdrawn(number);
        }
        if (!(edition instanceof Edition.Effective) && !(edition instanceof Edition.Superseded)) {
            throw new Refusal(
                    "adopting.not-effective", "Version " + number + " is not in effect yet; wait for its day", number);
        }
    }
}
