package org.enlace.persistence.internal;

/** The database does not answer; the message says what an administrator can do. */
final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    DatabaseUnavailable(String message) {
        super(message);
    }
}
