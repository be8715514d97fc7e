package org.enlace.exchange.internal.envelope;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.enlace.exchange.internal.Chain;
import org.enlace.exchange.internal.Unreadable;

/** Public keys as cards carry them: Base64 of the DER, named by the SHA-256 of the DER. */
public final class PublicKeys {
    private PublicKeys() {}

    /** @throws Unreadable unless it is such a key and has this id */
    public static PublicKey ed25519(String base64, String id) {
        return key("Ed25519", base64, id);
    }

    /** @throws Unreadable unless it is such a key and has this id */
    public static ECPublicKey p256(String base64, String id) {
        ECPublicKey key = (ECPublicKey) key("EC", base64, id);
        if (key.getParams().getOrder().bitLength() != 256
                || !key.getParams().toString().contains("secp256r1")) {
            throw new Unreadable(Unreadable.FORM, "the key to seal to is not of P-256");
        }
        return key;
    }

    private static PublicKey key(String algorithm, String base64, String id) {
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            PublicKey key = KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
            if (!Arrays.equals(key.getEncoded(), der) || !Chain.sha256(der).equals(id)) {
                throw new Unreadable(Unreadable.FORM, "the key is not the one that is named");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Unreadable(Unreadable.FORM, "it holds no key of " + algorithm);
        }
    }
}
