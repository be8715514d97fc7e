package org.enlace.training.exchange;

import java.util.Objects;
import org.enlace.platform.RecordId;

/** An endorsed application, as the matching sees it. */
public record Candidate(RecordId id, Profile profile) {
    public Candidate {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(profile, "profile");
    }
}
