package org.enlace.protocols.internal.rest;

import org.enlace.protocols.Progress;

/**
 * How far a checklist has come, as the API gives it.
 *
 * @param completed  done, verified or not
 * @param applicable what the score is out of
 * @param score      0 to 100
 */
public record ProgressJson(
        int notStarted,
        int inProgress,
        int done,
        int verified,
        int notApplicable,
        int completed,
        int applicable,
        int score) {
    static ProgressJson of(Progress progress) {
        return new ProgressJson(
                progress.notStarted(),
                progress.inProgress(),
                progress.done(),
                progress.verified(),
                progress.notApplicable(),
                progress.completed(),
                progress.applicable(),
                progress.score());
    }
}
