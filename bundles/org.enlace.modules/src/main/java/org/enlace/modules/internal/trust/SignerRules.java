package org.enlace.modules.internal.trust;

import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import org.enlace.modules.internal.archive.Signer;
import org.enlace.platform.Refusal;

/** Which certificate may be trusted to sign modules. */
final class SignerRules {
    static final int RSA_BITS = 2048;
    static final int EC_BITS = 256;
    private static final int DIGITAL_SIGNATURE = 0;

    private SignerRules() {}

    /** @throws Refusal {@code trust.expired}, {@code trust.usage} or {@code trust.weak} */
    static void require(X509Certificate certificate, Signer signer, Path file, Instant now) {
        if (now.isAfter(signer.until())) {
            throw new Refusal(
                    "trust.expired",
                    "The certificate in " + file + " was valid until " + signer.until()
                            + "; ask its owner for the one that is valid now",
                    file,
                    signer.until());
        }
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE]) {
            throw new Refusal(
                    "trust.usage",
                    "The certificate in " + file + " is not for signing (its key usage lacks digitalSignature);"
                            + " ask its owner for the one that modules are signed with",
                    file);
        }
        String weak = weakness(certificate.getPublicKey());
        if (!weak.isEmpty()) {
            throw new Refusal(
                    "trust.weak",
                    "The certificate in " + file + " has " + weak
                            + "; taken are RSA of 2048 bits or more, EC of 256 bits or more, and Ed25519",
                    file,
                    weak);
        }
    }

    /** What is too weak in a key; empty when nothing is. */
    static String weakness(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            return bits < RSA_BITS ? "an RSA key of " + bits + " bits" : "";
        }
        if (key instanceof ECPublicKey ec) {
            int bits = ec.getParams().getCurve().getField().getFieldSize();
            return bits < EC_BITS ? "an EC key of " + bits + " bits" : "";
        }
        return key.getAlgorithm().matches("EdDSA|Ed25519") ? "" : "a key of the kind " + key.getAlgorithm();
    }
}
