package org.enlace.keys.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.enlace.keys.Keys;
import org.enlace.keys.TlsKey;
import org.enlace.platform.Hashing;
import org.enlace.platform.contribution.Finding;

/** The keys of an open keystore. The signing key and that of TLS are made when they are first needed. */
public final class NodeKeys implements Keys, TlsKey {
    private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final byte[] SALT = "org.enlace.keys 1".getBytes(StandardCharsets.US_ASCII);
    private static final int SECRET_BYTES = 32;
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");
    private static final Duration TLS_LIFE = Duration.ofDays(820);
    private static final Duration TLS_RENEWED_BEFORE = Duration.ofDays(30);

    private final KeyFolder folder;
    private final String node;
    private final Clock clock;
    private final byte[] master;
    private Keystore keystore;
    private Passphrase passphrase;
    private PrivateKey signing;
    private volatile List<Signer> signers;

    /** @param node how certificates call it */
    NodeKeys(KeyFolder folder, Keystore keystore, Passphrase passphrase, String node, Clock clock) {
        this.folder = folder;
        this.keystore = keystore;
        this.passphrase = passphrase;
        this.node = node;
        this.clock = clock;
        this.master = keystore.master();
    }

    @Override
    public SecretKey secret(String purpose) {
        if (!PURPOSE.matcher(purpose).matches()) {
            throw new IllegalArgumentException("A purpose is lower case with hyphens, not \"" + purpose + "\"");
        }
        byte[] secret = Hkdf.derive(master, SALT, purpose.getBytes(StandardCharsets.US_ASCII), SECRET_BYTES);
        try {
            return new SecretKeySpec(secret, "AES");
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    public Signed sign(byte[] message) {
        PrivateKey key;
        String id;
        synchronized (this) {
            id = signer().id();
            if (signing == null) {
                signing = keystore.signingKey(keystore.signing().firstKey());
            }
            key = signing;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return new Signed(id, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java signs with Ed25519", e);
        }
    }

    @Override
    public List<Signer> signers() {
        List<Signer> known = signers;
        return known == null ? readSigners() : known;
    }

    private synchronized List<Signer> readSigners() {
        if (signers == null) {
            if (keystore.signing().isEmpty()) {
                makeSigning();
            }
            List<Signer> all = new ArrayList<>();
            Optional<Instant> until = Optional.empty();
            for (X509Certificate certificate : keystore.signing().values()) {
                PublicKey key = certificate.getPublicKey();
                Instant from = certificate.getNotBefore().toInstant();
                all.add(new Signer(fingerprint(key.getEncoded()), key, from, until));
                until = Optional.of(from);
            }
            signers = List.copyOf(all);
        }
        return signers;
    }

    /** Puts a new signing key in force; the former says of it, by a certificate, that it is this node's. */
    public synchronized Signer rotate() {
        signers();
        makeSigning();
        return signer();
    }

    private void makeSigning() {
        SortedMap<Integer, X509Certificate> before = keystore.signing();
        int number = before.isEmpty() ? 1 : before.firstKey() + 1;
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String name = called(number);
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            X509Certificate own =
                    Certificates.of(name, pair.getPublic(), name, pair.getPrivate(), now, NEVER, List.of());
            X509Certificate cross = before.isEmpty()
                    ? null
                    : Certificates.of(
                            name,
                            pair.getPublic(),
                            called(number - 1),
                            keystore.signingKey(number - 1),
                            now,
                            NEVER,
                            List.of());
            keystore = keystore.withSigning(number, pair.getPrivate(), own, cross);
            signing = pair.getPrivate();
            signers = null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java makes Ed25519 keys", e);
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private String called(int number) {
        return "Node " + node + ", signing key " + number;
    }

    /** The certificates of the signing keys, newest first, each followed by the one in which its predecessor vouches for it. */
    public synchronized List<X509Certificate> signingCertificates() {
        signers();
        List<X509Certificate> all = new ArrayList<>();
        keystore.signing().forEach((number, certificate) -> {
            all.add(certificate);
            if (keystore.cross(number) != null) {
                all.add(keystore.cross(number));
            }
        });
        return all;
    }

    @Override
    public synchronized List<X509Certificate> succession() {
        signers();
        List<X509Certificate> all = new ArrayList<>();
        for (int number = 2; number <= keystore.signing().firstKey(); number++) {
            all.add(keystore.cross(number));
        }
        return all;
    }

    synchronized Keystore store() {
        return keystore;
    }

    /** A certificate by the signing key in force. */
    synchronized X509Certificate certified(String subject, PublicKey key, Instant from)
            throws GeneralSecurityException, IOException {
        signers();
        int newest = keystore.signing().firstKey();
        return Certificates.ofAgreement(subject, key, called(newest), keystore.signingKey(newest), from, NEVER);
    }

    /** Takes over a changed keystore, which is written already. */
    synchronized void changed(Keystore written) {
        keystore = written;
    }

    /** What to say of a keystore that could not be written. */
    Unusable failed(IOException e) {
        return notWritten(e);
    }

    String node() {
        return node;
    }

    @Override
    public synchronized Own forNames(List<String> names) {
        X509Certificate certificate = keystore.tlsCertificate();
        if (certificate != null
                && named(certificate).equals(normal(names))
                && certificate.getNotAfter().toInstant().isAfter(clock.instant().plus(TLS_RENEWED_BEFORE))) {
            return new Own(keystore.tlsKey(), certificate);
        }
        return makeTls(names);
    }

    private Own makeTls(List<String> names) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            X509Certificate certificate = Certificates.of(
                    names.get(0),
                    pair.getPublic(),
                    names.get(0),
                    pair.getPrivate(),
                    now.minus(1, ChronoUnit.HOURS),
                    now.plus(TLS_LIFE),
                    names);
            keystore = keystore.withTls(pair.getPrivate(), certificate);
            return new Own(pair.getPrivate(), certificate);
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("Every Java makes P-256 keys", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The certificate for " + names + " could not be made", e);
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    @Override
    public synchronized X509Certificate certificate() {
        return keystore.tlsCertificate();
    }

    private static Set<String> named(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Set.of()
                    : normal(names.stream().map(name -> (String) name.get(1)).toList());
        } catch (CertificateParsingException e) {
            return Set.of();
        }
    }

    /** Java writes the addresses of IPv6 out in full. */
    private static Set<String> normal(List<String> names) {
        Set<String> all = new LinkedHashSet<>();
        for (String name : names) {
            try {
                all.add(name.contains(":") ? InetAddress.getByName(name).getHostAddress() : name);
            } catch (UnknownHostException e) {
                all.add(name);
            }
        }
        return all;
    }

    /** Where the passphrase in force comes from, and what that keeps from whoever steals the disk. */
    synchronized Finding protection() {
        return KeysProtection.finding(folder, passphrase.source());
    }

    /**
     * Encrypts the keystore anew. The steps are in such an order that a node cut off between any two of them starts again.
     *
     * @param file its first line is the passphrase from now on; empty for a random one beside the keystore
     */
    public synchronized void changePassphrase(Optional<Path> file) {
        try {
            if (file.isPresent()) {
                replace(KeyFolder.passphraseOf(file.get()).fit());
                folder.delete(folder.passphrase());
            } else {
                Passphrase next = Passphrase.random(folder.passphrase().toString());
                folder.writePassphrase(folder.nextPassphrase(), next);
                replace(next);
                folder.rename(folder.nextPassphrase(), folder.passphrase());
            }
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private void replace(Passphrase next) throws IOException {
        keystore = keystore.under(next);
        passphrase.forget();
        passphrase = next;
    }

    private Unusable notWritten(IOException e) {
        return new Unusable(
                "The keystore " + folder.keystore() + " could not be written (" + e
                        + "); the keys are as they were. Make room, or give the folder back to the node's user",
                e);
    }

    /** Wipes what it holds. */
    synchronized void close() {
        Arrays.fill(master, (byte) 0);
        passphrase.forget();
        signing = null;
    }

    /** SHA-256, hexadecimal. */
    public static String fingerprint(byte[] der) {
        return Hashing.sha256(der);
    }
}
