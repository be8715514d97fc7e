package org.enlace.training.exchange;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.training.SeriesShares;
import org.enlace.training.SeriesShares.Partner;

/**
 * This node's calls with the countries whose officers may apply from their own nodes; otherwise as {@link SeriesShares}. Each change of a
 * call follows by itself. What is endorsed there comes here, and what is decided about it is told to the sending country alone. The host of a
 * third country is asked on its own node about the one officer it would receive ({@link HostRequests}). Other places, other applications
 * and proposals never travel.
 */
public interface CallShares {
    /** The types of the messages. */
    String CALL = "training-call";

    String APPLICATION = "training-application";
    String COURSE = "training-course";
    String HOST_REQUEST = "training-host-request";
    String HOST_ANSWER = "training-host-answer";

    /** Whose the call is, where it is another country's. */
    Optional<CountryCode> owner(RecordId call, Caller caller);

    /** From whose node an application came; empty for one that was made on this node. */
    Optional<CountryCode> origin(RecordId application, Caller caller);

    /** What the organiser's node says of an application to another country's call; empty for any other, and before it said anything. */
    Optional<Abroad> abroad(RecordId application, Caller caller);

    /**
     * Whether the host's country was asked on its own node about the place an application has; empty where it was not, and whoever
     * organises notes what it answers.
     */
    Optional<HostAsked> hostAsked(RecordId application, Caller caller);

    Optional<SharedRecord> find(RecordId call, Caller caller);

    /** Every country with whose node this one exchanges, and those that had the call; for those who hold {@link SeriesShares#SHARE}. */
    List<Partner> partners(RecordId call, Caller caller);

    /**
     * @param version of the shared record that the caller saw, 0 where it was never shared
     * @param audience all who are to have it, those who have it among them
     * @throws org.enlace.platform.Refusal {@code placement.call-state} for a draft or a cancelled one, {@code placement.others-call},
     *     {@code training.share-nobody}, {@code training.share-peer}, {@code training.share-leaves-out}
     */
    SharedRecord share(RecordId call, long version, Set<CountryCode> audience, Caller caller);
}
