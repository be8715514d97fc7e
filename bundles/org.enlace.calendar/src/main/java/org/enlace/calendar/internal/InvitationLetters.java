package org.enlace.calendar.internal;

import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.enlace.calendar.Attendee;
import org.enlace.calendar.internal.ical.CalendarText;
import org.enlace.mail.CalendarPart;
import org.enlace.mail.CalendarPart.Method;
import org.enlace.mail.Letter;
import org.enlace.mail.Mail;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarEvent.Status;
import org.enlace.platform.contribution.CalendarEvent.Words;
import org.enlace.platform.contribution.CalendarSeries.Occurrence;
import org.enlace.platform.contribution.CalendarTime;
import org.enlace.platform.contribution.CalendarTime.AllDay;
import org.enlace.platform.contribution.CalendarTime.Timed;

/** What attendees read, for those whose mail program knows no calendar, with what the calendar reads beside it. */
final class InvitationLetters {
    private static final int SUBJECT = 200;

    private final Texts texts = Texts.of(InvitationLetters.class);
    private final Mail mail;

    /** @param mail knows by which address officers open the node, where anybody does */
    InvitationLetters(Mail mail) {
        this.mail = mail;
    }

    private Optional<URI> node() {
        return mail.link("/").map(URI::create);
    }

    Letter request(CalendarEvent event, int sequence, Attendee to, boolean again, Instant now) {
        return letter(
                again ? "changed" : "invited",
                event,
                event.outside(),
                event.when(),
                to,
                new CalendarPart(Method.REQUEST, CalendarText.request(event, sequence, to, now, node())));
    }

    Letter cancel(CalendarEvent event, int sequence, Attendee to, Instant now) {
        return letter(
                "off",
                event,
                event.outside(),
                event.when(),
                to,
                new CalendarPart(Method.CANCEL, CalendarText.cancel(event, sequence, to, now, node())));
    }

    Letter occurrence(CalendarEvent event, Occurrence one, int sequence, Attendee to, Instant now) {
        boolean off = one.status() == Status.CANCELLED;
        return letter(
                off ? "off.one" : "changed.one",
                event,
                one.outside(),
                off ? event.when().on(one.day()) : one.when(),
                to,
                new CalendarPart(
                        off ? Method.CANCEL : Method.REQUEST,
                        CalendarText.occurrence(event, one, sequence, to, now, node())));
    }

    private Letter letter(
            String what, CalendarEvent event, Words words, CalendarTime when, Attendee to, CalendarPart part) {
        Language language = to.language();
        StringBuilder text = new StringBuilder(texts.get(language, "letter." + what))
                .append("\n\n")
                .append(words.summary())
                .append('\n')
                .append(time(when, language));
        if (!words.location().isEmpty()) {
            text.append('\n').append(words.location());
        }
        if (!words.description().isEmpty()) {
            text.append("\n\n").append(words.description());
        }
        event.organiser().ifPresent(organiser -> text.append("\n\n")
                .append(texts.get(
                        language,
                        "letter.organiser",
                        organiser.name().isEmpty() ? organiser.address() : organiser.name(),
                        organiser.address())));
        mail.link(event.path()).ifPresent(link -> text.append("\n\n").append(texts.get(language, "letter.link", link)));
        String subject = texts.get(language, "letter.subject." + what, words.summary());
        return new Letter(
                to.address(), cut(subject), text.append('\n').toString(), Optional.empty(), Optional.of(part));
    }

    private static String cut(String subject) {
        if (subject.length() <= SUBJECT) {
            return subject;
        }
        int end = Character.isHighSurrogate(subject.charAt(SUBJECT - 2)) ? SUBJECT - 2 : SUBJECT - 1;
        return subject.substring(0, end) + "…";
    }

    /** Where the organiser is, with the zone. */
    private String time(CalendarTime when, Language language) {
        Locale locale = language.locale();
        DateTimeFormatter day =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
        if (when instanceof AllDay days) {
            return days.first().equals(days.last())
                    ? day.format(days.first())
                    : texts.get(language, "letter.span", day.format(days.first()), day.format(days.last()));
        }
        DateTimeFormatter time =
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
        Timed timed = (Timed) when;
        ZonedDateTime start = timed.start().atZone(timed.zone());
        ZonedDateTime end = timed.end().atZone(timed.zone());
        String begins = day.format(start) + ", " + time.format(start);
        String all = !end.isAfter(start)
                ? begins
                : start.toLocalDate().equals(end.toLocalDate())
                        ? texts.get(language, "letter.span", begins, time.format(end))
                        : texts.get(language, "letter.span", begins, day.format(end) + ", " + time.format(end));
        return all + " (" + timed.zone().getId() + ")";
    }
}
