package org.enlace.identity.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.identity.Deputy;
import org.enlace.platform.OfficerId;

/** Where it is kept who may act for whom. */
public interface DeputyStore {
    void add(Deputy deputy);

    Optional<Deputy> find(String handle);

    /** Those an officer named that end after. */
    List<Deputy> namedBy(OfficerId absent, Instant after);

    /** Those in which an officer is the deputy that end after. */
    List<Deputy> naming(OfficerId deputy, Instant after);

    /** Those of a deputy that are in force. */
    List<Deputy> of(OfficerId deputy, Instant now);

    boolean remove(String handle);
}
