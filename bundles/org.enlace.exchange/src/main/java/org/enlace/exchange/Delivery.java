package org.enlace.exchange;

import java.time.Instant;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * One message to one country.
 *
 * @param country to whom
 * @param seq     its place in the stream to that country, from 1
 * @param record  what it is about
 * @param kind    what it says of the record
 * @param version of the record
 * @param state   how far it is
 * @param code    why it was refused or is kept there; empty otherwise
 * @param changed when its state changed
 */
public record Delivery(
        CountryCode country,
        long seq,
        RecordId record,
        Kind kind,
        long version,
        State state,
        String code,
        Instant changed) {
    /** What a message says of a record. */
    public enum Kind {
        /** This is its content now. */
        RECORD,
        /** You are no longer in its audience. */
        NARROWED,
        /** It was taken back. */
        WITHDRAWN
    }

    /** How far a message is. */
    public enum State {
        /** Not carried yet, or to be carried again. */
        QUEUED,
        /** Carried; the other node has not answered yet. */
        SENT,
        /** The other node has it and did what it says. */
        ACKNOWLEDGED,
        /** The other node has it and keeps it until it can take it in. */
        KEPT,
        /** The other node has it, and its module failed at it. */
        QUARANTINED,
        /** The other node does not take it. */
        REFUSED
    }

    /** Whether a country was told to use a record no longer and has not said yet that it does not. */
    public boolean outstanding() {
        return kind != Kind.RECORD && state != State.ACKNOWLEDGED;
    }
}
