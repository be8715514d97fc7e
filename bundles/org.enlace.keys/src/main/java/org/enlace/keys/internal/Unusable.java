package org.enlace.keys.internal;

/** The keystore cannot be used. The message is for the administrator: value, rule, remedy; never a secret. */
public class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
        super(message);
    }

    Unusable(String message, Throwable cause) {
        super(message, cause);
    }
}
