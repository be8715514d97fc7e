package org.enlace.protocols.internal;

import org.enlace.search.Search;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The node's full-text index as it comes and goes: the library serves without it. */
@Component(service = SearchIndex.class)
public class SearchIndex {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Search search;

    /** The index, or null when there is none at the moment. */
    Search now() {
        return search;
    }

    /** Lets the index take in what changed in the library. */
    void refresh() {
        Search present = search;
        if (present != null) {
            present.refresh(ProtocolSearchSource.NAME);
        }
    }

    static SearchIndex of(Search search) {
        SearchIndex index = new SearchIndex();
        index.search = search;
        return index;
    }
}
