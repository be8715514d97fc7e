package org.enlace.exchange.internal;

/**
 * A later message of a stream, which a sender named when it left an earlier one empty because of it. Until it has come, only this
 * tells whether the sender still remembers it.
 *
 * @param chain up to it
 * @param slip  with which the sender named it
 */
public record Announced(long seq, String chain, String slip) {}
