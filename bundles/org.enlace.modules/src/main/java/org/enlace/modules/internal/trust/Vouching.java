package org.enlace.modules.internal.trust;

/** Who still answers for an archive when the certificate of its signer has come to its end. A service. */
@FunctionalInterface
public interface Vouching {
    /**
     * Whether a valid catalogue lists an archive.
     *
     * @param sha256 of the archive, hexadecimal
     */
    boolean vouches(String sha256);
}
