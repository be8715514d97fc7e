package org.enlace.inbox.internal.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.enlace.platform.OfficerId;

/**
 * What an officer chose, and when the next letter is due by that.
 *
 * @param version counts what the officer chose; 0 for whoever never did
 * @param zone    by which the due time was reckoned
 * @param due     empty where none is
 */
public record Digest(OfficerId officer, int version, DigestChoice choice, ZoneId zone, Optional<Instant> due) {
    /** Who moves to another zone is not told twice on the day of the move. */
    private static final Duration MOVED = Duration.ofHours(12);

    static Digest none(OfficerId officer, ZoneId zone) {
        return new Digest(officer, 0, DigestChoice.NONE, zone, Optional.empty());
    }

    /** Another choice, counted from a moment on. */
    Digest chosen(DigestChoice other, ZoneId in, Instant now) {
        return new Digest(officer, version, other, in, next(other, in, now));
    }

    /** The one after what is due now; due times that were missed are over with it. */
    Digest done(ZoneId in, Instant now) {
        return new Digest(officer, version, choice, in, next(choice, in, in.equals(zone) ? now : now.plus(MOVED)));
    }

    private static Optional<Instant> next(DigestChoice choice, ZoneId zone, Instant after) {
        return choice.schedule(zone).map(schedule -> schedule.next(after, zone));
    }
}
