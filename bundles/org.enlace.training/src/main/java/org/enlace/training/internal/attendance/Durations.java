package org.enlace.training.internal.attendance;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long somebody stayed, as services write it: 54, 54 min, 1h 2m 3s, 1 hr 2 min, 0:54:12, PT54M. A number alone is minutes; 1:02 is an hour and two minutes. */
final class Durations {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,5})(?:[.,](\\d{1,3}))?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,3}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern UNITS = Pattern.compile("(?:(\\d{1,3})\\s*(?:h|hrs?|hours?|horas?|heures?)[\\s,.]*)?"
            + "(?:(?:and|y|e|et)\\s+)?(?:(\\d{1,5})\\s*(?:m|mins?|minutes?|minutos?)[\\s,.]*)?"
            + "(?:(?:and|y|e|et)\\s+)?(?:(\\d{1,6})\\s*(?:s|secs?|seg|seconds?|segundos?|secondes?)[\\s,.]*)?");

    private Durations() {}

    /** Empty for what is no duration. */
    static Optional<Duration> of(String typed) {
        String text = typed.replaceAll("[\\s\\u00a0\\u202f]+", " ").strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            double minutes =
                    Double.parseDouble(number.group(2) == null ? text : number.group(1) + "." + number.group(2));
            return Optional.of(Duration.ofSeconds(Math.round(minutes * 60)));
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return Optional.of(
                    Duration.ofHours(part(clock, 1)).plusMinutes(part(clock, 2)).plusSeconds(part(clock, 3)));
        }
        Matcher units = UNITS.matcher(text);
        if (units.matches()) {
            return Optional.of(
                    Duration.ofHours(part(units, 1)).plusMinutes(part(units, 2)).plusSeconds(part(units, 3)));
        }
        try {
            Duration iso = Duration.parse(text);
            return iso.isNegative() || iso.toDays() > 365 ? Optional.empty() : Optional.of(iso);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static long part(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
    }
}
