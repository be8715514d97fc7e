package org.enlace.jit.internal;

import org.enlace.search.Search;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The node's full-text index as it comes and goes: the module serves without it. */
@Component(service = SearchIndex.class)
public class SearchIndex {
    /** The name of the module's search source. */
    public static final String SOURCE = "jit";

    /** The name of the search source of entries. */
    public static final String ENTRIES = "jit-entry";

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Search search;

    /** Lets the index take in what changed. */
    void refresh(String source) {
        Search present = search;
        if (present != null) {
            present.refresh(source);
        }
    }
}
