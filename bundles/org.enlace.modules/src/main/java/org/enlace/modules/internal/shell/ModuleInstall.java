package org.enlace.modules.internal.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

/** {@code module:install}: takes module archives into the running node. */
@Component
public final class ModuleInstall implements Command {
    private final Modules modules;
    private final ShippedArchives shipped;
    private final Catalogues catalogues;

    @Activate
    public ModuleInstall(@Reference Modules modules, @Reference Node node, @Reference Catalogues catalogues) {
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
        return "install";
    }

    @Override
    public String summary() {
        return "verifies module archives and takes them into the running node, each wholly or not at all";
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
                true));
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "module:install /media/usb/protocol-library-*.zip";
    }

    @Override
    public List<String> complete(Parameter parameter) {
        Set<String> installed = modules.list().stream()
                .map(module -> module.id() + "-" + module.version() + ".zip")
                .collect(Collectors.toSet());
        return shipped.all().stream()
                .filter(archive -> !installed.contains(archive.getFileName().toString()))
                .map(Path::toString)
                .toList();
    }

    @Override
    public int run(Invocation invocation) {
        ArchivePaths paths = new ArchivePaths(invocation, shipped, catalogues);
        Set<Path> archives = new LinkedHashSet<>();
        invocation.arguments().forEach(typed -> archives.add(paths.find(typed)));
        List<InstalledModule> done = new ArrayList<>();
        for (Path archive : archives) {
            InstalledModule module = modules.install(archive, invocation.caller(), invocation.progress());
            done.add(module);
            if (!invocation.has(Option.JSON)) {
                invocation
                        .out()
                        .println("Installed " + module.id() + " " + module.version() + " ("
                                + Words.state(module.state()) + "): " + String.join(" ", module.pages()));
                invocation.out().flush();
            }
        }
        if (invocation.has(Option.JSON)) {
            invocation.json(done.stream()
                    .map(module -> ModuleList.json(module, invocation))
                    .toList());
        }
        return done.stream().allMatch(module -> module.state() == State.UP) ? 0 : 1;
    }
}
