package org.enlace.training.exchange;

import java.util.Objects;
import org.enlace.platform.CountryCode;

/** From a sending country to a host. */
public record Route(CountryCode sending, CountryCode host) {
    public Route {
        Objects.requireNonNull(sending, "sending");
        Objects.requireNonNull(host, "host");
    }

    public Route back() {
        return new Route(host, sending);
    }
}
