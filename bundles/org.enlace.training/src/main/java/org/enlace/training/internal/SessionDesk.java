package org.enlace.training.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Capital;
import org.enlace.training.CapitalTime;
import org.enlace.training.Holiday;
import org.enlace.training.Interpretation;
import org.enlace.training.Room;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.SessionContent;
import org.enlace.training.SessionTime;
import org.enlace.training.Sessions;
import org.enlace.training.SlotFinder;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;

/** The use cases of sessions. */
final class SessionDesk implements Sessions {
    private final TrainingStores stores;
    private final Changes changes;
    private final Announcements announcements;
    private final Capitals capitals;
    private final People people;
    private final Offices offices;

    SessionDesk(
            TrainingStores stores,
            Changes changes,
            Announcements announcements,
            Capitals capitals,
            People people,
            Offices offices) {
        this.stores = stores;
        this.changes = changes;
        this.announcements = announcements;
        this.capitals = capitals;
        this.people = people;
        this.offices = offices;
    }

    static Series series(TrainingStores stores, RecordId id) {
        return stores.series().find(id).orElseThrow(() -> new NotFound(Trainings.SERIES, id.toString()));
    }

    @Override
    public Session find(RecordId id, Caller caller) {
        caller.require(Trainings.READ);
        return known(id);
    }

    private Session known(RecordId id) {
        return stores.sessions().find(id).orElseThrow(() -> new NotFound(KIND, id.toString()));
    }

    /** One that is to be changed, and so is not another country's. */
    private Session own(RecordId id) {
        Session session = known(id);
        series(stores, session.series()).requireOwn();
        return session;
    }

    @Override
    public List<Session> of(RecordId series, Caller caller) {
        caller.require(Trainings.READ);
        series(stores, series);
        return stores.sessions().of(series);
    }

    @Override
    public List<Session> between(Instant from, Instant until, int limit, Caller caller) {
        caller.require(Trainings.READ);
        return stores.sessions().between(from, until, limit);
    }

    @Override
    public Session.Planned plan(RecordId series, SessionContent content, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Series.Open open = series(stores, series).open();
            if (stores.sessions().of(series).size() >= MOST) {
                throw new Refusal(
                        "training.sessions-most",
                        "A series has at most " + MOST + " sessions; begin another series",
                        MOST);
            }
            Session.Planned planned = Session.Planned.first(changes.next(), series, content, stamp);
            check(planned);
            write(open, planned, stamp, told(Act.done("training.plan-session", caller), null, planned));
            announcements.session(open, planned, caller);
            return planned;
        });
    }

    @Override
    public Session.Planned revise(RecordId id, int version, SessionContent content, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Session now = own(id);
            Changes.expect(version, now.version(), KIND, id);
            Session.Planned planned = now.planned();
            if (planned.content().equals(content)) {
                return planned;
            }
            Session.Planned revised = planned.revise(content, stamp);
            check(revised);
            Series series = series(stores, now.series());
            boolean moved = !planned.content().time().equals(content.time());
            Act act = moved ? Act.done("training.move-session", caller) : Act.done("training.revise-session", caller);
            write(series, revised, stamp, told(act, planned, revised));
            announcements.session(series, revised, caller);
            return revised;
        });
    }

    @Override
    public Session.Held hold(RecordId id, int version, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Session now = own(id);
            Changes.expect(version, now.version(), KIND, id);
            Session.Held held = now.planned().hold(stamp);
            Act act = Act.done("training.hold-session", caller).on(KIND, id).fact("version", held.version());
            write(series(stores, now.series()), held, stamp, act);
            stores.sessions().setModeratorLink(id, "");
            return held;
        });
    }

    @Override
    public Session.Cancelled cancel(RecordId id, int version, String reason, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Session now = own(id);
            Changes.expect(version, now.version(), KIND, id);
            Session.Cancelled cancelled = now.planned().cancel(reason, stamp);
            Series series = series(stores, now.series());
            Act act = Act.done("training.cancel-session", caller)
                    .on(KIND, id)
                    .because(reason)
                    .fact("version", cancelled.version());
            write(series, cancelled, stamp, act);
            stores.sessions().setModeratorLink(id, "");
            announcements.session(series, cancelled, caller);
            return cancelled;
        });
    }

    private void write(Series series, Session session, Stamp stamp, Act act) {
        stores.sessions().write(session);
        changes.found(series.id(), stamp);
        changes.record(act);
    }

    private void check(Session.Planned session) {
        people.requireModerators(session.content().moderators());
        SessionTime time = session.content().time();
        for (Interpretation one : session.content().interpreters()) {
            List<String> elsewhere =
                    stores.sessions().booked(one.interpreter(), time.start(), time.end(), session.id());
            if (!elsewhere.isEmpty()) {
                throw new Refusal(
                                "training.interpreter-booked",
                                "\"" + one.interpreter() + "\" is booked for \"" + elsewhere.get(0)
                                        + "\" at that time; book another one or move the session",
                                one.interpreter(),
                                elsewhere.get(0))
                        .at("interpreters");
            }
        }
    }

    private static Act told(Act act, Session before, Session after) {
        SessionContent was = before == null ? null : before.content();
        SessionContent is = after.content();
        return act.on(KIND, after.id())
                .fact("version", after.version())
                .changed("title", was == null ? null : was.title(), is.title())
                .changed("time", was == null ? null : time(was), time(is))
                .changed(
                        "room",
                        was == null ? null : was.room().toString(),
                        is.room().toString())
                .changed(
                        "agenda",
                        was == null ? null : was.agenda().toString(),
                        is.agenda().toString())
                .changed(
                        "interpreters",
                        was == null ? null : was.interpreters().toString(),
                        is.interpreters().toString())
                .changed("moderators", was == null ? null : names(was), names(is));
    }

    private static String time(SessionContent content) {
        SessionTime time = content.time();
        return time.start() + "/" + time.end() + " " + time.zone();
    }

    private static String names(SessionContent content) {
        return content.moderators().stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    @Override
    public void setModeratorLink(RecordId session, String link, Caller caller) {
        caller.require(Trainings.ORGANISE);
        String clean = Room.link("moderatorLink", link);
        changes.make(caller, stamp -> {
            Session now = own(session);
            if (!clean.isEmpty()) {
                now.planned();
            }
            stores.sessions().setModeratorLink(session, clean);
            // Whoever reads the audit is no moderator: it learns that there is one, and not which.
            changes.record(Act.done("training.moderator-link", caller)
                    .on(KIND, session)
                    .fact("kept", !clean.isEmpty()));
            return null;
        });
    }

    @Override
    public boolean hasModeratorLink(RecordId session, Caller caller) {
        caller.require(Trainings.READ);
        return stores.sessions().moderatorLink(session).isPresent();
    }

    @Override
    public Optional<String> moderatorLink(RecordId session, Caller caller) {
        caller.require(Trainings.READ);
        return known(session).content().moderators().contains(caller.reader())
                ? stores.sessions().moderatorLink(session)
                : Optional.empty();
    }

    @Override
    public List<CapitalTime> capitals(Session session, Caller caller) {
        caller.require(Trainings.READ);
        SessionTime time = session.content().time();
        List<Capital> all =
                capitals.of(series(stores, session.series()).content().quotas());
        LocalDate day = time.start().atZone(ZoneOffset.UTC).toLocalDate();
        List<Holiday> holidays = holidays(all, day, 3);
        return all.stream()
                .map(capital ->
                        CapitalTime.of(time.start(), time.end(), capital, offices.of(capital.country()), holidays))
                .toList();
    }

    /** Of these countries, from the day before to the day after so many days, whatever the zone. */
    private List<Holiday> holidays(List<Capital> all, LocalDate from, int days) {
        return stores.holidays()
                .between(
                        all.stream().map(Capital::country).collect(Collectors.toSet()),
                        from.minusDays(1),
                        from.plusDays(days + 1L));
    }

    @Override
    public List<SlotFinder.Slot> slots(
            RecordId series, LocalDate from, int days, int minutes, int most, Caller caller) {
        caller.require(Trainings.READ);
        Series known = series(stores, series);
        List<Capital> all = capitals.of(known.content().quotas());
        SlotFinder.Wanted wanted =
                new SlotFinder.Wanted(from, days, minutes, known.content().zone(), all);
        return SlotFinder.best(wanted, offices::of, holidays(all, from, days), most);
    }
}
