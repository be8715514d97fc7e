package org.enlace.calendar.internal;

import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;

/** Sees what an officer would see who is not signed in. */
@FunctionalInterface
public interface Eyes {
    /** Empty for an officer who could not sign in now. */
    Optional<Caller> of(OfficerId officer);
}
