package org.enlace.jit.internal.custody;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Where events are kept, as they were signed; none is changed or taken away. */
public interface CustodyStore {
    /** That an event needs the team in force, or its author named. */
    String STANDING = "-";

    /**
     * What waits.
     *
     * @param from the country that sent it: its own, or that of its item
     */
    record Early(SealedEvent sealed, CountryCode from) {}

    /**
     * How far a country that joined was told what this one wrote before.
     *
     * @param since when it joined
     * @param last  the event up to which; empty before the first
     */
    record Told(RecordId team, CountryCode country, Instant since, Optional<RecordId> last, boolean done) {}

    Optional<SealedEvent> find(CountryCode country, RecordId id);

    /** All of an item, country by country. */
    List<SealedEvent> of(RecordId team, RecordId item);

    void add(SealedEvent sealed);

    /** How many a country wrote about an item. */
    long count(RecordId team, RecordId item, CountryCode country);

    /** The items of a team that something happened to. */
    List<RecordId> items(RecordId team);

    /** What a country wrote in a team, after an event, in the order in which it was written. */
    List<SealedEvent> written(RecordId team, CountryCode country, Optional<RecordId> after, int most);

    /** What waits that a country sent. */
    Optional<SealedEvent> waiting(CountryCode from, RecordId id);

    /** How many that a country sent wait for a team, its people or who is party to it. */
    long waiting(CountryCode country);

    /** @param needs the id of an item, or {@link #STANDING} */
    void keepWaiting(Early early, String needs);

    /** What needs something, in the order in which it was written. */
    List<Early> needing(RecordId team, String needs);

    void endWaiting(Early early);

    Optional<Told> told(RecordId team, CountryCode country);

    void put(Told told);

    /** Whom this country is still telling. */
    List<Told> unfinished();
}
