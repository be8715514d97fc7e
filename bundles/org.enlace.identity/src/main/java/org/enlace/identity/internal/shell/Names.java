package org.enlace.identity.internal.shell;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.enlace.identity.Directory;
import org.enlace.identity.Officers;
import org.enlace.identity.Officers.State;
import org.enlace.identity.RoleName;
import org.enlace.identity.Roles;
import org.enlace.platform.Caller;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.platform.contribution.Command.Parameter;

/** What may stand at a parameter. */
record Names(Directory directory, Roles roles) {
    static final Parameter OFFICER = new Parameter("OFFICER", "the account's name", true, false);

    private static final Caller COMPLETION = Caller.node(Officers.READ);
    private static final int SHOWN = 100;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ROOT);

    List<String> officers() {
        return directory.officers("", SHOWN, COMPLETION).stream()
                .map(entry -> entry.officer().value())
                .toList();
    }

    List<String> roleNames() {
        return roles.all(COMPLETION).stream().map(role -> role.name().value()).toList();
    }

    /** In the time zone of whoever types. */
    static String moment(Instant at, Invocation invocation) {
        return MOMENT.format(at.atZone(invocation.caller().zone()));
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
