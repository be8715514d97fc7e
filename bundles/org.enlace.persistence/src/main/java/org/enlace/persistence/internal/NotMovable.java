package org.enlace.persistence.internal;

import java.io.IOException;

/** Why a database cannot be moved as it is; the message names what it is about, and the remedy. */
final class NotMovable extends IOException {
    private static final long serialVersionUID = 1L;

    NotMovable(String message) {
        super(message);
    }
}
