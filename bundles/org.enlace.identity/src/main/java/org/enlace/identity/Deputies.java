package org.enlace.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.web.Sender;

/**
 * Officers who act for others. A service. A deputy knows what the absent officer knows and may do what
 * the roles of both allow, but administers nothing; the audit names both. In a joint investigation team nobody acts for another. What belongs to an account, such as its password, tokens and deputies, cannot be touched while
 * acting for somebody: {@code deputy.acting}.
 */
public interface Deputies {
    /** What a record of this kind is called in {@code NotFound} and the audit. */
    String KIND = "deputy";

    /** Those the caller named, ended ones left out. */
    List<Deputy> named(Caller caller);

    /** Those that name the caller as deputy, ended ones left out; some may begin later. */
    List<Deputy> naming(Caller caller);

    /** Those an officer named or is named in, ended ones left out. Needs {@code officers.read}. */
    List<Deputy> of(OfficerId officer, Caller caller);

    /** For whom the caller may act now. */
    List<Deputy> mayActFor(Caller caller);

    /**
     * The caller names a deputy.
     *
     * @throws org.enlace.platform.Refusal {@code deputy.period}, {@code deputy.self}, {@code deputy.officer} when there is no such
     *     active officer, {@code deputy.acting}
     */
    Deputy name(OfficerId deputy, Instant from, Instant until, Caller caller);

    /** Ends an appointment: who named the deputy, the deputy, or with {@code officers.manage} anybody's. */
    void end(String handle, Caller caller);

    /**
     * The caller's session becomes one that acts for the absent officer, or again the caller's own.
     *
     * @param absent empty to act for oneself again
     * @return the new value for the session cookie
     * @throws org.enlace.platform.Refusal {@code deputy.not-now}
     */
    String act(Optional<OfficerId> absent, Caller caller, Sender sender);
}
