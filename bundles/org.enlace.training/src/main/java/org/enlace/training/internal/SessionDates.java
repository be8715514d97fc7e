package org.enlace.training.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarEvent.Words;
import org.enlace.platform.contribution.CalendarSource;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.Trainings;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Sessions in officers' calendars. A moved one moves, a cancelled one goes. Neither link leaves by a feed: whoever has a seat is sent
 * the one for those who take part.
 */
@Component(service = CalendarSource.class)
public final class SessionDates implements CalendarSource {
    static final String NAME = "training";

    private final Texts texts = Texts.of(SessionDates.class);
    private final Supplier<Desks> desks;

    @Activate
    public SessionDates(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this(new Lazily<>(desks));
    }

    SessionDates(Supplier<Desks> desks) {
        this.desks = desks;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "calendar.sessions");
    }

    @Override
    public Permission permission() {
        return Trainings.READ;
    }

    @Override
    public List<CalendarEvent> events(Instant from, Instant until, Caller caller) {
        return events(desks.get(), texts, from, until, caller);
    }

    /** The same for the address of the module's own calendar. */
    public static List<CalendarEvent> events(Desks desks, Texts texts, Instant from, Instant until, Caller caller) {
        Map<RecordId, Series> known = new HashMap<>();
        return desks.sessions().between(from, until, MOST, caller).stream()
                .map(session -> event(
                        session,
                        known.computeIfAbsent(
                                session.series(), id -> desks.trainings().series(id, caller)),
                        texts,
                        caller))
                .toList();
    }

    private static CalendarEvent event(Session session, Series series, Texts texts, Caller caller) {
        Words words = new Words(
                session.content().title(),
                series.content().title() + "\n" + texts.get(caller.language(), "banner.no-case-data"),
                Announcements.place(session.content().room()));
        return CalendarEvent.of(
                CalendarEvent.named(session.id(), ""),
                session.version() - 1,
                session.changed().at(),
                words,
                session.content().time().inCalendar(),
                Announcements.path(session));
    }
}
