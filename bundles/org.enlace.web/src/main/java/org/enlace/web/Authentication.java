package org.enlace.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.UnitId;

/**
 * Tells who sends a request. A service; while there is none, only what is {@link Public} is served. Asked by every request, so it
 * must answer in microseconds for a session or token seen a moment ago.
 */
public interface Authentication {
    /**
     * Who sits behind a session cookie.
     *
     * @param cookie the value as the browser sent it: anything at all
     * @return empty when there is no such session, or it has ended, or its officer was disabled
     */
    Optional<SignedIn> session(String cookie);

    /**
     * Whose program sends a token.
     *
     * @param bearer what followed {@code Authorization: Bearer}: anything at all
     * @return empty when there is no such token, or it has expired or was revoked, or its officer was disabled
     */
    Optional<SignedIn> token(String bearer);

    /** Whether the node has an administrator; before that it may be reached from this machine only. */
    boolean settled();

    /**
     * An officer as the request finds them.
     *
     * @param officer   the account
     * @param actingFor the absent officer whose deputy the account is now
     * @param unit      the unit of the officer whose rights are used
     * @param name      how the officer is called, for the top of the page
     * @param language  what the officer chose
     * @param zone      what the officer chose
     * @param grants    what is permitted
     * @param handle    names the session or token in the audit; opens nothing
     * @param proven    when the officer last proved, in this session, who they are; {@link Instant#MAX} for a token, which was
     *                  given by such a proof
     * @param twoFactors whether the officer signed in with a second factor; never for a token
     */
    record SignedIn(
            OfficerId officer,
            Optional<OfficerId> actingFor,
            Optional<UnitId> unit,
            String name,
            Optional<Language> language,
            Optional<ZoneId> zone,
            Predicate<Permission> grants,
            String handle,
            Instant proven,
            boolean twoFactors) {}
}
