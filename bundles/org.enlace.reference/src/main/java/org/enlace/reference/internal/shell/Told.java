package org.enlace.reference.internal.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import org.enlace.platform.Language;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.reference.ReferenceData.InForce;
import org.enlace.reference.ReferenceEntry;
import org.enlace.reference.ReferenceUpdates.Change;
import org.enlace.reference.ReferenceUpdates.Plan;
import org.enlace.reference.ReferenceUpdates.Problem;

/** Versions, plans and records as the commands tell them. */
final class Told {
    private Told() {}

    static void tell(Plan plan, Invocation invocation) {
        invocation
                .out()
                .println("In force: " + plan.before() + "   File: " + (plan.after() == null ? "unknown" : plan.after())
                        + (plan.sha256().isEmpty() ? "" : "   SHA-256 " + plan.sha256()));
        for (Change each : plan.sets()) {
            invocation
                    .out()
                    .println(each.set() + ": " + each.added().size() + " added, "
                            + each.changed().size() + " changed, " + each.same() + " stay");
            each.added().forEach(id -> invocation.out().println("  + " + id));
            each.changed()
                    .forEach((id, fields) -> invocation.out().println("  ~ " + id + ": " + String.join(", ", fields)));
        }
        for (Problem each : plan.problems()) {
            invocation.out().println("  ! " + each);
        }
    }

    static void tell(InForce inForce, Invocation invocation) {
        invocation
                .out()
                .println("Reference data " + inForce.version() + " of " + inForce.issued() + ", "
                        + inForce.since()
                                .map(since -> "imported " + invocation.moment(since))
                                .orElse("shipped with the program"));
        inForce.sha256().ifPresent(hash -> invocation.out().println("SHA-256 of the update file  " + hash));
    }

    static Map<String, Object> json(ReferenceEntry entry) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            names.put(language.tag(), entry.name(language));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        json.put("code", entry.code());
        json.put("names", names);
        json.put("facts", entry.facts());
        json.put("source", entry.source());
        json.put("verified", entry.verified());
        json.put("verifiedScope", entry.verifiedScope());
        json.put("retired", entry.retired());
        return json;
    }

    static Map<String, Object> json(InForce inForce) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", inForce.version());
        json.put("issued", inForce.issued());
        json.put("imported", inForce.imported());
        json.put("since", inForce.since());
        json.put("sha256", inForce.sha256());
        return json;
    }
}
