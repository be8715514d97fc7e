package org.enlace.jit.custody;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * The chains of custody of a team's evidence, for its members. Whoever may not read the item whole gets
 * {@link org.enlace.platform.NotFound}.
 */
public interface Custody {
    /**
     * Writes an event of this country at the end of its strand, seals it with the node's key and shares it with the parties. What this
     * country wrote just so already is given back instead: a form that is sent twice writes once. Within a country, too, whoever
     * receives is not who handed over: two designated people with accounts of their own.
     *
     * @throws org.enlace.platform.Refusal {@code jit.custody-holder} where this country does not hold the item; {@code jit.custody-first}
     *     where the chain begins otherwise than with a seizure or an acquisition, or again; {@code jit.custody-answer} where it answers no
     *     transfer to this country that is open, or corrects no event of this country; {@code jit.custody-same} where who receives is who
     *     handed over; {@code jit.custody-gone}; {@code jit.custody-transit}; {@code jit.custody-order} where it happened before what this
     *     country wrote already or what it answers; {@code jit.custody-many}; {@code jit.custody-party} and {@code jit.custody-person} for
     *     people of another country than may be; {@code jit.not-allowed}; {@code jit.entry-reason} where a reason has to be given first;
     *     and what {@link CustodyEvent} refuses
     */
    SealedEvent write(RecordId team, RecordId item, NewEvent event, Caller caller);

    /**
     * Everything known of an item, verified anew. It is read as its item is.
     *
     * @throws org.enlace.platform.Refusal {@code jit.entry-reason} where a reason has to be given first
     */
    CustodyLog log(RecordId team, RecordId item, Caller caller);

    /**
     * Items in transit to this country, or from it, that nobody acknowledged yet; what was handed over first comes first. Keys of places
     * are those of the part before, and no items.
     */
    Part<RecordId> inTransit(RecordId team, Place place, int limit, Caller caller);

    /**
     * Where items are, as lists show it: as the last event said that came, with nobody named who is a victim. What lists show nothing of is
     * left out, and what nothing happened to.
     */
    Map<RecordId, Whereabouts> whereabouts(RecordId team, Set<RecordId> items, Caller caller);

    /** Items whose description its country took back, though something had happened to them; oldest first, at most so many. */
    List<RecordId> takenBack(RecordId team, int limit, Caller caller);

    /**
     * Where an item is.
     *
     * @param events   how many there are
     * @param findings how many things a court would ask about
     * @param since    when it was handed over; there exactly where it is in transit
     */
    record Whereabouts(CustodyLog.State state, int events, int findings, Optional<Instant> since) {
        /** Of what nothing happened to. */
        public static final Whereabouts NONE = new Whereabouts(new CustodyLog.Unknown(), 0, 0, Optional.empty());

        public Whereabouts {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(since, "since");
        }
    }

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
            Map<EventField, String> said) {
        /** @throws org.enlace.platform.Refusal {@code jit.missing} */
        public NewEvent {
            Objects.requireNonNull(kind, "kind");
            needed("happened", happened);
            needed("zone", zone);
            persons = Map.copyOf(persons);
            said = Map.copyOf(said);
        }

        private static void needed(String field, Object value) {
            if (value == null) {
                throw new Refusal("jit.missing", "\"" + field + "\" is empty; write something", field).at(field);
            }
        }
    }
}
