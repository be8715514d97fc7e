package org.enlace.jit.internal.signing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.jit.Stamp;
import org.enlace.jit.Team.Core;
import org.enlace.jit.Team.Run;
import org.enlace.jit.TeamState;
import org.enlace.jit.access.Designation;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.TeamStore;
import org.enlace.jit.internal.TeamStore.Ground;
import org.enlace.jit.internal.TeamStore.Reader;
import org.enlace.jit.internal.TeamStore.Stored;
import org.enlace.jit.internal.access.Marks;
import org.enlace.jit.internal.access.TeamContents;
import org.enlace.jit.signing.LastDay;
import org.enlace.jit.signing.Membership;
import org.enlace.jit.signing.Named;
import org.enlace.jit.signing.Phase;
import org.enlace.jit.signing.Standing;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/**
 * Keeps what lists ask of the database in step with what follows from texts and signatures: the state of a team, its last day, and
 * which accounts are designated from when to when. It decides nothing: a list shows no more than the door lets in.
 */
public final class TeamRows {
    private final Standings standings;
    private final TeamStore teams;
    private final Marks marks;
    private final Changes changes;
    private final Supplier<TeamContents> contents;

    TeamRows(Standings standings, TeamStore teams, Marks marks, Changes changes, Supplier<TeamContents> contents) {
        this.standings = standings;
        this.teams = teams;
        this.marks = marks;
        this.changes = changes;
        this.contents = contents;
    }

    /** Brings a team in step, in the current transaction; nothing where nothing has changed. */
    void follow(RecordId team) {
        teams.find(team).ifPresent(stored -> {
            Standing standing = standings.of(team);
            Instant now = standings.now(team);
            write(stored, standing, now);
            readers(team, standing, now);
        });
    }

    private void write(Stored stored, Standing standing, Instant now) {
        TeamState state = state(stored.state(), standing, now);
        Optional<Run> run = run(stored, standing, now, state);
        boolean central = stored.central() && !belongs(standing, now);
        if (state == stored.state() && run.equals(stored.run()) && central == stored.central()) {
            return;
        }
        Stamp stamp = Stamp.of(Caller.node(), changes.moment());
        Core core = stored.core();
        Core next = new Core(
                core.id(),
                core.version() + 1,
                core.reference(),
                core.requester(),
                core.request(),
                core.created(),
                stamp);
        Stored changed =
                stored.is(state, now.atZone(ZoneOffset.UTC).toLocalDate(), next).central(central);
        teams.write(run.map(changed::runs).orElse(changed));
        changes.found();
    }

    /** Whether this country is or was a party: from then on designations decide who knows of it here. */
    private boolean belongs(Standing standing, Instant now) {
        return standing.memberships(now).stream()
                .anyMatch(one -> one.party().country().equals(standings.own()));
    }

    private static TeamState state(TeamState before, Standing standing, Instant now) {
        Phase phase = standing.phase(now);
        if (phase instanceof Phase.Running) {
            return TeamState.ACTIVE;
        }
        if (phase instanceof Phase.Ended ended) {
            // What is done with a team that is over is decided elsewhere.
            return before.compareTo(TeamState.POST_OPERATIONAL) >= 0
                    ? before
                    : ended.how() == Phase.How.CLOSED ? TeamState.CLOSED_EARLY : TeamState.EXPIRED;
        }
        boolean signing = standing.pending(now).stream()
                .filter(one -> one.instrument().kind() == InstrumentKind.AGREEMENT && one.open())
                .anyMatch(one -> !one.signed().isEmpty());
        if (signing) {
            return TeamState.SIGNING;
        }
        return before == TeamState.SIGNING ? TeamState.NEGOTIATING : before;
    }

    private static Optional<Run> run(Stored stored, Standing standing, Instant now, TeamState state) {
        Optional<LastDay> last = standing.lastDay(now);
        if (last.isPresent()) {
            return last.map(one -> new Run(Optional.of(one.day()), one.zone()));
        }
        return state == TeamState.SIGNING
                ? standing.pending(now).stream()
                        .filter(one -> one.instrument().kind() == InstrumentKind.AGREEMENT)
                        .findFirst()
                        .map(one -> new Run(Optional.empty(), one.instrument().zone()))
                : stored.run();
    }

    private void readers(RecordId team, Standing standing, Instant now) {
        Map<OfficerId, Reader> wanted = designated(standing, now);
        Set<OfficerId> before = teams.readers(team).stream()
                .filter(one -> one.ground() == Ground.DESIGNATION)
                .map(Reader::officer)
                .collect(Collectors.toSet());
        before.stream()
                .filter(officer -> !wanted.containsKey(officer))
                .forEach(officer -> remove(team, officer, Ground.DESIGNATION));
        wanted.values().forEach(reader -> put(team, reader));
        if (belongs(standing, now)) {
            teams.readers(team).stream()
                    .filter(one -> one.ground() == Ground.CIRCLE)
                    .forEach(one -> remove(team, one.officer(), Ground.CIRCLE));
        }
    }

    private void remove(RecordId team, OfficerId officer, Ground ground) {
        teams.remove(team, officer, ground);
        touch(team);
    }

    /** The search reads again for whom it is. */
    private void touch(RecordId team) {
        teams.touch(team, changes.moment());
        contents.get().readersChanged(team);
        changes.found();
    }

    private void put(RecordId team, Reader wanted) {
        boolean same = teams.readers(team).stream()
                .anyMatch(one -> one.officer().equals(wanted.officer())
                        && one.ground() == wanted.ground()
                        && one.since().equals(wanted.since())
                        && one.until().equals(wanted.until())
                        && !turned(one, wanted.by().at()));
        if (!same) {
            teams.put(team, wanted);
            touch(team);
        }
    }

    /** Whether somebody's days began or ended since they were put in. */
    private static boolean turned(Reader one, Instant now) {
        return Stream.concat(Stream.of(one.since()), one.until().stream())
                .anyMatch(moment -> moment.isAfter(one.by().at()) && !moment.isAfter(now));
    }

    /** Who of this node is designated in a team that is in force, and from when to when. */
    private Map<OfficerId, Reader> designated(Standing standing, Instant now) {
        Map<OfficerId, Reader> all = new HashMap<>();
        Optional<Membership> member = standing.memberships(now).stream()
                .filter(one -> one.party().country().equals(standings.own()))
                .reduce((first, second) -> second);
        if (member.isEmpty()) {
            return all;
        }
        Map<String, OfficerId> accounts = marks.accounts(standing.people(now).stream()
                .map(Named::designation)
                .filter(one -> one.country().equals(standings.own()))
                .flatMap(one -> one.mark().stream())
                .collect(Collectors.toSet()));
        for (Named one : standing.people(now)) {
            Designation person = one.designation();
            OfficerId officer = person.mark().map(accounts::get).orElse(null);
            if (person.country().equals(standings.own()) && officer != null) {
                Instant since =
                        person.from().isBefore(one.by().since()) ? one.by().since() : person.from();
                Optional<Instant> until = Stream.of(person.until(), member.get().until())
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo);
                all.merge(
                        officer,
                        new Reader(officer, Ground.DESIGNATION, since, until, Stamp.of(Caller.node(), now)),
                        TeamRows::both);
            }
        }
        return all;
    }

    /** Of somebody who is designated twice the longer of both. */
    private static Reader both(Reader one, Reader other) {
        Instant since = one.since().isBefore(other.since()) ? one.since() : other.since();
        Optional<Instant> until = one.until().isEmpty() || other.until().isEmpty()
                ? Optional.empty()
                : Stream.of(one.until().get(), other.until().get()).max(Instant::compareTo);
        return new Reader(one.officer(), one.ground(), since, until, one.by());
    }
}
