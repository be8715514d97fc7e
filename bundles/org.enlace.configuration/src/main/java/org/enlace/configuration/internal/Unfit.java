package org.enlace.configuration.internal;

/** A value that its key does not take; the message says what is allowed. */
final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String allowed) {
        super(allowed, null, false, false);
    }
}
