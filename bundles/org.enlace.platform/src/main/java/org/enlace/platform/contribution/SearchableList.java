package org.enlace.platform.contribution;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;

/**
 * A list with a filter that can be searched while nobody looks at it: an officer saves the filter and is told what is new. A service.
 * While the module is away what was saved stays, and says so.
 *
 * <p>A filter is the parameters of the list's address, by name, those that narrow nothing left out. They are kept for years and read
 * by later versions of the module.
 */
public interface SearchableList {
    /** A stable name, lower case with hyphens, at most 60 characters, such as {@code protocols}. */
    String name();

    /** What whoever searches must hold. */
    Permission permission();

    /** What a person calls the list, such as "Protocol library". */
    String label(Language language);

    /**
     * A filter in the form it is kept in: what narrows nothing, unknown parameters and the place in the list are left out.
     *
     * @throws org.enlace.platform.Refusal when a value is none that the list knows, or knows any more
     */
    Map<String, String> filter(Map<String, String> parameters);

    /** Where the list stands with this filter: an absolute path on this node. */
    String path(Map<String, String> filter);

    /** What the filter asks for, as the page words it, such as "Country: Colombia"; empty where it narrows nothing. */
    List<String> words(Map<String, String> filter, Language language);

    /**
     * What the filter finds now for the caller, whose permissions and need-to-know count as on the page: the newest change first.
     *
     * @param limit at most so many, 1 to 2000
     * @return empty while that cannot be told, such as while an index is being built; it is asked for again later
     * @throws org.enlace.platform.Refusal as {@link #filter} does
     * @throws org.enlace.platform.Forbidden when the caller may not search the list
     */
    Optional<List<Match>> newest(Map<String, String> filter, int limit, Caller caller);

    /**
     * A record that was found.
     *
     * @param changed  when it was last changed; another moment with each change
     * @param title    for the caller
     * @param language of the title; empty where it is none of the platform's
     * @param path     where its page is
     */
    record Match(RecordId id, Instant changed, String title, Optional<Language> language, String path) {
        public Match {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(changed, "changed");
            Objects.requireNonNull(language, "language");
        }
    }
}
