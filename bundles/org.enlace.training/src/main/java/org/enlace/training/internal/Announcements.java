package org.enlace.training.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enlace.calendar.Attendee;
import org.enlace.calendar.Invitation;
import org.enlace.calendar.Invitations;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarEvent.Organiser;
import org.enlace.platform.contribution.CalendarEvent.Status;
import org.enlace.platform.contribution.CalendarEvent.Words;
import org.enlace.training.Nomination;
import org.enlace.training.Person;
import org.enlace.training.Room;
import org.enlace.training.Series;
import org.enlace.training.Session;

/**
 * Tells those who have a seat how sessions are now. A letter holds the link for those who take part; that of the moderators is not
 * known here.
 */
final class Announcements {
    private final TrainingStores stores;
    private final Invitations invitations;
    private final Texts texts;

    Announcements(TrainingStores stores, Invitations invitations, Texts texts) {
        this.stores = stores;
        this.invitations = invitations;
        this.texts = texts;
    }

    /** One session is new, changed or off. */
    void session(Series series, Session session, Caller caller) {
        series.content().contact().ifPresent(contact -> {
            Organiser organiser = new Organiser(series.content().organiser(), contact.value());
            CalendarEvent event = event(series, session).by(organiser);
            invitations.announce(new Invitation(event, attendees(series)), caller);
        });
    }

    /** Who is invited has changed, for all sessions that are still to come. */
    void series(Series series, Instant now, Caller caller) {
        for (Session session : stores.sessions().of(series.id())) {
            if (session instanceof Session.Planned
                    && session.content().time().end().isAfter(now)) {
                session(series, session, caller);
            }
        }
    }

    private List<Attendee> attendees(Series series) {
        List<Attendee> attendees = new ArrayList<>();
        Set<MailAddress> seen = new HashSet<>();
        for (Nomination one : stores.nominations().live(series.id())) {
            Person person = one.person();
            if (!WaitingLists.SEATED.contains(one.state())) {
                continue;
            }
            if (seen.add(person.mail())) {
                attendees.add(new Attendee(person.mail(), person.name(), person.language()));
            }
        }
        return attendees;
    }

    private CalendarEvent event(Series series, Session session) {
        Language language = series.content().languages().get(0);
        Room room = session.content().room();
        List<String> lines = new ArrayList<>();
        lines.add(series.content().title());
        if (!room.link().isEmpty()) {
            lines.add(texts.get(language, "calendar.link", room.link()));
        }
        if (!room.dialIn().isEmpty()) {
            lines.add(texts.get(language, "calendar.dial-in", room.dialIn()));
        }
        lines.add(texts.get(language, "banner.no-case-data"));
        Words words = new Words(session.content().title(), String.join("\n", lines), place(room));
        CalendarEvent event = CalendarEvent.of(
                CalendarEvent.named(session.id(), ""),
                session.version() - 1,
                session.changed().at(),
                words,
                session.content().time().inCalendar(),
                path(session));
        return session instanceof Session.Cancelled ? event.as(Status.CANCELLED) : event;
    }

    static String place(Room room) {
        return room.place().isEmpty() ? room.provider() : room.place();
    }

    static String path(Session session) {
        return "/training/sessions/" + session.id();
    }
}
