package org.enlace.keys.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.enlace.keys.AgreementKeys;

/** The keys for agreement in the node's keystore. One is made when it is first needed; each is certified by the signing key. */
public final class NodeAgreements implements AgreementKeys {
    private static final int BYTES = 32;

    private final NodeKeys keys;
    private final Clock clock;

    NodeAgreements(NodeKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public List<Agreement> agreements() {
        synchronized (keys) {
            if (keys.store().agreements().isEmpty()) {
                make();
            }
            return made();
        }
    }

    /** Those there are, newest first, without making one. */
    public List<Agreement> made() {
        synchronized (keys) {
            List<Agreement> all = new ArrayList<>();
            Optional<Instant> until = Optional.empty();
            for (X509Certificate certificate : keys.store().agreements().values()) {
                ECPublicKey key = (ECPublicKey) certificate.getPublicKey();
                Instant from = certificate.getNotBefore().toInstant();
                if (opens(until)) {
                    all.add(new Agreement(NodeKeys.fingerprint(key.getEncoded()), key, from, until));
                }
                until = Optional.of(from);
            }
            return List.copyOf(all);
        }
    }

    private boolean opens(Optional<Instant> replaced) {
        return replaced.isEmpty() || clock.instant().isBefore(replaced.get().plus(KEPT));
    }

    /** Others seal to another key from now on; what was replaced more than {@link #KEPT} ago is destroyed. */
    public void rotate() {
        synchronized (keys) {
            agreements();
            make();
        }
    }

    private void make() {
        SortedMap<Integer, X509Certificate> before = keys.store().agreements();
        int number = before.isEmpty() ? 1 : before.firstKey() + 1;
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            X509Certificate certificate =
                    keys.certified("Node " + keys.node() + ", agreement key " + number, pair.getPublic(), now);
            keys.changed(keys.store().withAgreement(number, pair.getPrivate(), certificate, over(before)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java makes P-256 keys", e);
        } catch (IOException e) {
            throw keys.failed(e);
        }
    }

    private Set<Integer> over(SortedMap<Integer, X509Certificate> all) {
        Set<Integer> over = new HashSet<>();
        Optional<Instant> until = Optional.empty();
        for (Map.Entry<Integer, X509Certificate> each : all.entrySet()) {
            if (!opens(until)) {
                over.add(each.getKey());
            }
            until = Optional.of(each.getValue().getNotBefore().toInstant());
        }
        return over;
    }

    @Override
    public Optional<SecretKey> agree(String id, ECPublicKey key) {
        Optional<PrivateKey> own = held(id);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        try {
            refuseOffTheCurve(key, ((java.security.interfaces.ECKey) own.get()).getParams());
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(own.get());
            agreement.doPhase(key, true);
            byte[] secret = agreement.generateSecret();
            if (secret.length != BYTES) {
                throw new IllegalStateException("ECDH on P-256 gave " + secret.length + " bytes");
            }
            return Optional.of(new SecretKeySpec(secret, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("No agreement with this key", e);
        }
    }

    private Optional<PrivateKey> held(String id) {
        synchronized (keys) {
            if (made().stream().noneMatch(each -> each.id().equals(id))) {
                return Optional.empty();
            }
            for (Map.Entry<Integer, X509Certificate> each :
                    keys.store().agreements().entrySet()) {
                if (NodeKeys.fingerprint(each.getValue().getPublicKey().getEncoded())
                        .equals(id)) {
                    return Optional.of(keys.store().agreementKey(each.getKey()));
                }
            }
            return Optional.empty();
        }
    }

    /** A point that lies on another curve would tell something about the private key. */
    private static void refuseOffTheCurve(ECPublicKey key, ECParameterSpec own) {
        EllipticCurve curve = own.getCurve();
        ECPoint point = key.getW();
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        boolean inside = !point.equals(ECPoint.POINT_INFINITY)
                && x.signum() >= 0
                && x.compareTo(p) < 0
                && y.signum() >= 0
                && y.compareTo(p) < 0;
        if (!key.getParams().getCurve().equals(curve)
                || !inside
                || !y.modPow(BigInteger.TWO, p)
                        .equals(x.modPow(BigInteger.valueOf(3), p)
                                .add(curve.getA().multiply(x))
                                .add(curve.getB())
                                .mod(p))) {
            throw new IllegalArgumentException("The other key does not lie on P-256");
        }
    }
}
