package org.enlace.jit.internal.shell;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.jit.custody.CustodyLog.Flaw;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.custody.Verifications;
import org.enlace.jit.internal.custody.Verifications.Verified;
import org.enlace.jit.internal.evidence.EvidenceConfig;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.platform.Caller;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code jit:evidence-verify}: whether the chains of custody of a team, or of one item, hold, and whether a stored content was found
 * damaged; how many, and nothing of what they say.
 */
@Component(service = Command.class, configurationPid = EvidenceConfig.PID)
public final class EvidenceVerify extends JitCommand {
    private final ComponentServiceObjects<Desks> desks;
    private final Duration after;

    @Activate
    public EvidenceVerify(
            @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks, EvidenceConfig config) {
        this(desks, Duration.ofDays(config.verifyDays()));
    }

    private EvidenceVerify(ComponentServiceObjects<Desks> desks, Duration after) {
        super(
                "evidence-verify",
                "verify the chains of custody of a team’s evidence, and count stored files that were found damaged; ends with 1 where anything is wrong",
                "jit:evidence-verify CO-2027-0001-BR-0003 --json");
        this.desks = desks;
        this.after = after;
    }

    /** For what has no framework. Not a constructor anybody sees: the framework would try each. */
    public static EvidenceVerify of(ComponentServiceObjects<Desks> desks, Duration after) {
        return new EvidenceVerify(desks, after);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter(
                "TEAM-OR-NUMBER",
                "the reference of the team, as jit:list gives it, or its id; or the number of an item",
                true,
                false));
    }

    @Override
    public int run(Invocation invocation) {
        Desks all = desks.getService();
        try {
            Verified verified = verified(all, invocation.arguments().get(0), invocation.caller());
            print(verified, invocation);
            return verified.flawless() ? 0 : 1;
        } finally {
            desks.ungetService(all);
        }
    }

    private Verified verified(Desks all, String typed, Caller caller) {
        Verifications verifications = all.chains().verifications();
        Optional<EvidenceNumber> number = EvidenceNumber.parse(typed);
        return number.isPresent()
                ? verifications.of(TeamArgument.team(all, number.get().team(), caller), number.get(), after, caller)
                : verifications.of(TeamArgument.team(all, typed, caller), after, caller);
    }

    private static void print(Verified verified, Invocation invocation) {
        Map<String, Integer> findings = new TreeMap<>();
        for (Map.Entry<Flaw, Integer> one : verified.findings().entrySet()) {
            findings.put(one.getKey().token(), one.getValue());
        }
        if (verified.unknown() > 0) {
            findings.put("key-unknown", verified.unknown());
        }
        if (invocation.has(Option.JSON)) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("items", verified.items());
            json.put("events", verified.events());
            json.put("findings", findings);
            json.put("timeStamps", verified.stamps());
            json.put("timeStampsUnproven", verified.unproven());
            json.put("files", verified.contents().files());
            json.put("filesDiffer", verified.contents().differs());
            json.put("filesUnreadable", verified.contents().unreadable());
            json.put("filesOverdue", verified.contents().overdue());
            invocation.json(json);
            return;
        }
        Table table = new Table("What", "Count");
        table.row("items", verified.items());
        table.row("events", verified.events());
        table.row("time stamps", verified.stamps());
        table.row("files", verified.contents().files());
        table.row("files not verified for long", verified.contents().overdue());
        if (!verified.contents().whole()) {
            table.row("files with another SHA-256", verified.contents().differs());
            table.row("files that cannot be read", verified.contents().unreadable());
        }
        findings.forEach((flaw, count) -> table.row("flaw " + flaw, count));
        verified.unproven().forEach(number -> table.row("time stamp does not hold: " + number, 1));
        invocation.print(table);
    }
}
