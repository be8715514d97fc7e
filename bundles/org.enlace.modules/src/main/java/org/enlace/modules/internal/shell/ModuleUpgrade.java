package org.enlace.modules.internal.shell;

import java.util.List;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.InstalledModule.State;
import org.enlace.modules.Modules;
import org.enlace.modules.internal.ShippedArchives;
import org.enlace.modules.internal.catalogue.Catalogues;
import org.enlace.platform.Node;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code module:upgrade}: puts a newer version in the place of the one that runs. */
@Component
public final class ModuleUpgrade implements Command {
    private final Modules modules;
    private final ShippedArchives shipped;
    private final Catalogues catalogues;

    @Activate
    public ModuleUpgrade(@Reference Modules modules, @Reference Node node, @Reference Catalogues catalogues) {
        this.modules = modules;
        shipped = new ShippedArchives(node.home());
        this.catalogues = catalogues;
    }

    @Override
    public String scope() {
        return "module";
    }

    @Override
    public String name() {
        return "upgrade";
    }

    @Override
    public String summary() {
        return "puts a newer version of a module in the place of the one that runs, wholly or not at all";
    }

    @Override
    public Permission permission() {
        return Modules.MANAGE;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter(
                "FILE",
                "a module archive, or a module by its id or ID@VERSION: of this release or a catalogue",
                true,
                false));
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "module:upgrade /media/usb/protocol-library-0.2.0.zip";
    }

    @Override
    public int run(Invocation invocation) {
        var archive = new ArchivePaths(invocation, shipped, catalogues)
                .find(invocation.arguments().get(0));
        InstalledModule module = modules.upgrade(archive, invocation.caller(), invocation.progress());
        if (invocation.has(Option.JSON)) {
            invocation.json(ModuleList.json(module, invocation));
        } else {
            invocation
                    .out()
                    .println("Upgraded " + module.id() + " to " + module.version() + " (" + Words.state(module.state())
                            + "): " + String.join(" ", module.pages()));
            invocation.out().println("To go back to the version before, records included:");
            invocation.out().println("    module:rollback " + module.id());
        }
        return module.state() == State.UP ? 0 : 1;
    }
}
