package org.enlace.calendar.internal.ical;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.calendar.Attendee;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarEvent.Status;
import org.enlace.platform.contribution.CalendarEvent.Words;
import org.enlace.platform.contribution.CalendarSeries;
import org.enlace.platform.contribution.CalendarSeries.Occurrence;
import org.enlace.platform.contribution.CalendarTime;
import org.enlace.platform.contribution.CalendarTime.AllDay;
import org.enlace.platform.contribution.CalendarTime.Timed;

/** Events as VEVENTs (RFC 5545, 3.6.1): of what may leave the node, and nothing else. */
final class EventLines {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

    private final ContentLines out;
    private final Stamp stamp;

    /**
     * What stands in every VEVENT of an object.
     *
     * @param written  when it was written; empty for when the event was last changed, where no method is named (3.8.7.2)
     * @param sequence instead of the event's own
     * @param attendee who is invited
     * @param node     where this node is
     */
    record Stamp(
            Optional<Instant> written, Optional<Integer> sequence, Optional<Attendee> attendee, Optional<URI> node) {}

    EventLines(ContentLines out, Stamp stamp) {
        this.out = out;
        this.stamp = stamp;
    }

    /** An event, and the occurrences of its series that are otherwise, as far as they take place. */
    void whole(CalendarEvent event) {
        begin(event, event.outside(), event.status());
        time("DTSTART", event.when());
        end(event.when());
        event.series().ifPresent(series -> {
            out.line("RRULE", rule(series, event.when()));
            series.except().stream()
                    .sorted()
                    .forEach(day -> time("EXDATE", event.when().on(day)));
            series.changed().stream()
                    .filter(one -> one.status() == Status.CANCELLED)
                    .map(Occurrence::day)
                    .sorted()
                    .forEach(day -> time("EXDATE", event.when().on(day)));
        });
        finish(event);
        event.series().map(CalendarSeries::changed).orElse(List.of()).stream()
                .filter(one -> one.status() != Status.CANCELLED)
                .forEach(one -> occurrence(event, one));
    }

    /** One occurrence alone. */
    void occurrence(CalendarEvent event, Occurrence one) {
        begin(event, one.outside(), one.status());
        time("RECURRENCE-ID", event.when().on(one.day()));
        time("DTSTART", one.when());
        end(one.when());
        finish(event);
    }

    private void begin(CalendarEvent event, Words words, Status status) {
        out.line("BEGIN", "VEVENT");
        out.line("UID", event.uid());
        out.line("DTSTAMP", utc(stamp.written().orElse(event.changed())));
        out.line("SEQUENCE", String.valueOf(stamp.sequence().orElse(event.sequence())));
        out.line("STATUS", status.name());
        out.text("SUMMARY", words.summary());
        out.text("DESCRIPTION", words.description());
        out.text("LOCATION", words.location());
    }

    private void finish(CalendarEvent event) {
        event.organiser()
                .ifPresent(
                        organiser -> out.line("ORGANIZER" + named(organiser.name()), "mailto:" + organiser.address()));
        stamp.attendee()
                .ifPresent(attendee -> out.line(
                        "ATTENDEE" + named(attendee.name()) + ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE",
                        "mailto:" + attendee.address()));
        if (!event.categories().isEmpty()) {
            out.line(
                    "CATEGORIES",
                    event.categories().stream().map(ContentLines::escaped).collect(Collectors.joining(",")));
        }
        out.line("CLASS", "PRIVATE");
        out.line("TRANSP", stamp.attendee().isPresent() ? "OPAQUE" : "TRANSPARENT");
        stamp.node()
                .ifPresent(node -> out.line("URL", node.resolve(event.path()).toString()));
        out.line("END", "VEVENT");
    }

    private static String named(String name) {
        return name.isEmpty() ? "" : ";CN=" + ContentLines.quoted(name);
    }

    private void time(String property, CalendarTime when) {
        if (when instanceof Timed timed) {
            time(property, timed.start(), timed.zone());
        } else {
            out.line(property + ";VALUE=DATE", DAY.format(when.day()));
        }
    }

    private void time(String property, LocalDateTime local, ZoneId zone) {
        if (ZoneLines.isUtc(zone)) {
            out.line(property, LOCAL.format(local) + "Z");
        } else {
            out.line(property + ";TZID=" + ZoneLines.name(zone), LOCAL.format(local));
        }
    }

    /** The end of whole days is the day after (3.6.1). What has no length has no end. */
    private void end(CalendarTime when) {
        if (when instanceof AllDay days) {
            out.line("DTEND;VALUE=DATE", DAY.format(days.last().plusDays(1)));
        } else if (when instanceof Timed timed && timed.end().isAfter(timed.start())) {
            time("DTEND", timed.end(), timed.zone());
        }
    }

    /** The last day is given in UTC where there are times, else as a day (3.3.10). */
    private static String rule(CalendarSeries series, CalendarTime when) {
        StringBuilder rule = new StringBuilder("FREQ=").append(series.frequency());
        if (series.interval() > 1) {
            rule.append(";INTERVAL=").append(series.interval());
        }
        LocalDate last = series.until();
        rule.append(";UNTIL=")
                .append(
                        when instanceof Timed timed
                                ? utc(last.atTime(timed.start().toLocalTime())
                                        .atZone(timed.zone())
                                        .toInstant())
                                : DAY.format(last));
        if (!series.days().isEmpty()) {
            rule.append(";BYDAY=")
                    .append(series.days().stream()
                            .sorted()
                            .map(day -> day.name().substring(0, 2))
                            .collect(Collectors.joining(",")))
                    // What goes without saying (3.3.10) is not known to all.
                    .append(";WKST=MO");
        }
        return rule.toString();
    }

    private static String utc(Instant at) {
        return LOCAL.format(at.atOffset(ZoneOffset.UTC)) + "Z";
    }
}
