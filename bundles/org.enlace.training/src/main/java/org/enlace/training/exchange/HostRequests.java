package org.enlace.training.exchange;

import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.Part;
import org.enlace.training.Place;

/**
 * What organisers of other countries ask of hosts of this one, on this country's own node; for those who hold {@link Calls#HOST}
 * ({@link org.enlace.platform.Forbidden}). What is not there is {@link org.enlace.platform.NotFound}. An answer is one transaction with
 * its entry in the audit, names the version it was given on ({@link org.enlace.platform.Stale}), and travels by itself.
 */
public interface HostRequests {
    HostRequest find(RecordId id, Caller caller);

    /** Newest first. */
    Part<HostRequest> list(Place place, int size, Caller caller);

    /** @throws org.enlace.platform.Refusal {@code placement.host-answered} */
    HostRequest confirm(RecordId id, int version, Caller caller);

    /**
     * @param reason why, 1 to {@value Application#LONGEST_REASON} characters
     * @throws org.enlace.platform.Refusal {@code placement.host-answered}
     */
    HostRequest decline(RecordId id, int version, String reason, Caller caller);
}
