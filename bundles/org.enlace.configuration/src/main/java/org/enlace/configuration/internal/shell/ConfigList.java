package org.enlace.configuration.internal.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.enlace.configuration.Configurations;
import org.enlace.configuration.internal.Listing;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.NamedCommand;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config:list}: what is configured, and what could be. */
@Component(service = Command.class)
public final class ConfigList extends NamedCommand {
    private final Listing listing;

    @Activate
    public ConfigList(@Reference Listing listing) {
        super(
                "config",
                "list",
                "every key that can be configured, its value and the file the value is from",
                Configurations.READ,
                "config:list org.enlace.web");
        this.listing = listing;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("PID", "only this PID", false, false));
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public List<String> complete(Parameter parameter) {
        try {
            return listing.all().stream().map(Listing.Entry::pid).distinct().toList();
        } catch (IOException e) {
            // Completion is a courtesy; the command itself says what is wrong.
            return List.of();
        }
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        List<Listing.Entry> entries = new ArrayList<>(listing.all());
        invocation.argument(0).ifPresent(pid -> {
            entries.removeIf(entry -> !entry.pid().equals(pid));
            if (entries.isEmpty()) {
                throw new Refusal(
                        "config.unknown-pid",
                        "Nothing is configured under \"" + pid + "\"; config:list names all that can be configured");
            }
        });
        if (invocation.has(Option.JSON)) {
            invocation.json(entries);
            return 0;
        }
        Table table = new Table("PID", "Key", "Value", "From", "Takes");
        entries.forEach(each -> table.row(each.pid(), each.key(), text(each.value()), each.from(), each.takes()));
        invocation.print(table);
        if (invocation.argument(0).isPresent()) {
            entries.stream()
                    .filter(each -> !each.meaning().isEmpty())
                    .forEach(each -> invocation.out().println(each.key() + ": " + each.meaning()));
        }
        return 0;
    }

    private static String text(Object value) {
        String text = value instanceof List<?> list
                ? String.join(", ", list.stream().map(String::valueOf).toList())
                : String.valueOf(value);
        return text.isEmpty() ? "-" : text;
    }
}
