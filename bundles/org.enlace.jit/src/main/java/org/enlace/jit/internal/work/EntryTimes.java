package org.enlace.jit.internal.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.internal.signing.Standings;
import org.enlace.jit.signing.Membership;
import org.enlace.jit.signing.Pending;
import org.enlace.jit.signing.Phase;
import org.enlace.jit.signing.Standing;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** Whether an entry, or a file of one, can have been written when it says, by whom it says. */
final class EntryTimes {
    private static final Duration AHEAD = Duration.ofDays(1);

    /** How long after a party left what it had written before may still come. */
    static final Duration ON_ITS_WAY = Duration.ofDays(30);

    private static final Set<TeamRole> WRITE = EnumSet.of(TeamRole.LEADER, TeamRole.MEMBER, TeamRole.SECONDED);

    private final Standings standings;
    private final Clock clock;

    EntryTimes(Standings standings, Clock clock) {
        this.standings = standings;
        this.clock = clock;
    }

    /** A clock that is far ahead would stand before everything for long. */
    void requireToday(Instant at) {
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
     */
    void requireOnItsWay(RecordId team, CountryCode owner) {
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

    /** Whether a country was a party and the team ran, or an area was open; not yet where that may still come. */
    static boolean running(Standing standing, CountryCode owner, Instant at, EntryKind.Area area) {
        boolean later = later(standing, at);
        if (!standing.party(owner, at)) {
            boolean left = standing.memberships(at).stream()
                    .map(Membership::party)
                    .anyMatch(party -> party.country().equals(owner));
            if (left && !later) {
                throw new Refusal("jit.not-a-party", owner + " has left the team; what it writes is not read", owner)
                        .at("country");
            }
            return false;
        }
        Phase phase = standing.phase(at);
        if (phase instanceof Phase.Ended && area != EntryKind.Area.CLOSING) {
            if (!later) {
                throw new Refusal(
                                "jit.entry-over",
                                "The team was over when that was written; only its evaluation goes on")
                        .at("changed");
            }
            return false;
        }
        return !(phase instanceof Phase.Preparing);
    }

    /** Whether texts or signatures are on their way that may change what was so at a moment. */
    private static boolean later(Standing standing, Instant at) {
        return !standing.waiting().isEmpty()
                || standing.pending(at).stream()
                        .filter(Pending::open)
                        .map(one -> one.instrument().kind())
                        .anyMatch(kind -> kind == InstrumentKind.EXTENSION || kind == InstrumentKind.ACCESSION);
    }

    static void requireAuthor(Entry entry, Designation author) {
        if (!author.country().equals(entry.owner())
                || !WRITE.contains(author.role())
                || !author.holds(entry.changed())) {
            throw new Refusal(
                            "jit.entry-author",
                            "Its author is nobody who wrote for " + entry.owner() + " in that team then",
                            entry.owner())
                    .at("author");
        }
    }
}
