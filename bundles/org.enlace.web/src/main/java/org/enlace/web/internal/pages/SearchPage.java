package org.enlace.web.internal.pages;

import gg.jte.Content;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.platform.Caller;
import org.enlace.platform.contribution.SearchSource;
import org.enlace.search.Search;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.internal.ui.PageTemplates;
import org.enlace.web.internal.ui.Words;
import org.enlace.web.ui.Item;

/** Search over everything the installed modules offer and the caller may read; each hit shows why it matched. */
@Path("/search")
@Needs("search.use")
public final class SearchPage {
    /** Characters a search may have. */
    static final int LONGEST = 200;

    private static final int HITS = 20;

    private final Supplier<Optional<Search>> search;
    private final Supplier<List<SearchSource>> sources;

    /**
     * @param search  the index, while it is there
     * @param sources what can be searched now
     */
    public SearchPage(Supplier<Optional<Search>> search, Supplier<List<SearchSource>> sources) {
        this.search = search;
        this.sources = sources;
    }

    @GET
    @Produces("text/html")
    public Page search(
            @Context Caller caller,
            @QueryParam("q") @DefaultValue("") String typed,
            @QueryParam("source") @DefaultValue("") String source,
            @QueryParam("after") @DefaultValue("") String after) {
        Words words = new Words(caller.language());
        String question = typed.strip();
        Map<String, String> labels = sources.get().stream()
                .filter(one -> caller.holds(one.permission()))
                .collect(Collectors.toMap(
                        SearchSource::name, one -> one.label(caller.language()), (first, second) -> first));
        String scope = labels.containsKey(source) ? source : "";
        Optional<Search> index = search.get();
        boolean tooLong = question.length() > LONGEST;

        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", words);
        parameters.put("question", question);
        parameters.put("scope", scope);
        parameters.put("labels", labels);
        parameters.put("available", index.isPresent());
        parameters.put("caller", caller);
        parameters.put("error", tooLong ? words.get("search.too-long", question.length(), LONGEST) : "");
        if (index.isPresent() && !question.isEmpty() && !tooLong) {
            Search.Results results = index.get()
                    .find(
                            new Search.Question(
                                    question,
                                    scope.isEmpty() ? Set.of() : Set.of(scope),
                                    Map.of(),
                                    after.isEmpty() ? null : after,
                                    HITS),
                            caller);
            parameters.put("results", results);
            parameters.put(
                    "items",
                    results.hits().stream()
                            .map(hit -> item(hit, labels, caller))
                            .toList());
            parameters.put("next", results.next() == null ? null : address(question, scope, results.next()));
        } else {
            parameters.put("results", null);
            parameters.put("items", List.of());
            parameters.put("next", null);
        }
        String title =
                question.isEmpty() || tooLong ? words.get("search.title") : words.get("search.title.of", question);
        return new Page(title, PageTemplates.fill("search", parameters));
    }

    private static Item item(Search.Hit hit, Map<String, String> labels, Caller caller) {
        return new Item(
                marked(hit.title()),
                hit.path(),
                hit.excerpt().isEmpty() ? null : marked(hit.excerpt()),
                List.of(),
                List.of(
                        labels.getOrDefault(hit.source(), hit.source()),
                        hit.language() == caller.language()
                                ? ""
                                : hit.language().ownName()),
                hit.language() == caller.language() ? null : hit.language());
    }

    private static Content marked(List<Search.Fragment> fragments) {
        return PageTemplates.fill("marked", Map.of("fragments", fragments));
    }

    private static String address(String question, String scope, String after) {
        return "/search?q=" + encoded(question)
                + (scope.isEmpty() ? "" : "&source=" + encoded(scope))
                + "&after=" + encoded(after);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
