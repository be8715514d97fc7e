package org.enlace.jit.internal.work;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Grading;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Where entries are kept: as they are now, and every version that came. */
public interface EntryStore {
    /**
     * @param victim whether it tells who a victim is
     * @param sameAs the entry that stands for it, where it was taken for the same
     */
    record Stored(Entry entry, boolean victim, Optional<RecordId> sameAs) {
        public RecordId id() {
            return entry.id();
        }

        /** Whether lists show it. */
        public boolean shown() {
            return sameAs.isEmpty();
        }
    }

    /**
     * That an entry is or was here.
     *
     * @param victim whether it tells who a victim is, or did when it was taken back
     */
    record Trace(RecordId team, CountryCode owner, EntryKind kind, boolean victim, boolean takenBack) {}

    /** @param at when it was changed last, for the search; empty of content where it was taken back */
    record Touched(Stored stored, boolean takenBack, Instant at) {}

    /**
     * Which ids.
     *
     * @param kinds  any of these; empty for all
     * @param beyond where to begin, itself left out
     * @param rising oldest first
     */
    record Range(
            Set<EntryKind> kinds,
            Optional<CountryCode> owner,
            Optional<Grading.Nature> nature,
            Optional<RecordId> beyond,
            boolean rising) {
        public Range {
            kinds = Set.copyOf(kinds);
        }
    }

    /** One that was not taken back. */
    Optional<Stored> find(RecordId id);

    /** Those of some that were not taken back. */
    Map<RecordId, Stored> find(Collection<RecordId> ids);

    /** Those of some that are or were here. */
    Map<RecordId, Trace> traces(Collection<RecordId> ids);

    /** The ids of what lists show, in order, at most so many. */
    List<RecordId> ids(RecordId team, Range range, int most);

    /** The ids of what a country wrote and has not taken back, merged or not, after one, in their order. */
    List<RecordId> written(RecordId team, CountryCode owner, Optional<RecordId> after, int most);

    /** The last of what a country wrote and has not taken back, up to one. */
    List<RecordId> last(RecordId team, CountryCode owner, Optional<RecordId> upTo, int most);

    /** Every version there is of an entry, oldest first; each with what the entry is now beside. */
    List<Stored> versions(Stored stored);

    /** The first version that came; in the place of what is left of one that was taken back. */
    void add(Stored stored, Instant touched);

    /** A further version. */
    void replace(Stored stored, Instant touched);

    /** The same version, with another mark. */
    void mark(Stored stored, Instant touched);

    /** Leaves that it was there, and why it is not any more. */
    void erase(RecordId id, String reason, Instant touched);

    /** All of a team: those who may read them have changed. */
    void touch(RecordId team, Instant at);

    /** Some: what they are called by has changed, though they have not. */
    void touch(Collection<RecordId> some, Instant at);

    /** Touched after a moment, or at it with a later id; oldest change first. */
    List<Touched> touchedAfter(Instant changed, RecordId id, int limit);
}
