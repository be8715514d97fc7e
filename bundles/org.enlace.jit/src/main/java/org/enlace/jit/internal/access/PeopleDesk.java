package org.enlace.jit.internal.access;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.Right;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Annex;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.People;
import org.enlace.jit.signing.Named;
import org.enlace.jit.signing.Phase;
import org.enlace.jit.signing.Proposed;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * Drafts who of this country is in a team, and that it leaves. Each is an annex: it counts once somebody else has signed it for the
 * country, and not because it was drafted.
 */
public final class PeopleDesk {
    /** What a person is called by failures. */
    public static final String KIND = "jit-person";

    private static final int MOST = 50;

    private final TeamDoor door;
    private final Changes changes;
    private final Marks marks;
    private final People people;
    private final Proposing proposing;

    /** By which an annex becomes a text that is signed. */
    @FunctionalInterface
    public interface Proposing {
        Instrument propose(RecordId team, Annex annex, Caller caller);
    }

    public PeopleDesk(TeamDoor door, Changes changes, Marks marks, People people, Proposing proposing) {
        this.door = door;
        this.changes = changes;
        this.marks = marks;
        this.people = people;
        this.proposing = proposing;
    }

    /**
     * Names people, or says something else of some who are named.
     *
     * @throws Refusal {@code jit.no-people}, {@code jit.no-leader}, {@code jit.no-reader}, {@code jit.powers}, {@code jit.days},
     *     {@code jit.text-length}, {@code jit.not-allowed}, {@code jit.nothing-changed}, {@code jit.waits-already}
     */
    public Instrument designate(RecordId team, List<PersonForm> forms, Caller caller) {
        return changes.make(caller, stamp -> {
            TeamView view = enter(team, caller);
            List<Designation> named = new ArrayList<>();
            forms.forEach(form -> named.add(designation(view, form)));
            return annex(view, named, caller);
        });
    }

    /**
     * Lets a person's days end.
     *
     * @param until the last day; empty to let them go at once, with the signature
     */
    public Instrument end(RecordId team, RecordId person, Optional<LocalDate> until, Caller caller) {
        return changes.make(caller, stamp -> {
            TeamView view = enter(team, caller);
            Designation now = own(view, person);
            LocalDate last = until.orElseGet(
                    () -> LocalDate.ofInstant(view.at(), now.zone()).minusDays(1));
            return annex(
                    view,
                    List.of(new Designation(
                            now.id(),
                            now.country(),
                            now.role(),
                            now.name(),
                            now.function(),
                            now.agency(),
                            now.powers(),
                            now.first().isAfter(last) ? last : now.first(),
                            Optional.of(last),
                            now.zone(),
                            now.mark())),
                    caller);
        });
    }

    /**
     * Lets this country leave.
     *
     * @param last its last day in the team
     * @throws Refusal {@code jit.not-running} where there is nothing to leave, {@code jit.past-day}
     */
    public Instrument leave(RecordId team, LocalDate last, ZoneId zone, Caller caller) {
        return changes.make(caller, stamp -> {
            TeamView view = door.enter(caller, team, Right.SEE_EXISTENCE);
            view.require(Right.PROPOSE);
            if (!(view.phase() instanceof Phase.Running)) {
                throw new Refusal("jit.not-running", "The team does not run, so nobody leaves it");
            }
            LocalDate today = view.at().atZone(zone).toLocalDate();
            if (last.isBefore(today)) {
                throw new Refusal(
                                "jit.past-day",
                                "Nobody leaves on a day that is past, " + last + "; today is " + today,
                                last,
                                today)
                        .at("last");
            }
            return propose(
                    view, new Annex(InstrumentKind.DEPARTURE, Optional.of(last), zone, List.of(), List.of()), caller);
        });
    }

    private TeamView enter(RecordId team, Caller caller) {
        TeamView view = door.enter(caller, team, Right.SEE_EXISTENCE);
        view.require(Right.CHANGE_PEOPLE);
        return view;
    }

    private Instrument annex(TeamView view, List<Designation> named, Caller caller) {
        if (named.isEmpty() || named.size() > MOST) {
            throw new Refusal(
                            "jit.no-people",
                            "An annex names 1 to " + MOST + " people, and this one names " + named.size(),
                            MOST,
                            named.size())
                    .at("name");
        }
        List<Designation> now = view.people().stream().map(Named::designation).toList();
        if (now.containsAll(named)) {
            throw new Refusal(
                            "jit.nothing-changed",
                            "Nothing would change: the text in force says the same of "
                                    + named.get(0).name(),
                            named.get(0).name())
                    .at("name");
        }
        requireLeader(view, named);
        ZoneId zone = named.get(0).zone();
        return propose(view, new Annex(InstrumentKind.DESIGNATION, Optional.empty(), zone, List.of(), named), caller);
    }

    /** Texts are told apart by what they say: what was said before is said again in the place of that. */
    private Instrument propose(TeamView view, Annex annex, Caller caller) {
        if (view.pending().stream().anyMatch(one -> one.open() && annex.said(one.instrument()))) {
            throw new Refusal(
                    "jit.waits-already", "An annex that says the same waits for its signature already; sign that one");
        }
        Optional<RecordId> before = view.standing().texts().stream()
                .map(Proposed::instrument)
                .filter(annex::said)
                .reduce((first, second) -> second)
                .map(Instrument::id);
        return proposing.propose(view.team(), before.map(annex::inPlaceOf).orElse(annex), caller);
    }

    /** While the team runs somebody leads this country's part of it. */
    private static void requireLeader(TeamView view, List<Designation> named) {
        if (!(view.phase() instanceof Phase.Running running)) {
            return;
        }
        Map<RecordId, Designation> all = new LinkedHashMap<>();
        view.people().stream()
                .map(Named::designation)
                .filter(one -> one.country().equals(view.own()))
                .forEach(one -> all.put(one.id(), one));
        boolean led = all.values().stream().anyMatch(one -> leads(one, view));
        named.forEach(one -> all.put(one.id(), one));
        if (led && all.values().stream().noneMatch(one -> leads(one, view))) {
            throw new Refusal(
                            "jit.no-leader",
                            "Nobody would lead the part of " + view.own() + " until "
                                    + running.last().day() + "; name another leader first, or in the same annex",
                            view.own(),
                            running.last().day())
                    .at("last");
        }
    }

    private static boolean leads(Designation one, TeamView view) {
        return one.role() == TeamRole.LEADER
                && one.until().map(view.at()::isBefore).orElse(true);
    }

    private Designation designation(TeamView view, PersonForm form) {
        Optional<Designation> before = form.person().map(person -> own(view, person));
        Optional<String> mark = form.account().map(account -> mark(account, before));
        return new Designation(
                form.person().orElseGet(changes::next),
                view.own(),
                form.role(),
                form.name(),
                form.function(),
                form.agency(),
                form.powers(),
                form.first(),
                form.last(),
                form.zone(),
                mark);
    }

    /** Who is named already stays so, also while the account is closed. */
    private String mark(OfficerId account, Optional<Designation> before) {
        Optional<String> same = before.flatMap(Designation::mark).filter(marks.of(account)::equals);
        if (same.isPresent()) {
            return same.get();
        }
        people.requireReader(account, "account");
        return marks.designate(account);
    }

    private static Designation own(TeamView view, RecordId person) {
        return view.people().stream()
                .map(Named::designation)
                .filter(one -> one.id().equals(person) && one.country().equals(view.own()))
                .findFirst()
                .orElseThrow(() -> new NotFound(KIND, person.toString()));
    }
}
