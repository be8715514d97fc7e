package org.enlace.jit.internal.access;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import org.enlace.jit.access.Explanation;
import org.enlace.jit.access.Explanation.Allowed;
import org.enlace.jit.access.Explanation.Denied;
import org.enlace.jit.access.Right;
import org.enlace.jit.signing.InForce;
import org.enlace.jit.signing.Named;
import org.enlace.platform.Caller;
import org.enlace.platform.Texts;

/** An explanation in words, in the reader's language and zone. */
public record ExplanationWords(Texts texts, Caller caller) {
    public String right(Right right) {
        return get("access.right." + right.token());
    }

    /** In a sentence or two. */
    public String of(Explanation explanation) {
        return explanation instanceof Allowed allowed ? of(allowed) : of((Denied) explanation);
    }

    private String of(Allowed why) {
        String words = get(
                "access.ground." + why.ground().token(),
                why.named().map(this::role).orElse(""));
        String text = why.named().map(named -> " " + text(named.by())).orElse("");
        String from = why.from().map(at -> " " + get("access.from", moment(at))).orElse("");
        String until =
                why.until().map(at -> " " + get("access.until", until(at))).orElse("");
        return words + text + from + until;
    }

    private String of(Denied why) {
        String words = get(
                "access.lack." + why.lack().token(), why.named().map(this::role).orElse(""));
        String since =
                why.since().map(at -> " " + get(since(why.lack()), moment(at))).orElse("");
        String text = why.text().map(by -> " " + text(by)).orElse("");
        return words + since + text;
    }

    private static String since(Explanation.Lack lack) {
        return lack == Explanation.Lack.NOT_YET ? "access.begins" : "access.ended";
    }

    private String role(Named named) {
        return get("access.role." + token(named.designation().role()));
    }

    private String text(InForce by) {
        return get("access.text", kind(by), by.instrument().hash().substring(0, 12), moment(by.since()));
    }

    public String kind(InForce by) {
        return get("signing.kind." + by.instrument().kind().token());
    }

    private String get(String key, Object... values) {
        return texts.get(caller.language(), key, values);
    }

    /** In the reader's zone, which is shown. */
    public String moment(Instant at) {
        ZoneId zone = caller.zone();
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(caller.language().locale())
                        .format(at.atZone(zone))
                + " (" + zone.getId() + ")";
    }

    /** Until when something lasts that is over at a moment: at midnight in the reader's zone, the day before. */
    public String until(Instant end) {
        ZonedDateTime local = end.atZone(caller.zone());
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(caller.language().locale())
                        .format(local.minusDays(1))
                : moment(end);
    }

    public static String token(Enum<?> one) {
        return one.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The instrument that decides, where one does. */
    public static Optional<InForce> text(Explanation explanation) {
        return explanation instanceof Denied denied
                ? denied.text()
                : explanation.named().map(Named::by);
    }
}
