package org.enlace.modules.internal.adoption;

import java.time.ZoneId;
import java.util.function.Supplier;
import org.enlace.platform.Node;
import org.enlace.reference.Countries;

/** The main zone of the node's country, whose days adoptions count by. Looked up whenever somebody asks: reference data may change. */
final class HomeZone implements Supplier<ZoneId> {
    private final Countries countries;
    private final Node node;

    HomeZone(Countries countries, Node node) {
        this.countries = countries;
        this.node = node;
    }

    @Override
    public ZoneId get() {
        return countries
                .find(node.country())
                .flatMap(country -> country.zones().stream().findFirst())
                .orElseGet(ZoneId::systemDefault);
    }
}
