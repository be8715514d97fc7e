package org.enlace.training.exchange;

import java.util.Objects;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Where and when an officer is to go. */
public record Placement(RecordId place, CountryCode host, Period stay) {
    public Placement {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(stay, "stay");
    }
}
