package org.enlace.jit.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.RetentionArea;
import org.enlace.jit.internal.retention.RetentionLists;
import org.enlace.jit.internal.retention.RetentionLists.Overview;
import org.enlace.jit.internal.retention.RetentionStore.Count;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code jit:retention}: how many items of evidence are proposed for erasure, kept or erased, and nothing of what they are. */
@Component(service = Command.class)
public final class RetentionCommand extends JitCommand {
    private final ComponentServiceObjects<Desks> desks;
    private final ComponentServiceObjects<RetentionArea> area;

    @Activate
    public RetentionCommand(
            @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks,
            @Reference(service = RetentionArea.class) ComponentServiceObjects<RetentionArea> area) {
        super(
                "retention",
                "count evidence proposed for erasure, kept and erased; ends with 1 where a decision is overdue or rules are wrong",
                "jit:retention CO-2027-0001 --json");
        this.desks = desks;
        this.area = area;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter(
                "TEAM",
                "the reference of a team, as jit:list gives it, or its id; all where it is left out",
                false,
                false));
    }

    @Override
    public int run(Invocation invocation) {
        Desks all = desks.getService();
        RetentionArea retention = area.getService();
        try {
            Optional<RecordId> team = invocation.arguments().stream()
                    .findFirst()
                    .map(typed -> TeamArgument.team(all, typed, invocation.caller()));
            Overview found = retention.desk().lists().oversee(team, invocation.caller());
            print(found, retention.desk().lists(), all, invocation);
            return found.overdue() ? 1 : 0;
        } finally {
            area.ungetService(retention);
            desks.ungetService(all);
        }
    }

    private static void print(Overview found, RetentionLists lists, Desks all, Invocation invocation) {
        List<Map<String, Object>> lines =
                found.counts().stream().map(one -> line(one, lists, all)).toList();
        if (invocation.has(Option.JSON)) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("items", lines);
            found.trouble().map(Refusal::getMessage).ifPresent(wrong -> json.put("trouble", wrong));
            invocation.json(json);
            return;
        }
        found.trouble()
                .map(Refusal::getMessage)
                .ifPresent(wrong -> invocation.out().println("Rules are wrong: " + wrong));
        if (lines.isEmpty()) {
            invocation.out().println("No item is at the end of its retention.");
            return;
        }
        Table table = new Table("Team", "State", "Rule", "Items", "Oldest proposal", "Overdue");
        lines.forEach(line -> table.row(line.values().toArray()));
        invocation.print(table);
    }

    private static Map<String, Object> line(Count one, RetentionLists lists, Desks all) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("team", all.signing().name(one.team()));
        line.put("state", one.state());
        line.put("rule", one.rule());
        line.put("items", one.items());
        line.put("oldest", one.oldest().toString());
        line.put("overdue", lists.overdue(one));
        return line;
    }
}
