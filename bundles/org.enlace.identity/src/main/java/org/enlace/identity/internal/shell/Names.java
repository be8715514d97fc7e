package org.enlace.identity.internal.shell;

import java.util.List;
import java.util.function.Function;
import org.enlace.identity.Directory;
import org.enlace.identity.Officers.State;
import org.enlace.identity.RoleName;
import org.enlace.identity.Roles;
import org.enlace.platform.Caller;
import org.enlace.platform.contribution.Command.Parameter;

/** What may stand at a parameter. */
record Names(Directory directory, Roles roles) {
    static final Parameter OFFICER = new Parameter("OFFICER", "the account's name", true, false);

    private static final Caller COMPLETION = Caller.node(org.enlace.identity.Officers.READ);
    private static final int SHOWN = 100;

    Function<Parameter, List<String>> officers() {
        return parameter -> parameter.name().equals(OFFICER.name())
                ? directory.officers("", SHOWN, COMPLETION).stream()
                        .map(entry -> entry.officer().value())
                        .toList()
                : List.of();
    }

    Function<Parameter, List<String>> roleNames() {
        return parameter ->
                roles.all(COMPLETION).stream().map(role -> role.name().value()).toList();
    }

    static Function<Parameter, List<String>> none() {
        return parameter -> List.of();
    }

    static String state(State state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }

    static List<String> sorted(java.util.Set<?> values) {
        return values.stream().map(String::valueOf).sorted().toList();
    }

    static String joined(java.util.Set<RoleName> roles) {
        return String.join(" ", sorted(roles));
    }
}
