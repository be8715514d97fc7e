package org.enlace.jit.internal.course;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.jit.Stamp;
import org.enlace.jit.Team;
import org.enlace.jit.Team.Assessed;
import org.enlace.jit.Team.AtHome;
import org.enlace.jit.Team.Core;
import org.enlace.jit.Team.Drafted;
import org.enlace.jit.Team.NotPursued;
import org.enlace.jit.Team.WithCentralAuthority;
import org.enlace.jit.TeamState;
import org.enlace.jit.course.Carried;
import org.enlace.jit.course.CourseEvent;
import org.enlace.jit.course.Courses;
import org.enlace.jit.course.Ground;
import org.enlace.jit.course.Move;
import org.enlace.jit.course.Note;
import org.enlace.jit.course.RequestContent;
import org.enlace.jit.course.Target;
import org.enlace.jit.course.TeamLine;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.Rooms;
import org.enlace.jit.internal.Sight;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.TeamStore.Stored;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** The use cases of setting a team up. */
final class CourseDesk implements Courses {
    private final JitStores stores;
    private final Changes changes;
    private final Rooms rooms;
    private final Catalogues catalogues;
    private final CourseNotices notices;
    private final Moves moves;
    private final Circle circle;
    private final CountryCode own;

    CourseDesk(
            JitStores stores,
            Changes changes,
            Rooms rooms,
            Catalogues catalogues,
            CourseNotices notices,
            Moves moves,
            Circle circle,
            CountryCode own) {
        this.stores = stores;
        this.changes = changes;
        this.rooms = rooms;
        this.catalogues = catalogues;
        this.notices = notices;
        this.moves = moves;
        this.circle = circle;
        this.own = own;
    }

    @Override
    public Part<TeamLine> list(Query query, Place place, int size, Caller caller) {
        caller.require(JitPermissions.READ);
        return stores.teams()
                .page(query, Optional.of(Sight.of(caller, changes.clock().instant())), place, size);
    }

    @Override
    public Part<TeamLine> overview(Query query, Place place, int size, Caller caller) {
        caller.require(JitPermissions.OVERSEE);
        return stores.teams().page(query, Optional.empty(), place, size);
    }

    @Override
    public Team find(RecordId id, Caller caller) {
        return changes.read(() -> {
            Team team = rooms.team(id, caller);
            changes.record(org.enlace.platform.Act.done("jit.read", caller).on(Team.KIND, id));
            return team;
        });
    }

    @Override
    public List<CourseEvent> events(RecordId id, Caller caller) {
        return moves.events(rooms.stored(id, caller));
    }

    @Override
    public Map<CountryCode, Target.Term> terms(RecordId id, Caller caller) {
        return moves.terms(rooms.stored(id, caller));
    }

    @Override
    public Map<CountryCode, Carried> carried(RecordId id, Caller caller) {
        return moves.carried(rooms.stored(id, caller));
    }

    @Override
    public Set<Act> acts(RecordId id, Caller caller) {
        Stored stored = rooms.stored(id, caller);
        Set<Act> acts = EnumSet.noneOf(Act.class);
        boolean prepares = caller.holds(JitPermissions.PREPARE)
                && stored.core().requester().equals(own);
        boolean central = caller.holds(JitPermissions.CENTRAL)
                && stored.core().requester().equals(own);
        switch (stored.state()) {
            case ASSESSED -> add(acts, prepares, Act.REVISE, Act.DRAFT, Act.DROP);
            case DRAFTED -> add(acts, prepares, Act.REVISE, Act.SUBMIT, Act.DROP);
            case NOT_PURSUED -> add(acts, prepares, Act.RESUME);
            case WITH_CENTRAL_AUTHORITY -> {
                add(acts, prepares, Act.RECALL);
                add(acts, central, Act.RETURN, Act.SEND);
            }
            default -> {}
        }
        boolean brings = caller.holds(JitPermissions.PREPARE) || caller.holds(JitPermissions.CENTRAL);
        add(acts, brings && circle.decides(stored.state()), Act.CIRCLE);
        return acts;
    }

    private static void add(Set<Act> acts, boolean may, Act... more) {
        if (may) {
            acts.addAll(List.of(more));
        }
    }

    @Override
    public Map<CountryCode, Set<Move>> moves(RecordId id, Caller caller) {
        return moves.open(rooms.stored(id, caller), caller);
    }

    @Override
    public Assessed begin(RequestContent content, Caller caller) {
        caller.require(JitPermissions.READ);
        caller.require(JitPermissions.PREPARE);
        catalogues.require(content);
        return changes.make(caller, by -> {
            int year = by.at().atZone(ZoneOffset.UTC).getYear();
            String reference = String.format(
                    Locale.ROOT, "%s-%d-%04d", own, year, stores.teams().nextNumber(year));
            Assessed team = new Assessed(new Core(changes.next(), 1, reference, own, content, by, by));
            LocalDate day = moves.today(caller);
            stores.teams().write(new Stored(team.core(), TeamState.ASSESSED, day, false, "", Optional.empty()));
            circle.begun(team.id(), by, caller);
            moves.note(team.id(), by, "begun", new Note(day, Optional.empty(), ""));
            record("jit.begin", team, caller);
            return team;
        });
    }

    private void record(String code, Team team, Caller caller) {
        changes.record(org.enlace.platform.Act.done(code, caller)
                .on(Team.KIND, team.id())
                .code("reference", team.core().reference())
                .code("state", team.state().token()));
        changes.found();
    }

    @Override
    public Team revise(RecordId id, int version, RequestContent content, Caller caller) {
        catalogues.require(content);
        return changes.make(caller, by -> {
            Stored before = prepared(id, version, JitPermissions.PREPARE, caller);
            Team team = rooms.team(before);
            Team next;
            if (team instanceof Assessed assessed) {
                next = assessed.revise(content, by);
            } else if (team instanceof Drafted drafted) {
                next = drafted.revise(content, by);
            } else {
                throw AtHome.otherState(team);
            }
            stores.teams()
                    .write(before.is(next.state(), before.since(), next.core()).because(before.reason()));
            changes.record(TeamActs.done("jit.revise", caller)
                    .on(Team.KIND, id)
                    .changed(
                            "request",
                            RequestText.of(before.core().request()),
                            RequestText.of(next.core().request())));
            changes.found();
            return next;
        });
    }

    /** A team of this country that the caller knows, in the version that was seen. */
    private Stored prepared(RecordId id, int version, Permission permission, Caller caller) {
        Stored stored = rooms.stored(id, caller);
        caller.require(permission);
        Changes.expect(version, stored.core().version(), Team.KIND, id);
        if (!stored.core().requester().equals(own)) {
            throw AtHome.otherState(rooms.team(stored));
        }
        return stored;
    }

    /** One step at home: from a state of one type to the next. */
    private <F extends Team, T extends Team> T step(
            RecordId id,
            int version,
            String act,
            Class<F> from,
            Permission permission,
            Note note,
            Caller caller,
            BiFunction<F, Stamp, T> step) {
        return changes.make(caller, by -> {
            Stored before = prepared(id, version, permission, caller);
            Team team = rooms.team(before);
            if (!from.isInstance(team)) {
                throw AtHome.otherState(team);
            }
            moves.checked(id, note, caller);
            T next = step.apply(from.cast(team), by);
            Stored now = before.is(next.state(), note.day(), next.core()).because(reason(next));
            stores.teams().write(now);
            moves.note(id, by, act, note);
            changes.record(TeamActs.noted("jit." + act, caller, note.text())
                    .on(Team.KIND, id)
                    .code("reference", next.core().reference()));
            changes.found();
            return next;
        });
    }

    private static String reason(Team team) {
        return team instanceof Drafted drafted
                ? drafted.returned()
                : team instanceof NotPursued dropped ? dropped.reason() : "";
    }

    @Override
    public Drafted draft(RecordId id, int version, Note note, Caller caller) {
        return step(id, version, "draft", Assessed.class, JitPermissions.PREPARE, note, caller, Assessed::draft);
    }

    @Override
    public NotPursued drop(RecordId id, int version, Note note, Caller caller) {
        return step(id, version, "drop", AtHome.class, JitPermissions.PREPARE, note.worded(), caller, (team, by) -> {
            if (team instanceof Assessed assessed) {
                return assessed.drop(note.text(), by);
            }
            if (team instanceof Drafted drafted) {
                return drafted.drop(note.text(), by);
            }
            throw AtHome.otherState(team);
        });
    }

    @Override
    public Assessed resume(RecordId id, int version, Note note, Caller caller) {
        return step(id, version, "resume", NotPursued.class, JitPermissions.PREPARE, note, caller, NotPursued::resume);
    }

    @Override
    public WithCentralAuthority submit(RecordId id, int version, Note note, Caller caller) {
        return changes.make(caller, at -> {
            WithCentralAuthority now =
                    step(id, version, "submit", Drafted.class, JitPermissions.PREPARE, note, caller, Drafted::submit);
            notices.submitted(central(now, true));
            return now;
        });
    }

    /** Lets those who act for the central authority know of it, or not any more. */
    private Stored central(Team team, boolean known) {
        Stored stored = stores.teams().find(team.id()).orElseThrow();
        stores.teams().knownToCentral(team.id(), known);
        return stored.central(known);
    }

    @Override
    public Drafted recall(RecordId id, int version, Note note, Caller caller) {
        return changes.make(caller, at -> {
            Drafted now = step(
                    id,
                    version,
                    "recall",
                    WithCentralAuthority.class,
                    JitPermissions.PREPARE,
                    note,
                    caller,
                    WithCentralAuthority::recall);
            notices.leftCentral(central(now, false));
            return now;
        });
    }

    @Override
    public Drafted giveBack(RecordId id, int version, Note note, Caller caller) {
        return changes.make(caller, at -> {
            Drafted now = step(
                    id,
                    version,
                    "return",
                    WithCentralAuthority.class,
                    JitPermissions.CENTRAL,
                    note.worded(),
                    caller,
                    (team, by) -> team.giveBack(note.text(), by));
            Stored stored = central(now, true);
            notices.leftCentral(stored);
            notices.returned(stored);
            return now;
        });
    }

    @Override
    public Team send(RecordId id, int version, Note note, Caller caller) {
        return changes.make(caller, by -> {
            Stored before = prepared(id, version, JitPermissions.CENTRAL, caller);
            if (before.state() != TeamState.WITH_CENTRAL_AUTHORITY) {
                throw AtHome.otherState(rooms.team(before));
            }
            notices.leftCentral(before);
            return moves.send(before, by, note, caller);
        });
    }

    @Override
    public Team move(
            RecordId id,
            int version,
            Move move,
            CountryCode country,
            Note note,
            Optional<Ground> ground,
            Caller caller) {
        return changes.make(caller, by -> {
            Stored before = rooms.stored(id, caller);
            caller.require(JitPermissions.CENTRAL);
            Changes.expect(version, before.core().version(), Team.KIND, id);
            return moves.make(before, move, country, note, ground, by, caller);
        });
    }

    @Override
    public List<Member> circle(RecordId id, Caller caller) {
        rooms.stored(id, caller);
        return circle.of(id).stream()
                .map(reader -> new Member(reader.officer(), reader.by()))
                .toList();
    }

    @Override
    public void bringIn(RecordId id, OfficerId officer, Caller caller) {
        changes.make(caller, by -> {
            Stored stored = brought(id, caller);
            circle.bringIn(stored, officer, by, caller);
            return null;
        });
    }

    @Override
    public void letGo(RecordId id, OfficerId officer, Caller caller) {
        changes.make(caller, by -> {
            Stored stored = brought(id, caller);
            circle.letGo(stored, officer, by, caller);
            return null;
        });
    }

    private Stored brought(RecordId id, Caller caller) {
        Stored stored = rooms.stored(id, caller);
        if (!caller.holds(JitPermissions.CENTRAL)) {
            caller.require(JitPermissions.PREPARE);
        }
        if (!circle.decides(stored.state())) {
            throw new Refusal(
                    "jit.circle-over",
                    "What is in force decides who knows of " + stored.core().reference() + ", not the circle",
                    stored.core().reference());
        }
        return stored;
    }

    @Override
    public LocalDate today(Caller caller) {
        return moves.today(caller);
    }
}
