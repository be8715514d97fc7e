package org.enlace.keys;

import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;

/** The keys others seal to, so that this node alone can open it. A service, there once the keystore is open. */
public interface AgreementKeys {
    /**
     * How long a key that was replaced still opens what is under way: half a year, longer than a partner's node was ever planned to
     * be away (design: "a peer down for a week only waits") and than a letter with a medium in it may take.
     */
    Duration KEPT = Duration.ofDays(183);

    /** The keys that open something now, newest first; the first is the one in force. One is made at the first call. */
    List<Agreement> agreements();

    /** The key in force. */
    default Agreement agreement() {
        return agreements().get(0);
    }

    /**
     * Agrees on a secret with whoever holds the private part of a key (ECDH on P-256).
     *
     * @param id  of the own key
     * @param key the other's; on the curve, or it is refused
     * @return the shared secret as it is, 32 bytes, not derived from yet; empty when the own key is not held, or no longer
     * @throws IllegalArgumentException when the other's key is not of P-256
     */
    Optional<SecretKey> agree(String id, ECPublicKey key);

    /**
     * One of the keys, as anybody may know it.
     *
     * @param id    the SHA-256 of the key in DER, hexadecimal
     * @param key   on P-256
     * @param from  since when it is in force
     * @param until when another took its place; empty for the key in force. It opens for {@link #KEPT} longer
     */
    record Agreement(String id, ECPublicKey key, Instant from, Optional<Instant> until) {}
}
