package org.enlace.jit.internal.work;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** What follows from entries and is kept beside them, so that nobody looks through all. */
public interface EntryTraces {
    /** That an entry points to another, or to somebody of the team. */
    record Link(RecordId entry, String field, RecordId other) {}

    /** That an entry was given to somebody, by a leader of a country. */
    record Given(RecordId entry, CountryCode by) {}

    /** Puts what follows from an entry in the place of what followed from it before. */
    void put(RecordId team, RecordId entry, List<Link> links, Set<String> keys, Set<String> words);

    /** Nothing follows from it any more. */
    void remove(RecordId team, RecordId entry);

    /** The entries that point to one of some, newest first. */
    List<RecordId> pointing(Collection<RecordId> others, int most);

    /** What entries of a kind that point to one of some say by these fields. */
    List<Link> links(EntryKind kind, Collection<RecordId> others);

    /** What was given to somebody. */
    List<Given> given(Collection<RecordId> designations);

    /** The entries of a team that have a key of this one, without it. */
    Map<RecordId, Set<String>> alike(RecordId team, RecordId entry, int most);

    /** The entries that have all of some folded words, each as it stands or as the beginning of one. */
    List<RecordId> found(RecordId team, Collection<String> words, Optional<RecordId> beyond, boolean rising, int most);

    /**
     * Notes that an officer of this node opened an entry. Whoever withdraws it meanwhile waits until the end of the transaction.
     *
     * @return false where it was withdrawn: then nothing is noted
     */
    boolean open(RecordId entry, OfficerId officer);

    /** The officers of this node who opened an entry. */
    Set<OfficerId> openers(RecordId entry);

    /** The same, and nobody is noted any more. Once the entry is erased, so that nobody opens it meanwhile. */
    Set<OfficerId> forgetOpeners(RecordId entry);

    Map<EntryKind, Map<CountryCode, Long>> counts(RecordId team);

    /** So many more, or fewer. */
    void count(RecordId team, EntryKind kind, CountryCode owner, int more);
}
