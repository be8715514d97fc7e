package org.enlace.keys.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.enlace.keys.Keys.Signed;
import org.enlace.keys.Keys.Signer;
import org.enlace.keys.TlsKey.Own;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeKeysTest {
    private static final byte[] MESSAGE = {1, 2, 3};

    @TempDir
    Path data;

    private final Moving clock = new Moving(Instant.parse("2026-11-25T10:00:00.5Z"));

    @Test
    void aSecretIsTheSameAtEachStart() {
        byte[] first = open().secret("database").getEncoded();
        assertEquals(32, first.length);
        assertArrayEquals(first, open().secret("database").getEncoded());
    }

    @Test
    void secretsOfTwoPurposesAndOfTwoNodesDiffer(@TempDir Path other) {
        byte[] first = open().secret("database").getEncoded();
        assertNotEquals(hex(first), hex(open().secret("search").getEncoded()));
        NodeKeys elsewhere = new Opening(other, "EC", clock).open(Optional.empty());
        assertNotEquals(hex(first), hex(elsewhere.secret("database").getEncoded()));
    }

    @Test
    void aPurposeIsAWord() {
        NodeKeys keys = open();
        assertThrows(IllegalArgumentException.class, () -> keys.secret("Second factor"));
        assertThrows(IllegalArgumentException.class, () -> keys.secret(""));
    }

    @Test
    void noSigningKeyIsMadeUntilOneIsNeeded() throws Exception {
        open().secret("database");
        assertFalse(aliases().contains("sign-1"), aliases().toString());
        assertFalse(aliases().contains("tls"), aliases().toString());
        open().sign(MESSAGE);
        assertTrue(aliases().contains("sign-1"), aliases().toString());
    }

    @Test
    void aSignatureFitsTheKeyThatIsNamedInIt() throws Exception {
        NodeKeys keys = open();
        Signed signed = keys.sign(MESSAGE);
        assertEquals(64, signed.signature().length);
        assertTrue(fits(signed, keys.signer(signed.signer()).orElseThrow().key()));
        Signed later = open().sign(MESSAGE);
        assertEquals(signed.signer(), later.signer());
        assertArrayEquals(signed.signature(), later.signature());
    }

    @Test
    void afterARotationBothKeysAreKnownAndOnlyTheNewOneSigns() throws Exception {
        NodeKeys keys = open();
        Signed before = keys.sign(MESSAGE);
        clock.forward(Duration.ofDays(400));
        keys.rotate();
        Signed after = keys.sign(MESSAGE);
        for (NodeKeys each : List.of(keys, open())) {
            List<Signer> signers = each.signers();
            assertEquals(
                    List.of(after.signer(), before.signer()),
                    signers.stream().map(Signer::id).toList());
            assertEquals(Instant.parse("2027-12-30T10:00:00Z"), signers.get(0).from());
            assertEquals(Optional.empty(), signers.get(0).until());
            assertEquals(Optional.of(signers.get(0).from()), signers.get(1).until());
            assertTrue(fits(before, signers.get(1).key()));
            assertTrue(fits(after, signers.get(0).key()));
            assertEquals(after.signer(), each.sign(MESSAGE).signer());
        }
    }

    @Test
    void theFormerKeyVouchesForTheNewOneAndIsDestroyed() throws Exception {
        NodeKeys keys = open();
        PublicKey former = keys.signer().key();
        keys.rotate();
        keys.rotate();
        List<X509Certificate> certificates = keys.signingCertificates();
        assertEquals(5, certificates.size());
        certificates.get(4).verify(former);
        certificates.get(3).verify(former);
        assertEquals(certificates.get(2).getPublicKey(), certificates.get(3).getPublicKey());
        certificates.get(1).verify(certificates.get(2).getPublicKey());
        assertThrows(SignatureException.class, () -> certificates.get(1).verify(former));
        KeyStore store = store();
        assertTrue(store.isKeyEntry("sign-3"));
        assertFalse(store.isKeyEntry("sign-1") || store.isKeyEntry("sign-2"));
    }

    @Test
    void theTlsKeyIsKeptAsLongAsItsNamesAre() throws Exception {
        NodeKeys keys = open();
        assertEquals(null, keys.certificate());
        Own own = keys.forNames(List.of("una.example", "127.0.0.2", "::1"));
        own.certificate().verify(own.certificate().getPublicKey());
        assertEquals(3, own.certificate().getSubjectAlternativeNames().size());
        assertEquals("EC", own.key().getAlgorithm());
        assertEquals(
                own.certificate(),
                open().forNames(List.of("una.example", "127.0.0.2", "::1")).certificate());
        assertNotEquals(
                own.certificate(), open().forNames(List.of("una.example")).certificate());
    }

    @Test
    void theTlsKeyIsRenewedBeforeItRunsOut() throws Exception {
        Own own = open().forNames(List.of("una.example"));
        clock.forward(Duration.ofDays(789));
        assertEquals(own.certificate(), open().forNames(List.of("una.example")).certificate());
        clock.forward(Duration.ofDays(2));
        Own next = open().forNames(List.of("una.example"));
        assertNotEquals(own.certificate(), next.certificate());
        next.certificate().checkValidity(java.util.Date.from(clock.instant()));
    }

    private NodeKeys open() {
        return new Opening(data, "CO", clock).open(Optional.empty());
    }

    private List<String> aliases() throws Exception {
        return java.util.Collections.list(store().aliases());
    }

    /** As any program that knows PKCS#12 reads it. */
    private KeyStore store() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        char[] passphrase =
                Files.readString(data.resolve("keys/passphrase")).strip().toCharArray();
        store.load(new ByteArrayInputStream(Files.readAllBytes(data.resolve("keys/node.p12"))), passphrase);
        return store;
    }

    private static boolean fits(Signed signed, PublicKey key) throws Exception {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(MESSAGE);
        return signature.verify(signed.signature());
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }

    private static final class Moving extends Clock {
        private Instant now;

        Moving(Instant now) {
            this.now = now;
        }

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
