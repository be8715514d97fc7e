package org.enlace.calendar.internal.ical;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.calendar.Attendee;
import org.enlace.calendar.internal.ical.EventLines.Stamp;
import org.enlace.platform.Hashing;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarEvent.Status;
import org.enlace.platform.contribution.CalendarSeries.Occurrence;
import org.enlace.platform.contribution.CalendarTime;
import org.enlace.platform.contribution.CalendarTime.Timed;

/**
 * Whole iCalendar objects (RFC 5545): a calendar to subscribe to, and what iTIP (RFC 5546) sends. By hand: to write them takes the
 * four small classes of this package, and neither library for Java folds by octets or knows the zones of the Java it runs on; the tests read with
 * both what is written here.
 */
public final class CalendarText {
    private static final String PRODUCT = "-//Enlace//Calendar//EN";

    private CalendarText() {}

    /** A calendar to subscribe to. Nothing in it tells when it was written, so that the same events make the same text. */
    public static String feed(String title, List<CalendarEvent> events, Optional<URI> node) {
        ContentLines out = begun();
        out.text("NAME", title);
        out.text("X-WR-CALNAME", title);
        // RFC 7986, 5.7; and what programs understood before it.
        out.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        out.line("X-PUBLISHED-TTL", "PT1H");
        List<CalendarEvent> ordered = new ArrayList<>(events);
        ordered.sort(Comparator.comparing((CalendarEvent event) -> event.when().begins(ZoneOffset.UTC))
                .thenComparing(CalendarEvent::uid));
        zones(ordered.stream().flatMap(event -> times(event).stream()).toList(), out);
        EventLines lines = new EventLines(out, new Stamp(Optional.empty(), Optional.empty(), Optional.empty(), node));
        ordered.forEach(lines::whole);
        return ended(out);
    }

    /**
     * Invites, or says how things are now: {@code REQUEST} (RFC 5546, 3.2.2).
     *
     * @param node where this node is, where that may be told
     */
    public static String request(
            CalendarEvent event, int sequence, Attendee attendee, Instant now, Optional<URI> node) {
        ContentLines out = begun();
        out.line("METHOD", "REQUEST");
        zones(times(event), out);
        lines(out, sequence, attendee, now, node).whole(event);
        return ended(out);
    }

    /** Says that it is off: {@code CANCEL} (3.2.5). */
    public static String cancel(CalendarEvent event, int sequence, Attendee attendee, Instant now, Optional<URI> node) {
        CalendarEvent off = event.as(Status.CANCELLED);
        CalendarEvent bare = event.series()
                .map(series -> off.repeated(series.changed(List.of())))
                .orElse(off);
        ContentLines out = begun();
        out.line("METHOD", "CANCEL");
        zones(times(bare), out);
        lines(out, sequence, attendee, now, node).whole(bare);
        return ended(out);
    }

    /** Says how one occurrence is now, or that it is off, where its status says so. */
    public static String occurrence(
            CalendarEvent event, Occurrence one, int sequence, Attendee attendee, Instant now, Optional<URI> node) {
        ContentLines out = begun();
        out.line("METHOD", one.status() == Status.CANCELLED ? "CANCEL" : "REQUEST");
        zones(List.of(event.when().on(one.day()), one.when()), out);
        lines(out, sequence, attendee, now, node).occurrence(event, one);
        return ended(out);
    }

    /** A hash of what an event says, without the occurrences that are otherwise; who reads it and when it was written leave it alone. */
    public static String content(CalendarEvent event) {
        ContentLines out = new ContentLines();
        bare(out)
                .whole(event.series()
                        .map(series -> event.repeated(series.changed(List.of())))
                        .orElse(event));
        return hash(out);
    }

    /** The same of one of those occurrences. */
    public static String content(CalendarEvent event, Occurrence one) {
        ContentLines out = new ContentLines();
        bare(out).occurrence(event, one);
        return hash(out);
    }

    private static EventLines bare(ContentLines out) {
        return new EventLines(
                out, new Stamp(Optional.of(Instant.EPOCH), Optional.of(0), Optional.empty(), Optional.empty()));
    }

    private static String hash(ContentLines out) {
        return Hashing.sha256(out.toString());
    }

    private static EventLines lines(
            ContentLines out, int sequence, Attendee attendee, Instant now, Optional<URI> node) {
        return new EventLines(out, new Stamp(Optional.of(now), Optional.of(sequence), Optional.of(attendee), node));
    }

    private static ContentLines begun() {
        return new ContentLines()
                .line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .line("PRODID", PRODUCT)
                .line("CALSCALE", "GREGORIAN");
    }

    private static String ended(ContentLines out) {
        return out.line("END", "VCALENDAR").toString();
    }

    /** Every time an event names, the end of its series among them. */
    private static List<CalendarTime> times(CalendarEvent event) {
        List<CalendarTime> all = new ArrayList<>(List.of(event.when()));
        event.series().ifPresent(series -> {
            all.add(event.when().on(series.until()));
            series.changed().stream().map(Occurrence::when).forEach(all::add);
        });
        return all;
    }

    private static void zones(List<CalendarTime> times, ContentLines out) {
        Map<String, List<Timed>> named = new TreeMap<>();
        for (CalendarTime time : times) {
            if (time instanceof Timed timed && !ZoneLines.isUtc(timed.zone())) {
                named.computeIfAbsent(timed.zone().getId(), unknown -> new ArrayList<>())
                        .add(timed);
            }
        }
        named.forEach((id, all) -> {
            ZoneId zone = ZoneId.of(id);
            Instant from = all.stream()
                    .map(time -> time.begins(zone))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            Instant until = all.stream()
                    .map(time -> time.ends(zone))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            ZoneLines.write(zone, from.minus(Duration.ofDays(1)), until.plus(Duration.ofDays(2)), out);
        });
    }
}
