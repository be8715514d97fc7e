package org.enlace.identity.internal.shell;

import java.util.List;
import java.util.Locale;
import org.enlace.identity.Directory;
import org.enlace.identity.Officers;
import org.enlace.identity.Officers.State;
import org.enlace.identity.RoleName;
import org.enlace.identity.Roles;
import org.enlace.platform.Caller;
import org.enlace.platform.contribution.Command.Parameter;

/** What may stand at a parameter. */
record Names(Directory directory, Roles roles) {
    static final Parameter OFFICER = new Parameter("OFFICER", "the account's name", true, false);

    private static final Caller COMPLETION = Caller.node(Officers.READ);
    private static final int SHOWN = 100;

    List<String> officers() {
        return directory.officers("", SHOWN, COMPLETION).stream()
                .map(entry -> entry.officer().value())
                .toList();
    }

    List<String> roleNames() {
        return roles.all(COMPLETION).stream().map(role -> role.name().value()).toList();
    }

    static String state(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static List<String> sorted(java.util.Set<?> values) {
        return values.stream().map(String::valueOf).sorted().toList();
    }

    static String joined(java.util.Set<RoleName> roles) {
        return String.join(" ", sorted(roles));
    }
}
