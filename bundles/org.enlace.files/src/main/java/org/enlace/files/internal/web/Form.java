package org.enlace.files.internal.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.ui.DateParts;

/**
 * What stands in the form of an act: what a person typed, and what is wrong with it.
 *
 * @param version the version the form was opened on
 * @param field   the field at fault; empty where nothing is wrong
 * @param error   what is wrong there
 */
public record Form(int version, String reason, DateParts until, String field, String error) {
    static Form of(int version) {
        return new Form(version, "", DateParts.EMPTY, "", "");
    }

    static Form of(FormData data) {
        DateParts until = new DateParts(data.first("until-year"), data.first("until-month"), data.first("until-day"));
        return new Form(version(data), data.first("reason"), until, "", "");
    }

    /** The version a form was opened on; one that no file has where it is none. */
    static int version(FormData data) {
        String text = data.first("version");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    Form wrong(Refusal refusal, Labels labels) {
        return new Form(version, reason, until, refusal.field().orElse("reason"), labels.of(refusal));
    }

    Form stale(int now, Labels labels) {
        return new Form(now, reason, until, "reason", labels.get("form.stale"));
    }

    /** What is wrong with a field; empty where nothing is. */
    public String errorOf(String name) {
        return field.equals(name) ? error : "";
    }

    /** The end of the day that was typed, in the officer's zone. */
    Instant end(ZoneId zone) {
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(until.year()), Integer.parseInt(until.month()), Integer.parseInt(until.day()));
            if (day.getYear() > 9_999) {
                throw new DateTimeException("too late");
            }
            return day.plusDays(1).atStartOfDay(zone).toInstant();
        } catch (NumberFormatException | DateTimeException e) {
            throw new Refusal("files.until", "The day until which the file is kept is no day; give year, month and day")
                    .at("until");
        }
    }
}
