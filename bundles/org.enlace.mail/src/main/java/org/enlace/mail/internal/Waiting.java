package org.enlace.mail.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.enlace.mail.Letter;
import org.enlace.platform.RecordId;

/**
 * A letter in the outbox.
 *
 * @param queued   when it was written
 * @param failures how often it could not be sent
 * @param tryFrom  when it is tried; while it is being sent, when somebody else may
 * @param error    why it could not be sent the last time
 */
public record Waiting(
        RecordId id,
        Letter letter,
        Instant queued,
        State state,
        int failures,
        Instant tryFrom,
        Optional<String> error) {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);
    private static final int LONGEST_ERROR = 500;

    /** What becomes of it. */
    public enum State {
        WAITING,
        /** It is not tried any more. */
        FAILED
    }

    static Waiting begun(RecordId id, Letter letter, Instant now) {
        return new Waiting(id, letter, now, State.WAITING, 0, now, Optional.empty());
    }

    /** Somebody sends it now, and has until then. */
    Waiting taken(Instant until) {
        return new Waiting(id, letter, queued, state, failures, until, error);
    }

    /** After 5, 10, 20 … minutes, four hours at most, it is tried again; when it is too old for that, no more. */
    Waiting notNow(Instant now, Duration giveUp, String why) {
        Duration pause = failures > 6 ? LONGEST_PAUSE : FIRST_PAUSE.multipliedBy(1L << failures);
        Instant again = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        State then = again.isAfter(queued.plus(giveUp)) ? State.FAILED : State.WAITING;
        return new Waiting(id, letter, queued, then, failures + 1, again, Optional.of(line(why)));
    }

    /** The server will not have it. */
    Waiting refused(Instant now, String why) {
        return new Waiting(id, letter, queued, State.FAILED, failures + 1, now, Optional.of(line(why)));
    }

    private static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return line.length() <= LONGEST_ERROR ? line.toString() : line.substring(0, LONGEST_ERROR - 2) + "…";
    }
}
