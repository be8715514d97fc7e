package org.enlace.web.internal;

import org.enlace.web.internal.Doors.Shut;

/** A closed door kept a request out. */
public final class ShutOut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Seconds after which one that is being changed may be open again. */
    static final int RETRY_SECONDS = 5;

    private final transient Shut shut;

    ShutOut(Shut shut) {
        super(shut.closed().why().getMessage(), null, false, false);
        this.shut = shut;
    }

    Shut shut() {
        return shut;
    }

    int status() {
        return shut.changing() ? 503 : 403;
    }
}
