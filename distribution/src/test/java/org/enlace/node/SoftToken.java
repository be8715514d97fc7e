package org.enlace.node;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PKCS#11 token of SoftHSM in a folder, which programs see by {@code SOFTHSM2_CONF}. */
final class SoftToken {
    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");

    private final Path folder;
    private final String pin;

    private SoftToken(Path folder, String pin) {
        this.folder = folder;
        this.pin = pin;
    }

    /** A token without keys. */
    static SoftToken made(Path folder, String pin) throws IOException {
        assumeTrue(
                Files.exists(LIBRARY) || System.getenv("CI") != null, "the program softhsm2-util is needed (softhsm2)");
        Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(
                folder.resolve("softhsm2.conf"),
                "directories.tokendir = " + folder.resolve("tokens") + "\nobjectstore.backend = file\n");
        SoftToken token = new SoftToken(folder, pin);
        Files.writeString(token.configuration(), "name = enlace\nlibrary = " + LIBRARY + "\nslotListIndex = 0\n");
        token.run("softhsm2-util", "--init-token", "--free", "--label", "enlace", "--pin", pin, "--so-pin", "12345678");
        return token;
    }

    /** Makes the key as the guide does. */
    SoftToken withKey() throws IOException {
        run(
                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                "-genkeypair",
                "-keystore",
                "NONE",
                "-storetype",
                "PKCS11",
                "-addprovider",
                "SunPKCS11",
                "-providerArg",
                configuration().toString(),
                "-alias",
                "enlace",
                "-keyalg",
                "RSA",
                "-keysize",
                "3072",
                "-dname",
                "CN=enlace",
                "-storepass",
                pin);
        return this;
    }

    /** What tells Java of the token. */
    Path configuration() {
        return folder.resolve("token.cfg");
    }

    Path library() {
        return folder.resolve("softhsm2.conf");
    }

    private void run(String... command) throws IOException {
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(List.of(command));
        builder.environment().put("SOFTHSM2_CONF", library().toString());
        Process process =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(List.of(command) + " failed: " + Files.readString(said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
