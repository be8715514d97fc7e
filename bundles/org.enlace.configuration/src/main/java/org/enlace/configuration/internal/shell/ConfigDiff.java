package org.enlace.configuration.internal.shell;

import java.util.List;
import org.enlace.configuration.Change;
import org.enlace.configuration.Configurations;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config:diff}: what this node's own files change. */
@Component
public final class ConfigDiff implements Command {
    private final Configurations configurations;

    @Activate
    public ConfigDiff(@Reference Configurations configurations) {
        this.configurations = configurations;
    }

    @Override
    public String scope() {
        return "config";
    }

    @Override
    public String name() {
        return "diff";
    }

    @Override
    public String summary() {
        return "what this node changes of what the program ships, or what changed since a change";
    }

    @Override
    public Permission permission() {
        return Configurations.READ;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("CHANGE", "compare with what stood after this change of config:history", false, false));
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "config:diff";
    }

    @Override
    public int run(Invocation invocation) {
        List<Change.Part> parts = configurations.diff(Changes.number(invocation), invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(parts);
        } else if (parts.isEmpty()) {
            invocation.out().println("There is no difference.");
        } else {
            invocation.print(Changes.table(parts));
        }
        return 0;
    }
}
