package org.enlace.training.exchange;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.RecordId;

/**
 * An officer without a place, and why.
 *
 * @param obstacles how many places each obstacle keeps from the officer; every place counts once, under the first that holds
 * @param instead   the place the officer could have if another officer gave way, and what that would cost; empty where even that
 *                  does not help
 */
public record Unplaced(RecordId candidate, Map<Obstacle, Integer> obstacles, Optional<Alternative> instead) {
    public Unplaced {
        Objects.requireNonNull(candidate, "candidate");
        Map<Obstacle, Integer> ordered = new EnumMap<>(Obstacle.class);
        ordered.putAll(obstacles);
        obstacles = Collections.unmodifiableMap(ordered);
        Objects.requireNonNull(instead, "instead");
    }
}
