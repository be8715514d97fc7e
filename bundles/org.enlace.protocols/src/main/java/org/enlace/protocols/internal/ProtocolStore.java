package org.enlace.protocols.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Facet;
import org.enlace.protocols.ProtocolFilter;

/** Where the library lies. Reads work in and outside a transaction, changes only inside one. */
public interface ProtocolStore {
    /** Where the versions of the records lie, in the same transactions. */
    EditionStore editions();

    /** Where it lies what countries decided, in the same transactions. */
    RegionStore region();
    /** Where the checklists of what the country adopted lie, likewise. */
    ChecklistStore checklists();
    /** Where the reports of their use lie, likewise. */
    ExperienceStore experiences();
    /** Where it lies what documents were drawn from, likewise. */
    ProvenanceStore provenance();

    Optional<Entry> find(RecordId id);

    /** Those that bear a reference: one that is not restricted at most, and any number that are. */
    List<Entry> find(String reference);

    /** Those that exist, by their ids. */
    Map<RecordId, Entry> findAll(Collection<RecordId> ids);

    /** For whom those of them are that are in use. */
    Map<RecordId, NeedToKnow> readers(Collection<RecordId> ids);

    /** Those that bear one of the references. */
    List<Entry> findAllByReference(Collection<String> references);

    /**
     * Reserves moments for changes. From here until the end of the transaction nobody else changes the library, so that
     * moments grow in the order in which changes become visible, and what was looked up stays true.
     *
     * @param now   the clock's
     * @param count how many
     * @return the first moment: at or after {@code now} and after every moment given before; the others follow by one
     *     microsecond each
     */
    Instant reserve(Instant now, int count);

    /** Whether anything was ever stored, even if nothing of it is in use now. */
    boolean everUsed();

    /** Stores new records and changed ones, which are known by their ids. */
    void write(List<Entry> entries);

    /**
     * A slice of a list, of the records that exist for the caller.
     *
     * @param titleWords must stand in the title, accents and case aside; null for any
     */
    Slice slice(ProtocolFilter filter, String titleWords, Place place, int limit, Caller caller);

    /** How many records a filter has, words aside; where that would take long, how many at least. */
    Total count(ProtocolFilter filter, String titleWords, Caller caller);

    /**
     * How many records with each of some values there are among those of a filter, words aside, of the records that exist for the caller.
     */
    Map<Facet, Map<String, Long>> counts(ProtocolFilter filter, Map<Facet, List<String>> values, Caller caller);

    /** The years documents in use are dated in, latest first. */
    List<Integer> years(Caller caller);

    /** In the order of their changes: after a moment, or after a record changed at that moment when {@code id} is given. */
    List<Entry> changedAfter(Instant changed, RecordId id, int limit);

    /** The record an officer's request made before, with the fingerprint of what the request said. */
    Optional<Answered> answered(OfficerId officer, String requestKey);

    void remember(OfficerId officer, String requestKey, Answered answered, Instant now);

    /** Keeps a file; those that ran out before {@code now} are forgotten. */
    void stage(StagedFile file, Instant now);

    /** A file that is kept and has not run out. */
    Optional<StagedFile> staged(RecordId id, OfficerId officer, Instant now);

    void unstage(RecordId id);

    record Answered(RecordId id, String fingerprint) {}

    /** How much there is of versions, decisions and partners' records. */
    LibraryCounts counts();

    /** What officers said of the columns of tables. */
    TableMappings mappings();

    /**
     * A file that waits to be imported.
     *
     * @param content the text of a JSON file; of a table its bytes, a letter each
     * @param mapping how a table is read; null for a JSON file
     */
    record StagedFile(RecordId id, OfficerId officer, String name, String content, Instant until, String mapping) {}

    /**
     * Where a slice lies: after or before a position; a null position is the beginning.
     *
     * @param position of a record in its list, as a slice told it
     */
    record Place(String position, boolean backward) {
        public static final Place FIRST = new Place(null, false);
    }

    /** @param exact whether that is all of them; otherwise there may be more */
    record Total(long records, boolean exact) {}

    /** @param positions of the entries, one each, in the same order */
    record Slice(List<Entry> entries, List<String> positions, boolean more) {}
}
