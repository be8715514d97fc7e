package org.enlace.training.attendance;

import org.enlace.platform.Refusal;

/**
 * By what the attendance of a series is measured. {@link #USUAL} until somebody says otherwise for a series.
 *
 * @param late  minutes after the beginning in which whoever comes is still in time, 0 to {@value #MOST_MINUTES}
 * @param early minutes before the end in which whoever leaves has stayed to the end, 0 to {@value #MOST_MINUTES}
 * @param share of the minutes of a session, in per cent, from which it counts as attended, 1 to 100
 * @param opens minutes before the beginning from which one checks in, 0 to {@value #MOST_MINUTES}
 */
public record Measure(int late, int early, int share, int opens) {
    public static final int MOST_MINUTES = 240;

    /** Ten minutes late, ten minutes early, half of the session, and doors that open a quarter of an hour before: a convention of this module. */
    public static final Measure USUAL = new Measure(10, 10, 50, 15);

    /** @throws Refusal {@code training.measure}, with the field */
    public Measure {
        within("late", late, 0, MOST_MINUTES);
        within("early", early, 0, MOST_MINUTES);
        within("share", share, 1, 100);
        within("opens", opens, 0, MOST_MINUTES);
    }

    private static void within(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new Refusal(
                            "training.measure",
                            "\"" + field + "\" is " + least + " to " + most + ", not " + value + "; correct it",
                            field,
                            value,
                            least,
                            most)
                    .at(field);
        }
    }
}
