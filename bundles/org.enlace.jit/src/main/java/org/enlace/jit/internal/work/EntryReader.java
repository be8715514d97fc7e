package org.enlace.jit.internal.work;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.Explanation;
import org.enlace.jit.access.Right;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.signing.Named;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * Somebody who was let in, and as what.
 *
 * @param view         the team as they see it
 * @param designations what they are designated as now
 */
record EntryReader(TeamView view, List<Designation> designations) {
    private static final Set<TeamRole> OF_COUNTRY = EnumSet.of(TeamRole.LEADER, TeamRole.MEMBER, TeamRole.SECONDED);

    static EntryReader of(TeamView view, String mark) {
        return new EntryReader(
                view,
                view.people().stream()
                        .map(Named::designation)
                        .filter(one -> one.country().equals(view.own()))
                        .filter(one -> one.mark().filter(mark::equals).isPresent() && one.holds(view.at()))
                        .toList());
    }

    RecordId team() {
        return view.team();
    }

    CountryCode own() {
        return view.own();
    }

    Caller caller() {
        return view.caller();
    }

    /** Whether they see everything there is; otherwise what was given to them. */
    boolean content() {
        return view.allows(Right.SEE_CONTENT);
    }

    boolean leads() {
        return is(EnumSet.of(TeamRole.LEADER));
    }

    /** Whether they may know who a victim is whom a country wrote about. */
    boolean mayKnow(CountryCode owner) {
        return leads() || owner.equals(own()) && is(OF_COUNTRY);
    }

    private boolean is(Collection<TeamRole> roles) {
        return designations.stream().map(Designation::role).anyMatch(roles::contains);
    }

    Set<RecordId> ids() {
        return designations.stream().map(Designation::id).collect(Collectors.toSet());
    }

    /**
     * As whom they write.
     *
     * @throws Refusal {@code jit.not-allowed}
     */
    RecordId author(Right right) {
        view.require(right);
        return view.access()
                .explain(right)
                .named()
                .map(named -> named.designation().id())
                .orElseThrow(() -> new Refusal(
                        "jit.not-allowed",
                        "Only somebody who is designated writes in a team",
                        right.token(),
                        Explanation.Lack.NOT_DESIGNATED.token()));
    }
}
