package org.enlace.configuration.internal.shell;

import java.util.List;
import org.enlace.configuration.Configurations;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.NamedCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config:undo}: takes a change back. */
@Component(service = Command.class)
public final class ConfigUndo extends NamedCommand {
    private final Configurations configurations;

    @Activate
    public ConfigUndo(@Reference Configurations configurations) {
        super(
                "config",
                "undo",
                "take the last change of the configuration back, or the one named",
                Configurations.MANAGE,
                "config:undo 12");
        this.configurations = configurations;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("CHANGE", "a number of config:history; the last one unless said", false, false));
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public int run(Invocation invocation) {
        long number = Changes.number(invocation).orElseGet(() -> configurations.history(1, invocation.caller()).stream()
                .findFirst()
                .orElseThrow(
                        () -> new Refusal("config.no-history", "Nothing of the configuration was ever changed here"))
                .number());
        Changes.print(configurations.undo(number, invocation.caller()), invocation);
        return 0;
    }
}
