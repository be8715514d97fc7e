package org.enlace.identity.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.enlace.platform.OfficerId;

/** Where passwords and second factors are kept, hashed or sealed. */
public interface CredentialStore {
    /**
     * @param password   its Argon2 hash, with parameters and salt
     * @param changed    when it was chosen
     * @param secret     of the authenticator in force, sealed
     * @param enrolled   since when
     * @param begun      a secret that was not confirmed yet, sealed
     */
    record Credential(
            OfficerId officer,
            String password,
            Instant changed,
            Optional<Instant> lastSignIn,
            Optional<String> secret,
            Optional<Instant> enrolled,
            Optional<String> begun) {}

    Optional<Credential> find(OfficerId officer);

    /** Writes a password; what the officer had as a second factor stays. */
    void password(OfficerId officer, String hash, Instant at);

    /** Writes the same password hashed anew. */
    void rehash(OfficerId officer, String hash);

    void signedIn(OfficerId officer, Instant at);

    void begin(OfficerId officer, String sealed);

    /** The secret that was begun is in force from now on. */
    void enrol(OfficerId officer, Instant at);

    /** Takes the second factor and the recovery codes away. */
    void removeSecondFactor(OfficerId officer);

    /** Notes that the code of a step was used. @return false when that step or a later one was used before */
    boolean use(OfficerId officer, long step);

    void recoveryCodes(OfficerId officer, Collection<String> hashes);

    /** @return false when there is no such code any more */
    boolean useRecoveryCode(OfficerId officer, String hash);

    int recoveryCodes(OfficerId officer);
}
