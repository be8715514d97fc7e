package org.enlace.jit.internal.work;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.work.Entry;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** What came before what it is about, and how far countries that joined or left were told. */
public interface EntryWaits {
    /** That an entry needs the team in force, its author or somebody it names. */
    String STANDING = "-";

    /**
     * How far a country was told what this one wrote before, or asked it back.
     *
     * @param since when it joined or left
     * @param left  whether it left
     * @param last  the entry up to which; empty before the first
     * @param records how many it was told, or asked for
     */
    record Told(CountryCode country, Instant since, boolean left, Optional<RecordId> last, int records, boolean done) {}

    Optional<Entry> find(RecordId id, int version);

    /** How many of a country wait for a team, its people or who is party to it: any number of teams can be made up. */
    long count(CountryCode owner);

    /** @param needs the id of an entry, or {@link #STANDING} */
    void add(Entry entry, String needs);

    /** What needs something, in the order in which it was written. */
    List<Entry> needing(RecordId team, String needs);

    void remove(RecordId id, int version);

    /** All versions that wait. */
    void remove(RecordId id);

    List<Told> told(RecordId team);

    void put(RecordId team, Told told);

    /** The teams in which somebody is still to be told. */
    List<RecordId> unfinished();

    /** The teams whose entries the search is still to read again. */
    List<RecordId> untouched();

    /** Whether it is to. */
    void untouched(RecordId team, boolean is);
}
