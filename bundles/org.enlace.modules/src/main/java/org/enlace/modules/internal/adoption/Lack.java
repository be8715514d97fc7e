package org.enlace.modules.internal.adoption;

import org.enlace.modules.Standing;
import org.enlace.platform.Refusal;

/** Why a module may not be used, in words. */
final class Lack {
    private Lack() {}

    /** @param standing one that is not in force */
    static Refusal of(String module, Standing standing) {
        if (standing instanceof Standing.Unconfirmed) {
            return new Refusal(
                    "module.adoption-unconfirmed",
                    "The adoption of the module \"" + module + "\" is recorded and not confirmed; a second officer"
                            + " confirms it at /modules/adoptions",
                    module);
        }
        if (standing instanceof Standing.Upcoming upcoming) {
            String from = upcoming.next().terms().from().toString();
            return new Refusal(
                    "module.adoption-upcoming",
                    "The adoption of the module \"" + module + "\" begins on " + from + "; wait for that day",
                    module,
                    from);
        }
        if (standing instanceof Standing.Lapsed lapsed) {
            return new Refusal(
                    "module.adoption-lapsed",
                    "The adoption of the module \"" + module + "\" lapsed: its last day was " + lapsed.last()
                            + "; record its renewal at /modules/adoptions or with module:adopt",
                    module,
                    lapsed.last().toString());
        }
        if (standing instanceof Standing.Withdrawn) {
            return new Refusal(
                    "module.adoption-withdrawn",
                    "The adoption of the module \"" + module + "\" was withdrawn; record another at /modules/adoptions"
                            + " or with module:adopt",
                    module);
        }
        return new Refusal(
                "module.not-adopted",
                "The module \"" + module + "\" is used by virtue of an adoption, and none is recorded; record it at"
                        + " /modules/adoptions or with module:adopt, and have a second officer confirm it",
                module);
    }
}
