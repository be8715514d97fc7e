package org.enlace.configuration.internal.shell;

import java.util.List;
import org.enlace.configuration.Configurations;
import org.enlace.configuration.internal.Listing;
import org.enlace.configuration.internal.Mistake;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config:check}: what is wrong with the configuration files. The exit status is 1 when something is. */
@Component
public final class ConfigCheck implements Command {
    private final Listing listing;

    @Activate
    public ConfigCheck(@Reference Listing listing) {
        this.listing = listing;
    }

    @Override
    public String scope() {
        return "config";
    }

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "what is wrong in the configuration files, with file, key, value and what is allowed";
    }

    @Override
    public Permission permission() {
        return Configurations.READ;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "config:check";
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
