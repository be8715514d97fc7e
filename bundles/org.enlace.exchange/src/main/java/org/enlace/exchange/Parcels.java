package org.enlace.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * What goes out to peers and what comes in from them. A service. A parcel holds a letter (receipts, and which modules run here) and
 * the messages that the peer has not acknowledged yet, in their order.
 *
 * <p>Packing and taking in ask for {@link Exchange#CARRY}, looking for {@link Exchange#READ}.
 */
public interface Parcels {
    /** Messages of one parcel at most; what is left goes into the next. */
    int MOST_MESSAGES = 1000;

    /** A parcel's size in bytes at most: 16 MiB, so that it is taken by the page in one upload and by common mail servers. */
    int LARGEST = 16 << 20;

    /**
     * Hands everything a country has not acknowledged yet to a transport.
     *
     * @param after leaves out messages up to this place in the stream, such as those of a parcel that is under way; 0 for none
     * @throws org.enlace.platform.Refusal {@code exchange.no-peer} where no node of that country is trusted
     */
    Packed pack(CountryCode to, long after, Transport transport, Caller caller) throws IOException;

    /**
     * Takes in a parcel: each message wholly or not at all, and again without effect when it was taken in before. What was wrong with it,
     * and with one of which nothing can be taken in, stays among the {@link #troubles} until it has come whole.
     *
     * @throws org.enlace.platform.Refusal {@code exchange.…} when nothing of it can be taken in, for the reason that is named
     */
    Arrival take(InputStream parcel, Caller caller) throws IOException;

    /** How it stands with each country something goes to or comes from, by country. */
    List<Traffic> traffic(Caller caller);

    /** The last message to each country about each record, the newest first: those not acknowledged, or all. */
    List<Delivery> queue(Optional<CountryCode> to, boolean all, int limit, Caller caller);

    /** Received records that could not be handed to their module, oldest first. */
    List<Stuck> stuck(int limit, Caller caller);

    /** What others have of this country and this node, restored from a backup, does not remember having sent. */
    List<Elsewhere> unremembered(Caller caller);

    /** What was wrong with parcels, newest first; of {@code ZZ} where it cannot be told who sent one. */
    List<Trouble> troubles(int limit, Caller caller);

    /**
     * Tries again to hand over what is kept or quarantined.
     *
     * @param record one, or all
     * @return how many were handed over
     */
    int retry(Optional<RecordId> record, Caller caller);

    /**
     * Sends a record anew that a peer refused because it knows another version of it: as a version above all that any peer told of.
     *
     * @throws org.enlace.platform.NotFound {@code shared-record}
     */
    long again(RecordId record, Caller caller);

    /** This node was restored from a backup: its streams begin anew, and everything shared is sent again. */
    long restored(Caller caller);

    /**
     * @param messages how many the parcel holds
     * @param first    place of the first in the stream; 0 for none
     * @param last     place of the last
     * @param left     how many did not fit
     */
    record Packed(CountryCode to, int messages, long first, long last, long left) {}

    /**
     * @param from     whose it was
     * @param counts   by what became of messages: {@code delivered}, {@code duplicate}, {@code waiting}, …
     * @param missing  the first message that has to come before those that wait; 0 where none wait
     * @param troubles what was wrong
     */
    record Arrival(CountryCode from, SortedMap<String, Integer> counts, long missing, List<String> troubles) {
        private static final Set<String> SETTLED = Set.of("delivered", "duplicate", "passed");

        /** Whether the parcel was whole and nothing of it was refused or waits. */
        public boolean settled() {
            return troubles.isEmpty() && SETTLED.containsAll(counts.keySet());
        }
    }

    /**
     * @param country      with whom
     * @param trusted      whether a node of it is trusted now
     * @param queued       not carried yet
     * @param sent         carried, not answered
     * @param refused      refused, kept or quarantined there
     * @param outstanding  withdrawals that were not acknowledged
     * @param waiting      messages from there that wait for an earlier one
     * @param missing      the first of those that are missing; 0 where none waits
     * @param stuck        records from there that are kept or quarantined here
     * @param troubles     what was wrong with parcels from there and has not come whole since
     */
    record Traffic(
            CountryCode country,
            boolean trusted,
            long queued,
            long sent,
            long refused,
            long outstanding,
            long waiting,
            long missing,
            long stuck,
            long troubles) {}

    /**
     * @param quarantined whether its module failed at it; otherwise it waits for the module
     * @param code        why
     * @param detail      more, for an administrator; no content
     */
    record Stuck(
            RecordId record,
            CountryCode owner,
            String module,
            String type,
            long version,
            boolean quarantined,
            String code,
            String detail) {}

    /** @param version the one that country has */
    record Elsewhere(CountryCode country, RecordId record, String type, long version) {}

    /**
     * @param code stable; its text says what happened and what to do
     * @param seq  of the message, 0 where none
     */
    record Trouble(String id, java.time.Instant at, CountryCode country, String code, long seq, String detail) {}
}
