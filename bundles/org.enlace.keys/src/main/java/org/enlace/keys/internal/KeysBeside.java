package org.enlace.keys.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.enlace.keys.OtherKeys;
import org.osgi.service.component.annotations.Component;

/** Opens a keystore that is not the node's own. */
@Component
public final class KeysBeside implements OtherKeys {
    @Override
    public Optional<SecretKey> secret(Path data, String purpose) throws IOException {
        KeyFolder folder = new KeyFolder(data);
        if (!Files.exists(folder.keystore())) {
            throw new IOException("There is no keystore at " + folder.keystore());
        }
        Optional<Passphrase> own = folder.readPassphrase(folder.passphrase());
        Optional<Passphrase> next = folder.readPassphrase(folder.nextPassphrase());
        if (own.isEmpty() && next.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(opened(folder, own.or(() -> next).orElseThrow(), purpose));
        } catch (Keystore.WrongPassphrase e) {
            // The backup was made while the passphrase changed: one of the two fits.
            if (own.isEmpty() || next.isEmpty()) {
                throw new IOException(e.getMessage(), e);
            }
        } catch (Unusable e) {
            throw new IOException(e.getMessage(), e);
        }
        try {
            return Optional.of(opened(folder, next.orElseThrow(), purpose));
        } catch (Unusable e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static SecretKey opened(KeyFolder folder, Passphrase passphrase, String purpose) throws IOException {
        NodeKeys keys = new NodeKeys(folder, Keystore.open(folder, passphrase), passphrase, "?", Clock.systemUTC());
        try {
            return keys.secret(purpose);
        } finally {
            keys.close();
        }
    }
}
