package org.enlace.jit.internal.signing;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.jit.Team;
import org.enlace.jit.access.Right;
import org.enlace.jit.agreement.Party;
import org.enlace.jit.course.Answer;
import org.enlace.jit.internal.Rooms;
import org.enlace.jit.internal.TeamStore;
import org.enlace.jit.internal.TeamStore.Stored;
import org.enlace.jit.internal.access.TeamDoor;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.agreement.TeamFacts;
import org.enlace.jit.signing.Membership;
import org.enlace.jit.signing.Phase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** What a text needs to know of its team, and who may write there: whoever may propose, or draft this country's people. */
public final class TextFacts implements TeamFacts {
    private final TeamDoor door;
    private final TeamStore teams;
    private final Rooms rooms;
    private final ZoneId zone;
    private final Right writing;

    /**
     * @param zone    of this country
     * @param writing the right that whoever writes has to have
     */
    public TextFacts(TeamDoor door, TeamStore teams, Rooms rooms, ZoneId zone, Right writing) {
        this.door = door;
        this.teams = teams;
        this.rooms = rooms;
        this.zone = zone;
        this.writing = writing;
    }

    @Override
    public Known read(RecordId team, Caller caller) {
        return known(door.enter(caller, team, Right.SEE_COURSE, writing));
    }

    @Override
    public Known write(RecordId team, Caller caller) {
        TeamView view = door.enter(caller, team, Right.SEE_EXISTENCE);
        view.require(writing);
        return known(view);
    }

    private Known known(TeamView view) {
        Stored stored = teams.find(view.team()).orElseThrow();
        boolean preparing = view.phase() instanceof Phase.Preparing;
        return new Known(
                view.team(),
                stored.core().request().subject(),
                preparing
                        ? asked(stored)
                        : view.parties().stream().map(Membership::party).toList(),
                zone,
                values(stored),
                view.standing().consolidated(view.at()),
                preparing ? negotiating(stored, view) : parties(view),
                view.allows(writing));
    }

    /** What clauses say of the request, by the names of placeholders. */
    private Map<String, String> values(Stored stored) {
        Map<String, String> values = new HashMap<>();
        values.put("request_reference", stored.core().reference());
        if (rooms.team(stored) instanceof Team.Asking asking) {
            asking.answers().values().stream()
                    .filter(Answer.Accepted.class::isInstance)
                    .map(Answer::since)
                    .max(Comparator.naturalOrder())
                    .ifPresent(day -> values.put("acceptance_date", day.toString()));
        }
        return values;
    }

    private static List<Party> asked(Stored stored) {
        List<Party> all = new ArrayList<>();
        all.add(new Party(stored.core().requester(), stored.core().request().authority(), "", false));
        stored.core()
                .request()
                .asked()
                .forEach(one -> all.add(new Party(one.country(), one.authority(), "", one.onPaper())));
        return all;
    }

    /** Those with a node who have not refused. */
    private Set<CountryCode> negotiating(Stored stored, TeamView view) {
        Set<CountryCode> all = new TreeSet<>();
        if (!(rooms.team(stored) instanceof Team.Asking asking)) {
            return all;
        }
        all.add(stored.core().requester());
        stored.core().request().asked().stream()
                .filter(one -> !one.onPaper())
                .map(one -> one.country())
                .filter(country -> !(asking.answers().get(country) instanceof Answer.Refused)
                        && !(asking.answers().get(country) instanceof Answer.RequestWithdrawn))
                .forEach(all::add);
        all.remove(view.own());
        return all;
    }

    private static Set<CountryCode> parties(TeamView view) {
        Set<CountryCode> all = new TreeSet<>();
        view.parties().stream()
                .map(Membership::party)
                .filter(party -> !party.onPaper() && !party.country().equals(view.own()))
                .forEach(party -> all.add(party.country()));
        return all;
    }
}
