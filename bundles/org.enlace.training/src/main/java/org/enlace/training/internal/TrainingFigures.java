package org.enlace.training.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.training.Nomination.State;
import org.enlace.training.Trainings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How many there are of what. Counts, and nobody's name. */
@Component(service = TrainingFigures.class)
public final class TrainingFigures {
    private final TrainingStores stores;

    @Activate
    public TrainingFigures(@Reference TrainingStores stores) {
        this.stores = stores;
    }

    /**
     * @param what  series, sessions or nominations
     * @param state the word of a state
     */
    public record Figure(String what, String state, long count) {}

    public List<Figure> all(Caller caller) {
        caller.require(Trainings.READ);
        List<Figure> all = new ArrayList<>();
        all.add(new Figure("series", "open", stores.series().count(false)));
        all.add(new Figure("series", "closed", stores.series().count(true)));
        stores.sessions().counts().forEach((state, count) -> all.add(new Figure("sessions", state, count)));
        Map<State, Integer> totals = stores.nominations().totals();
        for (State state : State.values()) {
            all.add(new Figure("nominations", state.token(), totals.getOrDefault(state, 0)));
        }
        return all;
    }
}
