package org.enlace.training.internal.overview;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.overview.Rating;

/** What the overview asks of the other parts of the module. */
public interface OverviewSources {
    /** Where nothing of it is known. */
    OverviewSources NONE = new OverviewSources() {};

    default OptionalLong openCalls(Caller caller) {
        return OptionalLong.empty();
    }

    default OptionalLong unanswered(Caller caller) {
        return OptionalLong.empty();
    }

    default OptionalLong certificatesDue(Caller caller) {
        return OptionalLong.empty();
    }

    /** Of the evaluations of these series whose results are shown; empty where there are none. */
    default Optional<Rating> rating(Collection<RecordId> series, Caller caller) {
        return Optional.empty();
    }
}
