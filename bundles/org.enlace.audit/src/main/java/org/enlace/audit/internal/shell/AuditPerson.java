package org.enlace.audit.internal.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.enlace.audit.AuditProofs;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code audit:person}: all that concerns one person. */
@Component(service = Command.class)
public final class AuditPerson extends AuditCommand {
    private final AuditProofs proofs;

    @Activate
    public AuditPerson(@Reference AuditProofs proofs) {
        super(
                "person",
                "write all that concerns one person into a file (habeas data); itself audited",
                AuditProofs.PERSONS,
                "audit:person officer:sample /media/usb/sample.jsonl");
        this.proofs = proofs;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter(
                        "person",
                        "such as officer:sample, or kind and id of the record: missing-person:0190…",
                        true,
                        false),
                new Parameter("file", "the new file", true, false));
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        String person = invocation.argument(0).orElseThrow();
        Path file = invocation.path(invocation.argument(1).orElseThrow());
        long entries = OwnFile.make(file, out -> proofs.export(person, out, invocation.caller()));
        invocation
                .out()
                .println("Wrote " + entries + " entries to " + file + ". It verifies with: enlace-verify " + file);
        return 0;
    }

    /** Whose data they are stands, erasable, in the entry of the act itself. */
    @Override
    public Set<String> secrets() {
        return Set.of("person");
    }
}
