package org.enlace.training.internal;

import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.Programme;

/** Where programmes are kept. */
public interface ProgrammeStore {
    Optional<Programme> find(RecordId id);

    /** Newest first. */
    Part<Programme> page(Place place, int size);

    /** @throws org.enlace.platform.Stale when what is stored is not the version before this one */
    void write(Programme programme);
}
