package org.enlace.keys.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** A process that changes the signing key, and now and then the passphrase, until it is killed. */
final class KilledRotation {
    private KilledRotation() {}

    public static void main(String[] arguments) {
        NodeKeys keys = new Opening(Path.of(arguments[0]), "CO", Clock.systemUTC()).open(Optional.empty());
        while (true) {
            keys.changePassphrase(Optional.empty());
            System.out.println(keys.rotate().id());
            System.out.flush();
        }
    }
}
