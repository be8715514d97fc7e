package org.enlace.exchange.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.Parcels.Trouble;
import org.enlace.exchange.Peer;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * What the exchange remembers. Every method that changes something joins the current transaction. {@code lock…} reads a row that
 * nobody else changes until the transaction ends. Rows are locked in one order, so that nobody waits for somebody who waits for
 * them: this node, a stream that comes in, streams that go out by their countries, a record.
 */
public interface ExchangeStore {
    Optional<Self> self();

    void write(Self self);

    /** Whoever changes which keys are trusted does so alone. */
    void lockSelf();

    /** Every key of every peer. */
    List<PeerKey> peers();

    void write(PeerKey peer);

    /**
     * Notes what a peer runs; nothing else of it changes.
     *
     * @return whether its key is trusted; otherwise nothing is noted
     */
    boolean writeRuns(Peer peer);

    /** Takes away a card that was never trusted. */
    void forget(PeerKey peer);

    Optional<Own> own(RecordId id);

    /** The ids of all records that were ever shared, in their order. */
    List<RecordId> ownIds();

    void lockOwn(RecordId id);

    void write(Own own);

    /** Notes the envelope of a version; nothing, where the record has another version by now. */
    void writeSealed(RecordId id, long version, String envelope, String keys);

    Optional<OutStream> out(CountryCode country);

    List<OutStream> outs();

    /** Made with this node where there is none. */
    OutStream lockOut(CountryCode country, String node);

    void write(OutStream stream);

    void write(Message message);

    Optional<Message> message(CountryCode country, long seq);

    /** In their order, beyond a place. */
    List<Message> messages(CountryCode country, long after, int limit);

    /** About a record, to all countries, by country and place. */
    List<Message> messages(RecordId record);

    /** Not acknowledged, or all; only the last about each record to each country; newest change first. */
    List<Message> queue(Optional<CountryCode> country, boolean all, int limit);

    /** Kept, quarantined or refused there. */
    List<Message> excepted(CountryCode country);

    /** How many of the messages that are the last about their record are in a state; of withdrawals only, or of all. */
    long count(CountryCode country, Set<State> states, boolean withdrawals);

    /** When the one that has been longest in one of these states came into it; of the last about each record only. */
    Optional<java.time.Instant> oldest(CountryCode country, Set<State> states);

    /** What was queued or sent from one place to another has arrived. */
    void acknowledge(CountryCode country, long first, long last, java.time.Instant at);

    /** What was answered beyond a place is to be sent again. */
    void queueAgain(CountryCode country, long after, java.time.Instant at);

    /** Forgets all messages to a country. */
    void clearMessages(CountryCode country);

    Optional<InStream> in(CountryCode country);

    List<InStream> ins();

    InStream lockIn(CountryCode country, String node);

    void write(InStream stream);

    Optional<Held> held(RecordId id);

    void write(Held held);

    /** Kept or quarantined, oldest first; without their content, of which there may be much. */
    List<Held> stuck(int limit);

    long countStuck(CountryCode owner);

    void write(CountryCode country, Waiting waiting);

    Optional<Waiting> waiting(CountryCode country, long seq);

    long countWaiting(CountryCode country);

    /** How many characters those have that wait. */
    long sizeOfWaiting(CountryCode country);

    /** Those up to a place; all of them with {@link Long#MAX_VALUE}. */
    void forgetWaiting(CountryCode country, long upTo);

    /** Once for each place and chain. */
    void write(CountryCode country, Announced announced);

    void forget(CountryCode country, Announced announced);

    List<Announced> announced(CountryCode country);

    /** Those up to a place; all of them with {@link Long#MAX_VALUE}. */
    void forgetAnnounced(CountryCode country, long upTo);

    void write(CountryCode country, Answer answer);

    /** By their places. */
    List<Answer> answers(CountryCode country);

    /** @param refused those that refuse it too; otherwise only that it is kept or quarantined */
    void forgetAnswers(CountryCode country, RecordId record, boolean refused);

    void forgetAnswers(CountryCode country);

    /** What a module here has of an owner's records, and was not spoken of in this epoch of the owner. */
    List<Held> unconfirmedHeld(CountryCode owner, long epoch, int limit);

    /** The same, in the words of the letter to the owner. */
    default List<Unremembered> unconfirmed(CountryCode owner, long epoch, int limit) {
        return unconfirmedHeld(owner, epoch, limit).stream()
                .map(held -> new Unremembered(owner, held.id(), held.module(), held.type(), held.version()))
                .toList();
    }

    List<Unremembered> unremembered();

    /** In place of those that a country told of before. */
    void replaceUnremembered(CountryCode country, List<Unremembered> all);

    void forgetUnremembered(RecordId record);

    /** In place of the one with the same id. */
    void write(Trouble trouble);

    /** Newest first. */
    List<Trouble> troubles(int limit);

    long countTroubles(CountryCode country);

    /** Those about messages from one place in the stream to another; 0 is the place of what is about no message that can be told. */
    void forgetTroubles(CountryCode country, long first, long last);
}
