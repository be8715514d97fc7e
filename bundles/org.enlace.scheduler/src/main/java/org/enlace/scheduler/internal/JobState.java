package org.enlace.scheduler.internal;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How a job stands, for whoever looks.
 *
 * @param module   empty for the platform
 * @param here     whether a bundle brings it now
 * @param running  whether it is at work on this node
 * @param done     the last due time that was done
 * @param lastRun  when it was run last
 * @param outcome  none, done, begun or failed; begun where the work goes on by itself afterwards
 * @param failures how often its due time has failed
 * @param error    why
 * @param due      the due time that is to be done next
 * @param next     when that is tried
 */
public record JobState(
        String name,
        String module,
        String schedule,
        boolean here,
        boolean running,
        Optional<Instant> done,
        Optional<Instant> lastRun,
        String outcome,
        int failures,
        Optional<String> error,
        Instant due,
        Instant next) {
    static JobState of(JobRow row, Board board) {
        return new JobState(
                row.name(),
                row.module(),
                row.schedule(),
                board.find(row.name()).isPresent(),
                board.running()
                        .filter(running -> running.place().name().equals(row.name()))
                        .isPresent(),
                row.done(),
                row.run(),
                outcome(row, board),
                row.failures(),
                row.error(),
                row.due(),
                row.tryFrom());
    }

    private static String outcome(JobRow row, Board board) {
        boolean onlyBegun = row.outcome() == JobRow.Outcome.DONE
                && board.find(row.name())
                        .filter(place -> !place.follow().isEmpty())
                        .isPresent();
        return onlyBegun ? "begun" : row.outcome().name().toLowerCase(Locale.ROOT);
    }
}
