package org.enlace.jit.internal.work;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.custody.Custody.Whereabouts;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Where items of evidence are, as their chains said with the last event that came: what lists read instead of chains. */
public interface EvidenceStates {
    /** An item in transit. @param out the id of the event that handed it over */
    record Moving(RecordId item, RecordId out) {}

    /** An item of which it has yet to be read from its chain. */
    record Due(RecordId team, RecordId item) {}

    /** @param out the id of the event that handed it over; there exactly where it is in transit */
    void put(RecordId team, RecordId item, Whereabouts now, Optional<RecordId> out);

    /** How many events and findings there are of an item has yet to be read from its chain; where it is stays. */
    void recount(RecordId team, RecordId item);

    /** Those of some that anything happened to; empty where it has yet to be read from the chain. */
    Map<RecordId, Optional<Whereabouts>> of(Collection<RecordId> items);

    /**
     * What is in transit to a country or from it, in order of the events that handed it over, beyond one of them; not what was taken
     * back.
     */
    List<Moving> moving(RecordId team, CountryCode country, Optional<RecordId> beyond, boolean rising, int most);

    /** What is in transit to a country, in the same order. */
    List<Moving> coming(RecordId team, CountryCode country, Optional<RecordId> beyond, int most);

    /** What anything happened to and was taken back, oldest first. */
    List<RecordId> takenBack(RecordId team, int most);

    List<Due> due(int most);

    /**
     * What a country handed over to another before a moment, and nobody acknowledged, and of which its people were not
     * {@linkplain #reminded reminded} yet.
     */
    List<Due> unacknowledged(CountryCode from, Instant before, int most);

    /** Its people were reminded of an item, until it is handed over anew. */
    void reminded(RecordId item);
}
