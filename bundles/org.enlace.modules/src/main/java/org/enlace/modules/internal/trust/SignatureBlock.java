package org.enlace.modules.internal.trust;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The signature block of an archive (PKCS #7 signed data, RFC 2315) read more strictly than the JDK does, so that no byte of
 * it can be another: one signer, its certificate alone, nothing unsigned. Whether the signature is right is the JDK's to say.
 */
final class SignatureBlock {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] ONE = {1};
    private static final byte[] SIGNED_DATA = HEX.parseHex("2a864886f70d010702");
    private static final byte[] DATA = HEX.parseHex("2a864886f70d010701");
    private static final String SHA_2 = "300d06096086480165030402";
    private static final List<String> DIGESTS = List.of(SHA_2 + "010500", SHA_2 + "020500", SHA_2 + "030500");
    private static final List<String> RSA = List.of(
            "300d06092a864886f70d01010b0500", "300d06092a864886f70d01010c0500", "300d06092a864886f70d01010d0500");
    private static final List<String> ECDSA =
            List.of("300a06082a8648ce3d040302", "300a06082a8648ce3d040303", "300a06082a8648ce3d040304");
    private static final String ED25519 = "300506032b6570";
    private static final int SHA_512 = 2;

    private SignatureBlock() {}

    /**
     * The certificate of the one signer.
     *
     * @param member where the block was found, for messages
     */
    static X509Certificate signer(byte[] block, String member, Complaint complaint) {
        try {
            Der all = Der.of(block);
            Der info = all.in(Der.SEQUENCE);
            all.end();
            require(info.content(Der.OID), SIGNED_DATA);
            Der explicit = info.in(Der.FIRST);
            info.end();
            Der data = explicit.in(Der.SEQUENCE);
            explicit.end();
            return signer(data, complaint);
        } catch (IllegalArgumentException e) {
            throw complaint.broken(member, e.getMessage());
        }
    }

    private static X509Certificate signer(Der data, Complaint complaint) {
        require(data.content(Der.INTEGER), ONE);
        byte[] digests = data.content(Der.SET);
        Der kind = data.in(Der.SEQUENCE);
        require(kind.content(Der.OID), DATA);
        kind.end();
        Der certificates = data.in(Der.FIRST);
        byte[] certificate = certificates.whole(Der.SEQUENCE);
        Der signers = data.in(Der.SET);
        data.end();
        Der signer = signers.in(Der.SEQUENCE);
        if (!signers.atEnd()) {
            throw complaint.refuse("signers-several", "is signed by several; one signs it, and that one alone");
        }
        if (!certificates.atEnd()) {
            throw complaint.refuse(
                    "signature-form",
                    "brings more certificates than its signer's, which are not signed by anybody asked here; its maker"
                            + " signs it with the certificate alone (jarsigner -certchain FILE)");
        }
        X509Certificate found = certificate(certificate);
        require(signer.content(Der.INTEGER), ONE);
        Der issued = signer.in(Der.SEQUENCE);
        require(issued.whole(Der.SEQUENCE), found.getIssuerX500Principal().getEncoded());
        require(issued.content(Der.INTEGER), found.getSerialNumber().toByteArray());
        issued.end();
        byte[] digest = signer.whole(Der.SEQUENCE);
        if (signer.next(Der.FIRST)) {
            signer.content(Der.FIRST);
        }
        byte[] algorithm = signer.whole(Der.SEQUENCE);
        signer.content(Der.OCTETS);
        signer.end();
        requireStrong(digest, algorithm, found.getPublicKey(), complaint);
        require(digests, digest);
        return found;
    }

    private static void requireStrong(byte[] digest, byte[] algorithm, PublicKey key, Complaint complaint) {
        int hash = DIGESTS.indexOf(HEX.formatHex(digest));
        if (hash < 0) {
            throw complaint.weak("another digest than SHA-256, SHA-384 or SHA-512");
        }
        String with = HEX.formatHex(algorithm);
        String weak = SignerRules.weakness(key);
        if (!weak.isEmpty()) {
            throw complaint.weak(weak);
        }
        String expected = key instanceof RSAPublicKey
                ? RSA.get(hash)
                : key instanceof ECPublicKey ? ECDSA.get(hash) : hash == SHA_512 ? ED25519 : "";
        if (!with.equals(expected)) {
            throw complaint.weak("an algorithm that is not known here for its key and digest");
        }
    }

    private static X509Certificate certificate(byte[] encoded) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("holds a certificate that cannot be read", e);
        }
    }

    private static void require(byte[] found, byte[] expected) {
        if (!Arrays.equals(found, expected)) {
            throw new IllegalArgumentException("has not the form of a signature");
        }
    }
}
