package org.enlace.training.exchange;

import java.util.Objects;
import org.enlace.platform.RecordId;

/** An application and a place, named together: agreed between the two, pinned or banned. */
public record Pairing(RecordId candidate, RecordId place) {
    public Pairing {
        Objects.requireNonNull(candidate, "candidate");
        Objects.requireNonNull(place, "place");
    }
}
