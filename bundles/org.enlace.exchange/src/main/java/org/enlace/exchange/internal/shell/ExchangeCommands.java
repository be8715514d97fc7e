package org.enlace.exchange.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.enlace.exchange.Parcels;
import org.enlace.exchange.Peers;
import org.enlace.platform.contribution.Command;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers the commands about peers and about what is exchanged with them. */
@Component(
        service = {},
        immediate = true)
public final class ExchangeCommands {
    private final List<ServiceRegistration<?>> offered = new ArrayList<>();

    @Activate
    public ExchangeCommands(BundleContext context, @Reference Peers peers, @Reference Parcels parcels) {
        List<Command> commands = new ArrayList<>(new PeerLines(peers).all());
        commands.addAll(new ParcelLines(parcels).all());
        commands.addAll(new MendingLines(parcels).all());
        commands.forEach(command -> offered.add(context.registerService(Command.class, command, null)));
    }

    @Deactivate
    void withdraw() {
        offered.forEach(ServiceRegistration::unregister);
    }
}
