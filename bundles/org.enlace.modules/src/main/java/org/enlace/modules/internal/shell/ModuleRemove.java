package org.enlace.modules.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.ModuleDetails;
import org.enlace.modules.Modules;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code module:remove}: takes a module out of the running node and leaves its records where they are. */
@Component
public final class ModuleRemove implements Command {
    private final Modules modules;

    @Activate
    public ModuleRemove(@Reference Modules modules) {
        this.modules = modules;
    }

    @Override
    public String scope() {
        return "module";
    }

    @Override
    public String name() {
        return "remove";
    }

    @Override
    public String summary() {
        return "takes a module out of the running node; its records stay";
    }

    @Override
    public Permission permission() {
        return Modules.MANAGE;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("MODULE", "id of an installed module", true, false));
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "module:remove protocol-library";
    }

    @Override
    public List<String> complete(Parameter parameter) {
        return modules.list().stream().map(InstalledModule::id).toList();
    }

    @Override
    public int run(Invocation invocation) {
        ModuleDetails before = modules.info(invocation.arguments().get(0));
        InstalledModule module = before.module();
        modules.remove(module.id(), invocation.caller(), invocation.progress());
        if (invocation.has(Option.JSON)) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", module.id());
            json.put("version", module.version());
            json.put("removed", true);
            json.put("archive", before.archive().toString());
            json.put("schemaKept", before.schema().map(ModuleDetails.StoredIn::schema));
            invocation.json(json);
            return 0;
        }
        invocation
                .out()
                .println("Removed " + module.id() + " " + module.version()
                        + ": its pages, API and menu entry are gone.");
        invocation
                .out()
                .println(before.schema()
                        .map(stored -> "Its records stay in the database (schema " + stored.schema()
                                + ") and come back with it:")
                        .orElse("To have it back:"));
        invocation.out().println("    module:install " + before.archive());
        return 0;
    }
}
