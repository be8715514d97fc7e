package org.enlace.jit.internal.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.enlace.jit.internal.signing.Standings;
import org.enlace.jit.signing.Standing;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** Whether an entry, a file of one, or an event of its chain of custody can have been written when it says. */
public final class EntryTimes {
    private static final Duration AHEAD = Duration.ofDays(1);

    /** How long after a party left what it had written before may still come. */
    static final Duration ON_ITS_WAY = Duration.ofDays(30);

    private final Standings standings;
    private final Clock clock;

    public EntryTimes(Standings standings, Clock clock) {
        this.standings = standings;
        this.clock = clock;
    }

    /** A clock that is far ahead would stand before everything for long. */
    public void requireToday(Instant at) {
        if (at.isAfter(clock.instant().plus(AHEAD))) {
            throw new Refusal(
                            "jit.entry-ahead",
                            "It says it was written more than a day from now; its node's clock is wrong")
                    .at("changed");
        }
    }

    /**
     * What a party wrote before it left is on its way for a while, and when it says that it was written only its own clock knows. What
     * comes for the first time long after it left could have been written since.
     *
     * @throws Refusal {@code jit.entry-late}
     */
    public void requireOnItsWay(RecordId team, CountryCode owner) {
        Standing standing = standings.of(team);
        Instant now = standings.now(team);
        if (standing.party(owner, now)) {
            return;
        }
        boolean late = standing.memberships(now).stream()
                .filter(one -> one.party().country().equals(owner))
                .flatMap(one -> one.until().stream())
                .max(Instant::compareTo)
                .filter(left -> now.isAfter(left.plus(ON_ITS_WAY)))
                .isPresent();
        if (late) {
            throw new Refusal(
                            "jit.entry-late",
                            owner + " left the team more than " + ON_ITS_WAY.toDays()
                                    + " days ago; what it says it had written before and nobody had got is not taken any more",
                            owner,
                            ON_ITS_WAY.toDays())
                    .at("changed");
        }
    }
}
