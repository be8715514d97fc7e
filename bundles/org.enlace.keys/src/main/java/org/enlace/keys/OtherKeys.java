package org.enlace.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.crypto.SecretKey;

/** Keys that lie in a folder as a backup has put them there, beside the node's own. A service; nothing is made or changed. */
public interface OtherKeys {
    /**
     * A secret of the keystore in a folder, see {@link Keys#secret}.
     *
     * @param data a data folder; the keystore lies in {@code keys}
     * @return empty where the passphrase of the keystore does not lie beside it: a person keeps it elsewhere
     * @throws IOException when there is no keystore, or it does not open
     */
    Optional<SecretKey> secret(Path data, String purpose) throws IOException;
}
