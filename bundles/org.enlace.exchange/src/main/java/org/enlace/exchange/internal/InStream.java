package org.enlace.exchange.internal;

import org.enlace.platform.CountryCode;

/**
 * The stream of messages from a country.
 *
 * @param node  the peer it is from, by its id
 * @param epoch of that peer; 0 before the first message
 * @param have  up to which it was taken in without a gap
 * @param chain over all marks up to it
 * @param base  place up to which that peer tells everything it shares, at the beginning of an epoch
 * @param slip  with which that peer said so: of the last message, or of the letter with which the epoch came; empty before
 * @param newest the letter of this epoch that was read last
 */
public record InStream(
        CountryCode country, String node, long epoch, long have, String chain, long base, String slip, Newest newest) {
    /**
     * @param number among the letters of that peer in this epoch; 0 for none
     * @param slip   on it; empty for none
     */
    public record Newest(long number, String slip) {
        public static final Newest NONE = new Newest(0, "");
    }

    static InStream empty(CountryCode country, String node, long epoch, long base, String slip) {
        return new InStream(country, node, epoch, 0, Chain.START, base, slip, Newest.NONE);
    }

    InStream at(long seq, String next, String with) {
        return new InStream(country, node, epoch, seq, next, base, with, newest);
    }

    InStream read(long number, String with) {
        return new InStream(country, node, epoch, have, chain, base, slip, new Newest(number, with));
    }
}
