package org.enlace.audit.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.enlace.audit.AuditPage;
import org.enlace.audit.AuditTrail;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code audit:search}: the entries that match. */
@Component(service = Command.class)
public final class AuditSearch extends AuditCommand {
    private static final Option LIMIT = new Option("limit", "how many, at most 250; 50 when not said", "NUMBER");
    private static final Option AFTER = new Option("after", "go on after this entry", "ENTRY");

    private final AuditTrail trail;
    private final List<Option> options;

    @Activate
    public AuditSearch(@Reference AuditTrail trail) {
        super(
                "search",
                "find entries of the audit, the newest first",
                AuditTrail.READ,
                "audit:search --officer ana --from 2026-11-01 --code identity.");
        this.trail = trail;
        List<Option> all = new ArrayList<>(FILTER);
        all.addAll(List.of(LIMIT, AFTER, Option.JSON));
        options = List.copyOf(all);
    }

    @Override
    public List<Option> options() {
        return options;
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        int limit = number(invocation, LIMIT, 50, 250);
        AuditPage page =
                trail.page(filter(invocation), invocation.value(AFTER).orElse(null), limit, invocation.caller());
        print(page.lines(), invocation);
        if (page.next().isPresent() && !invocation.has(Option.JSON)) {
            invocation
                    .out()
                    .println((page.searched() ? "Nothing more among the entries looked at." : "There are more.")
                            + " Go on with --after " + page.next().get());
        }
        return 0;
    }
}
