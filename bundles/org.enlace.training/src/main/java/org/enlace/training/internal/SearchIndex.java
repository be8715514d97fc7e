package org.enlace.training.internal;

import org.enlace.search.Search;
import org.enlace.training.internal.outcome.OutcomeSearchSource;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The node's full-text index as it comes and goes: the module serves without it. */
@Component(service = SearchIndex.class)
public class SearchIndex {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Search search;

    /** Lets the index take in what changed. */
    void refresh() {
        Search present = search;
        if (present != null) {
            present.refresh(SeriesSearchSource.NAME);
            present.refresh(OutcomeSearchSource.NAME);
        }
    }
}
