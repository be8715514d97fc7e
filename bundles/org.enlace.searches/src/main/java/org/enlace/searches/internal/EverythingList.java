package org.enlace.searches.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.SearchSource;
import org.enlace.platform.contribution.SearchableList;
import org.enlace.search.Search;
import org.enlace.searches.SavedSearches;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The page {@code /search} as a list: words, in one source or in all. */
@Component
public final class EverythingList implements SearchableList {
    private static final String WORDS = "q";
    private static final String SOURCE = "source";

    /** Characters of a search, as on the page. */
    private static final int LONGEST = 200;

    private final Texts texts = Texts.of(EverythingList.class);

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Search search;

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<SearchSource> sources;

    static EverythingList of(Search search, List<SearchSource> sources) {
        EverythingList list = new EverythingList();
        list.search = search;
        list.sources = sources;
        return list;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public Permission permission() {
        return SavedSearches.USE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "search.everything");
    }

    private Optional<SearchSource> source(String name) {
        List<SearchSource> now = sources;
        return now == null
                ? Optional.empty()
                : now.stream().filter(source -> source.name().equals(name)).findFirst();
    }

    @Override
    public Map<String, String> filter(Map<String, String> parameters) {
        String words = parameters.getOrDefault(WORDS, "").strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            throw new Refusal(
                            "saved-search.words",
                            "What is searched for has 1 to " + LONGEST + " characters, not " + words.length(),
                            LONGEST,
                            words.length())
                    .at("query");
        }
        String source = parameters.getOrDefault(SOURCE, "");
        if (!source.isEmpty() && source(source).isEmpty()) {
            throw new Refusal(
                            "saved-search.source",
                            "\"" + source + "\" cannot be searched: its module is not there; search everything, or"
                                    + " wait until it is back",
                            source)
                    .at("query");
        }
        Map<String, String> filter = new LinkedHashMap<>(Map.of(WORDS, words));
        if (!source.isEmpty()) {
            filter.put(SOURCE, source);
        }
        return filter;
    }

    @Override
    public String path(Map<String, String> filter) {
        return "/search?" + FilterText.write(filter);
    }

    @Override
    public List<String> words(Map<String, String> filter, Language language) {
        List<String> words = new ArrayList<>(List.of(texts.get(language, "search.words", filter.get(WORDS))));
        source(filter.getOrDefault(SOURCE, ""))
                .ifPresent(source -> words.add(texts.get(language, "search.source", source.label(language))));
        return words;
    }

    @Override
    public Optional<List<Match>> newest(Map<String, String> filter, int limit, Caller caller) {
        caller.require(SavedSearches.USE);
        Search index = search;
        if (index == null) {
            return Optional.empty();
        }
        Set<String> only = filter.containsKey(SOURCE) ? Set.of(filter.get(SOURCE)) : Set.of();
        Search.Changes changes =
                index.newest(new Search.Question(filter.get(WORDS), only, Map.of(), null, 1), limit, caller);
        return changes.whole()
                ? Optional.of(changes.records().stream()
                        .map(found -> new Match(
                                found.id(),
                                found.changed(),
                                found.title(),
                                Optional.of(found.language()),
                                found.path()))
                        .toList())
                : Optional.empty();
    }
}
