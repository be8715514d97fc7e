package org.enlace.configuration.internal.shell;

import java.util.List;
import java.util.OptionalLong;
import org.enlace.configuration.Change;
import org.enlace.configuration.Configurations;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.NamedCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config:diff}: what this node's own files change. */
@Component(service = Command.class)
public final class ConfigDiff extends NamedCommand {
    private final Configurations configurations;

    @Activate
    public ConfigDiff(@Reference Configurations configurations) {
        super(
                "config",
                "diff",
                "what this node changes of what the program ships, or what changed since a change",
                Configurations.READ,
                "config:diff");
        this.configurations = configurations;
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
    public int run(Invocation invocation) {
        OptionalLong since = Changes.number(invocation);
        List<Change.Part> parts = Changes.found(since, () -> configurations.diff(since, invocation.caller()));
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
