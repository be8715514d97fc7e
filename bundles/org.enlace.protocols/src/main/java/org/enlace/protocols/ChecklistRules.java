package org.enlace.protocols;

import org.enlace.platform.Refusal;
import org.enlace.protocols.ChecklistItem.Standing;

/** What may be done with an item of a checklist, and when. */
public final class ChecklistRules {
    private ChecklistRules() {}

    static Refusal transition(Standing now, Standing wanted) {
        return new Refusal(
                        "checklist.transition",
                        "The item is " + now.token() + " and cannot become " + wanted.token()
                                + " at once; from here it becomes one of " + now.following(),
                        now.token(),
                        wanted.token(),
                        now.following())
                .at("standing");
    }

    static Refusal selfVerification(Signature by) {
        return new Refusal(
                        "checklist.self-verification",
                        "\"" + by.counts() + "\" called the item done or acts for who did; somebody else verifies it",
                        by.counts())
                .at("standing");
    }

    static Refusal settled(Standing now) {
        return new Refusal(
                "checklist.settled",
                "The item is " + now.token() + ", and what that rests on is not changed; take it back into work first",
                now.token());
    }

    /** That the country has adopted no version of the document. */
    public static Refusal none() {
        return new Refusal(
                "checklist.none", "The country has adopted no version of this document; adopt one, then implement it");
    }

    /** That the adoption the checklist belongs to is over. */
    public static Refusal closed() {
        return new Refusal(
                "checklist.closed",
                "The adoption this checklist belongs to is no longer in force, so that it is only read; adopt a version"
                        + " again");
    }

    /** That the version which counts now does not ask for it any more. */
    public static Refusal gone(String requirement) {
        return new Refusal(
                "checklist.gone",
                "The version the country has adopted does not ask for \"" + requirement
                        + "\" any more; it is kept to be read",
                requirement);
    }

    static String reason(String reason) {
        return Rules.given("reason", Rules.optionalText("reason", reason, Rules.LONG_LINE));
    }
}
