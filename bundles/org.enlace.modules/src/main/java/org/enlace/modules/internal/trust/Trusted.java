package org.enlace.modules.internal.trust;

import java.nio.file.Path;
import org.enlace.modules.internal.archive.Signer;

/**
 * A certificate among those this node knows.
 *
 * @param signer   whom it names
 * @param file     where it lies
 * @param origin   how it came here
 * @param accepted whether what it signed may be installed, as long as it is valid
 */
public record Trusted(Signer signer, Path file, Origin origin, boolean accepted) {
    /** How a certificate came to be known. */
    public enum Origin {
        /** Shipped with the program. */
        RELEASE,
        /** Shipped with a program that a developer built; accepted on a demonstration, or where the node says so. */
        DEVELOPMENT,
        /** Added on this node. */
        ADDED
    }
}
