package org.enlace.identity;

import java.time.Instant;
import java.util.Optional;
import org.enlace.platform.OfficerId;

/**
 * A public key by which an officer comes to the shell through SSH.
 *
 * @param fingerprint as {@code ssh-keygen -l} shows it: {@code SHA256:} and 43 characters
 * @param kind        such as {@code ssh-ed25519}
 * @param label       what stood behind the key, such as whose machine it lies on; may be empty
 * @param lastUse     to the minute
 */
public record SshKey(
        String fingerprint,
        OfficerId officer,
        String kind,
        String label,
        OfficerId addedBy,
        Instant added,
        Optional<Instant> lastUse) {}
