package org.enlace.jit.internal.signing;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.inbox.Inbox;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Statement;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Party;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Dossiers;
import org.enlace.jit.internal.People;
import org.enlace.jit.internal.Sight;
import org.enlace.jit.internal.TeamStore;
import org.enlace.jit.internal.Wire;
import org.enlace.jit.internal.access.Accounts;
import org.enlace.jit.internal.access.Explanations;
import org.enlace.jit.internal.access.Marks;
import org.enlace.jit.internal.access.PeopleDesk;
import org.enlace.jit.internal.access.TeamCircles;
import org.enlace.jit.internal.access.TeamContents;
import org.enlace.jit.internal.access.TeamDoor;
import org.enlace.jit.internal.access.Withdrawals;
import org.enlace.jit.signing.Proposed;
import org.enlace.jit.signing.Standing;
import org.enlace.keys.Keys;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** What signs, what is in force, and who may do what, put together. */
public final class SigningArea {
    private final Standings standings;
    private final TeamDoor door;
    private final Marks marks;
    private final SealKeys sealKeys;
    private final SigningDesk desk;
    private final PeopleDesk people;
    private final Withdrawals withdrawals;
    private final Notices notices;
    private final Explanations explanations;
    private final SigningHearing hearing;
    private final TeamStore teams;
    private final TeamRows rows;
    private final Changes changes;
    private final Dossiers dossiers;

    /**
     * What the node gives to this area.
     *
     * @param active whether somebody can sign in with an account
     */
    public record Ground(
            Dossiers dossiers,
            SigningStore store,
            TeamStore teams,
            Changes changes,
            Keys keys,
            Wire wire,
            Inbox inbox,
            Acts acts,
            People people,
            Explanations.Permissions permissions,
            Predicate<OfficerId> active,
            CountryCode own) {}

    /**
     * What other areas know.
     *
     * @param reading   what a statement that proposes a text says
     * @param onPaper   the countries that the request of a team asks on paper
     * @param drafters  who wrote a text here
     * @param proposing by which an annex becomes a text
     * @param contents  what is shared beside statements
     */
    public record Neighbours(
            Function<Statement, Instrument> reading,
            Function<RecordId, Set<CountryCode>> onPaper,
            Function<RecordId, Set<OfficerId>> drafters,
            PeopleDesk.Proposing proposing,
            Supplier<TeamContents> contents) {}

    public SigningArea(Ground ground, Neighbours others) {
        changes = ground.changes();
        dossiers = ground.dossiers();
        teams = ground.teams();
        standings = new Standings(
                ground.dossiers(), ground.store(), others.reading(), others.onPaper(), changes.clock(), ground.own());
        marks = new Marks(ground.keys(), ground.store());
        sealKeys = new SealKeys(ground.keys(), ground.wire().peers(), ground.own());
        door = new TeamDoor(standings, new TeamCircles(teams), marks, new Accounts() {
            @Override
            public boolean usable(OfficerId officer) {
                return ground.permissions().holds(officer, JitPermissions.READ);
            }

            @Override
            public boolean active(OfficerId officer) {
                return ground.active().test(officer);
            }
        });
        explanations = new Explanations(door, ground.permissions(), changes);
        desk = new SigningDesk(
                door, ground.dossiers(), changes, marks, ground.keys(), ground.acts(), others.drafters());
        people = new PeopleDesk(door, changes, marks, ground.people(), others.proposing());
        notices = new Notices(standings, ground.store(), ground.inbox(), others.drafters(), this::name);
        withdrawals = new Withdrawals(
                standings, ground.dossiers(), ground.wire().exchange(), changes, Standings.KINDS, others.contents());
        rows = new TeamRows(standings, teams, marks, changes, others.contents());
        hearing = new SigningHearing(standings, this::said);
    }

    /** What hears signatures and knows who has a voice. */
    public SigningHearing hearing() {
        return hearing;
    }

    public Standings standings() {
        return standings;
    }

    public TeamDoor door() {
        return door;
    }

    public Marks marks() {
        return marks;
    }

    public SealKeys sealKeys() {
        return sealKeys;
    }

    public SigningDesk desk() {
        return desk;
    }

    public PeopleDesk people() {
        return people;
    }

    public Withdrawals withdrawals() {
        return withdrawals;
    }

    public Explanations explanations() {
        return explanations;
    }

    /** The teams with texts that somebody is of. */
    public Set<RecordId> teams(Caller caller) {
        return caller.holds(JitPermissions.READ)
                ? teams.known(
                        standings.teams(), Sight.of(caller, changes.clock().instant()))
                : Set.of();
    }

    /** What a team is called in short. */
    public String name(RecordId team) {
        return teams.find(team).map(stored -> stored.core().reference()).orElseGet(() -> team.toString()
                .substring(0, 8));
    }

    /** After a text or a signature, in its transaction. */
    private void said(Statement statement) {
        notices.said(statement);
        rows.follow(statement.team());
        late(statement);
    }

    /**
     * What a party had said before it left may come late. Whoever joins, or joined since, is told it by this country where this country
     * proposed that, because nobody else tells it.
     */
    private void late(Statement statement) {
        CountryCode country = statement.country();
        Standing standing = standings.of(statement.team());
        if (country.equals(standings.own()) || standing.party(country, standings.now(statement.team()))) {
            return;
        }
        standing.texts().stream()
                .filter(one -> one.said().country().equals(standings.own()))
                .filter(one -> one.instrument().kind() == InstrumentKind.ACCESSION)
                .filter(one -> !one.instrument().names(country) && signed(standing, one))
                .forEach(one ->
                        dossiers.retell(statement.team(), Standings.KINDS, country::equals, joining(standing, one)));
    }

    private boolean signed(Standing standing, Proposed text) {
        return standing.signatures(text.instrument().hash()).stream()
                .anyMatch(one -> one.said().country().equals(standings.own()));
    }

    /** Those with a node that were no parties when it was proposed. */
    private Set<CountryCode> joining(Standing standing, Proposed accession) {
        return accession.instrument().parties().stream()
                .filter(party -> !party.onPaper())
                .map(Party::country)
                .filter(one -> !one.equals(standings.own())
                        && !standing.party(one, accession.said().at()))
                .collect(Collectors.toSet());
    }

    /** What comes round: warnings before the end, and what is taken back from parties that have left; in the current transaction. */
    public void round() {
        for (RecordId team : standings.teams()) {
            rows.follow(team);
            notices.warn(team);
            withdrawals.takeBack(team);
        }
    }
}
