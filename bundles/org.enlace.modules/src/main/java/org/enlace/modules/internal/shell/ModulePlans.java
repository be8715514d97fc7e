package org.enlace.modules.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.ModulePlan;
import org.enlace.modules.Modules;
import org.enlace.modules.Operation;
import org.enlace.modules.internal.ShippedArchives;
import org.enlace.modules.internal.catalogue.Catalogues;
import org.enlace.platform.Node;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code module:plan}: what a change would do, touching nothing. */
@Component
public final class ModulePlans implements Command {
    private static final List<String> OPERATIONS = List.of("install", "upgrade", "rollback", "remove");

    private final Modules modules;
    private final ShippedArchives shipped;
    private final Catalogues catalogues;

    @Activate
    public ModulePlans(@Reference Modules modules, @Reference Node node, @Reference Catalogues catalogues) {
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
        return "plan";
    }

    @Override
    public String summary() {
        return "what installing, upgrading, rolling back or removing a module would do; touches nothing";
    }

    @Override
    public Permission permission() {
        return Modules.READ;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("OPERATION", "install, upgrade, rollback or remove", true, false),
                new Parameter(
                        "MODULE",
                        "a module archive for install and upgrade, else the id of an installed module",
                        true,
                        false));
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "module:plan upgrade /media/usb/protocol-library-0.2.0.zip";
    }

    @Override
    public List<String> complete(Parameter parameter) {
        return parameter.name().equals("OPERATION")
                ? OPERATIONS
                : modules.list().stream().map(InstalledModule::id).toList();
    }

    @Override
    public int run(Invocation invocation) {
        ModulePlan plan = plan(invocation);
        if (invocation.has(Option.JSON)) {
            invocation.json(json(plan, invocation));
        } else {
            print(plan, invocation);
        }
        return plan.possible() ? 0 : 1;
    }

    private ModulePlan plan(Invocation invocation) {
        String operation = invocation.arguments().get(0);
        String what = invocation.arguments().get(1);
        if (!OPERATIONS.contains(operation)) {
            throw new Refusal(
                    "module.operation",
                    "What is planned is one of " + String.join(", ", OPERATIONS) + ", not \"" + operation + "\"",
                    operation);
        }
        return switch (operation) {
            case "remove" -> modules.planRemoval(what, invocation.caller());
            case "rollback" -> modules.planRollback(what, invocation.caller());
            default -> {
                ModulePlan plan =
                        modules.plan(new ArchivePaths(invocation, shipped, catalogues).find(what), invocation.caller());
                if (!plan.operation().name().toLowerCase(Locale.ROOT).equals(operation)) {
                    throw new Refusal(
                            "module.operation-other",
                            plan.module() + " is " + (plan.operation() == Operation.UPGRADE ? "" : "not ")
                                    + "installed, so this archive is for module:plan "
                                    + plan.operation().name().toLowerCase(Locale.ROOT),
                            plan.module(),
                            operation);
                }
                yield plan;
            }
        };
    }

    private static void print(ModulePlan plan, Invocation invocation) {
        Table table = new Table("To " + plan.operation().name().toLowerCase(Locale.ROOT), plan.module());
        table.row("Title", plan.title().get(invocation.caller().language()));
        table.row("Version", plan.from().orElse("none") + " -> " + plan.to().orElse("none"));
        plan.checks().forEach(check -> table.row("Verified", check));
        table.row("Bundles in", words(plan.bundlesIn()));
        table.row("Bundles out", words(plan.bundlesOut()));
        table.row("Other modules that restart", words(plan.restarts()));
        table.row(
                "Records",
                plan.schema()
                        .map(schema -> plan.rows() + " rows in the schema " + schema)
                        .orElse("none"));
        table.row("Migrations", words(plan.scripts()));
        if (plan.operation() == Operation.ROLLBACK) {
            table.row("Later writes that would be lost", plan.later() + " rows");
        }
        table.row("Permissions added", words(plan.gained()));
        table.row("Permissions gone", words(plan.lost()));
        if (plan.to().isPresent()) {
            table.row("Disk", Words.size(plan.bytes()) + " needed, " + Words.size(plan.free()) + " free");
        }
        String data = plan.dataNote().get(invocation.caller().language());
        if (data != null) {
            table.row("Data", data);
        }
        invocation.print(table);
        invocation.out().println();
        if (plan.possible()) {
            invocation.out().println("It can be done. Nothing was touched.");
        } else {
            invocation.out().println("It cannot be done:");
            plan.obstacles().forEach(obstacle -> invocation.out().println("  " + obstacle.getMessage()));
        }
    }

    private static String words(List<?> list) {
        return list.isEmpty() ? "none" : list.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static Map<String, Object> json(ModulePlan plan, Invocation invocation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("operation", plan.operation().name().toLowerCase(Locale.ROOT));
        json.put("module", plan.module());
        json.put("title", plan.title().get(invocation.caller().language()));
        json.put("from", plan.from());
        json.put("to", plan.to());
        json.put("possible", plan.possible());
        json.put(
                "obstacles",
                plan.obstacles().stream()
                        .map(obstacle -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("code", obstacle.code());
                            one.put("message", obstacle.getMessage());
                            return one;
                        })
                        .toList());
        json.put("checks", plan.checks());
        json.put("bundlesIn", plan.bundlesIn());
        json.put("bundlesOut", plan.bundlesOut());
        json.put("restarts", plan.restarts());
        json.put("schema", plan.schema());
        json.put("rows", plan.rows());
        json.put("migrations", plan.scripts());
        json.put("laterWrites", plan.later());
        json.put("permissionsAdded", plan.gained());
        json.put("permissionsGone", plan.lost());
        json.put("bytesNeeded", plan.bytes());
        json.put("bytesFree", plan.free());
        json.put("dataNote", plan.dataNote().get(invocation.caller().language()));
        return json;
    }
}
