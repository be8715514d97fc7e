package org.enlace.launcher;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;

/**
 * A PKCS#11 token with an RSA key that opens the passphrase of the node's keystore. The keystore's own keys cannot lie there:
 * Java 17 reaches no Ed25519 key on a token.
 */
final class KeysToken {
    /** Names the file that tells Java's PKCS#11 provider of the token: {@code name}, {@code library}, a slot. */
    static final String VARIABLE = "ENLACE_KEYS_TOKEN";

    private static final String PIN_FILE = "ENLACE_KEYS_PIN_FILE";
    private static final String KEY = "enlace";
    /** PKCS#1 1.5 is what every token does; nobody can try ciphertexts on it who may not start the node. */
    private static final String CIPHER = "RSA/ECB/PKCS1Padding";

    private final String configuration;
    private final Provider provider;
    private final PrivateKey key;
    private final Certificate certificate;

    private KeysToken(String configuration, Provider provider, PrivateKey key, Certificate certificate) {
        this.configuration = configuration;
        this.provider = provider;
        this.key = key;
        this.certificate = certificate;
    }

    /** The file with the passphrase as only the token reads it. */
    static Path wrapped(DataFolder data) {
        return data.root().resolve("keys/passphrase.token");
    }

    static boolean isNamed(Map<String, String> environment) {
        return !Settings.value(environment, VARIABLE, "").isEmpty();
    }

    /**
     * Signs in to the token. The PIN is the first line of a file, or typed; a wrong one is tried once, because few tries lock
     * a token.
     *
     * @throws Refused where there is no such token, PIN or key
     */
    static KeysToken open(
            Map<String, String> environment, Optional<KeysPassphrase.Terminal> terminal, Console console) {
        String configuration = Settings.value(environment, VARIABLE, "");
        if (configuration.isEmpty()) {
            throw new Refused(2, VARIABLE + " is not set. Set it to the file that tells Java of the token.");
        }
        Provider provider = provider(configuration);
        String pinFile = Settings.value(environment, PIN_FILE, "");
        char[] pin;
        if (!pinFile.isEmpty()) {
            pin = SecretFile.read(PIN_FILE, pinFile, "the PIN of the token", console);
        } else {
            pin = terminal.map(asked -> asked.ask("PIN of the token in " + configuration + ": "))
                    .orElseThrow(
                            () -> new Refused(
                                    2,
                                    "The token in \"" + configuration + "\" asks for a PIN. Set " + PIN_FILE
                                            + " to the file that holds it, or start the node on a terminal with bin/enlace run."));
        }
        try {
            return opened(configuration, provider, pin);
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private static Provider provider(String configuration) {
        Provider java = Security.getProvider("SunPKCS11");
        if (java == null) {
            throw new Refused(
                    1, "This Java has no module jdk.crypto.cryptoki, which speaks to tokens. Install one that has it.");
        }
        if (!Files.isReadable(Path.of(configuration))) {
            throw new Refused(
                    2,
                    VARIABLE + " is \"" + configuration + "\", which cannot be read. Set it to the file that tells Java"
                            + " of the token: name, library and slotListIndex.");
        }
        try {
            return java.configure(configuration);
        } catch (InvalidParameterException | ProviderException e) {
            throw new Refused(
                    2,
                    VARIABLE + " is \"" + configuration + "\", and no token is reached by it: " + reason(e)
                            + ". Correct the library and the slot in this file, and see that the token is there.");
        }
    }

    private static KeysToken opened(String configuration, Provider provider, char[] pin) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            if (store.getKey(KEY, null) instanceof PrivateKey found
                    && found.getAlgorithm().equals("RSA")) {
                return new KeysToken(configuration, provider, found, store.getCertificate(KEY));
            }
            throw new Refused(
                    2,
                    "The token in \"" + configuration + "\" has no RSA key with a certificate called \"" + KEY
                            + "\". Make one with keytool, as docs/administer.md shows.");
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw new Refused(
                        2,
                        "The token in \"" + configuration + "\" does not take this PIN. Few wrong ones lock it: look"
                                + " at the PIN before the next start.");
            }
            throw failed(configuration, e);
        } catch (GeneralSecurityException | ProviderException e) {
            throw failed(configuration, e);
        }
    }

    private static Refused failed(String configuration, Exception e) {
        return new Refused(
                2,
                "The token in \"" + configuration + "\" cannot be used: " + reason(e)
                        + ". See that the token is there and that its library works.");
    }

    private static String reason(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
    }

    /** Puts a passphrase where only this token reads it, once the token has shown that it does. */
    void keep(char[] passphrase, Path file) throws IOException {
        byte[] plain = new String(passphrase).getBytes(StandardCharsets.UTF_8);
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, certificate.getPublicKey());
            byte[] sealed = cipher.doFinal(plain);
            byte[] read = decipher(sealed);
            if (!Arrays.equals(plain, read)) {
                throw new Refused(
                        1,
                        "The token in \"" + configuration + "\" does not read what was written for it: its key and its"
                                + " certificate do not belong together. Nothing was changed.");
            }
            Arrays.fill(read, (byte) 0);
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer out = Files.newBufferedWriter(draft)) {
                out.write(Base64.getMimeEncoder().encodeToString(sealed) + "\n");
            }
            DataFolder.force(draft);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DataFolder.force(file.getParent());
        } catch (GeneralSecurityException | ProviderException e) {
            throw new Refused(
                    1,
                    "The token in \"" + configuration + "\" could not keep a passphrase of " + plain.length + " bytes: "
                            + reason(e) + ". Nothing was changed; an RSA key of 3072 bits keeps 373 bytes.");
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** @throws Refused where the file is no longer what {@link #keep} wrote */
    char[] read(Path file) throws IOException {
        try {
            return SecretFile.firstLine(decipher(Base64.getMimeDecoder().decode(Files.readAllBytes(file))));
        } catch (IllegalArgumentException | GeneralSecurityException | ProviderException e) {
            throw new Refused(
                    2,
                    "The token in \"" + configuration + "\" does not open \"" + file
                            + "\": it was written for another key, or altered. Bind the token again with bin/enlace"
                            + " bind-token and the passphrase of the keystore in ENLACE_KEYS_PASSPHRASE_FILE.");
        }
    }

    private byte[] decipher(byte[] sealed) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER, provider);
        cipher.init(Cipher.DECRYPT_MODE, key);
        return cipher.doFinal(sealed);
    }

    /** For messages. */
    String name() {
        return "the token in " + configuration;
    }
}
