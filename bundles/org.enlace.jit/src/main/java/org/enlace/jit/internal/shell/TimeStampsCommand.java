package org.enlace.jit.internal.shell;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.stamping.StampDesk.State;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code jit:time-stamps}: how it stands with time stamps on chains of custody; how many, and nothing of what they are on. */
@Component(service = Command.class)
public final class TimeStampsCommand extends JitCommand {
    private final ComponentServiceObjects<Desks> desks;

    @Activate
    public TimeStampsCommand(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(
                "time-stamps",
                "how many time stamps are kept and wait, and when the service was last reached",
                "jit:time-stamps --json");
        this.desks = desks;
    }

    @Override
    public int run(Invocation invocation) {
        invocation.caller().require(JitPermissions.OVERSEE);
        Desks all = desks.getService();
        try {
            print(all.chains().stamps().state(), invocation);
            return 0;
        } finally {
            desks.ungetService(all);
        }
    }

    private static void print(State state, Invocation invocation) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("kept", state.kept());
        said.put("items waiting", state.waiting());
        said.put(
                "last reached", state.service().reached().map(Instant::toString).orElse("never"));
        said.put("failures in a row", state.service().failures());
        if (!state.service().trouble().isEmpty()) {
            said.put("trouble", state.service().trouble());
            said.put("asked again from", state.service().next().toString());
        }
        if (invocation.has(Option.JSON)) {
            invocation.json(said);
            return;
        }
        Table table = new Table("What", "Now");
        said.forEach(table::row);
        invocation.print(table);
    }
}
