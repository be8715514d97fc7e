package org.enlace.keys.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * A service for time stamps with an authority of its own, for tests: real tokens, made with Bouncy Castle whole, by a clock that the test
 * winds. Its certificates are valid from 2020 to 2045, unless it is told otherwise.
 */
public final class TestAuthority {
    /** Under which it stamps. */
    public static final String POLICY = "1.3.6.1.4.1.99999.1";

    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2045-01-01T00:00:00Z");

    private final String algorithm;
    private final Supplier<Instant> clock;
    private final X509Certificate anchor;
    private final X509Certificate certificate;
    private final PrivateKey key;
    private long serial = 4_096;

    public TestAuthority(Supplier<Instant> clock) {
        this("SHA256withRSA", clock, UNTIL, KeyPurposeId.id_kp_timeStamping);
    }

    private TestAuthority(String algorithm, Supplier<Instant> clock, Instant until, KeyPurposeId purpose) {
        try {
            this.algorithm = algorithm;
            this.clock = clock;
            KeyPair above = pair("SHA256withECDSA");
            KeyPair own = pair(algorithm);
            X500Name issuer = new X500Name("C=CO, O=Autoridad de prueba, CN=Raíz de prueba");
            anchor = certificate(issuer, issuer, above, above.getPrivate(), UNTIL, null);
            certificate = certificate(
                    new X500Name("C=CO, O=Autoridad de prueba, CN=Sellos de tiempo de prueba"),
                    issuer,
                    own,
                    above.getPrivate(),
                    until,
                    purpose);
            key = own.getPrivate();
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that signs by another algorithm, such as {@code SHA256withECDSA}. */
    public static TestAuthority signing(String algorithm, Supplier<Instant> clock) {
        return new TestAuthority(algorithm, clock, UNTIL, KeyPurposeId.id_kp_timeStamping);
    }

    /** One whose certificate ended. */
    public static TestAuthority until(Instant end, Supplier<Instant> clock) {
        return new TestAuthority("SHA256withECDSA", clock, end, KeyPurposeId.id_kp_timeStamping);
    }

    /** One whose certificate is for something else. */
    public static TestAuthority forMail(Supplier<Instant> clock) {
        return new TestAuthority("SHA256withECDSA", clock, UNTIL, KeyPurposeId.id_kp_emailProtection);
    }

    private static KeyPair pair(String algorithm) throws GeneralSecurityException {
        if (algorithm.equals("Ed25519")) {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        }
        return algorithm.endsWith("ECDSA") ? made("EC", 256) : Rsa.PAIR;
    }

    private static KeyPair made(String kind, int bits) throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    /** One for all, since it takes a second to make; who trusts which of them is told by the authority's own key. */
    private static final class Rsa {
        private static final KeyPair PAIR;

        static {
            try {
                PAIR = made("RSA", 2_048);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static X509Certificate certificate(
            X500Name of, X500Name by, KeyPair pair, PrivateKey signer, Instant until, KeyPurposeId purpose)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                by,
                BigInteger.valueOf(purpose == null ? 1 : 2),
                Date.from(FROM),
                Date.from(until),
                of,
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(purpose == null));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(purpose == null ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
        if (purpose != null) {
            builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
        }
        byte[] der = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer))
                .getEncoded();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /** Whom one has to trust. */
    public X509Certificate anchor() {
        return anchor;
    }

    /** With which it signs. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The same as {@link #anchor}, as a file. */
    public String pem() {
        return pem(anchor);
    }

    public static String pem(X509Certificate of) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(of.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it answers to a request. */
    public byte[] answer(byte[] request) {
        try {
            return stamped(new TimeStampRequest(request), true);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same without its certificates. */
    public byte[] withoutCertificates(byte[] request) {
        try {
            return stamped(new TimeStampRequest(request), false);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it would answer to somebody else who asked about the same. */
    public byte[] withAnotherNonce(byte[] request) {
        return otherwise(request, imprint(request), BigInteger.TEN);
    }

    /** What it answers under its own policy, whatever was asked for. */
    public byte[] underItsOwnPolicy(byte[] request) {
        return otherwise(request, imprint(request), null);
    }

    /** The same about something else. */
    public byte[] withAnotherImprint(byte[] request) {
        byte[] other = imprint(request);
        other[0] ^= 1;
        return otherwise(request, other, null);
    }

    private byte[] otherwise(byte[] request, byte[] imprint, BigInteger nonce) {
        try {
            TimeStampRequest asked = new TimeStampRequest(request);
            TimeStampRequestGenerator other = new TimeStampRequestGenerator();
            other.setCertReq(true);
            return stamped(
                    other.generate(NISTObjectIdentifiers.id_sha256, imprint, nonce == null ? asked.getNonce() : nonce),
                    true);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] imprint(byte[] request) {
        try {
            return new TimeStampRequest(request).getMessageImprintDigest();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** That it does not want to. */
    public byte[] refusal(String words) {
        try {
            return new TimeStampResponseGenerator(tokens(true), Set.of())
                    .generateFailResponse(PKIStatus.REJECTION, PKIFailureInfo.systemFailure, words)
                    .getEncoded();
        } catch (GeneralSecurityException | TSPException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] stamped(TimeStampRequest request, boolean certificates) {
        try {
            TimeStampResponseGenerator answers = new TimeStampResponseGenerator(
                    tokens(certificates), Set.of(NISTObjectIdentifiers.id_sha256.getId()));
            return answers.generate(request, BigInteger.valueOf(serial++), Date.from(clock.get()))
                    .getEncoded();
        } catch (GeneralSecurityException | TSPException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Java itself does not call RSASSA-PSS what Bouncy Castle does. */
    private JcaSimpleSignerInfoGeneratorBuilder signer() throws OperatorCreationException {
        JcaSimpleSignerInfoGeneratorBuilder signer = new JcaSimpleSignerInfoGeneratorBuilder();
        return algorithm.endsWith("MGF1") ? signer.setProvider(new BouncyCastleProvider()) : signer;
    }

    private TimeStampTokenGenerator tokens(boolean certificates)
            throws GeneralSecurityException, TSPException, OperatorCreationException {
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                signer().build(algorithm, key, certificate),
                new JcaDigestCalculatorProviderBuilder()
                        .build()
                        .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                new ASN1ObjectIdentifier(POLICY));
        if (certificates) {
            tokens.addCertificates(new JcaCertStore(List.of(certificate, anchor)));
        }
        return tokens;
    }
}
