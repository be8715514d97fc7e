package org.enlace.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Lets a node that is no demonstration take the module archives of this build, which nobody but its developer signed. */
public final class DevelopmentSigner {
    private DevelopmentSigner() {}

    /** Puts the certificate that lies in an installation among those that a data folder trusts. */
    public static void trusted(Path home, Path data) {
        Path shipped = home.resolve("config/trust/development");
        if (!Files.isDirectory(shipped)) {
            return;
        }
        try (Stream<Path> certificates = Files.list(shipped)) {
            Path trust = Files.createDirectories(data.resolve("config/trust"));
            for (Path certificate : certificates.toList()) {
                Files.copy(certificate, trust.resolve(certificate.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
