package org.enlace.configuration.internal;

/** A file that cannot be understood as a whole; the message says where and why. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message, null, false, false);
    }
}
