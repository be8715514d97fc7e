package org.enlace.jit.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.internal.BundleArea;
import org.enlace.jit.internal.Desks;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code jit:bundle}: how far the court bundles of a team are, without what is in them or whom they are for. */
@Component(service = Command.class)
public final class BundleCommand extends JitCommand {
    private final ComponentServiceObjects<Desks> desks;
    private final ComponentServiceObjects<BundleArea> area;

    @Activate
    public BundleCommand(
            @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks,
            @Reference(service = BundleArea.class) ComponentServiceObjects<BundleArea> area) {
        super(
                "bundle",
                "list the court bundles of a team and how far each is; ends with 1 where one could not be made",
                "jit:bundle CO-2027-0001 --json");
        this.desks = desks;
        this.area = area;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("TEAM", "the reference of the team, as jit:list gives it, or its id", true, false));
    }

    @Override
    public int run(Invocation invocation) {
        Desks all = desks.getService();
        BundleArea bundles = area.getService();
        try {
            RecordId team = TeamArgument.team(all, invocation.arguments().get(0), invocation.caller());
            List<Bundle> found = bundles.desk().oversee(team, invocation.caller());
            print(found, invocation);
            return found.stream().anyMatch(one -> one.state() instanceof Bundle.Stopped) ? 1 : 0;
        } finally {
            area.ungetService(bundles);
            desks.ungetService(all);
        }
    }

    private static void print(List<Bundle> found, Invocation invocation) {
        if (invocation.has(Option.JSON)) {
            invocation.json(
                    Map.of("bundles", found.stream().map(BundleCommand::json).toList()));
            return;
        }
        Table table = new Table("Bundle", "State", "Items", "Withheld", "Prepared", "Bytes", "SHA-256");
        found.forEach(one -> {
            Map<String, Object> line = json(one);
            table.row(
                    one.id(),
                    line.get("state"),
                    line.get("items"),
                    line.get("withheld"),
                    line.get("prepared"),
                    line.getOrDefault("bytes", ""),
                    line.getOrDefault("sha256", line.getOrDefault("why", "")));
        });
        invocation.print(table);
    }

    private static Map<String, Object> json(Bundle bundle) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", bundle.id().toString());
        json.put("state", bundle.state().token());
        json.put("items", bundle.request().items().size());
        json.put("withheld", bundle.request().withheld().size());
        json.put("prepared", bundle.prepared().at().toString());
        if (bundle.state() instanceof Bundle.Made made) {
            json.put("bytes", made.size());
            json.put("sha256", made.sha256().value());
        }
        if (bundle.state() instanceof Bundle.Stopped stopped) {
            json.put("why", stopped.why());
        }
        return json;
    }
}
