package org.enlace.backup.internal.format;

import java.io.IOException;

/** A backup, or a part of one, is not as it was made. The message names the part. */
public final class Damaged extends IOException {
    private static final long serialVersionUID = 1L;

    public Damaged(String message) {
        super(message);
    }

    public Damaged(String message, Throwable cause) {
        super(message, cause);
    }
}
