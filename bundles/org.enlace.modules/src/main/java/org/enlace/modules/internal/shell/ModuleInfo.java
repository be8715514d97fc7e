package org.enlace.modules.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.ModuleDetails;
import org.enlace.modules.Modules;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code module:info}: everything about one module. */
@Component
public final class ModuleInfo implements Command {
    private static final String ID = "MODULE";

    private final Modules modules;

    @Activate
    public ModuleInfo(@Reference Modules modules) {
        this.modules = modules;
    }

    @Override
    public String scope() {
        return "module";
    }

    @Override
    public String name() {
        return "info";
    }

    @Override
    public String summary() {
        return "what one module consists of, needs and waits for";
    }

    @Override
    public Permission permission() {
        return Modules.READ;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter(ID, "id of an installed module", true, false));
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "module:info protocol-library";
    }

    @Override
    public List<String> complete(Parameter parameter) {
        return modules.list().stream().map(InstalledModule::id).toList();
    }

    @Override
    public int run(Invocation invocation) {
        ModuleDetails details = modules.info(invocation.arguments().get(0));
        if (invocation.has(Option.JSON)) {
            invocation.json(json(details, invocation));
        } else {
            print(details, invocation);
        }
        return 0;
    }

    private static void print(ModuleDetails details, Invocation invocation) {
        InstalledModule module = details.module();
        var language = invocation.caller().language();
        Table facts = new Table("Module", module.id() + " " + module.version());
        facts.row("Title", module.title().get(language));
        facts.row("Summary", details.summary().get(language));
        facts.row("State", Words.state(module.state()));
        facts.row("Since", invocation.moment(module.since()));
        facts.row("From", details.archive());
        facts.row("Platform", details.platform());
        facts.row("Pages", String.join(" ", module.pages()));
        facts.row(
                "Records",
                details.schema()
                        .map(stored -> "schema " + stored.schema() + ", version " + stored.version())
                        .orElse("none"));
        facts.row("Size", Words.size(details.bytes()) + " without its records");
        if (details.dataNote().containsKey(language)) {
            facts.row("Data", details.dataNote().get(language));
        }
        invocation.print(facts);
        invocation.out().println();
        Table bundles = new Table("Bundle", "Version", "State", "");
        details.bundles()
                .forEach(bundle ->
                        bundles.row(bundle.name(), bundle.version(), bundle.state(), bundle.shared() ? "shared" : ""));
        invocation.print(bundles);
        invocation.out().println();
        Table permissions = new Table("Permission", "Roles", "Second factor", "What it allows");
        details.permissions()
                .forEach(grant -> permissions.row(
                        grant.permission(),
                        String.join(", ", grant.roles()),
                        grant.secondFactor() ? "needed" : "",
                        grant.title().getOrDefault(language, "")));
        invocation.print(permissions);
        if (!details.problems().isEmpty()) {
            invocation.out().println();
            invocation.out().println("Not in order:");
            details.problems().forEach(problem -> invocation.out().println("  " + problem));
        }
    }

    private static Map<String, Object> json(ModuleDetails details, Invocation invocation) {
        Map<String, Object> json = new LinkedHashMap<>(ModuleList.json(details.module(), invocation));
        json.put("summary", details.summary().get(invocation.caller().language()));
        json.put("platform", details.platform());
        json.put("archive", details.archive().toString());
        json.put("bytes", details.bytes());
        json.put("schema", details.schema());
        json.put("bundles", details.bundles());
        json.put(
                "permissions",
                details.permissions().stream()
                        .map(grant -> {
                            Map<String, Object> permission = new LinkedHashMap<>();
                            permission.put("permission", grant.permission());
                            permission.put("roles", grant.roles());
                            permission.put("secondFactor", grant.secondFactor());
                            permission.put(
                                    "title",
                                    grant.title().get(invocation.caller().language()));
                            return permission;
                        })
                        .toList());
        json.put("problems", details.problems());
        json.put("dataNote", details.dataNote().get(invocation.caller().language()));
        return json;
    }
}
