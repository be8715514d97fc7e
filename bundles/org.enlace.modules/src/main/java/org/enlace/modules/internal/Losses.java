package org.enlace.modules.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.modules.ModulePlan;
import org.enlace.modules.Modules;
import org.enlace.modules.internal.decision.Decision;
import org.enlace.modules.internal.decision.Decisions;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Progress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives the lifecycle the numbers and two officers the decision. */
@Component(service = Remains.class)
public final class Losses implements Remains {
    static final String ROLLBACK = "rollback";
    static final String PURGE = "purge";
    static final String ROWS = "rows";
    static final String SCHEMA = "schema";

    private final ModuleLifecycle modules;
    private final Decisions decisions;

    @Activate
    public Losses(@Reference ModuleLifecycle modules, @Reference Decisions decisions) {
        this.modules = modules;
        this.decisions = decisions;
    }

    @Override
    public List<Left> left() {
        return modules.leftRecords().all();
    }

    @Override
    public Left left(String id) {
        return modules.leftRecords().of(id);
    }

    @Override
    public Export exportLater(String id, Path file, Caller caller, Progress progress) {
        return modules.leftRecords().exportLater(id, file, caller, progress);
    }

    @Override
    public Export exportLeft(String id, Path file, Caller caller, Progress progress) {
        return modules.leftRecords().exportLeft(id, file, caller, progress);
    }

    @Override
    public Decision proposeRollback(String id, String reason, Caller caller) {
        caller.require(Modules.MANAGE);
        ModulePlan plan = modules.planRollback(id, caller);
        if (plan.later() == 0) {
            throw new Refusal(
                    "module.nothing-lost",
                    "Nothing was written in " + id
                            + " since the upgrade, so going back needs no second officer; module:rollback does it",
                    id);
        }
        return decisions.propose(
                ROLLBACK,
                id,
                Map.of("from", plan.from().orElse(""), "to", plan.to().orElse(""), ROWS, String.valueOf(plan.later())),
                reason,
                caller);
    }

    @Override
    public Set<OfficerId> acceptors(Decision decision, Caller caller) {
        return decisions.acceptors(decision, caller);
    }

    @Override
    public Decision proposePurge(String id, Export export, String reason, Caller caller) {
        caller.require(Modules.MANAGE);
        Left left = left(id);
        Map<String, String> facts = Map.of(
                SCHEMA,
                left.schema(),
                "version",
                left.version(),
                "tables",
                String.valueOf(left.tables()),
                ROWS,
                String.valueOf(left.rows()),
                "export",
                export.file().toString(),
                "export-sha256",
                export.sha256());
        return decisions.propose(PURGE, id, facts, reason, caller);
    }
}
