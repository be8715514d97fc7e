package org.enlace.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;

/** The second factors of officers: six digits of an authenticator (TOTP, RFC 6238), and recovery codes. A service. */
public interface SecondFactors {
    /** The caller's own. */
    Status status(Caller caller);

    /**
     * A new secret for the caller's authenticator. It counts once {@link #confirm} saw a code made from it; until then the one
     * before stays in force. Beginning again replaces a secret that was not confirmed.
     */
    Enrolment begin(Caller caller);

    /**
     * Puts the secret in force. The caller's other sessions end.
     *
     * @return recovery codes, each for one sign-in, to be shown once
     * @throws org.enlace.platform.Refusal {@code second-factor.code}, {@code second-factor.not-begun}, {@code sign-in.wait}
     */
    List<String> confirm(String code, Caller caller);

    /** New recovery codes; the old ones end. @throws org.enlace.platform.Refusal {@code second-factor.none} */
    List<String> renewRecoveryCodes(Caller caller);

    /**
     * Takes the caller's own away.
     *
     * @throws org.enlace.platform.Refusal {@code second-factor.required} for officers who hold what needs one
     */
    void remove(Caller caller);

    /**
     * Takes away that of an officer who lost the device. Needs {@code officers.manage} and all that the officer holds.
     *
     * @throws org.enlace.platform.Refusal {@code second-factor.none}, {@code role.not-held}
     */
    void reset(OfficerId officer, Caller caller);

    /**
     * @param since         when it was enrolled; empty when there is none
     * @param recoveryCodes how many are left
     * @param required      whether the officer's roles give what needs one
     */
    record Status(Optional<Instant> since, int recoveryCodes, boolean required) {}

    /**
     * To be shown once, on a page that is not kept.
     *
     * @param secret in Base32, for typing
     * @param uri    {@code otpauth://totp/…}, for the picture
     */
    record Enrolment(String secret, String uri) {}
}
