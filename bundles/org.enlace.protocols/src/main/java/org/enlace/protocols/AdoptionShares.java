package org.enlace.protocols;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.protocols.Shares.Partner;
import org.enlace.protocols.Shares.Terms;

/**
 * Letting partners know what this country decided about a document. A service. What travels is a record of this country's own: which
 * version, what was decided, the national act and its days; the words of reservations and how far the checklist has come where that was
 * chosen. Officers, units and reasons never travel. Once it is shared, each later decision follows in the transaction of the decision,
 * and progress once a day.
 *
 * <p>It goes to countries alone that have the document: the owner, and those the owner shared it with. Each act asks for
 * {@link Shares#SHARE} and for what the exchange asks for, and names the version of what was sent that the caller saw, 0 where nothing
 * was ({@link org.enlace.platform.Stale}).
 */
public interface AdoptionShares {
    /** What of the decision this country lets others know; empty where it never did. */
    Optional<Told> find(RecordId protocol, Caller caller);

    /** The trusted countries that have the document, and those that were told; for those who may share, for everybody else none. */
    List<Partner> partners(RecordId protocol, Caller caller);

    /** What keeps it from being shared now; empty where nothing does. */
    Optional<Refusal> obstacle(RecordId protocol, Caller caller);

    /** Refuses as {@link #share} would, and shares nothing. */
    void check(RecordId protocol, long version, Terms terms, Choice choice, Caller caller);

    /**
     * Lets countries know, or more of them, or more or less of it.
     *
     * @throws Refusal {@code adopting.undecided}, {@code adopting.share-holders}, {@code protocol.share-restricted},
     *     {@code protocol.share-nobody}, {@code protocol.share-peer}, {@code protocol.share-red},
     *     {@code protocol.share-leaves-out}, {@code protocol.share-markup}, {@code protocol.share-size}
     */
    Told share(RecordId protocol, long version, Terms terms, Choice choice, Caller caller);

    /**
     * Takes it back from some countries, or from all.
     *
     * @param audience who is left, a part of those who have it
     * @throws Refusal {@code adopting.not-shared}, {@code protocol.share-narrower}, {@code protocol.required}
     */
    Told narrow(RecordId protocol, long version, Set<CountryCode> audience, String reason, Caller caller);

    /**
     * What of it is told beside the decision and the act.
     *
     * @param reservations the words of the reservations; that there are some is told in any case
     * @param progress     how many items of the checklist stand where
     */
    record Choice(boolean reservations, boolean progress) {}

    /** @param record the record that travels: to whom, and how it is to be handled */
    record Told(SharedRecord record, Choice choice) {}
}
