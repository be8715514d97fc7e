package org.enlace.audit.internal.shell;

import java.util.List;
import java.util.Set;
import org.enlace.audit.AuditProofs;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code audit:erase}: takes values away for good. */
@Component(service = Command.class)
public final class AuditErase extends AuditCommand {
    private static final Option REASON = new Option("reason", "why, such as the decision that orders it", "TEXT");

    private final AuditProofs proofs;

    @Activate
    public AuditErase(@Reference AuditProofs proofs) {
        super(
                "erase",
                "erase the values of entries of one person or record; the entries and their proofs stay",
                AuditProofs.ERASE,
                "audit:erase --person officer:sample --reason 'Decision 12/2026 of the data protection authority'");
        this.proofs = proofs;
    }

    @Override
    public List<Option> options() {
        return List.of(PERSON, KIND, RECORD, REASON);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        long values = proofs.erase(filter(invocation), invocation.value(REASON).orElse(""), invocation.caller());
        invocation
                .out()
                .println("Erased " + values
                        + " values. They are gone from the database; older backups still have them.");
        return 0;
    }

    /** The reason stays, erasable, in the entry of the act itself; the command line need not hold it twice. */
    @Override
    public Set<String> secrets() {
        return Set.of(PERSON.name(), REASON.name());
    }
}
