package org.enlace.keys.timestamp;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;

/**
 * A token that was verified: at a moment, by a service's clock, something with a hash existed.
 *
 * @param at        the moment, to the millisecond
 * @param serial    which number the service gave it, hexadecimal
 * @param authority who stamped it: the common name in its certificate, or the whole name; one line of at most 200 characters
 * @param policy    the object identifier of the policy under which it was stamped
 * @param anchor    the trusted certificate that vouches for the service
 * @param der       the token itself, a CMS ContentInfo
 */
public record StampToken(
        Instant at, String serial, String authority, String policy, X509Certificate anchor, byte[] der) {
    public StampToken {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(serial, "serial");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(anchor, "anchor");
        der = der.clone();
    }

    @Override
    public byte[] der() {
        return der.clone();
    }
}
