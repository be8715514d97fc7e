package org.enlace.configuration.internal.shell;

import java.util.List;
import org.enlace.configuration.Configurations;
import org.enlace.configuration.internal.Listing;
import org.enlace.configuration.internal.Mistake;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.NamedCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config:check}: what is wrong with the configuration files. The exit status is 1 when something is. */
@Component(service = Command.class)
public final class ConfigCheck extends NamedCommand {
    private final Listing listing;

    @Activate
    public ConfigCheck(@Reference Listing listing) {
        super(
                "config",
                "check",
                "what is wrong in the configuration files, with file, key, value and what is allowed",
                Configurations.READ,
                "config:check");
        this.listing = listing;
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public int run(Invocation invocation) {
        List<Mistake> mistakes = listing.mistakes();
        boolean wrong = mistakes.stream().anyMatch(each -> each.kind() == Mistake.Kind.WRONG);
        if (invocation.has(Option.JSON)) {
            invocation.json(mistakes);
        } else if (mistakes.isEmpty()) {
            invocation.out().println("The configuration files are right.");
        } else {
            mistakes.forEach(each -> invocation
                    .out()
                    .println((each.kind() == Mistake.Kind.WRONG ? "wrong:   " : "unread:  ") + each.message()));
        }
        return wrong ? 1 : 0;
    }
}
