package org.enlace.training.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.enlace.platform.Caller;
import org.enlace.platform.contribution.MeasureSource;
import org.enlace.training.evaluation.Indicator;
import org.enlace.training.evaluation.Indicators.Choice;
import org.enlace.training.evaluation.Indicators.Now;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The figures of whatever modules are installed now; none of them is begun before somebody asks. */
@Component(service = InstalledMeasures.class)
public final class InstalledMeasures implements Measures {
    private static final int MOST = 200;

    @Reference(
            service = MeasureSource.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    private final Collection<ComponentServiceObjects<MeasureSource>> sources = new CopyOnWriteArrayList<>();

    @Override
    public List<Choice> choices(Caller caller) {
        return each(source -> choices(source, caller)).stream()
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Optional<Now> now(Indicator.Link link, Caller caller) {
        return each(source -> now(source, link, caller)).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private <T> List<T> each(Function<MeasureSource, T> work) {
        List<T> all = new ArrayList<>();
        for (ComponentServiceObjects<MeasureSource> objects : sources) {
            MeasureSource source = objects.getService();
            if (source != null) {
                try {
                    all.add(work.apply(source));
                } finally {
                    objects.ungetService(source);
                }
            }
        }
        return all;
    }

    static List<Choice> choices(MeasureSource source, Caller caller) {
        if (!caller.holds(source.permission())) {
            return List.of();
        }
        return source.measures(MOST, caller).stream()
                .map(one -> new Choice(
                        new Indicator.Link(source.name(), one.key()), one.title(), source.label(caller.language())))
                .toList();
    }

    static Optional<Now> now(MeasureSource source, Indicator.Link link, Caller caller) {
        if (!source.name().equals(link.source()) || !caller.holds(source.permission())) {
            return Optional.empty();
        }
        return source.read(link.key(), caller).map(one -> new Now(one.title(), one.value(), one.path()));
    }
}
