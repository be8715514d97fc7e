package org.enlace.jit.internal.work;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.signing.Membership;
import org.enlace.jit.signing.Named;
import org.enlace.jit.signing.Pending;
import org.enlace.jit.signing.Phase;
import org.enlace.jit.signing.Standing;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** Whether what comes from another country was written by somebody who wrote for it then. */
public final class Voice {
    private static final Set<TeamRole> WRITE = EnumSet.of(TeamRole.LEADER, TeamRole.MEMBER, TeamRole.SECONDED);

    private Voice() {}

    /**
     * @param at when it was written
     * @return as what its author wrote; empty where a text may still come that says so
     * @throws Refusal {@code jit.not-a-party}, {@code jit.entry-over}, {@code jit.entry-author}
     */
    public static Optional<Designation> of(
            Standing standing, CountryCode country, RecordId author, Instant at, EntryKind.Area area) {
        if (!running(standing, country, at, area)) {
            return Optional.empty();
        }
        Optional<Designation> found = standing.people(at).stream()
                .map(Named::designation)
                .filter(one -> one.id().equals(author))
                .findFirst();
        found.ifPresent(one -> requireAuthor(country, at, one));
        return found;
    }

    /** Whether its country was a party and the team ran; not yet where that may still come. */
    static boolean running(Standing standing, CountryCode country, Instant at, EntryKind.Area area) {
        boolean later = later(standing, at);
        if (!standing.party(country, at)) {
            boolean left = standing.memberships(at).stream()
                    .map(Membership::party)
                    .anyMatch(party -> party.country().equals(country));
            if (left && !later) {
                throw new Refusal(
                                "jit.not-a-party", country + " has left the team; what it writes is not read", country)
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

    private static void requireAuthor(CountryCode country, Instant at, Designation author) {
        if (!author.country().equals(country) || !WRITE.contains(author.role()) || !author.holds(at)) {
            throw new Refusal(
                            "jit.entry-author",
                            "Its author is nobody who wrote for " + country + " in that team then",
                            country)
                    .at("author");
        }
    }
}
