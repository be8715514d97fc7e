package org.enlace.exchange.internal;

/** A message that came before an earlier one. */
public record Waiting(long seq, String slip, String envelope) {
    /** In characters. */
    public long size() {
        return (long) slip.length() + envelope.length();
    }
}
