package org.enlace.configuration.internal.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.enlace.configuration.Change;
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
                "take the last change that still counts back, or the one named",
                Configurations.MANAGE,
                "config:undo 12");
        this.configurations = configurations;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter(
                "CHANGE", "a number of config:history; unless said the last one that is not undone yet", false, false));
    }

    @Override
    public List<Option> options() {
        return List.of(Changes.YES, Option.JSON);
    }

    /** It may take back what keeps the audit from being there. */
    @Override
    public boolean mends() {
        return true;
    }

    @Override
    public int run(Invocation invocation) {
        List<Change> all = configurations.history(Integer.MAX_VALUE, invocation.caller());
        long number = Changes.number(invocation).orElseGet(() -> last(all)
                .orElseThrow(() -> new Refusal(
                        "config.no-history",
                        "Nothing of the configuration was ever changed here that is not undone already"))
                .number());
        all.stream()
                .filter(change -> change.number() == number)
                .flatMap(change -> change.parts().stream())
                .forEach(part -> Changes.requireMeant(configurations, part.pid(), part.key(), List.of(), invocation));
        Changes.print(
                Changes.found(OptionalLong.of(number), () -> configurations.undo(number, invocation.caller())),
                invocation);
        return 0;
    }

    /**
     * The last change that still counts: none that takes another back, and none that was taken back.
     *
     * @param newestFirst the history
     */
    static Optional<Change> last(List<Change> newestFirst) {
        Set<Long> undone = new HashSet<>();
        for (Change change : newestFirst) {
            boolean counts = !undone.contains(change.number());
            if (counts && change.undoes() == 0) {
                return Optional.of(change);
            }
            if (counts) {
                undone.add(change.undoes());
            }
        }
        return Optional.empty();
    }
}
