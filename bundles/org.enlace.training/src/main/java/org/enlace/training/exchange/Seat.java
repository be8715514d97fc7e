package org.enlace.training.exchange;

import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * Where a run put an officer, and no more than that.
 *
 * @param country that sends
 * @param place   empty where there is none
 * @param host    the place's country
 * @param points  0 without a place
 */
public record Seat(
        RecordId application, CountryCode country, Optional<RecordId> place, Optional<CountryCode> host, int points) {}
