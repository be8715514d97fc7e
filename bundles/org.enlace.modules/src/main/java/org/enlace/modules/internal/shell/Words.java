package org.enlace.modules.internal.shell;

import java.util.List;
import java.util.Locale;
import org.enlace.modules.InstalledModule.State;
import org.enlace.modules.internal.trust.Trusted.Origin;
import org.enlace.platform.Refusal;

/** How the module commands write what they show. */
final class Words {
    private Words() {}

    static String state(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static String origin(Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal {@code module.verb} naming those there are */
    static void requireVerb(String verb, List<String> verbs) {
        if (!verbs.contains(verb)) {
            throw new Refusal(
                    "module.verb",
                    "\"" + verb + "\" is none of " + String.join(", ", verbs) + "; --help tells more",
                    verb);
        }
    }

    /** A number of bytes for people, such as {@code 1.4 MB}. */
    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
