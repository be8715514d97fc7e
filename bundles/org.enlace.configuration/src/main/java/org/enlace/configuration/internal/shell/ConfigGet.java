package org.enlace.configuration.internal.shell;

import java.util.List;
import org.enlace.configuration.Configurations;
import org.enlace.configuration.Setting;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.NamedCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config:get}: the value of one key, alone on its line, so that a script can take it. */
@Component(service = Command.class)
public final class ConfigGet extends NamedCommand {
    private static final Option ABOUT =
            new Option("about", "also what it is for, what it takes and the file it is from", "");

    private final Configurations configurations;

    @Activate
    public ConfigGet(@Reference Configurations configurations) {
        super("config", "get", "print the value of one key", Configurations.READ, "config:get org.enlace.web zone");
        this.configurations = configurations;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("PID", "what is configured, such as org.enlace.web", true, false),
                new Parameter("KEY", "which of its keys", true, false));
    }

    @Override
    public List<Option> options() {
        return List.of(ABOUT, Option.JSON);
    }

    private static void about(Setting setting, Invocation invocation) {
        invocation.out().println();
        if (!setting.meaning().isEmpty()) {
            invocation.out().println(setting.meaning());
        }
        invocation
                .out()
                .println("From " + setting.from() + "; takes "
                        + (setting.takes().isEmpty() ? "anything" : setting.takes()));
    }

    @Override
    public int run(Invocation invocation) {
        Setting setting = configurations.get(
                invocation.arguments().get(0), invocation.arguments().get(1), invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(setting);
        } else {
            setting.values().forEach(value -> invocation.out().println(value));
            if (invocation.has(ABOUT)) {
                about(setting, invocation);
            }
        }
        return 0;
    }
}
