package org.enlace.modules.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.enlace.modules.Adoptions;
import org.enlace.modules.internal.decision.Decisions;
import org.enlace.platform.contribution.Command;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers the commands that need the database: adoptions and decisions. */
@Component(
        service = {},
        immediate = true)
public final class RegisterCommands {
    private final List<ServiceRegistration<?>> offered = new ArrayList<>();

    @Activate
    public RegisterCommands(BundleContext context, @Reference Adoptions adoptions, @Reference Decisions decisions) {
        List<Command> commands = new ArrayList<>(new AdoptionLines(adoptions).all());
        commands.addAll(new DecisionLines(decisions).all());
        commands.forEach(command -> offered.add(context.registerService(Command.class, command, null)));
    }

    @Deactivate
    void withdraw() {
        offered.forEach(ServiceRegistration::unregister);
    }
}
