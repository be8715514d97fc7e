package org.enlace.modules.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.modules.Modules;
import org.enlace.modules.Signature;
import org.enlace.modules.internal.decision.Decision;
import org.enlace.modules.internal.decision.Decisions;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.platform.contribution.Command.Option;
import org.enlace.platform.contribution.Command.Parameter;
import org.enlace.platform.contribution.Table;

/** {@code module:decisions}, {@code decide}. */
final class DecisionLines {
    private static final int SHOWN = 100;
    private static final Option REASON = new Option("reason", "why it is refused, 1 to 500 characters", "WORDS");

    private final Decisions decisions;

    DecisionLines(Decisions decisions) {
        this.decisions = decisions;
    }

    List<Command> all() {
        return List.of(
                new Line(
                        "decisions",
                        "what one officer proposed and another decides, the newest hundred",
                        Modules.READ,
                        List.of(),
                        List.of(Option.JSON),
                        "module:decisions",
                        this::list),
                new Line(
                        "decide",
                        "accepts, refuses or takes back what was proposed, or does again what failed",
                        Modules.MANAGE,
                        List.of(
                                new Parameter("DECISION", "its id, as module:decisions shows it", true, false),
                                new Parameter("ACT", "accept, refuse, withdraw or again", true, false)),
                        List.of(REASON, Option.JSON),
                        "module:decide 01890a5d-ac96-774b-bcce-b302099a8057 accept",
                        this::decide));
    }

    private int list(Invocation invocation) {
        List<Decision> all = decisions.list(Optional.empty(), SHOWN, invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(all.stream().map(DecisionLines::json).toList());
        } else if (all.isEmpty()) {
            invocation.out().println("Nothing was proposed.");
        } else {
            Table table = new Table("Decision", "Kind", "Module", "Destroys", "State", "Proposed by", "Reason");
            all.forEach(one -> table.row(
                    one.id(),
                    one.kind(),
                    one.module(),
                    one.facts().getOrDefault("rows", "0") + " rows"
                            + (one.facts().containsKey("schema")
                                    ? " in " + one.facts().get("schema")
                                    : ""),
                    one.state().code(),
                    one.proposed().officer(),
                    one.reason()));
            invocation.print(table);
        }
        return 0;
    }

    private int decide(Invocation invocation) {
        RecordId id = RecordId.parse(invocation.arguments().get(0));
        Decision now = decisions.find(id, invocation.caller());
        String act = invocation.arguments().get(1);
        Decision after =
                switch (act) {
                    case "accept" -> decisions.accept(id, now.version(), invocation.caller());
                    case "again" -> decisions.again(id, now.version(), invocation.caller());
                    case "refuse" ->
                        decisions.refuse(
                                id, now.version(), invocation.value(REASON).orElse(""), invocation.caller());
                    case "withdraw" -> decisions.withdraw(id, now.version(), invocation.caller());
                    default ->
                        throw new Refusal(
                                "shell.value", "ACT is accept, refuse, withdraw or again, not \"" + act + "\"");
                };
        if (invocation.has(Option.JSON)) {
            invocation.json(json(after));
        } else {
            invocation
                    .out()
                    .println("The decision is " + after.state().code()
                            + after.answer().map(why -> ": " + why).orElse("") + ".");
            if (after.waits()) {
                Words.seconds(
                                !(after.state() instanceof Decision.State.Proposed),
                                decisions.acceptors(after, invocation.caller()),
                                Modules.MANAGE)
                        .forEach(invocation.out()::println);
            }
        }
        return after.state() instanceof Decision.State.Failed ? 1 : 0;
    }

    private static Map<String, Object> json(Decision one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", one.id());
        json.put("version", one.version());
        json.put("kind", one.kind());
        json.put("module", one.module());
        json.put("facts", one.facts());
        json.put("proposedBy", one.proposed().officer());
        json.put("proposed", one.proposed().at());
        json.put("reason", one.reason());
        json.put("until", one.until());
        json.put("state", one.state().code());
        json.put("decidedBy", one.decided().map(Signature::officer));
        json.put("decided", one.decided().map(Signature::at));
        json.put("answer", one.answer());
        return json;
    }
}
