package org.enlace.searches.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.SearchableList;
import org.enlace.platform.contribution.SearchableList.Match;
import org.enlace.searches.SavedSearch;
import org.enlace.searches.SavedSearches;
import org.enlace.searches.SavedSearches.Shown;
import org.enlace.searches.SavedSearches.State;

/** The lists of the modules that are there now. */
final class Lists {
    private final Supplier<List<SearchableList>> there;

    Lists(Supplier<List<SearchableList>> there) {
        this.there = there;
    }

    private Optional<SearchableList> find(String name) {
        return there.get().stream().filter(list -> list.name().equals(name)).findFirst();
    }

    /**
     * The filter as the list keeps it.
     *
     * @throws Refusal {@code saved-search.list}, and what the list says of a value
     */
    Map<String, String> filter(String name, Map<String, String> parameters, Caller caller) {
        SearchableList list = find(name).orElseThrow(() -> new Refusal(
                        "saved-search.list",
                        "There is no list \"" + name + "\" to be searched; save the search from its page",
                        name)
                .at("list"));
        caller.require(list.permission());
        return FilterText.checked(list.filter(parameters));
    }

    /** A search with what its list says of it. */
    Shown shown(SavedSearch search, Caller caller) {
        Optional<SearchableList> list = find(search.list());
        if (list.isEmpty()) {
            return new Shown(search, State.AWAY, search.list(), List.of(), "", Optional.empty());
        }
        String label = list.get().label(caller.language());
        if (!caller.holds(list.get().permission())) {
            return new Shown(search, State.FORBIDDEN, label, List.of(), "", Optional.empty());
        }
        try {
            Map<String, String> filter = list.get().filter(search.filter());
            return new Shown(
                    search,
                    State.READY,
                    label,
                    list.get().words(filter, caller.language()),
                    list.get().path(filter),
                    Optional.empty());
        } catch (Refusal refusal) {
            return new Shown(search, State.INVALID, label, List.of(), "", Optional.of(refusal));
        }
    }

    /**
     * What a search finds, the last changed first, one more than is looked at where there is more.
     *
     * @return empty while that cannot be told
     */
    Optional<List<Match>> newest(SavedSearch search, Caller caller) {
        return find(search.list())
                .flatMap(list -> list.newest(list.filter(search.filter()), SavedSearches.LOOKED_AT + 1, caller));
    }
}
