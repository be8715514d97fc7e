package org.enlace.keys.internal.timestamp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.enlace.keys.timestamp.NotStamped;
import org.enlace.keys.timestamp.NotStamped.Why;

/**
 * What a token signs (CMS SignedData of RFC 5652 with one signature over signed attributes, as RFC 3161 has it), and the certificate it
 * is signed with, which the token carries and names by its hash (RFC 5035).
 *
 * @param content      what is signed, the DER of a TSTInfo
 * @param signer       the certificate of whoever signed
 * @param certificates all that it carries
 */
record SignedContent(byte[] content, SignerInfo info, X509Certificate signer, List<X509Certificate> certificates) {
    private static final int MOST_CERTIFICATES = 20;

    static SignedContent of(byte[] token) throws NotStamped, IOException {
        ContentInfo outer = ContentInfo.getInstance(ASN1Primitive.fromByteArray(token));
        if (!CMSObjectIdentifiers.signedData.equals(outer.getContentType())) {
            throw new NotStamped(Why.FORM, "A token is signed data");
        }
        SignedData data = SignedData.getInstance(outer.getContent());
        ContentInfo inner = data.getEncapContentInfo();
        if (!PKCSObjectIdentifiers.id_ct_TSTInfo.equals(inner.getContentType())) {
            throw new NotStamped(Why.FORM, "What the token signs is no time stamp");
        }
        if (data.getSignerInfos().size() != 1) {
            throw new NotStamped(
                    Why.FORM,
                    "A token has one signature, not " + data.getSignerInfos().size());
        }
        SignerInfo info = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        List<X509Certificate> certificates = certificates(data.getCertificates());
        X509Certificate signer = certificates.stream()
                .filter(one -> named(info, one))
                .findFirst()
                .orElseThrow(() -> new NotStamped(
                        Why.SIGNATURE, "The token does not carry the certificate that it is signed with"));
        return new SignedContent(
                ASN1OctetString.getInstance(inner.getContent()).getOctets(), info, signer, certificates);
    }

    private static List<X509Certificate> certificates(ASN1Set carried) throws NotStamped, IOException {
        List<X509Certificate> all = new ArrayList<>();
        if (carried == null) {
            return all;
        }
        if (carried.size() > MOST_CERTIFICATES) {
            throw new NotStamped(
                    Why.FORM,
                    "It carries " + carried.size() + " certificates; at most " + MOST_CERTIFICATES + " are read");
        }
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (ASN1Encodable one : carried) {
                // Certificates of attributes and of other kinds have a tag of their own, and vouch for nothing here.
                if (one.toASN1Primitive() instanceof ASN1Sequence certificate) {
                    all.add((X509Certificate)
                            factory.generateCertificate(new ByteArrayInputStream(certificate.getEncoded())));
                }
            }
        } catch (CertificateException e) {
            throw new NotStamped(Why.FORM, "It carries a certificate that cannot be read");
        }
        return all;
    }

    private static boolean named(SignerInfo info, X509Certificate certificate) {
        ASN1Encodable id = info.getSID().getId();
        if (id instanceof ASN1OctetString key) {
            byte[] own = certificate.getExtensionValue("2.5.29.14");
            return own != null
                    && MessageDigest.isEqual(
                            ASN1OctetString.getInstance(
                                            ASN1OctetString.getInstance(own).getOctets())
                                    .getOctets(),
                            key.getOctets());
        }
        IssuerAndSerialNumber name = IssuerAndSerialNumber.getInstance(id);
        try {
            return name.getSerialNumber().hasValue(certificate.getSerialNumber())
                    && new X500Principal(name.getName().getEncoded()).equals(certificate.getIssuerX500Principal());
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws NotStamped where the signature does not cover the content, or names another certificate */
    void requireSignature() throws NotStamped, IOException {
        ASN1Set attributes = info.getAuthenticatedAttributes();
        if (attributes == null) {
            throw new NotStamped(Why.SIGNATURE, "The token signs no attributes");
        }
        String digest = Algorithms.digest(info.getDigestAlgorithm().getAlgorithm());
        ASN1ObjectIdentifier type = ASN1ObjectIdentifier.getInstance(only(attributes, CMSAttributes.contentType));
        byte[] said = ASN1OctetString.getInstance(only(attributes, CMSAttributes.messageDigest))
                .getOctets();
        try {
            if (!type.equals(PKCSObjectIdentifiers.id_ct_TSTInfo)
                    || !MessageDigest.isEqual(
                            said, MessageDigest.getInstance(digest).digest(content))) {
                throw new NotStamped(Why.SIGNATURE, "What is signed is not what the token says");
            }
            requireNamed(attributes);
            Signature signature = Algorithms.signature(info.getDigestEncryptionAlgorithm(), digest);
            signature.initVerify(signer.getPublicKey());
            signature.update(attributes.getEncoded("DER"));
            if (!signature.verify(info.getEncryptedDigest().getOctets())) {
                throw new NotStamped(Why.SIGNATURE, "The signature does not cover the token");
            }
        } catch (GeneralSecurityException e) {
            throw new NotStamped(
                    Why.SIGNATURE,
                    "The signature cannot be verified: " + JavaTimeStamps.line(String.valueOf(e.getMessage())));
        }
    }

    private static ASN1Encodable only(ASN1Set attributes, ASN1ObjectIdentifier type) throws NotStamped {
        return maybe(attributes, type)
                .orElseThrow(() -> new NotStamped(Why.SIGNATURE, "The token does not sign the attribute " + type));
    }

    private static Optional<ASN1Encodable> maybe(ASN1Set attributes, ASN1ObjectIdentifier type) throws NotStamped {
        List<Attribute> found = new ArrayList<>();
        for (ASN1Encodable one : attributes) {
            Attribute attribute = Attribute.getInstance(one);
            if (attribute.getAttrType().equals(type)) {
                found.add(attribute);
            }
        }
        if (found.size() > 1
                || found.size() == 1 && found.get(0).getAttrValues().size() != 1) {
            throw new NotStamped(Why.SIGNATURE, "The token signs the attribute " + type + " more than once");
        }
        return found.stream().map(one -> one.getAttrValues().getObjectAt(0)).findFirst();
    }

    /** So that nobody puts another certificate of the same key beside the signature. */
    private void requireNamed(ASN1Set attributes) throws NotStamped, GeneralSecurityException {
        Optional<ASN1Encodable> first = maybe(attributes, PKCSObjectIdentifiers.id_aa_signingCertificate);
        Optional<ASN1Encodable> second = maybe(attributes, PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (first.isEmpty() && second.isEmpty()) {
            throw new NotStamped(Why.SIGNATURE, "The token does not name the certificate that it is signed with");
        }
        if (first.isPresent()) {
            ESSCertID id = SigningCertificate.getInstance(first.get()).getCerts()[0];
            // RFC 2634 leaves no choice but SHA-1; who is trusted is decided by the way to an anchor, not by this.
            requireHash("SHA-1", id.getCertHash());
        }
        if (second.isPresent()) {
            ESSCertIDv2 id = SigningCertificateV2.getInstance(second.get()).getCerts()[0];
            requireHash(Algorithms.digest(id.getHashAlgorithm().getAlgorithm()), id.getCertHash());
        }
    }

    private void requireHash(String digest, byte[] hash) throws NotStamped, GeneralSecurityException {
        if (!MessageDigest.isEqual(hash, MessageDigest.getInstance(digest).digest(signer.getEncoded()))) {
            throw new NotStamped(Why.SIGNATURE, "The token names another certificate than the one it carries");
        }
    }
}
