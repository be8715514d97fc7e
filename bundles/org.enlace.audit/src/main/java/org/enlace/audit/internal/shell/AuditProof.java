package org.enlace.audit.internal.shell;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.audit.AuditEntry;
import org.enlace.audit.AuditProofs;
import org.enlace.audit.AuditTrail;
import org.enlace.audit.proof.Verify;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code audit:proof}: that one entry stands in the log. */
@Component(service = Command.class)
public final class AuditProof extends AuditCommand {
    private static final Option FILE =
            new Option("file", "write it into this new file, which verifies without the node; an export", "FILE");

    private final AuditTrail trail;
    private final AuditProofs proofs;

    @Activate
    public AuditProof(@Reference AuditTrail trail, @Reference AuditProofs proofs) {
        super(
                "proof",
                "show one entry with the proof that it stands in the log",
                AuditTrail.READ,
                "audit:proof 019abc00-0000-7000-8000-000000000000 --file /media/usb/entry.jsonl");
        this.proofs = proofs;
        this.trail = trail;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("entry", "the id of the entry, as audit:tail shows it", true, false));
    }

    @Override
    public List<Option> options() {
        return List.of(FILE, Option.JSON);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        RecordId id = RecordId.parse(invocation.argument(0).orElseThrow());
        AuditEntry entry = trail.find(id, invocation.caller());
        if (invocation.value(FILE).isPresent()) {
            Path file = invocation.path(invocation.value(FILE).get());
            OwnFile.make(file, out -> {
                proofs.export(id, out, invocation.caller());
                return 1;
            });
            invocation.out().println("Wrote the entry to " + file + ". It verifies with: enlace-verify " + file);
            return 0;
        }
        if (invocation.has(Option.JSON)) {
            invocation.json(json(entry));
            return 0;
        }
        print(List.of(entry.line()), invocation);
        Table table = new Table("What", "Value");
        entry.facts().forEach((name, value) -> table.row("fact " + name, value));
        entry.values().forEach((name, value) -> table.row(name, value));
        entry.withheld().forEach(name -> table.row(name, "(of a restricted record)"));
        entry.erased().forEach((name, act) -> table.row(name, "(erased by " + act + ")"));
        table.row("body", entry.body());
        table.row("leaf hash", entry.hash());
        entry.proof().ifPresent(proof -> {
            table.row("place", proof.leaf());
            for (String step : proof.path()) {
                table.row("beside it", step);
            }
            table.row("root", proof.head().root());
            table.row(
                    "head",
                    proof.head().number() + ", over " + proof.head().size() + " entries, signed "
                            + moment(proof.head().at(), invocation));
            table.row("signer", Verify.grouped(proof.head().signer()));
        });
        invocation.print(table);
        return 0;
    }

    private static Map<String, Object> json(AuditEntry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("body", entry.body());
        json.put("values", entry.values());
        json.put("withheld", entry.withheld());
        json.put("erased", entry.erased());
        json.put("hash", entry.hash());
        entry.proof().ifPresent(proof -> {
            json.put("leaf", proof.leaf());
            json.put("path", proof.path());
            json.put("head", proof.head());
        });
        return json;
    }
}
