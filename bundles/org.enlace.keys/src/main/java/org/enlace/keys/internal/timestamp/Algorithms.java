package org.enlace.keys.internal.timestamp;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.enlace.keys.timestamp.NotStamped;
import org.enlace.keys.timestamp.NotStamped.Why;

/** By which algorithms a token may be signed: none that is broken, and none that Java does not have. */
final class Algorithms {
    private static final Map<String, String> DIGESTS = Map.of(
            "2.16.840.1.101.3.4.2.1", "SHA-256",
            "2.16.840.1.101.3.4.2.2", "SHA-384",
            "2.16.840.1.101.3.4.2.3", "SHA-512");
    private static final Map<String, String> SIGNATURES = Map.of(
            "1.2.840.113549.1.1.11", "SHA256withRSA",
            "1.2.840.113549.1.1.12", "SHA384withRSA",
            "1.2.840.113549.1.1.13", "SHA512withRSA",
            "1.2.840.10045.4.3.2", "SHA256withECDSA",
            "1.2.840.10045.4.3.3", "SHA384withECDSA",
            "1.2.840.10045.4.3.4", "SHA512withECDSA",
            "1.3.101.112", "Ed25519");

    /** Those that name the key alone, to which the digest is told apart. */
    private static final Map<String, String> KEYS = Map.of("1.2.840.113549.1.1.1", "RSA", "1.2.840.10045.2.1", "ECDSA");

    private static final String PSS = "1.2.840.113549.1.1.10";

    private Algorithms() {}

    static String digest(ASN1ObjectIdentifier id) throws NotStamped {
        String name = DIGESTS.get(id.getId());
        if (name == null) {
            throw unknown(id);
        }
        return name;
    }

    private static NotStamped unknown(ASN1ObjectIdentifier id) {
        return new NotStamped(
                Why.FORM,
                "It is made by the algorithm " + id
                        + "; SHA-256, SHA-384 or SHA-512 with RSA, RSASSA-PSS or ECDSA, and Ed25519 are taken");
    }

    static Signature signature(AlgorithmIdentifier id, String digest)
            throws NotStamped, GeneralSecurityException, IOException {
        String oid = id.getAlgorithm().getId();
        if (oid.equals(PSS)) {
            AlgorithmParameters given = AlgorithmParameters.getInstance("RSASSA-PSS");
            given.init(id.getParameters().toASN1Primitive().getEncoded());
            PSSParameterSpec spec = given.getParameterSpec(PSSParameterSpec.class);
            if (!DIGESTS.containsValue(spec.getDigestAlgorithm())) {
                throw unknown(id.getAlgorithm());
            }
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(spec);
            return signature;
        }
        String name = SIGNATURES.get(oid);
        if (name == null && KEYS.containsKey(oid)) {
            name = digest.replace("-", "") + "with" + KEYS.get(oid);
        }
        if (name == null) {
            throw unknown(id.getAlgorithm());
        }
        return Signature.getInstance(name);
    }
}
