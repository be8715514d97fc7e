package org.enlace.platform;

/** The node's log of acts, which proves that it was not altered. A service; a bundle that changes anything requires it. */
@FunctionalInterface
public interface Audit {
    /**
     * Writes down an act in the current transaction, or in one of its own where there is none: no entry, no act. So a use case
     * calls it inside {@link Transactions}, next to the change itself.
     *
     * @throws RuntimeException when the entry cannot be stored; the caller lets it pass, so that nothing is changed
     */
    void record(Act act);
}
