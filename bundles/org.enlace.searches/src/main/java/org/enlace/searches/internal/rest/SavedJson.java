package org.enlace.searches.internal.rest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.enlace.platform.RecordId;
import org.enlace.searches.SavedSearch;
import org.enlace.searches.SavedSearches.Shown;
import org.enlace.searches.internal.FilterText;

/**
 * A saved search.
 *
 * @param list   the name of the list that is searched
 * @param query  what it is narrowed by, as the query of the list's address
 * @param words  the same as the list words it; empty where it is not ready
 * @param path   where the list stands with it; empty where it is not ready
 * @param notice none, hourly, daily or weekly
 * @param state  ready; away: its module is not there; forbidden; invalid: the list does not know a value any more
 * @param fresh  how many records are new
 * @param failed whether it could not be run when it was due last
 */
public record SavedJson(
        RecordId id,
        int version,
        String name,
        String list,
        String query,
        List<String> words,
        String path,
        String notice,
        String state,
        Instant created,
        Instant ran,
        Instant due,
        int fresh,
        boolean failed,
        Instant deleted) {
    static SavedJson of(Shown shown) {
        SavedSearch search = shown.search();
        return new SavedJson(
                search.id(),
                search.version(),
                search.name(),
                search.list(),
                FilterText.write(search.filter()),
                shown.words(),
                shown.path(),
                search.notice().token(),
                shown.state().name().toLowerCase(Locale.ROOT),
                search.created(),
                search.run().last().orElse(null),
                search.run().next().orElse(null),
                search.run().fresh(),
                search.run().failed(),
                search.deleted().map(SavedSearch.Deletion::at).orElse(null));
    }
}
