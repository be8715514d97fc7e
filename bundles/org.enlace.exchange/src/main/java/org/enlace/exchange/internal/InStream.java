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
 */
public record InStream(CountryCode country, String node, long epoch, long have, String chain, long base) {
    static InStream empty(CountryCode country, String node, long epoch, long base) {
        return new InStream(country, node, epoch, 0, Chain.START, base);
    }
}
