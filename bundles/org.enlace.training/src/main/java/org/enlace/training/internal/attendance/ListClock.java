package org.enlace.training.internal.attendance;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.platform.Refusal;
import org.enlace.training.LocalTimes;
import org.enlace.training.SessionTime;

/**
 * Times as services write them. Whether the day or the month comes first nobody says; the session does: of the readings there are, the one
 * nearest to it is meant, and what is further than a day from it is refused.
 */
public final class ListClock {
    private static final Pattern TIME = Pattern.compile("(?:(\\d{1,4})[./-](\\d{1,2})[./-](\\d{1,4})[\\sT]+)?"
            + "(\\d{1,2})[:h](\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s*([AaPp]\\.?\\s?[Mm]\\.?)?"
            + "\\s*(?:\\(?(?:(UTC|GMT|Z)?\\s*([+-]\\d{2}):?(\\d{2})|(UTC|GMT|Z))\\)?)?");
    private static final Duration NEAR = Duration.ofDays(1);

    private final SessionTime time;
    private final ZoneId zone;

    public ListClock(SessionTime time, ZoneId zone) {
        this.time = time;
        this.zone = zone;
    }

    /** @throws Refusal {@code training.list-time}, {@code training.list-far}, {@code training.skipped-hour} */
    public Instant at(String typed) {
        String text = typed.replaceAll("[\\s\\u00a0\\u202f,]+", " ").strip();
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw none(typed);
        }
        LocalTime clock = clock(matcher, typed);
        List<LocalDate> days = matcher.group(1) == null ? sessionDays() : days(matcher);
        if (days.isEmpty()) {
            throw none(typed);
        }
        Optional<ZoneOffset> offset = offset(matcher, typed);
        List<Instant> moments = new ArrayList<>();
        Refusal skipped = null;
        for (LocalDate day : days) {
            try {
                moments.addAll(moments(day.atTime(clock), offset));
            } catch (Refusal refusal) {
                skipped = refusal;
            }
        }
        if (moments.isEmpty()) {
            throw skipped;
        }
        return near(moments.stream().min(Comparator.comparing(this::distance)).orElseThrow(), typed);
    }

    /** @throws Refusal {@code training.list-far} */
    Instant near(Instant at, String typed) {
        if (distance(at).compareTo(NEAR) > 0) {
            throw new Refusal(
                    "training.list-far",
                    "\"" + cut(typed) + "\" is more than a day from the session, however it is read; correct the date",
                    cut(typed));
        }
        return at;
    }

    /** An hour that comes twice is meant both ways until the session tells; where it does not, the first. */
    private List<Instant> moments(LocalDateTime local, Optional<ZoneOffset> offset) {
        if (offset.isPresent()) {
            return List.of(local.toInstant(offset.get()));
        }
        List<ZoneOffset> valid = LocalTimes.offsets(local, zone);
        return valid.isEmpty()
                ? List.of(LocalTimes.moment(local, zone, Optional.empty(), "file"))
                : valid.stream().map(local::toInstant).toList();
    }

    private Duration distance(Instant at) {
        if (at.isBefore(time.start())) {
            return Duration.between(at, time.start());
        }
        return at.isAfter(time.end()) ? Duration.between(time.end(), at) : Duration.ZERO;
    }

    private List<LocalDate> sessionDays() {
        LocalDate first = LocalDate.ofInstant(time.start(), zone);
        return List.of(first, first.minusDays(1), first.plusDays(1));
    }

    private static List<LocalDate> days(Matcher matcher) {
        int first = Integer.parseInt(matcher.group(1));
        int second = Integer.parseInt(matcher.group(2));
        int third = Integer.parseInt(matcher.group(3));
        List<LocalDate> days = new ArrayList<>();
        if (matcher.group(1).length() > 2) {
            add(days, first, second, third);
        } else {
            int year = matcher.group(3).length() <= 2 ? 2000 + third : third;
            add(days, year, second, first);
            add(days, year, first, second);
        }
        return days;
    }

    private static void add(List<LocalDate> days, int year, int month, int day) {
        try {
            days.add(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            // That reading is none.
        }
    }

    private static LocalTime clock(Matcher matcher, String typed) {
        int hour = Integer.parseInt(matcher.group(4));
        String half = matcher.group(7);
        try {
            if (half != null) {
                if (hour < 1 || hour > 12) {
                    throw none(typed);
                }
                hour = hour % 12 + (half.toLowerCase(java.util.Locale.ROOT).startsWith("p") ? 12 : 0);
            }
            int second = matcher.group(6) == null ? 0 : Integer.parseInt(matcher.group(6));
            return LocalTime.of(hour, Integer.parseInt(matcher.group(5)), second);
        } catch (DateTimeException e) {
            throw none(typed);
        }
    }

    private static Optional<ZoneOffset> offset(Matcher matcher, String typed) {
        if (matcher.group(11) != null) {
            return Optional.of(ZoneOffset.UTC);
        }
        if (matcher.group(9) == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneOffset.of(matcher.group(9) + ":" + matcher.group(10)));
        } catch (DateTimeException e) {
            throw none(typed);
        }
    }

    private static Refusal none(String typed) {
        return new Refusal(
                "training.list-time",
                "\"" + cut(typed) + "\" is no time; write it like 2027-03-09 09:03:12",
                cut(typed));
    }

    static String cut(String typed) {
        return typed.length() > 60 ? typed.substring(0, 60) + "…" : typed;
    }
}
