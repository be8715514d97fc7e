package org.enlace.protocols.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolFilter.Order;
import org.enlace.protocols.ProtocolFilter.State;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.ProtocolStore.Place;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;
import org.enlace.search.Search;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What changed last among what a filter finds: for the searches that officers save. */
@Component(service = ProtocolNews.class)
public class ProtocolNews {
    private final ProtocolStore store;
    private final Facts facts;
    private final SearchIndex search;

    @Activate
    public ProtocolNews(
            @Reference ProtocolStore store,
            @Reference Countries countries,
            @Reference CrimeTypes crimeTypes,
            @Reference People people,
            @Reference SearchIndex search) {
        this.store = store;
        this.search = search;
        facts = new Facts(countries, crimeTypes, people);
    }

    /** @throws Refusal when the filter names a country or a type of crime that there is not, or not any more */
    public void check(ProtocolFilter filter) {
        facts.check(filter);
    }

    /**
     * The records that a filter finds for the caller, the last changed first, whatever its order.
     *
     * @return empty while words cannot be looked for, because the index is away or not complete
     */
    public Optional<List<Protocol>> newest(ProtocolFilter filter, int limit, Caller caller) {
        caller.require(Protocols.READ);
        check(filter);
        if (filter.words() != null && filter.state() == State.EFFECTIVE) {
            return found(filter, limit, caller);
        }
        return Optional.of(
                store
                        .slice(filter.withOrder(Order.CHANGED), filter.words(), Place.FIRST, limit, caller)
                        .entries()
                        .stream()
                        .map(Entry::protocol)
                        .toList());
    }

    private Optional<List<Protocol>> found(ProtocolFilter filter, int limit, Caller caller) {
        Search index = search.now();
        if (index == null) {
            return Optional.empty();
        }
        Search.Changes changes = index.newest(
                new Search.Question(
                        filter.words(), Set.of(ProtocolSearchSource.NAME), ProtocolFinder.facets(filter), null, 1),
                limit,
                caller);
        if (!changes.whole()) {
            return Optional.empty();
        }
        List<RecordId> ids = changes.records().stream().map(Search.Changed::id).toList();
        return Optional.of(store.findAll(ids).values().stream()
                .filter(entry -> entry.existsFor(caller))
                .map(Entry::protocol)
                .filter(protocol -> !protocol.withdrawn())
                .sorted(Comparator.comparing(
                                (Protocol protocol) -> protocol.changed().at())
                        .thenComparing(Protocol::id)
                        .reversed())
                .toList());
    }
}
