package org.enlace.identity.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.enlace.identity.Directory;
import org.enlace.identity.Officers;
import org.enlace.identity.Roles;
import org.enlace.identity.Sessions;
import org.enlace.identity.SetupLinks;
import org.enlace.identity.SshKeys;
import org.enlace.identity.Tokens;
import org.enlace.mail.Mail;
import org.enlace.platform.Node;
import org.enlace.platform.contribution.Command;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers the commands of the scope {@code officer}. */
@Component(
        service = {},
        immediate = true)
public final class OfficerCommands {
    private final List<ServiceRegistration<?>> offered = new ArrayList<>();

    @Activate
    public OfficerCommands(
            BundleContext context,
            @Reference Officers officers,
            @Reference Directory directory,
            @Reference Roles roles,
            @Reference Tokens tokens,
            @Reference Sessions sessions,
            @Reference SetupLinks setupLinks,
            @Reference SshKeys keys,
            @Reference Mail mail,
            @Reference Node node) {
        Names names = new Names(directory, roles);
        Address address = new Address(node.data().resolve("run"), mail);
        List<Command> commands = new ArrayList<>(new OfficerLines(officers, names, address).all());
        commands.addAll(new ImportLines(officers, address, mail).all());
        commands.addAll(new AccessLines(setupLinks, roles, tokens, sessions, names, address).all());
        commands.addAll(new KeyLines(keys, names).all());
        commands.forEach(command -> offered.add(context.registerService(Command.class, command, null)));
    }

    @Deactivate
    void withdraw() {
        offered.forEach(ServiceRegistration::unregister);
    }
}
