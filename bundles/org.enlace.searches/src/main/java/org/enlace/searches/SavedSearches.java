package org.enlace.searches;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.SearchableList.Match;

/**
 * The searches an officer keeps. A service. They are the officer's alone; whoever acts for an absent officer sees and handles that
 * officer's. To everybody else they do not exist ({@link org.enlace.platform.NotFound}).
 */
public interface SavedSearches {
    Permission USE = new Permission("search.use");

    /** What {@link org.enlace.platform.NotFound}, {@link org.enlace.platform.Stale} and the audit call one. */
    String KIND = "saved-search";

    /** The most an officer keeps. */
    int MOST = 50;

    /** For how long one that was deleted can be brought back. */
    Duration UNDO = Duration.ofDays(1);

    /** How many records of a search are looked at in each run, the last changed ones. */
    int LOOKED_AT = 1_000;

    /** What the caller keeps, by name. */
    List<Shown> all(Caller caller);

    /** What the caller deleted and can still bring back, the last deleted first. */
    List<Shown> deleted(Caller caller);

    Shown find(RecordId id, Caller caller);

    /**
     * How a filter that is not saved yet would be shown.
     *
     * @throws Refusal {@code saved-search.list} for no list of this node; what the list says of a wrong parameter
     */
    Shown preview(String list, Map<String, String> parameters, Caller caller);

    /**
     * Keeps a search. What it finds now is not new.
     *
     * @throws Refusal as {@link #preview}; {@code saved-search.name}, {@code saved-search.too-many}, {@code saved-search.filter}
     */
    SavedSearch save(String name, String list, Map<String, String> parameters, Notice notice, Caller caller);

    /**
     * Calls it otherwise, or tells of it at other times. Where nothing was told before, what it finds now is not new.
     *
     * @param version the version the change was made on
     * @throws org.enlace.platform.Stale when it has another version by now
     */
    SavedSearch change(RecordId id, int version, String name, Notice notice, Caller caller);

    /**
     * Deletes it; for {@link #UNDO} it can be brought back.
     *
     * @param step what is deleted together has the same
     * @throws org.enlace.platform.Stale when it has another version by now
     */
    void delete(RecordId id, int version, RecordId step, Caller caller);

    /**
     * Brings back what was deleted, as it was; what changed meanwhile is told as new.
     *
     * @throws org.enlace.platform.NotFound when it was not deleted, or too long ago
     * @throws Refusal {@code saved-search.too-many}
     */
    SavedSearch bringBack(RecordId id, Caller caller);

    /** Runs it for the caller: what is new first, then what was changed last. */
    Results results(RecordId id, Caller caller);

    /** What was new is seen. */
    void seen(RecordId id, Caller caller);

    /** Whether a search can be run. */
    enum State {
        READY,
        /** The module of the list is not there; the search is kept until it is back. */
        AWAY,
        /** The caller may not search the list at the moment. */
        FORBIDDEN,
        /** The list does not know a value of the filter any more. */
        INVALID
    }

    /**
     * A saved search with what its list says of it.
     *
     * @param label what the list is called; its name where it is away
     * @param words what the search is narrowed by, as the list words it; empty where it is not ready
     * @param path  where the list stands with the filter; empty where it is not ready
     * @param fault why it is {@link State#INVALID}
     */
    record Shown(
            SavedSearch search, State state, String label, List<String> words, String path, Optional<Refusal> fault) {
        public Shown {
            words = List.copyOf(words);
        }
    }

    /**
     * @param matches at most {@link #LOOKED_AT}, the new ones first
     * @param fresh   which of them are new
     * @param more    whether there are more
     * @param known   whether they could be looked for; false while an index is being built, or where it is not ready
     */
    record Results(Shown search, List<Match> matches, Set<RecordId> fresh, boolean more, boolean known) {
        public Results {
            matches = List.copyOf(matches);
            fresh = Set.copyOf(fresh);
        }
    }
}
