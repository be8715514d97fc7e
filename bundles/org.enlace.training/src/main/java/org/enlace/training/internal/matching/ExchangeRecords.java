package org.enlace.training.internal.matching;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.Reciprocity;
import org.enlace.training.exchange.Route;

/** What the matching reads of calls and applications, and the applications it changes. */
public interface ExchangeRecords {
    /**
     * A call as it stands.
     *
     * @param places of its hosts that were not taken back, with their whole capacity
     */
    record Standing(ExchangeCall whole, List<HostPlace> places) {
        public Standing {
            places = List.copyOf(places);
        }

        Call call() {
            return whole.call();
        }

        int version() {
            return whole.version();
        }
    }

    /** @throws org.enlace.platform.NotFound where there is none */
    Standing call(RecordId call);

    /** All applications of a call that look for a place, or have one. */
    List<Application> applications(RecordId call);

    /** All applications of a call, whatever became of them. */
    List<Application> everybody(RecordId call);

    Optional<Application> application(RecordId id);

    /** @throws org.enlace.platform.Stale where somebody else was quicker */
    void write(Collection<? extends Application> changed);

    /** How many officers of a call have a place that was accepted, by sending country and host. */
    Map<Route, Integer> seated(RecordId call);

    /** All exchanges that were held, of all calls. */
    List<Reciprocity.Stay> stays();
}
