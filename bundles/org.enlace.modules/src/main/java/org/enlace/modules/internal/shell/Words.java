package org.enlace.modules.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.modules.InstalledModule.State;
import org.enlace.modules.internal.trust.Trusted.Origin;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
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

    /** Who can accept what waits for an officer, and what to do where nobody can. */
    static List<String> seconds(boolean supported, Set<OfficerId> who, Permission needed) {
        List<String> lines = new ArrayList<>();
        if (!supported) {
            lines.add("It was proposed without a second factor, such as at the console, which is no officer's word: two"
                    + " officers accept it, one after the other.");
        }
        if (!who.isEmpty()) {
            lines.add("These can accept it: "
                    + who.stream().map(OfficerId::value).collect(Collectors.joining(", ")) + ".");
        }
        if (who.size() < (supported ? 1 : 2)) {
            lines.add("This node lacks officers who can accept it: it takes another account with a role that gives "
                    + needed + " and with a second factor. officer:create makes one; its officer sets up the second"
                    + " factor under /account/second-factor.");
        }
        return lines;
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
