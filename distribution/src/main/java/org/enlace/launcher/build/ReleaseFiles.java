package org.enlace.launcher.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes, at the end of the build, what whoever receives a release checks it by: the hashes of everything that is handed out, signed as
 * the module archives are, and the signer's certificate. {@code sha256sum} and {@code openssl} read them, so that nothing of the
 * release has to run before it was checked.
 */
public final class ReleaseFiles {
    /** The hashes, in the form of {@code sha256sum}. */
    static final String SUMS = "SHA256SUMS";
    /** The signature over them. */
    static final String SIGNATURE = "SHA256SUMS.p7s";
    /** Whose it is, PEM. */
    static final String CERTIFICATE = "enlace.pem";

    private ReleaseFiles() {}

    /** @param arguments the distribution's build folder, and the version */
    public static void main(String... arguments) throws IOException {
        Path target = Path.of(arguments[0]).toAbsolutePath().normalize();
        write(target, arguments[1], Signer.of(target.resolve("signing")));
    }

    static void write(Path target, String version, Signer signer) throws IOException {
        StringBuilder sums = new StringBuilder();
        for (Path file : files(target, version)) {
            sums.append(Assembly.sha256(file))
                    .append("  ")
                    .append(Folders.name(target, file))
                    .append('\n');
        }
        byte[] text = sums.toString().getBytes(StandardCharsets.US_ASCII);
        Files.write(target.resolve(SUMS), text);
        Files.write(target.resolve(SIGNATURE), signer.detached(text));
        Files.writeString(target.resolve(CERTIFICATE), signer.certificate());
    }

    /** What is handed out, sorted by name. */
    private static List<Path> files(Path target, String version) throws IOException {
        List<Path> files = new ArrayList<>(List.of(
                target.resolve("Dockerfile"),
                target.resolve("enlace-" + version + ".tar.gz"),
                target.resolve("enlace-" + version + ".zip"),
                target.resolve("enlace_" + version + "_all.deb")));
        try (Stream<Path> modules = Files.list(target.resolve("modules"))) {
            modules.filter(file -> file.toString().endsWith(".zip")).forEach(files::add);
        }
        files.sort(Comparator.comparing(file -> Folders.name(target, file)));
        return files;
    }
}
