package org.enlace.shell.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code node:status}: what this node is, and whether it is well. The exit status is 0 when it is ready. */
@Component
public final class NodeStatus implements Command {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z");

    private final NodeState state;

    @Activate
    public NodeStatus(@Reference NodeState state) {
        this.state = state;
    }

    @Override
    public String scope() {
        return "node";
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String summary() {
        return "tell what this node is and whether it is well; fails when it is not ready";
    }

    @Override
    public Permission permission() {
        return new Permission("node.read");
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
        return "node:status --json";
    }

    @Override
    public int run(Invocation invocation) {
        List<NodeState.Answer> answers = state.answers();
        String overall = NodeState.state(answers);
        if (invocation.has(Option.JSON)) {
            invocation.json(json(answers, overall));
        } else {
            invocation.print(facts(overall, invocation.caller().zone()));
            invocation.out().println();
            invocation.print(checks(answers));
        }
        return overall.equals("not ready") ? Dispatcher.FAILED : Dispatcher.OK;
    }

    private Map<String, Object> json(List<NodeState.Answer> answers, String overall) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", overall);
        json.put("country", state.node().country());
        json.put("version", state.node().version());
        json.put("demo", state.node().demo());
        json.put("started", state.started());
        json.put("address", state.address());
        json.put("home", state.node().home());
        json.put("data", state.node().data());
        json.put("java", System.getProperty("java.version"));
        json.put("process", ProcessHandle.current().pid());
        json.put("memoryUsed", used());
        json.put("memoryMost", Runtime.getRuntime().maxMemory());
        json.put("facts", state.facts());
        json.put("checks", answers.stream().map(NodeStatus::json).toList());
        return json;
    }

    private static Map<String, Object> json(NodeState.Answer answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", answer.name());
        json.put("state", answer.state());
        json.put("problems", answer.problems());
        return json;
    }

    private Table facts(String overall, ZoneId zone) {
        String since = TIME.format(state.started().atZone(zone));
        Table table = new Table("Node", state.node().country() + (state.node().demo() ? " (demonstration)" : ""))
                .row("State", overall)
                .row("Version", state.node().version())
                .row("Running", span(Duration.between(state.started(), Instant.now())) + ", since " + since)
                .row("Address", state.address().orElse("does not answer yet"))
                .row("Data", state.node().data())
                .row("Program", state.node().home())
                .row("Java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor"))
                .row(
                        "Memory",
                        mebibytes(used()) + " of at most "
                                + mebibytes(Runtime.getRuntime().maxMemory()))
                .row("Process", ProcessHandle.current().pid() + ", " + state.bundleCount() + " bundles");
        state.facts().forEach(fact -> table.row(fact.name(), fact.text()));
        return table;
    }

    private static Table checks(List<NodeState.Answer> answers) {
        Table table = new Table("Check", "State", "What");
        for (NodeState.Answer answer : answers) {
            String what = String.join(
                    "\n",
                    answer.problems().stream().map(problem -> problem.message()).toList());
            table.row(answer.name(), answer.state(), what);
        }
        return table;
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }

    /** The two largest units of a span: {@code 3 days 4 h}. */
    static String span(Duration span) {
        if (span.toDays() > 0) {
            return span.toDays() + (span.toDays() == 1 ? " day " : " days ") + span.toHoursPart() + " h";
        }
        if (span.toHours() > 0) {
            return span.toHours() + " h " + span.toMinutesPart() + " min";
        }
        return span.toMinutes() > 0
                ? span.toMinutes() + " min " + span.toSecondsPart() + " s"
                : span.toSeconds() + " s";
    }
}
