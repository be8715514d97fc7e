package org.enlace.identity;

import java.time.Instant;
import java.util.Optional;
import org.enlace.platform.OfficerId;

/**
 * Somebody who is signed in.
 *
 * @param handle    names it; opens nothing
 * @param actingFor whose deputy the officer is now
 * @param since     when it began
 * @param lastUse   to the minute
 * @param ends      when it ends even if it is used
 * @param address   where it was begun from
 * @param agent     what the browser calls itself
 * @param current   whether the caller sits in it
 */
public record Session(
        String handle,
        OfficerId officer,
        Optional<OfficerId> actingFor,
        Instant since,
        Instant lastUse,
        Instant ends,
        String address,
        String agent,
        boolean current) {}
