package org.enlace.jit.internal.work;

import java.time.Instant;
import java.time.Year;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Grading;
import org.enlace.jit.work.Use;
import org.enlace.platform.CountryCode;
import org.enlace.platform.HandlingCode;
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
     * @param told   whether it never was here, and its country told that it was taken back before
     */
    record Trace(RecordId team, CountryCode owner, EntryKind kind, boolean victim, boolean takenBack, boolean told) {}

    /**
     * What an item is or was made of and under which codes, which stays when it is taken back.
     *
     * @param uses    what it may be used for; the team's purpose alone where that is not known any more
     * @param parents what it was made of, as any of its versions that are here says; empty for nothing
     */
    record Origin(CountryCode owner, Set<HandlingCode> codes, Set<Use> uses, Set<RecordId> parents) {
        public Origin and(Collection<RecordId> more) {
            Set<RecordId> all = new HashSet<>(parents);
            all.addAll(more);
            return new Origin(owner, codes, uses, all);
        }
    }

    /** @param at when it was changed last, for the search; empty of content where it was taken back */
    record Touched(Stored stored, boolean takenBack, Instant at) {}

    /**
     * Which ids.
     *
     * @param kinds  any of these; empty for all
     * @param beyond where to begin, itself left out
     * @param rising oldest first
     * @param year   in which they were first written, in UTC; empty for any
     */
    record Range(
            Set<EntryKind> kinds,
            Optional<CountryCode> owner,
            Optional<Grading.Nature> nature,
            Optional<RecordId> beyond,
            boolean rising,
            Optional<Year> year) {
        public Range {
            kinds = Set.copyOf(kinds);
        }

        /** Of any year. */
        public Range(
                Set<EntryKind> kinds,
                Optional<CountryCode> owner,
                Optional<Grading.Nature> nature,
                Optional<RecordId> beyond,
                boolean rising) {
            this(kinds, owner, nature, beyond, rising, Optional.empty());
        }
    }

    /** One that was not taken back. */
    Optional<Stored> find(RecordId id);

    /** Those of some that were not taken back. */
    Map<RecordId, Stored> find(Collection<RecordId> ids);

    /** One that was taken back, or that its country told so: empty of content, with when that was. */
    Optional<Touched> was(RecordId id);

    /** Why an entry was taken back, as its country gave it; empty where it gave none, or did not take it back. */
    Optional<String> reason(RecordId id);

    /** Whether an entry is under a condition, or was when it was taken back. */
    boolean conditioned(RecordId id);

    /** What some items are or were made of, under which codes and for which uses: those that are or were here. */
    Map<RecordId, Origin> origins(Collection<RecordId> ids);

    /** Those of some that are or were here. */
    Map<RecordId, Trace> traces(Collection<RecordId> ids);

    /** The ids of what lists show, in order, at most so many. */
    List<RecordId> ids(RecordId team, Range range, int most);

    /** The ids of what a country wrote, merged, taken back or not, after one, in their order. */
    List<RecordId> written(RecordId team, CountryCode owner, Optional<RecordId> after, int most);

    /** The last of what a country wrote and has not taken back, up to one. */
    List<RecordId> last(RecordId team, CountryCode owner, Optional<RecordId> upTo, int most);

    /** Every version there is of an entry, oldest first; each with what the entry is now beside. */
    List<Stored> versions(Stored stored);

    /** The first version that came; in the place of what is left of one that was taken back. */
    void add(Stored stored, Instant touched);

    /**
     * That one was there elsewhere and was taken back before it came; nothing where it is or was here, and in the place of what was told
     * of it before, which another may have said of what is not its own.
     */
    void gone(RecordId id, RecordId team, CountryCode owner, EntryKind kind, Instant touched);

    /** How many there are of which a country told that. */
    long gone(CountryCode owner);

    /** A further version. */
    void replace(Stored stored, Instant touched);

    /** The same version, with another mark. */
    void mark(Stored stored, Instant touched);

    /** Leaves that it was there, why it is not any more, and its {@link Origin}. */
    void erase(RecordId id, String reason, Instant touched);

    /** All of a team: those who may read them have changed. */
    void touch(RecordId team, Instant at);

    /** Some: what they are called by has changed, though they have not. */
    void touch(Collection<RecordId> some, Instant at);

    /** The entry that something was written as from a form. */
    Optional<RecordId> once(String said);

    /**
     * Remembers that.
     *
     * @param forget what was remembered before is not needed any more
     */
    void once(String said, RecordId entry, Instant made, Instant forget);

    /** Touched after a moment, or at it with a later id; oldest change first. */
    List<Touched> touchedAfter(Instant changed, RecordId id, int limit);
}
