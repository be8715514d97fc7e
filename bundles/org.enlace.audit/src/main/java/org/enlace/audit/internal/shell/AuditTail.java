package org.enlace.audit.internal.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.enlace.audit.AuditFilter;
import org.enlace.audit.AuditLine;
import org.enlace.audit.AuditTrail;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code audit:tail}: the newest entries. */
@Component(service = Command.class)
public final class AuditTail extends AuditCommand {
    private static final Option LINES = new Option("lines", "how many, at most 250; 20 when not said", "NUMBER");

    private final AuditTrail trail;

    @Activate
    public AuditTail(@Reference AuditTrail trail) {
        super("tail", "the newest entries of the audit, the newest last", AuditTrail.READ, "audit:tail --lines 50");
        this.trail = trail;
    }

    @Override
    public List<Option> options() {
        return List.of(LINES, Option.JSON);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        int lines = number(invocation, LINES, 20, 250);
        List<AuditLine> newest = new ArrayList<>(
                trail.page(AuditFilter.ALL, null, lines, invocation.caller()).lines());
        Collections.reverse(newest);
        print(newest, invocation);
        return 0;
    }
}
