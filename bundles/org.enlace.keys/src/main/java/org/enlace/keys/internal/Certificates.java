package org.enlace.keys.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/** Writes certificates. Java can read them, but has nothing of its own to make one. Loaded only when a key is made. */
final class Certificates {
    private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");
    private static final ASN1ObjectIdentifier ECDSA_SHA256 = new ASN1ObjectIdentifier("1.2.840.10045.4.3.2");
    private static final int SERIAL_BITS = 127;

    private Certificates() {}

    /**
     * @param subject  whose key it is
     * @param key      Ed25519 or EC
     * @param issuer   who says so
     * @param signer   the issuer's own key
     * @param names    host names and addresses it serves; empty for a key that signs
     */
    static X509Certificate of(
            String subject,
            PublicKey key,
            String issuer,
            PrivateKey signer,
            Instant from,
            Instant until,
            List<String> names)
            throws GeneralSecurityException, IOException {
        return of(subject, key, issuer, signer, from, until, names, KeyUsage.digitalSignature);
    }

    /** A certificate for a key that others seal to. */
    static X509Certificate ofAgreement(
            String subject, PublicKey key, String issuer, PrivateKey signer, Instant from, Instant until)
            throws GeneralSecurityException, IOException {
        return of(subject, key, issuer, signer, from, until, List.of(), KeyUsage.keyAgreement);
    }

    private static X509Certificate of(
            String subject,
            PublicKey key,
            String issuer,
            PrivateKey signer,
            Instant from,
            Instant until,
            List<String> names,
            int usage)
            throws GeneralSecurityException, IOException {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                named(issuer),
                new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS - 1),
                Date.from(from),
                Date.from(until),
                named(subject),
                SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        if (!names.isEmpty()) {
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(names.stream().map(Certificates::name).toArray(GeneralName[]::new)));
        }
        byte[] der = builder.build(new Signing(signer)).getEncoded();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static X500Name named(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, "Enlace")
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private static GeneralName name(String name) {
        return new GeneralName(address(name) ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    static boolean address(String name) {
        return name.contains(":") || name.matches("[0-9.]+");
    }

    /** Signs with Java's own providers. */
    private static final class Signing implements ContentSigner {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private final PrivateKey key;
        private final boolean edwards;

        Signing(PrivateKey key) {
            this.key = key;
            this.edwards = key.getAlgorithm().startsWith("Ed");
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(edwards ? ED25519 : ECDSA_SHA256);
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            try {
                Signature signature = Signature.getInstance(edwards ? "Ed25519" : "SHA256withECDSA");
                signature.initSign(key);
                signature.update(content.toByteArray());
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java signs with Ed25519 and ECDSA", e);
            }
        }
    }
}
