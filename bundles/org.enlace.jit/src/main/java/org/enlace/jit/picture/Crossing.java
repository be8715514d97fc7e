package org.enlace.jit.picture;

import java.util.List;
import java.util.Objects;
import org.enlace.platform.CountryCode;

/**
 * Where a border can be crossed.
 *
 * @param id        of the reference data
 * @param name      in the reader's language
 * @param countries on its sides, usually two
 * @param spot      for a dot on a map, no better
 */
public record Crossing(String id, String name, List<CountryCode> countries, MapFrame.Spot spot) {
    public Crossing {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        countries = List.copyOf(countries);
        Objects.requireNonNull(spot, "spot");
    }
}
