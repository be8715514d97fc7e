package org.enlace.configuration.internal.shell;

import java.util.List;
import org.enlace.configuration.Configurations;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config:undo}: takes a change back. */
@Component
public final class ConfigUndo implements Command {
    private final Configurations configurations;

    @Activate
    public ConfigUndo(@Reference Configurations configurations) {
        this.configurations = configurations;
    }

    @Override
    public String scope() {
        return "config";
    }

    @Override
    public String name() {
        return "undo";
    }

    @Override
    public String summary() {
        return "take the last change of the configuration back, or the one named";
    }

    @Override
    public Permission permission() {
        return Configurations.MANAGE;
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
    public String example() {
        return "config:undo 12";
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
