package org.enlace.web.internal.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import org.enlace.platform.Language;

/**
 * A time for people and for machines.
 *
 * @param machine as the {@code datetime} attribute wants it
 * @param shown   as the reader wants it
 */
public record Times(String machine, String shown) {
    public static Times day(LocalDate date, Language language) {
        return new Times(date.toString(), dayFormat(language).format(date));
    }

    /** Until when something lasts that is over at an instant: at midnight that is the day before, the last of it. */
    public static Times until(Instant end, ZoneId zone, Language language) {
        ZonedDateTime local = end.atZone(zone);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? day(local.toLocalDate().minusDays(1), language)
                : moment(end, zone, language);
    }

    /** To the minute; the zone is shown by its distance from UTC on that day. */
    public static Times moment(Instant instant, ZoneId zone, Language language) {
        ZonedDateTime local = instant.truncatedTo(ChronoUnit.MINUTES).atZone(zone);
        String offset = local.getOffset().getTotalSeconds() == 0
                ? "UTC"
                : "UTC"
                        + local.getOffset()
                                .getId()
                                .replace('-', '−')
                                .replace(":00", "")
                                .replaceFirst("([+−])0", "$1");
        String shown = dayFormat(language).format(local) + ", "
                + DateTimeFormatter.ofPattern("HH:mm").format(local) + " " + offset;
        return new Times(local.toInstant().toString(), shown);
    }

    private static DateTimeFormatter dayFormat(Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale());
    }
}
