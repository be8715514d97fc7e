package org.enlace.protocols.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.enlace.platform.contribution.Command;
import org.enlace.protocols.ProtocolExports;
import org.enlace.protocols.ProtocolImports;
import org.enlace.protocols.TableImports;
import org.enlace.protocols.internal.LibraryStatistics;
import org.enlace.protocols.internal.SearchIndex;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers the commands of the scope {@code protocols}. */
@Component(
        service = {},
        immediate = true)
public final class ProtocolCommands {
    private final List<ServiceRegistration<?>> offered = new ArrayList<>();

    @Activate
    public ProtocolCommands(
            BundleContext context,
            @Reference ProtocolImports imports,
            @Reference TableImports tables,
            @Reference ProtocolExports exports,
            @Reference LibraryStatistics statistics,
            @Reference SearchIndex search) {
        all(imports, tables, exports, statistics, search)
                .forEach(command -> offered.add(context.registerService(Command.class, command, null)));
    }

    /** Each of them, in the order they are told here. */
    public static List<Command> all(
            ProtocolImports imports,
            TableImports tables,
            ProtocolExports exports,
            LibraryStatistics statistics,
            SearchIndex search) {
        List<Command> commands = new ArrayList<>(new TransferLines(imports, tables, exports).all());
        commands.addAll(new LibraryLines(statistics, search).all());
        return commands;
    }

    @Deactivate
    void withdraw() {
        offered.forEach(ServiceRegistration::unregister);
    }
}
