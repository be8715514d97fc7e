package org.enlace.training.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.RecordId;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.HostOffer;

/** Where calls and the places that hosts offer in them are kept. */
public interface CallStore {
    Optional<ExchangeCall> find(RecordId id);

    List<ExchangeCall> findAll(Set<RecordId> ids);

    /**
     * Newest first.
     *
     * @param states any of these
     * @param words  that stand in title or themes, in whatever case; empty for all
     */
    Part<ExchangeCall> page(Set<ExchangeCall.State> states, String words, Place place, int size);

    long count(ExchangeCall.State state);

    /** @throws org.enlace.platform.Stale when what is stored is not the version before this one */
    void write(ExchangeCall call);

    Optional<HostOffer> offer(RecordId id);

    /** All of a call by country and unit, those that were taken back last. */
    List<HostOffer> offers(RecordId call);

    /** @throws org.enlace.platform.Stale when what is stored is not the version before this one */
    void write(HostOffer offer);

    /**
     * The calls that were written after a point, oldest change first.
     *
     * @param id the call the last part ended with; null to take every one changed after {@code changed}
     */
    List<ExchangeCall> changedAfter(Instant changed, RecordId id, int limit);
}
