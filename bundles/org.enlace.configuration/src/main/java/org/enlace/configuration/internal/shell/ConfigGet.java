package org.enlace.configuration.internal.shell;

import java.util.List;
import org.enlace.configuration.Configurations;
import org.enlace.configuration.Setting;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config:get}: the value of one key, alone on its line, so that a script can take it. */
@Component
public final class ConfigGet implements Command {
    private final Configurations configurations;

    @Activate
    public ConfigGet(@Reference Configurations configurations) {
        this.configurations = configurations;
    }

    @Override
    public String scope() {
        return "config";
    }

    @Override
    public String name() {
        return "get";
    }

    @Override
    public String summary() {
        return "print the value of one key";
    }

    @Override
    public Permission permission() {
        return Configurations.READ;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("PID", "what is configured, such as org.enlace.web", true, false),
                new Parameter("KEY", "which of its keys", true, false));
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "config:get org.enlace.web zone";
    }

    @Override
    public int run(Invocation invocation) {
        Setting setting = configurations.get(
                invocation.arguments().get(0), invocation.arguments().get(1), invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(setting);
        } else {
            setting.values().forEach(value -> invocation.out().println(value));
        }
        return 0;
    }
}
