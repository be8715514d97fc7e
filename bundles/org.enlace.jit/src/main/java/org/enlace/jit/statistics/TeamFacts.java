package org.enlace.jit.statistics;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/**
 * What one team contributes to figures over all.
 *
 * @param year     of its reference: when its country first thought of it
 * @param measures what is measured; without what is not there yet
 * @param items    what is counted, added or averaged; without what it has none of
 */
public record TeamFacts(int year, Map<Measured, Long> measures, Map<Item, BigDecimal> items) {
    public TeamFacts {
        measures = Map.copyOf(measures);
        items = Map.copyOf(items);
        items.values().forEach(Objects::requireNonNull);
    }
}
