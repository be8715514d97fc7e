package org.enlace.keys.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** A real keystore in a folder, for other bundles' tests. */
public record KeystoreFolder(NodeKeys keys, NodeAgreements agreements) {
    public static KeystoreFolder open(Path data, String country, Clock clock) {
        NodeKeys keys = new Opening(data, country, clock).open(Optional.empty());
        return new KeystoreFolder(keys, new NodeAgreements(keys, clock));
    }
}
