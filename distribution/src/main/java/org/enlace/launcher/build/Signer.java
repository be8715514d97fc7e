package org.enlace.launcher.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Signs what a folder holds in the JAR signing scheme, without a time of its own: the same key gives the same bytes (RSA and
 * Ed25519; the JDK's own signer writes the time of day into each signature).
 */
public final class Signer {
    private static final String NAME = "META-INF/ENLACE";
    private static final String SUBJECT = "CN=Enlace development";
    private static final String VALID_DAYS = "3650";

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final boolean development;

    private Signer(PrivateKey key, X509Certificate certificate, boolean development) {
        this.key = key;
        this.certificate = certificate;
        this.development = development;
    }

    /**
     * Whoever signs a release, where the build was told ({@code signing.keystore}, {@code signing.alias},
     * {@code signing.passphrase.file}); else a developer's key, made once in a folder of the build.
     *
     * @throws IOException saying what is wrong with the keystore
     */
    static Signer of(Path folder) throws IOException {
        String keystore = System.getProperty("signing.keystore", "");
        if (keystore.isBlank()) {
            return development(folder);
        }
        String alias = System.getProperty("signing.alias", "");
        String passphrase = System.getProperty("signing.passphrase.file", "");
        if (alias.isBlank() || passphrase.isBlank()) {
            throw new IOException(
                    "signing.keystore is set, so -Dsigning.alias=ALIAS and -Dsigning.passphrase.file=FILE are needed");
        }
        return open(Path.of(keystore), alias, Path.of(passphrase), false);
    }

    /** The developer's key of this build, made when it is not there. */
    public static Signer development(Path folder) throws IOException {
        Path keystore = folder.resolve("development.p12");
        Path passphrase = folder.resolve("passphrase");
        if (!Files.exists(keystore)) {
            make(folder, keystore, passphrase);
        }
        return open(keystore, "development", passphrase, true);
    }

    private static void make(Path folder, Path keystore, Path passphrase) throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(passphrase);
        Files.createFile(
                passphrase, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.writeString(passphrase, HexFormat.of().formatHex(random) + "\n");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "development",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "3072",
                        "-sigalg",
                        "SHA256withRSA",
                        "-dname",
                        SUBJECT,
                        "-validity",
                        VALID_DAYS,
                        "-ext",
                        "KeyUsage=digitalSignature",
                        "-ext",
                        "ExtendedKeyUsage=codeSigning",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keystore.toString(),
                        "-storepass:file",
                        passphrase.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool could not make the development key: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool made the development key", e);
        }
    }

    private static Signer open(Path keystore, String alias, Path passphraseFile, boolean development)
            throws IOException {
        char[] passphrase =
                Files.readString(passphraseFile).lines().findFirst().orElse("").toCharArray();
        try {
            KeyStore store = KeyStore.getInstance(keystore.toFile(), passphrase);
            if (!(store.getKey(alias, passphrase) instanceof PrivateKey key)) {
                throw new IOException("The keystore " + keystore + " has no private key \"" + alias + "\"");
            }
            return new Signer(key, (X509Certificate) store.getCertificate(alias), development);
        } catch (GeneralSecurityException e) {
            throw new IOException("The keystore " + keystore + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Writes the certificate to where a node looks for those it trusts. */
    void writeCertificate(Path trust) throws IOException {
        Path folder = Files.createDirectories(development ? trust.resolve("development") : trust);
        Files.writeString(folder.resolve(development ? "enlace-development.pem" : "enlace.pem"), certificate());
    }

    /** The certificate, PEM. */
    public String certificate() throws IOException {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate cannot be written", e);
        }
    }

    /**
     * A signature over a text that lies in a file of its own beside it (PKCS #7, DER), as {@code openssl cms -verify} takes it.
     *
     * @param content what is signed, byte by byte
     */
    byte[] detached(byte[] content) throws IOException {
        return SignatureBlock.of(key, certificate, content).bytes();
    }

    /** Signs every file of a folder; the signature lies in its {@code META-INF} afterwards. */
    public void sign(Path folder) throws IOException {
        SignedManifest manifest = SignedManifest.of(folder);
        Files.createDirectories(folder.resolve("META-INF"));
        Files.write(folder.resolve("META-INF/MANIFEST.MF"), manifest.bytes());
        Files.write(folder.resolve(NAME + ".SF"), manifest.signatureFile());
        SignatureBlock block = SignatureBlock.of(key, certificate, manifest.signatureFile());
        Files.write(folder.resolve(NAME + "." + block.extension()), block.bytes());
    }
}
