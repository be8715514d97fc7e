package org.enlace.jit.internal.course;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Stamp;
import org.enlace.jit.Statement;
import org.enlace.jit.Team;
import org.enlace.jit.TeamState;
import org.enlace.jit.course.Answer;
import org.enlace.jit.course.Asked;
import org.enlace.jit.course.Carried;
import org.enlace.jit.course.CourseEvent;
import org.enlace.jit.course.Ground;
import org.enlace.jit.course.Move;
import org.enlace.jit.course.Note;
import org.enlace.jit.course.Target;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Dossiers;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.Rooms;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.TeamFiles;
import org.enlace.jit.internal.TeamStore.Step;
import org.enlace.jit.internal.TeamStore.Stored;
import org.enlace.jit.internal.Wire;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** The steps of a request between countries, what of them runs now, and the course that all steps make. */
final class Moves {
    private static final Set<Move> WORDED = EnumSet.of(Move.ASK, Move.GIVE, Move.REFUSE, Move.WITHDRAW);

    private final JitStores stores;
    private final Changes changes;
    private final Dossiers dossiers;
    private final Rooms rooms;
    private final TeamFiles files;
    private final Targets targets;
    private final Wire wire;
    private final CountryCode own;

    Moves(
            JitStores stores,
            Changes changes,
            Dossiers dossiers,
            Rooms rooms,
            TeamFiles files,
            Targets targets,
            Wire wire,
            CountryCode own) {
        this.stores = stores;
        this.changes = changes;
        this.dossiers = dossiers;
        this.rooms = rooms;
        this.files = files;
        this.targets = targets;
        this.wire = wire;
        this.own = own;
    }

    LocalDate today(Caller caller) {
        return LocalDate.ofInstant(changes.clock().instant(), caller.zone());
    }

    /** @throws Refusal {@code jit.day-ahead}, {@code jit.no-file} */
    void checked(RecordId team, Note note, Caller caller) {
        note.notAfter(today(caller));
        note.document().ifPresent(file -> files.require(team, file, caller));
    }

    void note(RecordId team, Stamp by, String act, Note note) {
        stores.teams()
                .add(new Step(
                        team, by, act, Optional.empty(), note.day(), note.document(), note.text(), Optional.empty()));
    }

    private Optional<Progress> progress(RecordId team) {
        return Progress.of(dossiers.of(team, Progress.KINDS));
    }

    /** The central authority sends a request to every country that has a node. */
    Team send(Stored before, Stamp by, Note note, Caller caller) {
        RecordId team = before.core().id();
        checked(team, note, caller);
        Set<CountryCode> audience = before.core().request().complete().asked().stream()
                .filter(one -> !one.onPaper())
                .map(Asked::country)
                .collect(Collectors.toSet());
        requireNodes(audience);
        SentText text = new SentText(
                before.core().reference(),
                note.day(),
                note.text(),
                before.core().request());
        Statement said = dossiers.say(team, SentText.KIND, text.content(), audience, caller);
        noted(said, by, SentText.KIND, Optional.empty(), note, caller);
        return rooms.team(team, caller);
    }

    private void requireNodes(Set<CountryCode> audience) {
        Set<CountryCode> trusted = wire.trusted();
        audience.stream()
                .filter(country -> !trusted.contains(country))
                .sorted()
                .findFirst()
                .ifPresent(country -> {
                    throw new Refusal(
                            "jit.no-node",
                            "No node of " + country
                                    + " is trusted here; give the request back, so that it is asked on paper,"
                                    + " or ask the administrator to add its node",
                            country);
                });
    }

    private void noted(Statement said, Stamp by, String act, Optional<CountryCode> about, Note note, Caller caller) {
        stores.teams()
                .add(new Step(
                        said.team(), by, act, about, note.day(), note.document(), note.text(), Optional.of(said.id())));
        Act told = TeamActs.noted("jit." + act, caller, note.text()).on(Team.KIND, said.team());
        changes.record(about.map(country -> told.fact("about", country)).orElse(told));
        changes.found();
    }

    Team make(
            Stored before,
            Move move,
            CountryCode country,
            Note note,
            Optional<Ground> ground,
            Stamp by,
            Caller caller) {
        RecordId team = before.core().id();
        Team now = rooms.team(before);
        if (!before.state().ofTheRequest()) {
            throw Team.AtHome.otherState(now);
        }
        checked(team, note, caller);
        Progress progress = progress(team).orElseThrow(() -> Team.AtHome.otherState(now));
        MoveText text = text(progress, move, country, WORDED.contains(move) ? note.worded() : note, ground);
        Answer answer = progress.answers().get(country);
        if (!answer.next().contains(move)) {
            throw new Refusal(
                    "jit.move-state",
                    "With " + country + " it is \"" + answer.token()
                            + "\", which does not allow this; look at it again",
                    country,
                    answer.token());
        }
        Statement said = dossiers.say(team, move.kind(), text.content(), progress.audience(move, country, own), caller);
        noted(said, by, move.kind(), Optional.of(country), note, caller);
        return rooms.team(team, caller);
    }

    private MoveText text(Progress progress, Move move, CountryCode country, Note note, Optional<Ground> ground) {
        Asked asked = progress.request().asked(country).orElseThrow(() -> new Refusal(
                        "jit.not-asked", country + " is not asked in this request", country)
                .at("country"));
        if (move == Move.REFUSE && ground.isEmpty()) {
            throw new Refusal("jit.missing", "\"ground\" is empty; write something", "ground").at("ground");
        }
        boolean paper = asked.onPaper() && !move.byRequester();
        MoveText text = new MoveText(
                move, country, note.day(), note.text(), move == Move.REFUSE ? ground : Optional.empty(), paper);
        if (!progress.speaks(own, text)) {
            throw new Refusal("jit.not-theirs", "A country answers for itself alone; it speaks for " + country, country)
                    .at("country");
        }
        return text;
    }

    /** What may be said about each country now by whoever acts for this country's central authority. */
    Map<CountryCode, Set<Move>> open(Stored stored, Caller caller) {
        Map<CountryCode, Set<Move>> open = new TreeMap<>();
        if (!stored.state().ofTheRequest() || !caller.holds(JitPermissions.CENTRAL)) {
            return open;
        }
        progress(stored.core().id()).ifPresent(progress -> progress.answers().forEach((country, answer) -> {
            Asked asked = progress.request().asked(country).orElseThrow();
            Set<Move> moves = answer.next().stream()
                    .filter(move -> progress.speaks(
                            own,
                            new MoveText(
                                    move,
                                    country,
                                    LocalDate.EPOCH,
                                    "",
                                    Optional.empty(),
                                    asked.onPaper() && !move.byRequester())))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Move.class)));
            if (!moves.isEmpty()) {
                open.put(country, moves);
            }
        }));
        return open;
    }

    Map<CountryCode, Carried> carried(Stored stored) {
        return dossiers.carried(stored.core().id());
    }

    /** The terms that run, the soonest for each country. */
    Map<CountryCode, Target.Term> terms(Stored stored) {
        Map<CountryCode, Target.Term> terms = new TreeMap<>();
        if (stored.state() == TeamState.WITH_CENTRAL_AUTHORITY) {
            targets.of(Target.Step.CENTRAL).ifPresent(target -> terms.put(own, target.from(stored.since())));
        }
        if (stored.state() == TeamState.SENT) {
            progress(stored.core().id()).ifPresent(progress -> progress.answers()
                    .forEach((country, answer) -> running(answer, progress.sentOn())
                            .min(Comparator.comparing(Target.Term::due))
                            .ifPresent(term -> terms.put(country, term))));
        }
        return terms;
    }

    private Stream<Target.Term> running(Answer answer, LocalDate sent) {
        Map<Target.Step, LocalDate> began = new EnumMap<>(Target.Step.class);
        if (answer instanceof Answer.Awaited) {
            began.put(Target.Step.ACKNOWLEDGE, sent);
            began.put(Target.Step.ANSWER, sent);
        } else if (answer instanceof Answer.Acknowledged) {
            began.put(Target.Step.ANSWER, sent);
        } else if (answer instanceof Answer.InformationAsked) {
            began.put(Target.Step.INFORMATION, answer.since());
        } else if (answer instanceof Answer.InformationGiven) {
            began.put(Target.Step.ANSWER, answer.since());
        }
        return began.entrySet().stream()
                .flatMap(one -> targets.of(one.getKey()).map(target -> target.from(one.getValue())).stream());
    }

    /** Every step that is known here, in the order of when it was said or entered. */
    List<CourseEvent> events(Stored stored) {
        RecordId team = stored.core().id();
        List<Statement> said = dossiers.of(team, Progress.KINDS);
        Optional<Progress> progress = Progress.of(said);
        Map<RecordId, Step> steps = new HashMap<>();
        List<CourseEvent> events = new ArrayList<>();
        for (Step step : stores.teams().steps(team)) {
            if (step.statement().isPresent()) {
                steps.put(step.statement().get(), step);
            } else {
                events.add(home(step));
            }
        }
        said.forEach(one -> events.add(event(one, progress, Optional.ofNullable(steps.get(one.id())))));
        events.sort(Comparator.comparing(CourseEvent::at));
        return events;
    }

    private CourseEvent home(Step step) {
        return new CourseEvent(
                step.by().at(),
                step.act(),
                own,
                step.about(),
                Optional.of(step.by()),
                step.day(),
                step.document(),
                step.text(),
                Optional.empty(),
                false,
                true);
    }

    private static CourseEvent event(Statement said, Optional<Progress> progress, Optional<Step> step) {
        Optional<MoveText> move = Move.ofKind(said.kind()).map(one -> MoveText.read(one, said.content()));
        Optional<SentText> sent = move.isPresent() ? Optional.empty() : Optional.of(SentText.read(said.content()));
        return new CourseEvent(
                said.at(),
                said.kind(),
                said.country(),
                move.map(MoveText::country),
                step.map(Step::by),
                move.map(MoveText::day).orElseGet(() -> sent.orElseThrow().day()),
                step.flatMap(Step::document),
                move.map(MoveText::text).orElseGet(() -> sent.orElseThrow().text()),
                move.flatMap(MoveText::ground),
                move.map(MoveText::onPaper).orElse(false),
                progress.map(one -> !one.late(said)).orElse(true));
    }
}
