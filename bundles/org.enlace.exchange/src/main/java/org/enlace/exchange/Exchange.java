package org.enlace.exchange;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;

/**
 * Shares this country's records with others. A service. Each act joins the current transaction: what a module changes in its own
 * tables and what is to be sent are stored together, or neither is. Nothing leaves the node in the act itself; a {@link Transport}
 * carries it later.
 *
 * <p>Whoever shares must hold {@link #SHARE}, beside what the module itself asks for. Every act is audited in its transaction.
 *
 * <p>The version that each change expects is the one the caller has seen; {@link org.enlace.platform.Stale} where it is another.
 */
public interface Exchange {
    Permission READ = new Permission("exchange.read");
    Permission SHARE = new Permission("exchange.share");
    Permission CARRY = new Permission("exchange.carry");

    /**
     * How long the content of a record may be, in bytes of UTF-8: 1 MiB. Sealed it is 1.9 MB, some ten seconds on the slowest line
     * that the design reckons with (1.6 Mbit/s). Files do not travel inside records.
     */
    int LONGEST_CONTENT = 1 << 20;

    /**
     * Shares a record for the first time, as version 1.
     *
     * @throws org.enlace.platform.Refusal {@code exchange.content-size}; {@code exchange.known} when it is shared already
     */
    SharedRecord share(Sharing sharing, Caller caller);

    /**
     * Sends a newer version to the same audience or a wider one.
     *
     * @throws org.enlace.platform.NotFound {@code shared-record}
     * @throws org.enlace.platform.Refusal {@code exchange.narrower} when a country would no longer be in the audience;
     *     {@code exchange.withdrawn}
     */
    SharedRecord revise(Sharing sharing, long expected, Caller caller);

    /**
     * Gives a record as it is to further countries. Whoever has it is sent nothing, and learns the new audience with its next version.
     *
     * @param more countries that are not in the audience yet
     * @throws org.enlace.platform.NotFound {@code shared-record}
     * @throws org.enlace.platform.Refusal {@code exchange.not-wider}, {@code exchange.withdrawn}
     */
    SharedRecord widen(RecordId id, long expected, Set<CountryCode> more, Caller caller);

    /**
     * Takes countries out of the audience. They are told to use the record no longer, which stays outstanding until their node
     * has acknowledged it; the others learn the new audience.
     *
     * @param audience who is left; a part of the audience there was
     * @param reason   for those who are taken out; at most 2000 characters, may be empty
     * @throws org.enlace.platform.Refusal {@code exchange.not-narrower}, {@code exchange.reason-length}
     */
    SharedRecord narrow(RecordId id, long expected, Set<CountryCode> audience, String reason, Caller caller);

    /** Takes a record back from everybody. What of it was not sent yet never is. */
    SharedRecord withdraw(RecordId id, long expected, String reason, Caller caller);

    /** How a shared record stands; empty when this country never shared it. */
    Optional<SharedRecord> find(RecordId id);

    /** What became of the last message to each country about a record, by country. */
    List<Delivery> deliveries(RecordId id);

    /** The countries whose nodes said that they have a record, in whatever version, and that nobody told since to use it no longer. */
    Set<CountryCode> having(RecordId id);

    /**
     * @param record  the id it has in its module
     * @param type    the {@link org.enlace.platform.contribution.MessageHandler#type}
     * @param module  the module it belongs to
     * @param format  of the content, from 1
     * @param content as the module's handler reads it on the other side, usually JSON
     */
    record Sharing(
            RecordId record,
            String type,
            String module,
            int format,
            Set<CountryCode> audience,
            org.enlace.platform.Handling handling,
            Optional<org.enlace.platform.Tlp> tlp,
            String content) {}
}
