package org.enlace.identity;

import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;

/** Who is signed in. A service. */
public interface Sessions {
    Permission MANAGE = new Permission("sessions.manage");

    /** What a record of this kind is called in {@code NotFound} and the audit. */
    String KIND = "session";

    /** The caller's own, the latest first. */
    List<Session> own(Caller caller);

    /** Ends one of the caller's own. */
    void end(String handle, Caller caller);

    /** Ends all of the caller's own but the one the caller sits in. @return how many */
    int endOthers(Caller caller);

    /** Those of an officer. Needs {@code sessions.manage}. */
    List<Session> of(OfficerId officer, Caller caller);

    /** Ends all of an officer. Needs {@code sessions.manage}. @return how many */
    int endAll(OfficerId officer, Caller caller);
}
