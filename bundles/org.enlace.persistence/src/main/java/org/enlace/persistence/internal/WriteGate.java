package org.enlace.persistence.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.enlace.platform.NotNow;
import org.enlace.platform.Refusal;

/** Whether anything may be written. While the database is moved nothing is; what is stored can be read on. */
final class WriteGate {
    /** The code of the refusal. */
    static final String MOVING = "database.moving";

    private static final int RETRY_SECONDS = 10;

    private final AtomicBoolean closed = new AtomicBoolean();

    /** @return false where it was closed already */
    boolean close() {
        return closed.compareAndSet(false, true);
    }

    void open() {
        closed.set(false);
    }

    /** @throws NotNow {@code database.moving} */
    void require() {
        if (closed.get()) {
            throw new NotNow(
                    new Refusal(
                            MOVING,
                            "Nothing can be stored now: the records of the node are being moved to another database."
                                    + " Repeat it in some minutes"),
                    RETRY_SECONDS);
        }
    }
}
