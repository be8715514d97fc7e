package org.enlace.modules.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.modules.internal.decision.Decision;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Progress;

/**
 * What destroys records for good: going back although something was written since the upgrade, and purging what a removed
 * module left. One officer proposes it, knowing the figures; it is done when another accepts it. A service.
 */
public interface Remains {
    /** A file that holds what is to be lost, one JSON object a line. */
    record Export(Path file, String sha256, long bytes) {}

    /**
     * What a removed module left.
     *
     * @param version the one that ran last
     * @param schema  where the records lie
     * @param tables  how many tables there are
     * @param rows    how many rows there are in them
     */
    record Left(String module, String version, Map<Language, String> title, String schema, int tables, long rows) {}

    /** Every removed module that left records, by id. */
    List<Left> left();

    /** @throws Refusal {@code module.still-installed}, {@code module.nothing-left} */
    Left left(String id);

    /** Writes the rows that going back would lose into a new file that only the node's user can read. */
    Export exportLater(String id, Path file, Caller caller, Progress progress);

    /** Writes all rows a removed module left into a new file that only the node's user can read. */
    Export exportLeft(String id, Path file, Caller caller, Progress progress);

    /**
     * Proposes to go back to the version before the last upgrade and to lose what was written since.
     *
     * @throws Refusal {@code module.nothing-lost} when nothing was written: then it needs no second officer
     */
    Decision proposeRollback(String id, String reason, Caller caller);

    /**
     * Proposes to destroy all records a removed module left.
     *
     * @param export the file they were written to
     * @throws Refusal {@code module.still-installed}, {@code module.nothing-left}
     */
    Decision proposePurge(String id, Export export, String reason, Caller caller);

    /** Who else could accept a decision now, see {@link org.enlace.modules.internal.decision.Decisions#acceptors}. */
    Set<OfficerId> acceptors(Decision decision, Caller caller);
}
