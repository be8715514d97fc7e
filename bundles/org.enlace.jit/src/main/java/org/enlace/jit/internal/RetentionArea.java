package org.enlace.jit.internal;

import org.enlace.jit.internal.retention.RetentionDesk;
import org.enlace.jit.internal.retention.RetentionRounds;

/** The use cases of the end of retention, put together when somebody first asks for them. */
public interface RetentionArea {
    RetentionDesk desk();

    RetentionRounds rounds();

    /** There may be something to propose or to erase: looked at on a thread of its own. */
    void begin();
}
