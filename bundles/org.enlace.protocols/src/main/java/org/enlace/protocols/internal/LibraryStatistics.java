package org.enlace.protocols.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.protocols.Kind;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolFilter.Origin;
import org.enlace.protocols.ProtocolFilter.State;
import org.enlace.protocols.Protocols;
import org.enlace.reference.Countries;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How much the library holds: numbers alone, of what exists for the caller. */
@Component(service = LibraryStatistics.class)
public final class LibraryStatistics {
    private final ProtocolStore store;
    private final Countries countries;

    @Activate
    public LibraryStatistics(@Reference ProtocolStore store, @Reference Countries countries) {
        this.store = store;
        this.countries = countries;
    }

    /** Numbers by what is counted, and below that by its token; {@code waitingReviews} has one. */
    public Map<String, Map<String, Long>> of(Caller caller) {
        caller.require(Protocols.READ);
        Map<String, Map<String, Long>> all = new LinkedHashMap<>();
        all.put("state", states(caller));
        all.put("kind", kinds(caller));
        all.put("country", countries(caller));
        all.put("version", store.counts().versions());
        all.put("adoption", store.counts().adoptions());
        all.put("partner", store.counts().partners());
        all.put("review", Map.of("waiting", store.counts().waitingReviews()));
        return all;
    }

    private Map<String, Long> states(Caller caller) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (State state : State.values()) {
            counts.put(state.token(), count(ProtocolFilter.ALL.withState(state), caller));
        }
        return counts;
    }

    private Map<String, Long> kinds(Caller caller) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            counts.put(kind.token(), count(ProtocolFilter.ALL.withKind(kind), caller));
        }
        return counts;
    }

    /** Those that have any. */
    private Map<String, Long> countries(Caller caller) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Origin nowhere = new Origin(null);
        counts.put(nowhere.token(), count(ProtocolFilter.ALL.withOrigin(nowhere), caller));
        countries.all(Language.EN).forEach(country -> {
            Origin origin = new Origin(country.code());
            counts.put(origin.token(), count(ProtocolFilter.ALL.withOrigin(origin), caller));
        });
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private long count(ProtocolFilter filter, Caller caller) {
        return store.count(filter, null, caller).records();
    }
}
