package org.enlace.jit.custody;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/** The chains of custody of a team's evidence, for its members. Whoever may not see the item gets {@link org.enlace.platform.NotFound}. */
public interface Custody {
    /**
     * Writes an event of this country at the end of its strand, seals it with the node's key and shares it with the parties.
     *
     * @throws org.enlace.platform.Refusal {@code jit.custody-holder} where this country does not hold the item; {@code jit.custody-first}
     *     where the chain begins otherwise than with a seizure or an acquisition; {@code jit.custody-answer} where what it answers is no
     *     transfer to this country, or was answered; {@code jit.custody-same} where who receives is who handed over; {@code
     *     jit.custody-gone}; {@code jit.custody-transit}; {@code jit.custody-time}; {@code jit.missing}; {@code jit.not-allowed}
     */
    SealedEvent write(RecordId team, RecordId item, NewEvent event, Caller caller);

    /** Everything known of an item, verified anew. */
    CustodyLog log(RecordId team, RecordId item, Caller caller);

    /** Items in transit to this country, or from it, that nobody acknowledged yet; oldest first. */
    Part<RecordId> inTransit(RecordId team, Place place, int limit, Caller caller);

    /**
     * An event as somebody wants it written.
     *
     * @param happened when, not in the future
     * @param persons  as in {@link CustodyEvent}
     */
    record NewEvent(
            EventKind kind,
            Instant happened,
            ZoneId zone,
            String place,
            String authority,
            Map<EventField, Custodian> persons,
            Map<EventField, String> said) {}
}
