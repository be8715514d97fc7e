package org.enlace.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Looks for malicious software. */
interface Scanner {
    /**
     * @return what was found; empty when nothing was
     * @throws IOException when it cannot be reached or gives no verdict: then nothing is known of the content
     */
    Optional<String> scan(InputStream content) throws IOException;
}
