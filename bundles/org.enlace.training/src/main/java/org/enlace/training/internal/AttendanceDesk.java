package org.enlace.training.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nomination;
import org.enlace.training.Nominations;
import org.enlace.training.Session;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;
import org.enlace.training.attendance.Attendance;
import org.enlace.training.attendance.Attendances;
import org.enlace.training.attendance.Fulfilment;
import org.enlace.training.attendance.Mark;
import org.enlace.training.attendance.Measure;
import org.enlace.training.attendance.Presence;
import org.enlace.training.attendance.Source;
import org.enlace.training.attendance.Span;
import org.enlace.training.attendance.Stay;

/** The use cases of attendance for those who organise. */
final class AttendanceDesk implements Attendances {
    /** How long what was noted of several at once can be taken back. */
    private static final Duration UNDO = Duration.ofDays(1);

    private final TrainingStores stores;
    private final Changes changes;
    private final AttendanceBook book;

    AttendanceDesk(TrainingStores stores, Changes changes, AttendanceBook book) {
        this.stores = stores;
        this.changes = changes;
        this.book = book;
    }

    @Override
    public Measured measure(RecordId series, Caller caller) {
        caller.require(Trainings.READ);
        SessionDesk.series(stores, series);
        return book.measure(series);
    }

    @Override
    public Measured setMeasure(RecordId series, int version, Measure measure, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            SessionDesk.series(stores, series).open();
            Measured now = book.measure(series);
            Changes.expect(version, now.version(), KIND, series);
            if (now.version() > 0 && now.measure().equals(measure)) {
                return now;
            }
            Measured next = new Measured(measure, version + 1);
            stores.attendances().setMeasure(series, next, stamp);
            changes.record(Act.done("training.attendance-measure", caller)
                    .on(Trainings.SERIES, series)
                    .fact("late", measure.late())
                    .fact("early", measure.early())
                    .fact("share", measure.share())
                    .fact("opens", measure.opens()));
            return next;
        });
    }

    @Override
    public List<Line> sheet(RecordId session, Caller caller) {
        Optional<CountryCode> only = book.held(caller);
        return book.lines(book.session(session), only);
    }

    @Override
    public Line line(RecordId session, RecordId nomination, Caller caller) {
        Optional<CountryCode> only = book.held(caller);
        return book.line(book.session(session), nomination, only);
    }

    @Override
    public List<Attendance> history(RecordId session, RecordId nomination, Caller caller) {
        line(session, nomination, caller);
        List<Attendance> history = new ArrayList<>(stores.attendances().history(session, nomination));
        java.util.Collections.reverse(history);
        return history;
    }

    @Override
    public Attendance note(
            RecordId session, RecordId nomination, int version, Optional<Stay> stay, String reason, Caller caller) {
        return said(session, nomination, version, reason, caller, (now, mark) -> {
            stay.ifPresent(there -> AttendanceBook.requireNear(
                    there, book.session(session).content().time()));
            return stay.isPresent() ? now.came(stay.get(), mark) : now.absent(mark);
        });
    }

    @Override
    public Attendance forget(RecordId session, RecordId nomination, int version, String reason, Caller caller) {
        return said(session, nomination, version, reason, caller, (now, mark) -> {
            if (now instanceof Attendance.Unknown) {
                throw new Refusal("training.nothing-noted", "Nothing is noted; there is nothing to take back");
            }
            return now.unknown(mark);
        });
    }

    /** What is said of an attendance next. */
    @FunctionalInterface
    private interface Saying {
        Attendance next(Attendance now, Mark mark);
    }

    private Attendance said(
            RecordId session, RecordId nomination, int version, String reason, Caller caller, Saying saying) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Session open = book.open(session);
            Line before = book.line(open, nomination, Optional.empty());
            Changes.expect(version, before.attendance().version(), KIND, nomination);
            book.requireOpened(open, stamp.at());
            AttendanceBook.requireSeat(before);
            boolean correction = !(before.attendance() instanceof Attendance.Unknown);
            if (correction && (reason == null || reason.isBlank())) {
                throw new Refusal(
                                "training.reason-needed",
                                "Something is noted already; say why it is corrected",
                                before.nomination().person().name())
                        .at("reason");
            }
            Attendance after =
                    saying.next(before.attendance(), new Mark(stamp, Source.NOTED, reason, Optional.empty()));
            Act act = after instanceof Attendance.Unknown
                    ? Act.done("training.forget-attendance", caller)
                    : correction
                            ? Act.done("training.correct-attendance", caller)
                            : Act.done("training.note-attendance", caller);
            book.write(act, before, after);
            return after;
        });
    }

    @Override
    public Step allPresent(RecordId session, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Session open = book.open(session);
            Instant start = open.content().time().start();
            if (stamp.at().isBefore(start)) {
                throw new Refusal(
                        "training.not-begun",
                        "\"" + open.content().title() + "\" begins at " + start + "; note who was there afterwards",
                        open.content().title());
            }
            List<Line> left = book.lines(open, Optional.empty()).stream()
                    .filter(line -> line.attendance() instanceof Attendance.Unknown)
                    .toList();
            if (left.isEmpty()) {
                throw new Refusal(
                        "training.nobody-left",
                        "Something is known of everybody with a seat; correct one by one where it is wrong");
            }
            RecordId step = changes.next();
            Mark mark = new Mark(stamp, Source.NOTED, "", Optional.of(step));
            Stay all = Stay.of(new Span(start, open.content().time().end()));
            left.forEach(line -> book.write(
                    Act.done("training.note-attendance", caller).fact("step", step),
                    line,
                    line.attendance().came(all, mark)));
            return new Step(step, session, left.size());
        });
    }

    @Override
    public Step undo(RecordId step, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            List<Attendance> noted = stores.attendances().step(step);
            if (noted.isEmpty()) {
                throw new NotFound(STEP, step.toString());
            }
            Session open = book.open(noted.get(0).session());
            Instant at = noted.get(0).mark().orElseThrow().stamp().at();
            if (stamp.at().isAfter(at.plus(UNDO))) {
                throw over("More than a day has gone by");
            }
            for (Attendance one : noted) {
                undone(open, one, step, stamp, caller);
            }
            return new Step(step, open.id(), noted.size());
        });
    }

    private void undone(Session session, Attendance noted, RecordId step, Stamp stamp, Caller caller) {
        List<Attendance> history = stores.attendances().history(session.id(), noted.nomination());
        if (history.get(history.size() - 1).version() != noted.version()) {
            throw over("One of them was changed since");
        }
        Attendance earlier = history.size() > 1
                ? history.get(history.size() - 2)
                : Attendance.first(session.id(), noted.nomination());
        Source source = earlier.mark().map(Mark::source).orElse(Source.NOTED);
        Attendance after = noted.as(earlier, new Mark(stamp, source, "", Optional.empty()));
        Line before = book.line(session, noted.nomination(), Optional.empty());
        book.write(Act.done("training.undo-attendance", caller).fact("step", step), before, after);
    }

    private static Refusal over(String why) {
        return new Refusal("training.step-over", why + "; correct one by one");
    }

    @Override
    public List<Fulfilment> fulfilment(RecordId series, Caller caller) {
        Optional<CountryCode> only = book.held(caller);
        SessionDesk.series(stores, series);
        return fulfilled(
                        series,
                        stores.nominations().all(series, Nomination.State.CONFIRMED),
                        stores.attendances().ofSeries(series))
                .stream()
                .filter(one -> only.isEmpty()
                        || only.get().equals(one.nomination().person().country()))
                .toList();
    }

    @Override
    public Optional<Fulfilment> fulfilmentOf(RecordId nomination, Caller caller) {
        Optional<CountryCode> only = book.held(caller);
        Nomination known = stores.nominations()
                .find(nomination)
                .filter(one -> only.isEmpty() || only.get().equals(one.person().country()))
                .orElseThrow(() -> new NotFound(Nominations.KIND, nomination.toString()));
        return known instanceof Nomination.Confirmed
                ? Optional.of(fulfilled(
                                known.series(),
                                List.of(known),
                                stores.attendances().ofNomination(nomination))
                        .get(0))
                : Optional.empty();
    }

    private record Key(RecordId session, RecordId nomination) {}

    private List<Fulfilment> fulfilled(RecordId series, List<Nomination> people, List<Attendance> attendances) {
        List<Session> held = stores.sessions().of(series).stream()
                .filter(Session.Held.class::isInstance)
                .toList();
        Measure measure = book.measure(series).measure();
        Map<Key, Attendance> known = new HashMap<>();
        attendances.forEach(one -> known.put(new Key(one.session(), one.nomination()), one));
        long minutesHeld = held.stream()
                .mapToLong(session -> session.content().time().length().toMinutes())
                .sum();
        List<Fulfilment> all = new ArrayList<>();
        for (Nomination one : people) {
            int attended = 0;
            long minutes = 0;
            for (Session session : held) {
                Attendance attendance = known.get(new Key(session.id(), one.id()));
                if (attendance != null) {
                    Presence presence =
                            Presence.of(attendance, session.content().time(), measure);
                    attended += presence.counts() ? 1 : 0;
                    minutes += presence.minutes();
                }
            }
            all.add(new Fulfilment(one, held.size(), attended, minutesHeld, minutes));
        }
        return all;
    }
}
