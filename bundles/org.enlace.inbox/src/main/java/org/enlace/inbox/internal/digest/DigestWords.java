package org.enlace.inbox.internal.digest;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Locale;
import org.enlace.platform.Refusal;

/** A choice as forms and the API say it. */
public final class DigestWords {
    private DigestWords() {}

    /**
     * Day and hour may be left out where they do not count.
     *
     * @throws Refusal naming the field
     */
    public static DigestChoice choice(String rhythm, String hour, String day, boolean whenEmpty) {
        Rhythm chosen = Rhythm.of(rhythm == null ? "" : rhythm).orElseThrow(() -> new Refusal(
                        "inbox.digest-rhythm",
                        "A digest comes never, daily, on weekdays or weekly, not \"" + rhythm + "\"",
                        given(rhythm))
                .at("rhythm"));
        return new DigestChoice(
                chosen,
                chosen == Rhythm.NEVER && missing(hour) ? DigestChoice.NONE.hour() : hour(hour),
                chosen != Rhythm.WEEKLY && missing(day) ? DigestChoice.NONE.day() : day(day),
                whenEmpty);
    }

    public static String token(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private static boolean missing(String text) {
        return text == null || text.isEmpty();
    }

    private static String given(String text) {
        return text == null ? "" : text;
    }

    private static int hour(String text) {
        try {
            return Integer.parseInt(given(text));
        } catch (NumberFormatException e) {
            throw new Refusal(
                            "inbox.digest-hour",
                            "An hour is a whole number from 0 to 23, not \"" + given(text) + "\"",
                            given(text))
                    .at("hour");
        }
    }

    private static DayOfWeek day(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> token(day).equals(text))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                                "inbox.digest-day",
                                "A day is one of monday to sunday, not \"" + given(text) + "\"",
                                given(text))
                        .at("day"));
    }
}
