package org.enlace.training.exchange;

import java.time.Instant;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.training.SeriesShares;

/**
 * That the country of a host was asked on its own node about the place an application has.
 *
 * @param country  of the host
 * @param asked    when
 * @param answered whether the country's node has answered, and that was taken; otherwise what is known of the host was noted here
 * @param standing what became of the last message to it; empty where there was none
 * @param turned   why its last answer was not taken; empty where none was turned away
 */
public record HostAsked(
        CountryCode country,
        Instant asked,
        boolean answered,
        Optional<SeriesShares.Standing> standing,
        Optional<HostRequest.Why> turned) {}
