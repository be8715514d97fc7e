package org.enlace.exchange.internal;

import org.enlace.platform.CountryCode;

/**
 * The stream of messages to a country, in the node's present epoch.
 *
 * @param node the peer it goes to, by its id; empty before one was trusted
 * @param last place of the last message
 * @param chain over all marks up to it
 * @param have up to which the peer said it has it
 * @param base place of the last message with which the epoch began: up to there everything is told that is shared
 * @param letters how many letters were written in this epoch
 */
public record OutStream(CountryCode country, String node, long last, String chain, long have, long base, long letters) {
    static OutStream empty(CountryCode country, String node) {
        return new OutStream(country, node, 0, Chain.START, 0, 0, 0);
    }

    OutStream at(long seq, String next) {
        return new OutStream(country, node, seq, next, have, base, letters);
    }

    OutStream told(long upTo) {
        return new OutStream(country, node, last, chain, upTo, base, letters);
    }

    OutStream withLetter() {
        return new OutStream(country, node, last, chain, have, base, letters + 1);
    }
}
