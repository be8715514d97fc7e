package org.enlace.exchange.internal.rest;

import java.time.Instant;
import java.util.Locale;
import org.enlace.exchange.Delivery;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** The last message to a country about a record; for the API and the shell alike; the members are those of {@link Delivery}. */
public record DeliveryJson(
        CountryCode to,
        long seq,
        RecordId record,
        long version,
        String kind,
        String state,
        String code,
        boolean outstanding,
        Instant changed) {
    public static DeliveryJson of(Delivery one) {
        return new DeliveryJson(
                one.country(),
                one.seq(),
                one.record(),
                one.version(),
                one.kind().name().toLowerCase(Locale.ROOT),
                one.state().name().toLowerCase(Locale.ROOT),
                one.code(),
                one.outstanding(),
                one.changed());
    }
}
