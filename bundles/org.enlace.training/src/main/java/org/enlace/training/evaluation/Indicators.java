package org.enlace.training.evaluation;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/**
 * Results (level 4): figures of what changed. Read by whoever may read training, kept by whoever organises. One can follow a measure
 * of another module, such as how far a protocol is implemented, where that module is installed.
 */
public interface Indicators {
    /** What {@link org.enlace.platform.NotFound} and the audit call one. */
    String KIND = "training-indicator";

    /** The most of one subject. */
    int MOST = 20;

    List<Indicator> of(Subject subject, Caller caller);

    Indicator find(RecordId id, Caller caller);

    /** @throws org.enlace.platform.Refusal {@code training.indicators-most}, {@code training.followed-measure} */
    Indicator add(Subject subject, Indicator.Content content, Caller caller);

    Indicator revise(RecordId id, int version, Indicator.Content content, Caller caller);

    void remove(RecordId id, int version, Caller caller);

    /** What can be followed now: empty where no other module offers any. */
    List<Choice> choices(Caller caller);

    /** How a measure that is followed stands now; empty where its module is away or the caller may not know of it. */
    Optional<Now> now(Indicator indicator, Caller caller);

    /** @param module what a person calls where it is from */
    record Choice(Indicator.Link link, String title, String module) {}

    /**
     * @param value with its unit, in words of a language
     * @param path  where it is looked at; empty for nowhere
     */
    record Now(String title, String value, String path) {}
}
