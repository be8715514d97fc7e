package org.enlace.protocols;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * The protocol library of this node. A service. Every call checks the caller's permission
 * ({@link org.enlace.platform.Forbidden}); every change is one transaction.
 */
public interface Protocols {
    Permission READ = new Permission("protocols.read");
    Permission WRITE = new Permission("protocols.write");
    Permission IMPORT = new Permission("protocols.import");
    Permission EXPORT = new Permission("protocols.export");

    /** What a {@link Refusal} is called that asks why a restricted record is opened. */
    String REASON_NEEDED = "protocol.reason-needed";

    /** What {@link org.enlace.platform.NotFound} and {@link org.enlace.platform.Stale} call a record. */
    String KIND = "protocol";

    /**
     * A record in whatever state it is, to be linked to, changed or taken out of use.
     *
     * @throws org.enlace.platform.NotFound when there is none, or none for the caller
     */
    Protocol find(RecordId id, Caller caller);

    /**
     * A record to be read. That a restricted one was read is audited, each time, with the reason.
     *
     * @param reason why a restricted record is opened, 5 to 500 characters; null where it was said before in this session, or
     *               where the record may not be restricted
     * @throws org.enlace.platform.NotFound when there is none, or none for the caller
     * @throws Refusal {@link #REASON_NEEDED}, {@code protocol.reason-length}
     */
    Protocol open(RecordId id, String reason, Caller caller);

    /**
     * Says why a restricted record will be opened, for the rest of the caller's session.
     *
     * @throws org.enlace.platform.NotFound when there is none, or none for the caller
     * @throws Refusal {@link #REASON_NEEDED} when the reason is empty, {@code protocol.reason-length}
     */
    void justify(RecordId id, String reason, Caller caller);

    /** Whether a reason for opening a record was given in this session. Says nothing about whether the record exists. */
    boolean justified(RecordId id, Caller caller);

    /** A record by its source's identifier, as far as it exists for the caller. */
    Optional<Protocol> find(String reference, Caller caller);

    /**
     * One page of the library.
     *
     * @param cursor from the page before or after, or null for the first
     * @param limit  1 to 100
     * @throws Refusal {@code protocol.cursor}, {@code protocol.limit}, {@code protocol.crime-type}, {@code protocol.country}
     */
    ProtocolPage page(ProtocolFilter filter, String cursor, int limit, Caller caller);

    /** The years documents are dated in, latest first, for a filter. */
    List<Integer> years(Caller caller);

    /**
     * How many records there are with each of some values, of those a filter has, words aside. A value no record has may be left out.
     *
     * @param values those asked for, by facet
     */
    Map<Facet, Map<String, Long>> counts(ProtocolFilter filter, Map<Facet, List<String>> values, Caller caller);

    /** Everything that is wrong with a draft, its countries and crime types looked up; empty when it can be stored. */
    List<Refusal> check(ProtocolDraft draft);

    /**
     * Takes a new document in.
     *
     * @param reference the source's own identifier, or null to have one made
     * @param requestKey repeats of the same request, by the same officer and with the same key, give the record of the
     *                   first: at most 200 characters; null when the request carries none
     * @throws Refusal the first thing wrong with it; {@code protocol.reference-taken};
     *     {@code protocol.restricted-without-you}; {@code protocol.request-key-reused}
     *     when the key came with other content before
     */
    Protocol.Effective create(String reference, ProtocolDraft draft, String requestKey, Caller caller);

    /**
     * Changes what a record says.
     *
     * @param version the version the change was made on
     * @throws org.enlace.platform.Stale when the record has another version by now
     * @throws Refusal the first thing wrong with it; {@code protocol.withdrawn}; {@code protocol.restricted-without-you}
     */
    Protocol.Effective revise(RecordId id, int version, ProtocolDraft draft, Caller caller);

    /**
     * Takes a record out of use.
     *
     * @throws Refusal {@code protocol.withdrawn} when it is out of use already
     */
    Protocol.Withdrawn withdraw(RecordId id, int version, String reason, Caller caller);

    /**
     * Puts a withdrawn record back into use.
     *
     * @throws Refusal {@code protocol.not-withdrawn} when it is in use already
     */
    Protocol.Effective restore(RecordId id, int version, Caller caller);
}
