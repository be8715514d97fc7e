package org.enlace.modules.internal.decision;

import org.enlace.platform.Caller;

/** Carries out what two officers decided. A service; one for each kind. */
public interface DecisionHandler {
    /** The kind of decision it is for, such as {@code purge}: lower-case letters and hyphens. */
    String kind();

    /**
     * Does it: wholly or not at all. Called outside any transaction, after the acceptance was stored; after a node was killed
     * meanwhile it may be called once more for the same decision.
     *
     * @param caller the second officer
     * @throws RuntimeException when it came to nothing; the decision says so, and may be carried out again
     */
    void carryOut(Decision decision, Caller caller);
}
