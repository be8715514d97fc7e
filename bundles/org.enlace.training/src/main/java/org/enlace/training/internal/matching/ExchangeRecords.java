package org.enlace.training.internal.matching;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.Reciprocity;

/** What the matching reads of calls and applications, and the applications it changes. */
public interface ExchangeRecords {
    /**
     * A call as it stands.
     *
     * @param places of its hosts, with their whole capacity
     */
    record Standing(Call call, int version, List<HostPlace> places) {
        public Standing {
            places = List.copyOf(places);
        }
    }

    /** @throws org.enlace.platform.NotFound where there is none */
    Standing call(RecordId call);

    /** All applications of a call that were endorsed, whatever became of them afterwards. */
    List<Application> applications(RecordId call);

    Optional<Application> application(RecordId id);

    /** @throws org.enlace.platform.Stale where somebody else was quicker */
    void write(Collection<? extends Application> changed);

    /** All exchanges that were held, of all calls. */
    List<Reciprocity.Stay> stays();
}
