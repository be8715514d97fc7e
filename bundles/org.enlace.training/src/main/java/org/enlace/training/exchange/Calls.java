package org.enlace.training.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.training.Part;
import org.enlace.training.Place;

/**
 * Calls for exchanges of officers, and the places that hosts offer. Every call checks the caller's permission
 * ({@link org.enlace.platform.Forbidden}); every change is one transaction, with its entry in the audit. A change names the version
 * it was made on, and is {@link org.enlace.platform.Stale} where there is a later one. What is not there, and a draft to whoever does
 * not organise, is {@link org.enlace.platform.NotFound}.
 */
public interface Calls {
    /** Offers places of the own country, and answers for them. */
    Permission HOST = new Permission("training.host");

    /** Most places one call has. */
    int MOST_PLACES = MatchingInput.MOST_PLACES;

    ExchangeCall find(RecordId id, Caller caller);

    /** Those of several that there are, for whoever reads. */
    List<ExchangeCall> findAll(Set<RecordId> ids, Caller caller);

    /**
     * Newest first.
     *
     * @param state of this state; empty for all the caller may see
     * @param words that stand in the title or the themes, in whatever case; empty for all
     */
    Part<ExchangeCall> list(Optional<ExchangeCall.State> state, String words, Place place, int size, Caller caller);

    /** @param content its id counts for nothing */
    ExchangeCall.Draft create(Call content, Caller caller);

    /** @param content with the id of the call */
    ExchangeCall revise(RecordId id, int version, Call content, Caller caller);

    /** @throws org.enlace.platform.Refusal {@code placement.call-closed}, {@code placement.call-state} */
    ExchangeCall.Open publish(RecordId id, int version, Caller caller);

    ExchangeCall.Closed close(RecordId id, int version, Caller caller);

    ExchangeCall.Open reopen(RecordId id, int version, Caller caller);

    /** @throws org.enlace.platform.Refusal {@code placement.call-under-way} while an officer has a place whose host confirmed */
    ExchangeCall.Cancelled cancel(RecordId id, int version, String reason, Caller caller);

    /** The places of a call by country and unit, those that were taken back last. */
    List<HostOffer> places(RecordId call, Caller caller);

    HostOffer place(RecordId id, Caller caller);

    /** How many officers have each place; places that nobody has are left out. */
    Map<RecordId, Integer> taken(RecordId call, Caller caller);

    /**
     * Offers a place: of the own country, or of any by whoever organises.
     *
     * @param content its id counts for nothing
     */
    HostOffer offer(RecordId call, HostPlace content, Caller caller);

    HostOffer reviseOffer(RecordId id, int version, HostPlace content, Caller caller);

    HostOffer withdrawOffer(RecordId id, int version, Caller caller);
}
