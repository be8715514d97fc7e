package org.enlace.keys.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.spec.PBEParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code node.p12}: a PKCS#12 keystore as Java writes it. Keys are encrypted (AES-256, PBKDF2), certificates are not, and a MAC
 * over all of it tells when a byte was changed. What is in memory is what is on the disk: a change is made to a copy, which
 * counts once it is written.
 */
final class Keystore {
    private static final String TYPE = "PKCS12";
    private static final String MASTER = "master";
    private static final String TLS = "tls";
    private static final String SIGNING = "sign-";
    private static final String CROSS = "cross-";
    private static final String AGREEMENT = "agree-";
    private static final String PROTECTION = "PBEWithHmacSHA256AndAES_256";
    private static final int MASTER_BYTES = 32;
    private static final int SALT_BYTES = 20;
    /** Java takes these from the whole process. */
    private static final Object STORING = new Object();

    private final KeyFolder folder;
    private final KeyStore store;
    private final Passphrase passphrase;

    private Keystore(KeyFolder folder, KeyStore store, Passphrase passphrase) {
        this.folder = folder;
        this.store = store;
        this.passphrase = passphrase;
    }

    @FunctionalInterface
    private interface Change {
        void on(KeyStore copy) throws GeneralSecurityException;
    }

    /** Makes the keystore of a new node, with the one secret all others are derived from. */
    static Keystore make(KeyFolder folder, Passphrase passphrase) throws IOException {
        byte[] master = new byte[MASTER_BYTES];
        new SecureRandom().nextBytes(master);
        try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(null, null);
            store.setEntry(
                    MASTER, new KeyStore.SecretKeyEntry(new SecretKeySpec(master, "AES")), protection(passphrase));
            folder.write(folder.keystore(), bytes(store, passphrase));
            return new Keystore(folder, store, passphrase);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java writes PKCS#12", e);
        } finally {
            Arrays.fill(master, (byte) 0);
        }
    }

    /** @throws Unusable when the passphrase does not fit, or the file is damaged */
    static Keystore open(KeyFolder folder, Passphrase passphrase) throws IOException {
        byte[] bytes = folder.read(folder.keystore());
        try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(new ByteArrayInputStream(bytes), passphrase.characters());
            if (!store.isKeyEntry(MASTER)) {
                throw new Unusable("The keystore " + folder.keystore()
                        + " holds no master key, so it is not one of a node. Put the node's own back from your backup");
            }
            return new Keystore(folder, store, passphrase);
        } catch (IOException e) {
            throw explained(folder, bytes, passphrase, e);
        } catch (GeneralSecurityException e) {
            throw explained(folder, bytes, passphrase, e);
        }
    }

    private static Unusable explained(KeyFolder folder, byte[] bytes, Passphrase passphrase, Exception failure) {
        if (failure.getCause() instanceof UnrecoverableKeyException) {
            return new WrongPassphrase("The passphrase from " + passphrase.source() + " does not open "
                    + folder.keystore() + ": it is another one's, or the file was altered. Give the passphrase that"
                    + " belongs to it, or put file and passphrase back from one and the same backup, and start the node"
                    + " again");
        }
        return new Unusable(
                "The keystore " + folder.keystore() + " is damaged (" + bytes.length + " bytes: " + failure.getMessage()
                        + "). Put it back from your backup and start the node again; without it nothing that is"
                        + " encrypted can be read",
                failure);
    }

    /** The only failure that another passphrase may mend. */
    static final class WrongPassphrase extends Unusable {
        private static final long serialVersionUID = 1L;

        WrongPassphrase(String message) {
            super(message);
        }
    }

    byte[] master() {
        return key(MASTER).getEncoded();
    }

    /** By their number, the newest first; of the first of them the private key is here. */
    SortedMap<Integer, X509Certificate> signing() {
        return numbered(SIGNING);
    }

    /** By their number, the newest first; of each the private key is here. */
    SortedMap<Integer, X509Certificate> agreements() {
        return numbered(AGREEMENT);
    }

    private SortedMap<Integer, X509Certificate> numbered(String prefix) {
        SortedMap<Integer, X509Certificate> all = new TreeMap<>(Collections.reverseOrder());
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (alias.startsWith(prefix)) {
                    all.put(Integer.valueOf(alias.substring(prefix.length())), (X509Certificate)
                            store.getCertificate(alias));
                }
            }
            return all;
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    PrivateKey agreementKey(int number) {
        return (PrivateKey) key(AGREEMENT + number);
    }

    /**
     * Puts a key for agreement in force.
     *
     * @param over the numbers of those whose time is over; they are destroyed
     */
    Keystore withAgreement(int number, PrivateKey key, X509Certificate certificate, Set<Integer> over)
            throws IOException {
        return changed(copy -> {
            copy.setEntry(
                    AGREEMENT + number,
                    new KeyStore.PrivateKeyEntry(key, new Certificate[] {certificate}),
                    protection(passphrase));
            for (int old : over) {
                copy.deleteEntry(AGREEMENT + old);
            }
        });
    }

    PrivateKey signingKey(int number) {
        return (PrivateKey) key(SIGNING + number);
    }

    /** In which a signing key says that the next one is the same node's; null for the first. */
    X509Certificate cross(int number) {
        return certificate(CROSS + number);
    }

    X509Certificate tlsCertificate() {
        return certificate(TLS);
    }

    PrivateKey tlsKey() {
        return (PrivateKey) key(TLS);
    }

    /**
     * Puts a signing key in force. The private key of the former one is destroyed, its certificate stays.
     *
     * @param cross by the former key; null for the first
     */
    Keystore withSigning(int number, PrivateKey key, X509Certificate certificate, X509Certificate cross)
            throws IOException {
        return changed(copy -> {
            copy.setEntry(
                    SIGNING + number,
                    new KeyStore.PrivateKeyEntry(key, new Certificate[] {certificate}),
                    protection(passphrase));
            if (cross != null) {
                String former = SIGNING + (number - 1);
                Certificate kept = copy.getCertificate(former);
                copy.deleteEntry(former);
                copy.setCertificateEntry(former, kept);
                copy.setCertificateEntry(CROSS + number, cross);
            }
        });
    }

    Keystore withTls(PrivateKey key, X509Certificate certificate) throws IOException {
        return changed(copy -> copy.setEntry(
                TLS, new KeyStore.PrivateKeyEntry(key, new Certificate[] {certificate}), protection(passphrase)));
    }

    /** The same keys under another passphrase. */
    Keystore under(Passphrase next) throws IOException {
        try {
            KeyStore copy = KeyStore.getInstance(TYPE);
            copy.load(null, null);
            for (String alias : Collections.list(store.aliases())) {
                KeyStore.Entry entry = store.isKeyEntry(alias)
                        ? store.getEntry(alias, new KeyStore.PasswordProtection(passphrase.characters()))
                        : store.getEntry(alias, null);
                copy.setEntry(alias, entry, store.isKeyEntry(alias) ? protection(next) : null);
            }
            folder.write(folder.keystore(), bytes(copy, next));
            return new Keystore(folder, copy, next);
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private Keystore changed(Change change) throws IOException {
        try {
            KeyStore copy = KeyStore.getInstance(TYPE);
            copy.load(new ByteArrayInputStream(bytes(store, passphrase)), passphrase.characters());
            change.on(copy);
            folder.write(folder.keystore(), bytes(copy, passphrase));
            return new Keystore(folder, copy, passphrase);
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private static KeyStore.PasswordProtection protection(Passphrase passphrase) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new KeyStore.PasswordProtection(
                passphrase.characters(), PROTECTION, new PBEParameterSpec(salt, passphrase.iterations()));
    }

    private static byte[] bytes(KeyStore store, Passphrase passphrase) throws IOException, GeneralSecurityException {
        synchronized (STORING) {
            System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
            System.setProperty("keystore.pkcs12.macAlgorithm", "HmacPBESHA256");
            System.setProperty("keystore.pkcs12.macIterationCount", Integer.toString(passphrase.iterations()));
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                store.store(bytes, passphrase.characters());
                return bytes.toByteArray();
            } finally {
                System.clearProperty("keystore.pkcs12.certProtectionAlgorithm");
                System.clearProperty("keystore.pkcs12.macAlgorithm");
                System.clearProperty("keystore.pkcs12.macIterationCount");
            }
        }
    }

    private Key key(String alias) {
        try {
            return store.getKey(alias, passphrase.characters());
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private X509Certificate certificate(String alias) {
        try {
            return (X509Certificate) store.getCertificate(alias);
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private Unusable unreadable(GeneralSecurityException e) {
        return new Unusable(
                "The keystore " + folder.keystore() + " was opened, but a key in it cannot be read (" + e.getMessage()
                        + "). Put it back from your backup and start the node again",
                e);
    }
}
