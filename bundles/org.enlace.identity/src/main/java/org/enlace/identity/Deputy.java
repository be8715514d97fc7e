package org.enlace.identity;

import java.time.Instant;
import org.enlace.platform.OfficerId;

/**
 * An officer who may act for another who is away.
 *
 * @param handle names the appointment
 * @param absent who is away
 * @param deputy who acts
 * @param from   when it begins
 * @param until  when it ends; at most 92 days after it begins
 */
public record Deputy(String handle, OfficerId absent, OfficerId deputy, Instant from, Instant until) {
    public boolean at(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
