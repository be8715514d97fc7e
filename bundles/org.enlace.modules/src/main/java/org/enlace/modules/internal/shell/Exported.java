package org.enlace.modules.internal.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.enlace.modules.Modules;
import org.enlace.modules.internal.Remains;
import org.enlace.modules.internal.decision.Decision;
import org.enlace.platform.OfficerId;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.platform.contribution.Command.Option;

/** What is said of a file with records, and of a decision that waits for another officer. */
final class Exported {
    private Exported() {}

    static void say(Remains.Export export, Invocation invocation) {
        if (invocation.has(Option.JSON)) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("file", export.file().toString());
            json.put("bytes", export.bytes());
            json.put("sha256", export.sha256());
            invocation.json(json);
        } else {
            invocation.out().println("Wrote " + export.file() + " (" + Words.size(export.bytes()) + ")");
            invocation.out().println("SHA-256 " + export.sha256());
        }
    }

    static void proposed(Decision decision, Set<OfficerId> acceptors, Invocation invocation) {
        if (invocation.has(Option.JSON)) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("decision", decision.id().toString());
            json.put("kind", decision.kind());
            json.put("module", decision.module());
            json.put("facts", decision.facts());
            json.put("state", decision.state().code());
            json.put("acceptors", acceptors);
            json.put("until", decision.until().toString());
            invocation.json(json);
        } else {
            decision.facts().forEach((name, value) -> invocation.out().println("  " + name + ": " + value));
            invocation
                    .out()
                    .println(
                            "Proposed. Nothing is changed before another officer accepts it at /modules/decisions, until "
                                    + invocation.moment(decision.until()) + ".");
            Words.seconds(!(decision.state() instanceof Decision.State.Proposed), acceptors, Modules.MANAGE)
                    .forEach(invocation.out()::println);
        }
    }
}
