package org.enlace.protocols.internal;

import java.util.OptionalInt;
import java.util.function.IntConsumer;
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

    /**
     * Builds the library's part of the index anew; returns when it is done.
     *
     * @param read told how many records were read so far
     * @return how many there were; empty when the node has no index at the moment
     */
    public OptionalInt rebuild(IntConsumer read) {
        Search present = search;
        return present == null ? OptionalInt.empty() : OptionalInt.of(present.rebuild(ProtocolSearchSource.NAME, read));
    }

    static SearchIndex of(Search search) {
        SearchIndex index = new SearchIndex();
        index.search = search;
        return index;
    }
}
