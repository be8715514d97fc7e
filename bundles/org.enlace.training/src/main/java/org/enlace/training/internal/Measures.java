package org.enlace.training.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.enlace.platform.Caller;
import org.enlace.platform.contribution.MeasureSource;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The figures of other modules that are installed now. */
@Component(service = Measures.class)
public class Measures {
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private final Collection<MeasureSource> sources = new CopyOnWriteArrayList<>();

    static Measures of(MeasureSource... sources) {
        Measures measures = new Measures();
        measures.sources.addAll(List.of(sources));
        return measures;
    }

    /** Those whose figures the caller may be shown, by name. */
    List<MeasureSource> of(Caller caller) {
        return sources.stream()
                .filter(source -> caller.holds(source.permission()))
                .sorted(Comparator.comparing(MeasureSource::name))
                .toList();
    }
}
