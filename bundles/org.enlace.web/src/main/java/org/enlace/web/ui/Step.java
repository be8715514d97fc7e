package org.enlace.web.ui;

/**
 * A stage on a way with several.
 *
 * @param label one or two words
 * @param state whether it lies behind, here or ahead
 */
public record Step(String label, State state) {
    /** Where a stage lies, seen from now. */
    public enum State {
        DONE,
        CURRENT,
        AHEAD
    }
}
