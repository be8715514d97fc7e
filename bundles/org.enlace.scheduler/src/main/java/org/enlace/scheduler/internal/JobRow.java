package org.enlace.scheduler.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is stored of a job.
 *
 * @param schedule in words, with its zone
 * @param due      the due time that is to be done next, or that has failed so far
 * @param failures how often that has failed
 * @param tryFrom  when it is tried: at the due time, after a failure later
 * @param done     the last due time that was done
 * @param run      when the last run was, also one that failed
 * @param outcome  how that went
 * @param error    why it failed
 */
public record JobRow(
        String name,
        String module,
        String schedule,
        Instant due,
        int failures,
        Instant tryFrom,
        Optional<Instant> done,
        Optional<Instant> run,
        Outcome outcome,
        Optional<String> error) {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int LONGEST_ERROR = 1000;

    /** How the last run went. */
    public enum Outcome {
        NONE,
        DONE,
        FAILED
    }

    static JobRow first(String name, String module, String schedule, Instant due) {
        return new JobRow(
                name,
                module,
                schedule,
                due,
                0,
                due,
                Optional.empty(),
                Optional.empty(),
                Outcome.NONE,
                Optional.empty());
    }

    /** The same job by another schedule. @param next the due time it has now */
    JobRow by(String otherModule, String otherSchedule, Instant next) {
        Instant again = next.equals(due) ? tryFrom : next;
        return new JobRow(name, otherModule, otherSchedule, next, failures, again, done, run, outcome, error);
    }

    /** All up to this due time is done. */
    JobRow done(Instant upTo, Instant now, Instant next) {
        return new JobRow(
                name,
                module,
                schedule,
                next,
                0,
                next,
                Optional.of(upTo),
                Optional.of(now),
                Outcome.DONE,
                Optional.empty());
    }

    /** The due time is still to be done; after one, two, four … minutes, six hours at most. */
    JobRow failed(Instant now, Throwable why) {
        Duration pause = failures > 8 ? LONGEST_PAUSE : FIRST_PAUSE.multipliedBy(1L << failures);
        Instant again = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        return new JobRow(
                name,
                module,
                schedule,
                due,
                failures + 1,
                again,
                done,
                Optional.of(now),
                Outcome.FAILED,
                Optional.of(said(why)));
    }

    /** A run by hand ahead of time: what is due stays as it is. */
    JobRow doneByHand(Instant now) {
        return new JobRow(
                name, module, schedule, due, failures, tryFrom, done, Optional.of(now), Outcome.DONE, Optional.empty());
    }

    /** A run by hand ahead of time that failed. */
    JobRow failedByHand(Instant now, Throwable why) {
        return new JobRow(
                name,
                module,
                schedule,
                due,
                failures,
                tryFrom,
                done,
                Optional.of(now),
                Outcome.FAILED,
                Optional.of(said(why)));
    }

    /** What a failure says, on one line. */
    static String said(Throwable why) {
        StringBuilder text = new StringBuilder(why.getClass().getSimpleName());
        if (why.getMessage() != null) {
            text.append(": ");
            why.getMessage().codePoints().forEach(c -> text.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        }
        return text.length() <= LONGEST_ERROR ? text.toString() : text.substring(0, LONGEST_ERROR - 2) + "…";
    }
}
