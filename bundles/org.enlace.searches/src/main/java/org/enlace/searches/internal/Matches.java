package org.enlace.searches.internal;

import java.util.List;
import org.enlace.platform.contribution.SearchableList.Match;
import org.enlace.searches.SavedSearches;

/**
 * What a search finds, as far as it is looked at.
 *
 * @param newest the last changed first, at most {@link SavedSearches#LOOKED_AT}
 * @param more   whether there is more
 */
record Matches(List<Match> newest, boolean more) {
    /** @param found one more than is looked at where there is more */
    static Matches of(List<Match> found) {
        boolean more = found.size() > SavedSearches.LOOKED_AT;
        return new Matches(more ? found.subList(0, SavedSearches.LOOKED_AT) : found, more);
    }

    Memory memory() {
        return Memory.of(newest, more);
    }
}
