package org.enlace.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.enlace.audit.proof.Finding;
import org.enlace.audit.proof.Findings;

/**
 * What a verification found.
 *
 * @param entries  how many entries were looked at
 * @param heads    how many signed heads
 * @param values   how many erasable values had the right hash
 * @param erased   how many values were erased by an act
 * @param anchors  how many heads from outside the node were compared with
 * @param findings what is wrong, in the order of the log, the first 200; empty when the log is whole
 * @param count    how much is wrong altogether
 * @param at       when it began
 * @param took     how long it took
 */
public record Verified(
        long entries,
        long heads,
        long values,
        long erased,
        long anchors,
        List<Finding> findings,
        long count,
        Instant at,
        Duration took) {
    public Verified {
        findings = List.copyOf(findings);
    }

    /** The same with what is wrong in the file of anchors. */
    public Verified with(Findings inFile) {
        List<Finding> all = Stream.concat(inFile.inOrder().stream(), findings.stream())
                .sorted()
                .limit(Findings.KEPT)
                .toList();
        return new Verified(entries, heads, values, erased, anchors, all, count + inFile.count(), at, took);
    }

    public boolean whole() {
        return count == 0;
    }
}
