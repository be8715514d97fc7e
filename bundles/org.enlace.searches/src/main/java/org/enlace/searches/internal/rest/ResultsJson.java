package org.enlace.searches.internal.rest;

import java.time.Instant;
import java.util.List;
import org.enlace.platform.RecordId;
import org.enlace.searches.SavedSearches.Results;

/**
 * What a search finds.
 *
 * @param items first what is new, then what was changed last
 * @param more  whether there are more
 * @param known false while it cannot be told, such as while an index is being built
 */
public record ResultsJson(List<FoundJson> items, boolean more, boolean known) {
    /** @param fresh whether it is new since the officer last marked all as seen */
    public record FoundJson(RecordId id, String title, String path, Instant changed, boolean fresh) {}

    static ResultsJson of(Results results) {
        return new ResultsJson(
                results.matches().stream()
                        .map(match -> new FoundJson(
                                match.id(),
                                match.title(),
                                match.path(),
                                match.changed(),
                                results.fresh().contains(match.id())))
                        .toList(),
                results.more(),
                results.known());
    }
}
