package org.enlace.reference.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.platform.contribution.Command.Option;
import org.enlace.platform.contribution.Command.Parameter;
import org.enlace.platform.contribution.Table;
import org.enlace.reference.ReferenceData;
import org.enlace.reference.ReferenceData.InForce;
import org.enlace.reference.ReferenceData.Summary;
import org.enlace.reference.ReferenceEntry;
import org.enlace.reference.ReferenceSet;
import org.enlace.reference.ReferenceUpdates;
import org.enlace.reference.ReferenceUpdates.Plan;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** {@code reference:list}, {@code show}, {@code plan}, {@code import}, {@code back}. */
@Component(
        service = {},
        immediate = true)
public final class ReferenceCommands {
    static final Parameter SET = new Parameter("SET", "one of " + String.join(", ", sets()), true, false);
    private static final Parameter FILE = new Parameter("FILE", "the update file, a zip", true, false);
    private static final Option SEARCH = new Option("search", "only records that hold these words", "TEXT");

    private final ReferenceData data;
    private final ReferenceUpdates updates;
    private final List<ServiceRegistration<?>> offered = new ArrayList<>();

    @Activate
    public ReferenceCommands(
            BundleContext context, @Reference ReferenceData data, @Reference ReferenceUpdates updates) {
        this(data, updates);
        all().forEach(command -> offered.add(context.registerService(Command.class, command, null)));
    }

    ReferenceCommands(ReferenceData data, ReferenceUpdates updates) {
        this.data = data;
        this.updates = updates;
    }

    @Deactivate
    void withdraw() {
        offered.forEach(ServiceRegistration::unregister);
    }

    static List<String> sets() {
        return Stream.of(ReferenceSet.values()).map(ReferenceSet::token).toList();
    }

    List<Command> all() {
        List<Option> json = List.of(Option.JSON);
        return List.of(
                new Line(
                        "list",
                        "the version of the reference data in force, and its sets",
                        ReferenceData.READ,
                        false,
                        List.of(),
                        json,
                        "reference:list",
                        this::list),
                new Line(
                        "show",
                        "the records of a set",
                        ReferenceData.READ,
                        false,
                        List.of(SET),
                        List.of(SEARCH, Option.JSON),
                        "reference:show organisations --search frontera",
                        this::show),
                new Line(
                        "plan",
                        "what an update file would change, or why it is refused; changes nothing",
                        ReferenceUpdates.MANAGE,
                        false,
                        List.of(FILE),
                        json,
                        "reference:plan /media/usb/reference-2026.12.zip",
                        this::plan),
                new Line(
                        "import",
                        "put an update file in force, at once and altogether",
                        ReferenceUpdates.MANAGE,
                        true,
                        List.of(FILE),
                        json,
                        "reference:import /media/usb/reference-2026.12.zip",
                        this::take),
                new Line(
                        "back",
                        "put the version before the imported one in force again",
                        ReferenceUpdates.MANAGE,
                        true,
                        List.of(),
                        json,
                        "reference:back",
                        this::back));
    }

    private int list(Invocation invocation) {
        InForce inForce = data.inForce(invocation.caller());
        List<Summary> sets = data.sets(invocation.caller());
        if (invocation.has(Option.JSON)) {
            Map<String, Object> json = Told.json(inForce);
            json.put("sets", sets);
            invocation.json(json);
            return 0;
        }
        Told.tell(inForce, invocation);
        Table table = new Table("Set", "Records", "Verified", "Retired");
        sets.forEach(each -> table.row(each.set(), each.records(), each.verified(), each.retired()));
        invocation.print(table);
        return 0;
    }

    private int show(Invocation invocation) {
        String token = invocation.arguments().get(0);
        ReferenceSet set = ReferenceSet.of(token)
                .orElseThrow(() -> new Refusal(
                        "reference.set",
                        "\"" + token + "\" is no set; take one of " + String.join(", ", sets()),
                        token));
        List<ReferenceEntry> all = data.records(set, invocation.value(SEARCH).orElse(""), invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(all.stream().map(Told::json).toList());
            return 0;
        }
        Table table = new Table("Id", "Code", "Name", "Verified", "Retired");
        all.forEach(each -> table.row(
                each.id(),
                each.code(),
                each.name(invocation.caller().language()),
                each.verified() ? "yes" : "no",
                each.retired() ? "retired" : ""));
        if (!table.isEmpty()) {
            invocation.print(table);
        }
        invocation.out().println(all.size() == 1 ? "1 record" : all.size() + " records");
        return 0;
    }

    private int plan(Invocation invocation) {
        Plan plan = updates.plan(invocation.path(invocation.arguments().get(0)), invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(plan);
        } else {
            Told.tell(plan, invocation);
            invocation
                    .out()
                    .println(
                            plan.problems().isEmpty()
                                    ? "It may be imported; nothing was changed yet."
                                    : "It is refused as it is; nothing was changed.");
        }
        return plan.problems().isEmpty() ? 0 : 1;
    }

    private int take(Invocation invocation) {
        Plan plan = updates.take(invocation.path(invocation.arguments().get(0)), invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(plan);
        } else if (plan.after().equals(plan.before())) {
            invocation
                    .out()
                    .println("The reference data " + plan.after() + " are in force already; nothing was changed.");
        } else {
            Told.tell(plan, invocation);
            invocation
                    .out()
                    .println("In force now: " + plan.after() + ". To return to " + plan.before() + ": reference:back");
        }
        return 0;
    }

    private int back(Invocation invocation) {
        InForce inForce = updates.back(invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(Told.json(inForce));
        } else {
            Told.tell(inForce, invocation);
        }
        return 0;
    }
}
