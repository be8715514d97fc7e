package org.enlace.persistence;

/** A module's schema could not be opened or changed; the module cannot run, the rest of the node can. */
public final class SchemaFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SchemaFailure(String message) {
        super(message);
    }

    public SchemaFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
