package org.enlace.keys.timestamp;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;

/**
 * Makes requests for time stamps by RFC 3161 and verifies what comes back; who carries them is none of its business. A service, there
 * without the keystore, loaded when somebody first asks. Whether a certificate was revoked is not looked at: that would take a call.
 */
public interface TimeStamps {
    /** The most bytes of an answer or a token that are looked at: one with its certificates has a few thousand. */
    int MOST_BYTES = 64 * 1024;

    /**
     * A request of its own nonce.
     *
     * @param sha256 64 hexadecimal digits
     * @param policy an object identifier such as {@code 1.2.3}; empty for whichever the service has
     * @throws IllegalArgumentException where either is none
     */
    StampRequest request(String sha256, Optional<String> policy);

    /**
     * What a service answered to a request.
     *
     * @param answer  its bytes, a TimeStampResp
     * @param anchors who is trusted: authorities, or the very certificates that services sign with
     * @throws NotStamped where it proves nothing, with what is wrong
     */
    StampToken answered(byte[] answer, StampRequest request, Collection<X509Certificate> anchors) throws NotStamped;

    /**
     * A token that was kept, verified anew for the moment that it names.
     *
     * @throws NotStamped where it does not prove that the hash existed then
     */
    StampToken verified(byte[] token, String sha256, Collection<X509Certificate> anchors) throws NotStamped;

    /** A token as a file {@code .tsr}, which other programs read: the answer of a service that granted it. */
    byte[] file(byte[] token);
}
