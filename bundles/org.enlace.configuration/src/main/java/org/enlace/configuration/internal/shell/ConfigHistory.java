package org.enlace.configuration.internal.shell;

import java.util.List;
import org.enlace.configuration.Change;
import org.enlace.configuration.Configurations;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.NamedCommand;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config:history}: the changes of the node's own files. */
@Component(service = Command.class)
public final class ConfigHistory extends NamedCommand {
    private static final int MOST = 200;

    private final Configurations configurations;

    @Activate
    public ConfigHistory(@Reference Configurations configurations) {
        super(
                "config",
                "history",
                "the last changes of the configuration, newest first",
                Configurations.READ,
                "config:history");
        this.configurations = configurations;
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public int run(Invocation invocation) {
        List<Change> changes = configurations.history(MOST, invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(changes);
            return 0;
        }
        if (changes.isEmpty()) {
            invocation.out().println("Nothing was changed yet; config:set changes a key.");
            return 0;
        }
        Table table = new Table("Change", "When", "By", "PID", "Key", "Before", "After");
        for (Change change : changes) {
            String by = change.by().isEmpty() ? "a file was edited" : change.by();
            change.parts()
                    .forEach(part -> table.row(
                            change.number(),
                            invocation.moment(change.at()),
                            change.undoes() == 0 ? by : by + ", undoing " + change.undoes(),
                            part.pid(),
                            part.key(),
                            Changes.shown(part.before()),
                            Changes.shown(part.after())));
        }
        invocation.print(table);
        return 0;
    }
}
