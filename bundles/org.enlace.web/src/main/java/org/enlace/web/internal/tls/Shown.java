package org.enlace.web.internal.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlace.keys.TlsKey;

/**
 * What the node shows of itself under TLS.
 *
 * @param store       holds one key, with its certificates
 * @param password    of the key in it
 * @param certificate of that key
 */
record Shown(KeyStore store, char[] password, X509Certificate certificate) {
    private static final String TYPE = "PKCS12";
    private static final String ALIAS = "tls";
    private static final int PASSWORD_BYTES = 24;

    /** The message says what is wrong with a certificate somebody gave, and what to do. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }
    }

    /** The node's own, self-signed. */
    static Shown own(TlsKey keys, List<String> names) {
        TlsKey.Own own = keys.forNames(names);
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        char[] password = Base64.getEncoder().encodeToString(random).toCharArray();
        try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(null, null);
            store.setKeyEntry(ALIAS, own.key(), password, new Certificate[] {own.certificate()});
            return new Shown(store, password, own.certificate());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Every Java keeps keys in memory", e);
        }
    }

    /**
     * One that somebody gave.
     *
     * @param file       PKCS#12
     * @param passphrase a file whose first line opens it
     */
    static Shown given(Path file, Optional<Path> passphrase) throws Unfit {
        char[] password = password(passphrase);
        KeyStore whole;
        try (InputStream in = Files.newInputStream(file)) {
            whole = KeyStore.getInstance(TYPE);
            whole.load(in, password);
        } catch (IOException | GeneralSecurityException e) {
            throw new Unfit("The certificate " + file + " cannot be opened"
                    + (e.getCause() instanceof UnrecoverableKeyException
                            ? ": ENLACE_TLS_PASSPHRASE_FILE does not hold its passphrase. Correct the file"
                            : " (" + e.getMessage() + "). Give a PKCS#12 file with a key and its certificates"));
        }
        try {
            List<String> keys = Collections.list(whole.aliases()).stream()
                    .filter(alias -> isKey(whole, alias))
                    .toList();
            if (keys.size() != 1) {
                throw new Unfit("The certificate " + file + " holds " + keys.size()
                        + " keys. Give a PKCS#12 file with exactly one, and its certificates");
            }
            X509Certificate certificate = (X509Certificate) whole.getCertificate(keys.get(0));
            whole.getKey(keys.get(0), password);
            return new Shown(whole, password, certificate);
        } catch (GeneralSecurityException e) {
            throw new Unfit("The key in " + file + " cannot be read (" + e.getMessage()
                    + "). Give a PKCS#12 file whose key has the passphrase of the file");
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static char[] password(Optional<Path> file) throws Unfit {
        if (file.isEmpty()) {
            return new char[0];
        }
        try {
            byte[] bytes = Files.readAllBytes(file.get());
            CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            Arrays.fill(bytes, (byte) 0);
            int end = 0;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            char[] line = new char[end];
            text.get(line);
            return line;
        } catch (IOException e) {
            throw new Unfit("ENLACE_TLS_PASSPHRASE_FILE is " + file.get() + ", which cannot be read (" + e.getMessage()
                    + "). Give it to the node's user");
        }
    }

    /** As browsers show it. */
    String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":")
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()))
                    .toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "certificate " + fingerprint();
    }
}
