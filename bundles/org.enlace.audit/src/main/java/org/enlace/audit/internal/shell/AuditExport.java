package org.enlace.audit.internal.shell;

import java.nio.file.Path;
import java.util.List;
import org.enlace.audit.AuditFilter;
import org.enlace.audit.AuditProofs;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code audit:export}: entries in a file that verifies without the node. */
@Component(service = Command.class)
public final class AuditExport extends AuditCommand {
    private final AuditProofs proofs;

    @Activate
    public AuditExport(@Reference AuditProofs proofs) {
        super(
                "export",
                "write the audit, or the entries that match, into a file that verifies without the node",
                AuditProofs.EXPORT,
                "audit:export /media/usb/audit.jsonl");
        this.proofs = proofs;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("file", "the new file", true, false));
    }

    @Override
    public List<Option> options() {
        return FILTER;
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        Path file = invocation.path(invocation.argument(0).orElseThrow());
        AuditFilter filter = filter(invocation);
        long entries = OwnFile.make(file, out -> proofs.export(filter, out, invocation.caller()));
        invocation
                .out()
                .println("Wrote " + entries + " entries to " + file + ". It verifies with: enlace-verify " + file);
        return 0;
    }
}
