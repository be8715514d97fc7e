package org.enlace.calendar.internal.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import org.enlace.calendar.Agenda;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.CalendarEvent.Status;
import org.enlace.platform.contribution.CalendarTime.AllDay;
import org.enlace.platform.contribution.CalendarTime.Timed;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What things are called, in the reader's language and where the reader is. */
public record Labels(Texts texts, Caller reader) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    public Language language() {
        return reader.language();
    }

    public String get(String key, Object... values) {
        return texts.get(language(), key, values);
    }

    /** Such as <em>noviembre de 2026</em>. */
    public String month(YearMonth month) {
        String pattern =
                switch (language()) {
                    case ES, PT -> "LLLL 'de' uuuu";
                    default -> "LLLL uuuu";
                };
        return DateTimeFormatter.ofPattern(pattern, language().locale()).format(month);
    }

    /** Such as <em>jueves, 26 de noviembre de 2026</em>. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(language().locale())
                .format(day);
    }

    /** When it is, in the reader's zone; where the organiser's clock shows another time, that too. */
    public List<String> times(Agenda.Date date) {
        List<String> all = new ArrayList<>();
        if (date.when() instanceof AllDay days) {
            all.add(
                    days.first().equals(days.last())
                            ? get("time.all-day")
                            : get("time.days", day(days.first()), day(days.last())));
            return all;
        }
        Timed timed = (Timed) date.when();
        all.add(time(timed, reader.zone()));
        if (!offset(timed, reader.zone()).equals(offset(timed, timed.zone()))) {
            all.add(time(timed, timed.zone()) + " (" + timed.zone().getId() + ")");
        }
        return all;
    }

    private String time(Timed timed, ZoneId zone) {
        ZonedDateTime from = timed.begins(zone).atZone(zone);
        ZonedDateTime until = timed.ends(zone).atZone(zone);
        String begins = TIME.format(from);
        String ends = from.toLocalDate().equals(until.toLocalDate())
                ? TIME.format(until)
                : day(until.toLocalDate()) + ", " + TIME.format(until);
        return (from.equals(until) ? begins : get("time.span", begins, ends)) + " " + words(from.getOffset());
    }

    private static ZoneOffset offset(Timed timed, ZoneId zone) {
        Instant begins = timed.begins(zone);
        return zone.getRules().getOffset(begins);
    }

    private static String words(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0
                ? "UTC"
                : "UTC" + offset.getId().replace('-', '−').replace(":00", "").replaceFirst("([+−])0", "$1");
    }

    /** How sure it is; null where it is. */
    public Tag status(Agenda.Date date) {
        return date.status() == Status.CONFIRMED
                ? null
                : date.status() == Status.TENTATIVE
                        ? new Tag(get("status.tentative"), Tone.ATTENTION)
                        : new Tag(get("status.cancelled"), Tone.BAD);
    }
}
