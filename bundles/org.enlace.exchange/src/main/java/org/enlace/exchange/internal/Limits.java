package org.enlace.exchange.internal;

import org.enlace.exchange.Parcels;
import org.enlace.exchange.internal.envelope.Letter;

/**
 * Bounds on what one partner can make this node keep, and on what goes into one parcel.
 *
 * @param waiting     how many of a country's messages wait for an earlier one; more are left to be sent again
 * @param waitingSize how many characters these have
 * @param announced   how many later messages that a country named are remembered
 * @param troubles    how many problems of a country are remembered
 * @param answers     how many answers are in a letter
 * @param messages    how many messages are in a parcel
 * @param size        how many bytes a parcel has
 */
record Limits(int waiting, long waitingSize, int announced, int troubles, int answers, int messages, long size) {
    static final Limits USUAL = new Limits(
            10_000,
            64L << 20,
            Letter.MOST_ANNOUNCED,
            10_000,
            Letter.MOST_ANSWERS,
            Parcels.MOST_MESSAGES,
            Parcels.LARGEST);
}
