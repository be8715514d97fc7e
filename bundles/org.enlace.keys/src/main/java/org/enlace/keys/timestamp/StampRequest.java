package org.enlace.keys.timestamp;

import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;

/**
 * What a service is asked: a hash and a number, and nothing else. The service is asked to put its certificate into the token.
 *
 * @param sha256 of what is stamped, 64 lower-case hexadecimal digits
 * @param nonce  64 random bits, never negative, by which the answer is told from any other
 * @param policy the object identifier of the policy that is wanted; empty for whichever the service has
 * @param der    the request as it is sent
 */
public record StampRequest(String sha256, BigInteger nonce, Optional<String> policy, byte[] der) {
    public StampRequest {
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(nonce, "nonce");
        Objects.requireNonNull(policy, "policy");
        der = der.clone();
    }

    @Override
    public byte[] der() {
        return der.clone();
    }
}
