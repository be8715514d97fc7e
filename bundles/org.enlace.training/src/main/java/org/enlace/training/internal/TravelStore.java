package org.enlace.training.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.Person;

/** Where it is kept what came from other countries' nodes and what they were told, beside the records themselves. */
public interface TravelStore {
    /** A nomination that came from the node of its country, in the version of its record. */
    record Arrival(RecordId nomination, CountryCode country, long sent) {}

    /** What a country was told last about its nominations for a series, and in which record. */
    record Told(RecordId series, CountryCode country, RecordId record, String text) {}

    /** Another country's record that speaks of our nominations for its series. */
    record Heard(RecordId record, RecordId series, long sent) {}

    /**
     * Beside the state of a nomination for another country's series.
     *
     * @param place       in the waiting list; 0 for none
     * @param attended    sessions, of those that were held
     * @param certificate its number; empty where there is none
     */
    record Standing(RecordId nomination, int place, int attended, int held, String certificate) {}

    Optional<Arrival> arrival(RecordId nomination);

    void put(Arrival arrival);

    /** Those of a series that came from the node of a country, in the order they were nominated. */
    List<RecordId> arrived(RecordId series, CountryCode country);

    /** What the node of the country says of a person now. */
    void correct(RecordId nomination, Person person);

    /** Which countries were told something about their nominations for a series. */
    List<CountryCode> told(RecordId series);

    /** Which countries are to be told something: those with arrivals in a series of which a nomination or a certificate was changed then. */
    List<Owed> owed(Instant changed);

    /** And those of which an attendance was noted then. */
    List<Owed> attended(Instant noted);

    record Owed(RecordId series, CountryCode country) {}

    /** Notes that a country is to be told something; once more where that is noted already. */
    void putDue(Owed owed);

    List<Due> due();

    /** @return whether it was there, and nothing was noted since */
    boolean removeDue(Due due);

    /** @param changes how often it was noted */
    record Due(Owed owed, long changes) {}

    Optional<Told> told(RecordId series, CountryCode country);

    void put(Told told);

    Optional<Heard> heard(RecordId record);

    void put(Heard heard);

    Optional<Standing> standing(RecordId nomination);

    void put(Standing standing);
}
