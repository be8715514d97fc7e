package org.enlace.modules.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.modules.ModulePlan;
import org.enlace.modules.Modules;
import org.enlace.modules.internal.decision.Decision;
import org.enlace.modules.internal.decision.Decisions;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Progress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What destroys records for good: going back although something was written since the upgrade, and purging what a removed
 * module left. One officer proposes it, knowing the figures; it is done when another accepts it.
 */
@Component(service = Losses.class)
public final class Losses {
    static final String ROLLBACK = "rollback";
    static final String PURGE = "purge";
    static final String ROWS = "rows";

    private final ModuleLifecycle modules;
    private final Decisions decisions;

    @Activate
    public Losses(@Reference ModuleLifecycle modules, @Reference Decisions decisions) {
        this.modules = modules;
        this.decisions = decisions;
    }

    /** A file that holds what is to be lost, one JSON object a line. */
    public record Export(Path file, String sha256, long bytes) {}

    /** Writes the rows that going back would lose into a new file that only the node's user can read. */
    public Export exportLater(String id, Path file, Caller caller, Progress progress) {
        return modules.exportLater(id, file, caller, progress);
    }

    /** Writes all rows a removed module left into a new file that only the node's user can read. */
    public Export exportLeft(String id, Path file, Caller caller, Progress progress) {
        return modules.exportLeft(id, file, caller, progress);
    }

    /**
     * Proposes to go back to the version before the last upgrade and to lose what was written since.
     *
     * @throws Refusal {@code module.nothing-lost} when nothing was written: then it needs no second officer
     */
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

    /**
     * Proposes to destroy all records a removed module left.
     *
     * @param export the file they were written to
     * @throws Refusal {@code module.still-installed}, {@code module.nothing-left}
     */
    public Decision proposePurge(String id, Export export, String reason, Caller caller) {
        caller.require(Modules.MANAGE);
        Map<String, String> facts = new TreeMap<>(modules.left(id));
        facts.put("export", export.file().toString());
        facts.put("export-sha256", export.sha256());
        return decisions.propose(PURGE, id, facts, reason, caller);
    }
}
