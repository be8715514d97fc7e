package org.enlace.protocols.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.enlace.platform.Node;
import org.enlace.reference.Countries;

/** The day it is in the main zone of the node's country, by which versions and adoptions count. */
final class Today implements Supplier<LocalDate> {
    private final Countries countries;
    private final Node node;
    private final Clock clock;

    Today(Countries countries, Node node, Clock clock) {
        this.countries = countries;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public LocalDate get() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    /** Looked up whenever somebody asks: reference data may change. */
    ZoneId zone() {
        return countries
                .find(node.country())
                .flatMap(country -> country.zones().stream().findFirst())
                .orElseGet(ZoneId::systemDefault);
    }
}
