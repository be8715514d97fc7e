package org.enlace.keys.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import javax.crypto.KeyAgreement;
import org.enlace.keys.AgreementKeys;
import org.enlace.keys.AgreementKeys.Agreement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeAgreementsTest {
    @TempDir
    Path data;

    private final Moving clock = new Moving();

    @Test
    void bothSidesComeToTheSameSecret() throws Exception {
        AgreementKeys keys = open().agreements();
        KeyPair other = pair("secp256r1");
        KeyAgreement theirs = KeyAgreement.getInstance("ECDH");
        theirs.init(other.getPrivate());
        theirs.doPhase(keys.agreement().key(), true);
        assertArrayEquals(
                theirs.generateSecret(),
                keys.agree(keys.agreement().id(), (ECPublicKey) other.getPublic())
                        .orElseThrow()
                        .getEncoded());
    }

    @Test
    void aReplacedKeyOpensForHalfAYearAndIsThenDestroyed() throws Exception {
        KeystoreFolder node = open();
        Agreement first = node.agreements().agreement();
        clock.pass(Duration.ofDays(10));
        node.agreements().rotate();
        KeystoreFolder again = open();
        assertEquals(2, again.agreements().agreements().size());
        assertEquals(first.id(), again.agreements().agreements().get(1).id());
        ECPublicKey other = (ECPublicKey) pair("secp256r1").getPublic();
        assertTrue(again.agreements().agree(first.id(), other).isPresent());
        clock.pass(AgreementKeys.KEPT);
        assertTrue(again.agreements().agree(first.id(), other).isEmpty());
        assertEquals(1, again.agreements().agreements().size());
        again.agreements().rotate();
        assertEquals(2, open().keys().store().agreements().size(), "the first is gone from the keystore");
    }

    @Test
    void itIsKeptWhenTheSigningKeyIsReplacedAndUnderAnotherPassphrase() {
        KeystoreFolder node = open();
        String id = node.agreements().agreement().id();
        node.keys().rotate();
        node.keys().changePassphrase(java.util.Optional.empty());
        assertEquals(
                List.of(id),
                open().agreements().agreements().stream().map(Agreement::id).toList());
        assertEquals(1, node.keys().succession().size());
        node.keys().rotate();
        assertEquals(2, node.keys().succession().size());
    }

    @Test
    void aKeyOfAnotherCurveOrOffTheCurveIsRefused() throws Exception {
        AgreementKeys keys = open().agreements();
        String id = keys.agreement().id();
        ECPublicKey other = (ECPublicKey) pair("secp384r1").getPublic();
        assertThrows(IllegalArgumentException.class, () -> keys.agree(id, other));
        ECPoint point = new ECPoint(BigInteger.TEN, BigInteger.TEN);
        ECPublicKey off = (ECPublicKey) KeyFactory.getInstance("EC")
                .generatePublic(
                        new ECPublicKeySpec(point, keys.agreement().key().getParams()));
        assertThrows(IllegalArgumentException.class, () -> keys.agree(id, off));
    }

    private static KeyPair pair(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private KeystoreFolder open() {
        return KeystoreFolder.open(data, "CO", clock);
    }

    private static final class Moving extends Clock {
        private Instant now = Instant.parse("2026-11-25T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
