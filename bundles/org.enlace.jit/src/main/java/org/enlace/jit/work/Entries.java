package org.enlace.jit.work;

import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * What a team knows and does, for its members. Whoever may not see the team's content gets {@link org.enlace.platform.NotFound} for
 * everything; a participant sees what was given to them.
 */
public interface Entries {
    /**
     * Writes an entry of this country, and shares it with the parties.
     *
     * @throws org.enlace.platform.Refusal {@code jit.not-allowed}; {@code jit.entry-points} where it points to what is not there or of
     *     another kind; {@code jit.entry-member} where it names nobody of the team; {@code jit.not-ours} where it answers what was
     *     asked of another country
     */
    Entry write(RecordId team, NewEntry entry, Caller caller);

    /**
     * The same, from a form: sent again as it was by the same officer, it is the entry that was written then, as long as that is there.
     *
     * @param form what was made up when the form was opened; blank for none
     */
    Entry write(RecordId team, NewEntry entry, String form, Caller caller);

    /**
     * @param version the one that was seen
     * @throws org.enlace.platform.Stale
     * @throws org.enlace.platform.Refusal as {@link #write}; {@code jit.not-ours} for another country's; {@code jit.entry-kind}
     */
    Entry change(RecordId team, RecordId id, int version, NewEntry entry, Caller caller);

    /** Takes an entry of this country back from everybody; its node keeps that it was there, and who took it back why. */
    void takeBack(RecordId team, RecordId id, int version, String reason, Caller caller);

    /** @throws org.enlace.platform.NotFound {@code jit-entry} */
    Seen find(RecordId team, RecordId id, Caller caller);

    /** Newest first. */
    Part<Seen> list(RecordId team, EntryQuery query, Place place, int limit, Caller caller);

    /** How many there are of each kind; kinds without any are left out. */
    Map<EntryKind, Long> counts(RecordId team, Caller caller);

    /** What points to an entry, newest first, at most so many. */
    List<Seen> about(RecordId team, RecordId id, int limit, Caller caller);

    /** The newest of some kinds, at most so many, oldest first: for graphs, plans and sums. */
    default List<Seen> all(RecordId team, Set<EntryKind> kinds, int limit, Caller caller) {
        return all(team, kinds, Optional.empty(), limit, caller);
    }

    /** @param year in which they were first written, in UTC; empty for any */
    List<Seen> all(RecordId team, Set<EntryKind> kinds, Optional<Year> year, int limit, Caller caller);

    /** Those of some ids that the caller may know of. */
    Map<RecordId, Seen> named(RecordId team, Set<RecordId> ids, Caller caller);

    /** Those of some ids that were taken back; nothing for whoever does not see everything. */
    Map<RecordId, Gone> gone(RecordId team, Set<RecordId> ids, Caller caller);

    /**
     * The notice that is left of an entry that was withdrawn after it had come here; empty for any other, and for whoever does not
     * see the team's content.
     */
    Optional<WithdrawnEntry> withdrawn(RecordId team, RecordId id, Caller caller);

    /** Every version that came here, oldest first. */
    List<Seen> versions(RecordId team, RecordId id, Caller caller);

    /** Entries with the same number, plate or name, that nobody has taken for the same yet. */
    List<Seen> alike(RecordId team, RecordId id, Caller caller);

    /** Says why restricted entries of a class are consulted, for the rest of the session; audited, as is each that is then read. */
    void because(RecordId team, RestrictedClass restricted, String reason, Caller caller);

    /** The reason that holds in this session. */
    Optional<String> because(RecordId team, RestrictedClass restricted, Caller caller);

    /** How far an entry is on its way to each party; empty for what this country did not write. */
    Map<CountryCode, org.enlace.jit.course.Carried> carried(RecordId team, RecordId id, Caller caller);

    /** Whether the caller may write entries of an area now. */
    boolean writes(RecordId team, EntryKind.Area area, Caller caller);
}
