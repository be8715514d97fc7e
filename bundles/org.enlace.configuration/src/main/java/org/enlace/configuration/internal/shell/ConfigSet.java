package org.enlace.configuration.internal.shell;

import java.util.List;
import java.util.Set;
import org.enlace.configuration.Change;
import org.enlace.configuration.Configurations;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.NamedCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config:set}: gives one key a value in the node's own files. */
@Component(service = Command.class)
public final class ConfigSet extends NamedCommand {
    private static final Option DEFAULT =
            new Option("default", "have the shipped value or the default count again", "");

    private final Configurations configurations;

    @Activate
    public ConfigSet(@Reference Configurations configurations) {
        super(
                "config",
                "set",
                "give a key a value, checked first; --default takes it out of the node’s own files",
                Configurations.MANAGE,
                "config:set org.enlace.web zone America/Guayaquil");
        this.configurations = configurations;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("PID", "what is configured, such as org.enlace.web", true, false),
                new Parameter("KEY", "which of its keys", true, false),
                new Parameter("VALUE", "what it is to be; several where it takes a list", false, true));
    }

    @Override
    public List<Option> options() {
        return List.of(DEFAULT, Changes.YES, Option.JSON);
    }

    /** What the audit needs itself can be put right while it is not there. */
    @Override
    public boolean mends() {
        return true;
    }

    /** What is set stands in the audit under its own act; nothing that was typed by mistake does. */
    @Override
    public Set<String> secrets() {
        return Set.of("VALUE");
    }

    @Override
    public int run(Invocation invocation) {
        List<String> words = invocation.arguments();
        List<String> values = words.subList(2, words.size());
        boolean reset = invocation.has(DEFAULT);
        if (reset != values.isEmpty()) {
            throw new Refusal(
                    "config.no-value",
                    reset
                            ? "--default takes no VALUE"
                            : "Say what the key is to be, or --default for the shipped value");
        }
        Changes.requireMeant(configurations, words.get(0), words.get(1), values, invocation);
        Change change = reset
                ? configurations.reset(words.get(0), words.get(1), invocation.caller())
                : configurations.set(words.get(0), words.get(1), values, invocation.caller());
        Changes.print(change, invocation);
        return 0;
    }
}
