package org.enlace.exchange.internal;

import java.time.Instant;
import org.enlace.exchange.Delivery;
import org.enlace.exchange.Delivery.Kind;
import org.enlace.exchange.Delivery.State;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * A message in the stream to a country. What it says is read from the record when it is carried, so a later message about the same
 * record leaves this one empty.
 *
 * @param mark  random, so that two nodes made of one backup are told apart
 * @param chain over all marks of the stream up to this one
 * @param shown whether it was ever carried with the record
 * @param known which version of the record the other node said it has; 0 where it said nothing
 */
public record Message(
        CountryCode country,
        long seq,
        RecordId record,
        Kind kind,
        long version,
        String mark,
        String chain,
        boolean shown,
        State state,
        String code,
        long known,
        Instant changed) {
    Message in(State next, String why, long theirs, Instant at) {
        return new Message(country, seq, record, kind, version, mark, chain, shown, next, why, theirs, at);
    }

    Message carried(boolean withRecord, Instant at) {
        return new Message(
                country, seq, record, kind, version, mark, chain, shown || withRecord, State.SENT, "", known, at);
    }

    Delivery delivery() {
        return new Delivery(country, seq, record, kind, version, state, code, changed);
    }
}
