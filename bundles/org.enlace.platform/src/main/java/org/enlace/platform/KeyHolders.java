package org.enlace.platform;

import java.time.Instant;
import java.util.Optional;

/**
 * The officers who come in by a public key, as SSH does. A service of whoever keeps the accounts. That the other side has the
 * private key is proven by whoever asks here.
 */
public interface KeyHolders {
    /**
     * The officer a key belongs to, as a caller by the door {@code SSH}, who holds what the account holds at this moment. Asked
     * again while a session lasts: what is given out is not kept.
     *
     * @param fingerprint of the key, as {@code ssh-keygen -l} shows it: {@code SHA256:} and 43 letters, digits, {@code +} and {@code /}
     * @param since       when the session began
     * @return empty when the key is nobody's, the account cannot be signed in to, or its sessions were ended since then
     */
    Optional<Caller> find(String fingerprint, Instant since);

    /** Notes that somebody came in by this key. */
    void used(String fingerprint);
}
