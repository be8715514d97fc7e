package org.enlace.protocols.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolFilter.State;
import org.enlace.protocols.ProtocolPage;
import org.enlace.protocols.ProtocolPage.Line;
import org.enlace.protocols.internal.ProtocolStore.Place;
import org.enlace.protocols.internal.ProtocolStore.Slice;
import org.enlace.protocols.internal.ProtocolStore.Total;
import org.enlace.search.Search;

/**
 * Makes the pages of a list. Words are looked up in the full-text index; where there is none, or for withdrawn records,
 * which the index does not hold, they are looked for in the titles.
 */
final class ProtocolFinder {
    static final int PAGE_AT_MOST = 100;
    private static final int WORDS_AT_MOST = 200;

    private final ProtocolStore store;

    ProtocolFinder(ProtocolStore store) {
        this.store = store;
    }

    /** @param search the index, or null when the node has none at the moment */
    ProtocolPage page(ProtocolFilter filter, String cursor, int limit, Search search, Caller caller) {
        if (limit < 1 || limit > PAGE_AT_MOST) {
            throw new Refusal(
                            "protocol.limit",
                            "A page has 1 to " + PAGE_AT_MOST + " records, not " + limit + "; ask for fewer",
                            limit,
                            PAGE_AT_MOST)
                    .at("limit");
        }
        if (filter.words() != null && filter.words().length() > WORDS_AT_MOST) {
            throw new Refusal(
                            "protocol.too-long",
                            "\"words\" has " + filter.words().length() + " characters; at most " + WORDS_AT_MOST
                                    + " are looked for; shorten it",
                            "words",
                            filter.words().length(),
                            WORDS_AT_MOST)
                    .at("words");
        }
        return filter.words() != null && search != null && filter.state() == State.EFFECTIVE
                ? found(filter, cursor, limit, search, caller)
                : walked(filter, cursor, limit, caller);
    }

    private ProtocolPage walked(ProtocolFilter filter, String cursor, int limit, Caller caller) {
        Place place = Cursor.place(filter.order(), cursor);
        Slice slice = store.slice(filter, filter.words(), place, limit, caller);
        List<Line> lines = slice.entries().stream()
                .map(entry -> new Line(entry.protocol(), null))
                .toList();
        boolean before = place.backward() ? slice.more() : place.position() != null;
        boolean after = place.backward() || slice.more();
        List<String> positions = slice.positions();
        String previous =
                before && !positions.isEmpty() ? Cursor.of(filter.order(), new Place(positions.get(0), true)) : null;
        String next = after && !positions.isEmpty()
                ? Cursor.of(filter.order(), new Place(positions.get(positions.size() - 1), false))
                : null;
        Total total = previous == null && next == null
                ? new Total(lines.size(), true)
                : store.count(filter, filter.words(), caller);
        return new ProtocolPage(
                lines, previous, next, Math.max(total.records(), lines.size()), total.exact(), List.of());
    }

    private ProtocolPage found(ProtocolFilter filter, String cursor, int limit, Search search, Caller caller) {
        Search.Results results = search.find(
                new Search.Question(
                        filter.words(),
                        Set.of(ProtocolSearchSource.NAME),
                        facets(filter),
                        Cursor.search(cursor),
                        limit),
                caller);
        List<RecordId> ids = results.hits().stream().map(Search.Hit::id).toList();
        Map<RecordId, Entry> entries = store.findAll(ids);
        List<Line> lines = new ArrayList<>();
        for (Search.Hit hit : results.hits()) {
            Entry entry = entries.get(hit.id());
            if (entry != null && !entry.protocol().withdrawn() && entry.existsFor(caller)) {
                lines.add(new Line(entry.protocol(), hit));
            }
        }
        // What changed since the search was answered is not counted either.
        long total = results.total() - (results.hits().size() - lines.size());
        return new ProtocolPage(
                lines, null, Cursor.ofSearch(results.next()), total, results.totalIsExact(), results.similar());
    }

    static Map<String, Set<String>> facets(ProtocolFilter filter) {
        Map<String, Set<String>> facets = new HashMap<>();
        if (filter.crimeType() != null) {
            facets.put(ProtocolSearchSource.CRIME_TYPE, Set.of(filter.crimeType()));
        }
        if (filter.origin() != null) {
            facets.put(ProtocolSearchSource.COUNTRY, Set.of(filter.origin().token()));
        }
        if (filter.kind() != null) {
            facets.put(ProtocolSearchSource.KIND, Set.of(filter.kind().token()));
        }
        if (filter.phase() != null) {
            facets.put(ProtocolSearchSource.PHASE, Set.of(filter.phase().token()));
        }
        if (filter.language() != null) {
            facets.put(ProtocolSearchSource.LANGUAGE, Set.of(filter.language()));
        }
        if (filter.evidence() != null) {
            facets.put(ProtocolSearchSource.EVIDENCE, Set.of(filter.evidence().token()));
        }
        if (filter.status() != null) {
            facets.put(ProtocolSearchSource.STATUS, Set.of(filter.status().token()));
        }
        if (filter.year() != null) {
            facets.put(ProtocolSearchSource.YEAR, Set.of(filter.year().toString()));
        }
        return facets;
    }
}
