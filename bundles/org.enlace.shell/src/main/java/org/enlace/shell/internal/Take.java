package org.enlace.shell.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Command.Parameter;

/**
 * What the audit learns of one command while it runs: its name, what it was given, how it ended. Names and numbers are facts;
 * values that were typed are erasable, and those of secrets are never taken down.
 */
final class Take {
    static final String BEGIN = "shell.begin";
    static final String RUN = "shell.run";
    private static final String SECRET = "(?s).*(pass|secret|token|code|pin).*";
    private static final int LONGEST = 500;

    private Act act;

    /** @param typed what stood in the place of a command's name */
    Take(String typed, Caller caller) {
        act = Act.done(RUN, caller).on("command", typed.matches("[a-z0-9:.-]{1,60}") ? typed : "(no name)");
    }

    void arguments(Command command, Arguments given) {
        if (given.help()) {
            act = act.fact("help", true);
            return;
        }
        List<Parameter> parameters = command.parameters();
        for (int i = 0; i < given.parameters().size() && !parameters.isEmpty(); i++) {
            Parameter parameter = parameters.get(Math.min(i, parameters.size() - 1));
            String place = i < parameters.size() ? "" : " " + (i - parameters.size() + 2);
            value(
                    command.secrets(),
                    parameter.name(),
                    parameter.name() + place,
                    given.parameters().get(i));
        }
        if (!given.options().isEmpty()) {
            act = act.codes("options", new TreeSet<>(given.options().keySet()));
        }
        for (Map.Entry<String, String> option : given.options().entrySet()) {
            if (!option.getValue().isEmpty()) {
                value(command.secrets(), option.getKey(), "--" + option.getKey(), option.getValue());
            }
        }
    }

    private void value(Set<String> secrets, String name, String field, String value) {
        if (!secret(secrets, name)) {
            act = act.changed(field, null, value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value);
        }
    }

    private static boolean secret(Set<String> secrets, String name) {
        return secrets.contains(name) || mayBeSecret(name);
    }

    /** Whether what is given for this parameter or option is nobody else's business. */
    static boolean secret(Command command, String name) {
        return secret(command.secrets(), name);
    }

    /** Whether a secret can be given to this command at all. */
    static boolean hasSecrets(Command command) {
        return command.parameters().stream().anyMatch(parameter -> secret(command, parameter.name()))
                || command.options().stream().anyMatch(option -> !option.isSwitch() && secret(command, option.name()));
    }

    /** Whether words speak of a secret. */
    static boolean mayBeSecret(String words) {
        return words.toLowerCase(Locale.ROOT).matches(SECRET);
    }

    void code(String name, String value) {
        act = act.code(name, value);
    }

    /** The act that is taken down before a command changes anything. */
    Act begun() {
        return act.as(BEGIN, Act.Outcome.DONE);
    }

    Act ended(Act.Outcome outcome, int status) {
        act = act.fact("status", status);
        return act.as(RUN, outcome);
    }
}
