package org.enlace.modules.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.Modules;
import org.enlace.modules.internal.ShippedArchives;
import org.enlace.platform.Node;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code module:list}: which modules this node runs, or how to get the first one. */
@Component
public final class ModuleList implements Command {
    private final Modules modules;
    private final ShippedArchives shipped;

    @Activate
    public ModuleList(@Reference Modules modules, @Reference Node node) {
        this.modules = modules;
        shipped = new ShippedArchives(node.home());
    }

    @Override
    public String scope() {
        return "module";
    }

    @Override
    public String name() {
        return "list";
    }

    @Override
    public String summary() {
        return "the modules installed on this node and whether they serve";
    }

    @Override
    public Permission permission() {
        return Modules.READ;
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
        return "module:list --json";
    }

    @Override
    public int run(Invocation invocation) {
        List<InstalledModule> installed = modules.list();
        if (invocation.has(Option.JSON)) {
            invocation.json(
                    installed.stream().map(module -> json(module, invocation)).toList());
        } else if (installed.isEmpty()) {
            sayWhatToDo(invocation);
        } else {
            Table table = new Table("Module", "Version", "State", "Title", "Since", "Pages");
            installed.forEach(module -> table.row(
                    module.id(),
                    module.version(),
                    Words.state(module.state()),
                    module.title().get(invocation.caller().language()),
                    invocation.moment(module.since()),
                    String.join(" ", module.pages())));
            invocation.print(table);
        }
        return 0;
    }

    private void sayWhatToDo(Invocation invocation) {
        invocation.out().println("No module is installed yet: the node runs, but has no workflow.");
        List<String> lines = shipped.all().stream()
                .map(archive -> "    module:install " + archive)
                .toList();
        if (lines.isEmpty()) {
            invocation.out().println("Install one from its archive:");
            invocation.out().println("    module:install /media/usb/protocol-library-0.1.0.zip");
        } else {
            invocation.out().println("This release brings:");
            lines.forEach(invocation.out()::println);
        }
    }

    static Map<String, Object> json(InstalledModule module, Invocation invocation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", module.id());
        json.put("version", module.version());
        json.put("state", Words.state(module.state()));
        json.put("title", module.title().get(invocation.caller().language()));
        json.put("since", module.since().toString());
        json.put("pages", module.pages());
        return json;
    }
}
