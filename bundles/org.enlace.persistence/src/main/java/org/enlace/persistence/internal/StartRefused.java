package org.enlace.persistence.internal;

/** The database or the data folder is not for this server; a node that starts ends with the message. */
class StartRefused extends DatabaseUnavailable {
    static final int AGAIN_LATER = 1;
    static final int SET_WRONGLY = 2;

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status with which the process ends */
    StartRefused(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
