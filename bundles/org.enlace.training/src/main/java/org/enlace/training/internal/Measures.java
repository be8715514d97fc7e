package org.enlace.training.internal;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.training.evaluation.Indicator;
import org.enlace.training.evaluation.Indicators.Choice;
import org.enlace.training.evaluation.Indicators.Now;

/** The figures of other modules that an indicator can follow. */
interface Measures {
    /** Where no module offers any. */
    Measures NONE = new Measures() {
        @Override
        public List<Choice> choices(Caller caller) {
            return List.of();
        }

        @Override
        public Optional<Now> now(Indicator.Link link, Caller caller) {
            return Optional.empty();
        }
    };

    /** What the caller may follow. */
    List<Choice> choices(Caller caller);

    /** How one stands; empty where its module is away, or there is none for the caller. */
    Optional<Now> now(Indicator.Link link, Caller caller);
}
