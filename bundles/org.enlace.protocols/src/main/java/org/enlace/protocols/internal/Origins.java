package org.enlace.protocols.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.PracticeOrigins;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What documents were drawn from, and where that stands as long as its module is there. */
@Component(service = Origins.class)
public class Origins {
    private final ProtocolStore store;
    private final List<PracticeOrigins> places = new CopyOnWriteArrayList<>();

    @Activate
    public Origins(@Reference ProtocolStore store) {
        this.store = store;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(PracticeOrigins place) {
        places.add(place);
    }

    void remove(PracticeOrigins place) {
        places.remove(place);
    }

    public Optional<Provenance> of(RecordId protocol) {
        return store.provenance().of(protocol);
    }

    /** Where it stands; empty while the module is away, and where the caller may not know it. */
    public Optional<String> path(Provenance drawn, Caller caller) {
        return places.stream()
                .filter(place -> place.module().equals(drawn.origin().module()))
                .flatMap(place -> place.path(drawn.origin().key(), caller).stream())
                .findFirst();
    }
}
