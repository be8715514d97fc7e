package org.enlace.jit.internal.access;

import java.util.Set;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** Who prepares a team in this country before anything is in force. */
public interface Preparers {
    /** Whoever began it here or was brought in by somebody of them. */
    Set<OfficerId> circle(RecordId team);

    /** Whether it is with this country's central authority, so that those who act for it know of it. */
    boolean withCentral(RecordId team);

    /** Whether there is such a team here at all. */
    boolean known(RecordId team);
}
