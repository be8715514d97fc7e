package org.enlace.jit.internal.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.access.Access;
import org.enlace.jit.access.Account;
import org.enlace.jit.access.Account.Standpoint;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.Right;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.internal.Dossiers;
import org.enlace.jit.internal.signing.Standings;
import org.enlace.jit.signing.Named;
import org.enlace.jit.signing.Phase;
import org.enlace.jit.signing.Standing;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;

/**
 * The one way into a team, for its pages, its API, the inbox and the search. Whoever has no right in it learns nothing, not even that
 * it is there. Rights are those of the texts in force at the moment; nobody can switch any on.
 */
public final class TeamDoor {
    /** Nobody's account: an empty need-to-know would be for everybody. */
    private static final NeedToKnow NOBODY =
            NeedToKnow.inPerson(Set.of(Caller.node().officer()));

    private static final Set<TeamRole> CHANGE_PEOPLE = EnumSet.of(TeamRole.LEADER, TeamRole.AUTHORITY);

    private final Standings standings;
    private final Preparers preparers;
    private final Marks marks;
    private final Accounts accounts;

    public TeamDoor(Standings standings, Preparers preparers, Marks marks, Accounts accounts) {
        this.standings = standings;
        this.preparers = preparers;
        this.marks = marks;
        this.accounts = accounts;
    }

    /**
     * Lets somebody in who has one of some rights.
     *
     * @throws NotFound for everybody else
     */
    public TeamView enter(Caller caller, RecordId team, Right... oneOf) {
        caller.require(JitPermissions.READ);
        TeamView view = view(caller, team);
        if (Arrays.stream(oneOf).noneMatch(view::allows)) {
            throw new NotFound(Dossiers.TEAM, team.toString());
        }
        return view;
    }

    /**
     * Whether somebody who may know that a team exists may read how it came about: as long as it is prepared they may, afterwards their
     * role and days decide.
     */
    public boolean opens(Caller caller, RecordId team) {
        TeamView view = view(caller, team);
        return view.phase() instanceof Phase.Preparing || view.allows(Right.SEE_COURSE);
    }

    /**
     * What somebody would see, were they let in; for explaining it to others. Nobody is deputised in a team: whoever acts for an absent
     * officer is let in as what they are designated themselves, or not at all.
     */
    public TeamView view(Caller caller, RecordId team) {
        return view(caller, team, caller.officer(), caller::holds);
    }

    /**
     * What an account may do, for explaining it.
     *
     * @param officer whose
     * @param holds   which permissions it holds
     */
    public TeamView view(Caller caller, RecordId team, OfficerId officer, Predicate<Permission> holds) {
        Standing standing = standings.of(team);
        Instant at = standings.now(team);
        Account account = new Account(standings.own(), marks.of(officer), standpoints(standing, at, officer, holds));
        return new TeamView(team, standing, at, standings.own(), new Access(standing, account, at), caller);
    }

    private Set<Standpoint> standpoints(Standing standing, Instant at, OfficerId officer, Predicate<Permission> holds) {
        Set<Standpoint> all = EnumSet.noneOf(Standpoint.class);
        RecordId team = standing.team();
        if (preparers.circle(team).contains(officer)) {
            all.add(Standpoint.CIRCLE);
        }
        // An administrator holds what they assign, and gets in by none of it.
        if (holds.test(JitPermissions.CENTRAL) && !holds.test(JitPermissions.OVERSEE)) {
            if (preparers.withCentral(team)) {
                all.add(Standpoint.CENTRAL);
            }
            if (forsaken(standing, at)) {
                all.add(Standpoint.STEPS_IN);
            }
        }
        if (holds.test(JitPermissions.SIGN)) {
            all.add(Standpoint.MAY_SIGN);
        }
        if (holds.test(JitPermissions.OVERSEE) && preparers.known(team)) {
            all.add(Standpoint.OVERSEES);
        }
        return all;
    }

    /**
     * Whether this country is a party and nobody who may change its people can sign in any more. That somebody took a permission from
     * them is mended by giving it back: otherwise whoever assigns permissions would choose who steps in.
     */
    private boolean forsaken(Standing standing, Instant at) {
        if (!standing.party(standings.own(), at)) {
            return false;
        }
        Set<String> leading = standing.people(at).stream()
                .map(Named::designation)
                .filter(one -> one.country().equals(standings.own()))
                .filter(one -> CHANGE_PEOPLE.contains(one.role()) && one.holds(at))
                .flatMap(one -> one.mark().stream())
                .collect(Collectors.toSet());
        return marks.accounts(leading).values().stream().noneMatch(accounts::active);
    }

    /** Whether one of some marks is of an account that can be used. */
    public boolean usable(Set<String> some) {
        return marks.accounts(some).values().stream().anyMatch(accounts::usable);
    }

    /** Those of some teams in which somebody has a right. */
    public Set<RecordId> known(Set<RecordId> teams, Right right, Caller caller) {
        if (!caller.holds(JitPermissions.READ)) {
            return Set.of();
        }
        Set<RecordId> known = new LinkedHashSet<>();
        teams.stream().filter(team -> view(caller, team).allows(right)).forEach(known::add);
        return known;
    }

    /** For whom what belongs to a team is on this node, such as a hit of the search or a file; never for everybody. */
    public NeedToKnow readers(RecordId team, Right right) {
        Standing standing = standings.of(team);
        Instant at = standings.now(team);
        Set<OfficerId> readers = new HashSet<>();
        Set<OfficerId> circle = preparers.circle(team);
        Set<OfficerId> asked = new HashSet<>(circle);
        Map<String, OfficerId> designated = marks.accounts(standing.people(at).stream()
                .map(Named::designation)
                .filter(one -> one.country().equals(standings.own()))
                .map(Designation::mark)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet()));
        asked.addAll(designated.values());
        for (OfficerId officer : asked) {
            Set<Standpoint> standpoints = circle.contains(officer) ? Set.of(Standpoint.CIRCLE) : Set.<Standpoint>of();
            Account account = new Account(standings.own(), marks.of(officer), standpoints);
            if (new Access(standing, account, at).allows(right)) {
                readers.add(officer);
            }
        }
        return readers.isEmpty() ? NOBODY : NeedToKnow.inPerson(readers);
    }
}
