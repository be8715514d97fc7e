package org.enlace.backup.internal.format;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.audit.proof.Canonical;

/**
 * The node's signature over a manifest, with what shows that its key is a successor of an earlier one.
 *
 * @param signer     SHA-256 of the key, hexadecimal
 * @param key        Ed25519, X.509
 * @param signature  64 bytes
 * @param succession certificates in which each key vouches for the one after it, oldest first
 */
public record Signature(String signer, byte[] key, byte[] signature, List<byte[]> succession) {
    public static final String FILE = "manifest.sig";

    public byte[] bytes() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("signer", signer);
        all.put("key", Setup.encoded(key));
        all.put("signature", Setup.encoded(signature));
        all.put(
                "succession",
                succession.stream().map(each -> (Object) Setup.encoded(each)).toList());
        return (Canonical.write(all) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Signature parse(byte[] bytes) throws Damaged {
        Fields fields = Fields.of(FILE, bytes);
        List<byte[]> succession = new ArrayList<>();
        try {
            for (String each : fields.texts("succession")) {
                succession.add(Base64.getDecoder().decode(each));
            }
        } catch (IllegalArgumentException e) {
            throw new Damaged("\"" + FILE + "\" has a certificate that is no Base64", e);
        }
        Signature signature =
                new Signature(fields.text("signer"), fields.bytes("key"), fields.bytes("signature"), succession);
        // One signature has one form: not another byte may stand in it.
        if (!Arrays.equals(signature.bytes(), bytes)) {
            throw new Damaged("\"" + FILE + "\" is not as it was written");
        }
        return signature;
    }

    /** @throws Damaged where the signature is not of these bytes by this key */
    void require(byte[] manifest) throws Damaged {
        try {
            PublicKey by = Setup.key("Ed25519", key);
            java.security.Signature check = java.security.Signature.getInstance("Ed25519");
            check.initVerify(by);
            check.update(manifest);
            if (!signer.equals(Durable.hash(key)) || !check.verify(signature)) {
                throw new Damaged("The signature of the manifest does not hold: the manifest was changed");
            }
        } catch (GeneralSecurityException e) {
            throw new Damaged("The signature of the manifest does not hold: the manifest was changed", e);
        }
    }

    /** @throws Damaged where the key is neither this one nor one that came after it */
    void requireFrom(PublicKey first) throws Damaged {
        try {
            PublicKey now = first;
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (byte[] each : succession) {
                if (Durable.hash(now.getEncoded()).equals(signer)) {
                    return;
                }
                X509Certificate certificate =
                        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(each));
                if (vouches(now, certificate)) {
                    now = certificate.getPublicKey();
                }
            }
            if (!Durable.hash(now.getEncoded()).equals(signer)) {
                throw new Damaged("The backup is signed by " + signer
                        + ", which is no key of the node that the passphrase belongs to: somebody else made it");
            }
        } catch (GeneralSecurityException e) {
            throw new Damaged("\"" + FILE + "\" has a certificate that cannot be read", e);
        }
    }

    private static boolean vouches(PublicKey key, X509Certificate certificate) {
        try {
            certificate.verify(key);
            return true;
        } catch (GeneralSecurityException e) {
            // Of an earlier pair of keys.
            return false;
        }
    }
}
