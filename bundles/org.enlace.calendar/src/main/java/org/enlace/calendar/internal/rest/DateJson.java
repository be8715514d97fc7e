package org.enlace.calendar.internal.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.enlace.calendar.Agenda;
import org.enlace.platform.Caller;
import org.enlace.platform.contribution.CalendarTime.AllDay;
import org.enlace.platform.contribution.CalendarTime.Timed;

/**
 * A date: at a time, or on whole days.
 *
 * @param source what it comes from
 * @param path   the page of its record
 * @param start  when it begins; null on whole days
 * @param zone   the organiser's
 * @param first  the first of whole days
 * @param status confirmed, tentative or cancelled
 */
public record DateJson(
        String uid,
        String source,
        String title,
        String location,
        String path,
        Instant start,
        Instant end,
        String zone,
        LocalDate first,
        LocalDate last,
        boolean repeated,
        String status) {
    static DateJson of(Agenda.Date date, Caller caller) {
        Timed timed = date.when() instanceof Timed one ? one : null;
        AllDay days = date.when() instanceof AllDay one ? one : null;
        return new DateJson(
                date.event().uid(),
                date.source(),
                date.words().summary(),
                date.words().location(),
                date.event().path(),
                timed == null ? null : timed.begins(caller.zone()),
                timed == null ? null : timed.ends(caller.zone()),
                timed == null ? null : timed.zone().getId(),
                days == null ? null : days.first(),
                days == null ? null : days.last(),
                date.event().series().isPresent(),
                date.status().name().toLowerCase(Locale.ROOT));
    }
}
