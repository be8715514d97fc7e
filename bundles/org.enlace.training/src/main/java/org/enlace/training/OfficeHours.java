package org.enlace.training;

import java.time.LocalTime;

/**
 * When offices work on weekdays, Monday to Friday, in their own time.
 *
 * @param from  the beginning
 * @param until the end, after the beginning
 */
public record OfficeHours(LocalTime from, LocalTime until) {
    /** Eight to six: a convention of this platform, not a law of any country. */
    public static final OfficeHours USUAL = new OfficeHours(LocalTime.of(8, 0), LocalTime.of(18, 0));

    public OfficeHours {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("Offices close after they open, not at " + until);
        }
    }
}
