package org.enlace.exchange.internal.envelope;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.impl.ECDHCryptoProvider;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import org.enlace.exchange.internal.Unreadable;
import org.enlace.keys.AgreementKeys;

/**
 * Opens an envelope. The form is checked here, member by member, before the library sees anything of it; the private key stays in the
 * keystore, which only agrees on a secret.
 */
final class Opening {
    /** An envelope in characters at most: the longest content, quoted, encoded twice, with room for what lies around it. */
    static final int LONGEST = 4 << 20;

    private static final String PROTECTED = "{\"typ\":\"" + Sealing.TYPE + "\",\"enc\":\"A256GCM\"}";
    private static final String ALGORITHM = "ECDH-ES+A256KW";
    private static final int DIGEST = 64;
    private static final int COORDINATE = 43;
    private static final int WRAPPED = 54;
    private static final int RECIPIENTS = 251;
    private static final int IV = 16;
    private static final int TAG = 22;

    private Opening() {}

    static byte[] open(String envelope, AgreementKeys keys) {
        if (envelope.length() > LONGEST) {
            throw new Unreadable(
                    Unreadable.SIZE,
                    "it has " + envelope.length() + " characters, and at most " + LONGEST + " are taken");
        }
        StrictJson jwe = StrictJson.of(envelope, "ciphertext", "protected", "recipients", "tag", "iv");
        String header = jwe.text("protected", DIGEST * 4);
        if (!Signatures.text(Signatures.decoded(header)).equals(PROTECTED)) {
            throw StrictJson.wrong("it is not sealed as " + PROTECTED);
        }
        String iv = exact(jwe, "iv", IV);
        String tag = exact(jwe, "tag", TAG);
        String ciphertext = jwe.text("ciphertext", LONGEST);
        Signatures.decoded(ciphertext);
        List<StrictJson> recipients = jwe.objects("recipients", RECIPIENTS, "encrypted_key", "header");
        Set<String> seen = new HashSet<>();
        Opened opened = null;
        for (StrictJson recipient : recipients) {
            StrictJson own = recipient.object("header", "epk", "alg", "kid");
            String id = own.hex("kid", DIGEST);
            ECKey ephemeral = ephemeral(own);
            if (!own.text("alg", DIGEST).equals(ALGORITHM) || !seen.add(id)) {
                throw StrictJson.wrong(
                        "a recipient's key is not wrapped with " + ALGORITHM + ", or stands there twice");
            }
            String wrapped = exact(recipient, "encrypted_key", WRAPPED);
            if (opened == null) {
                opened = agreed(id, ephemeral, keys)
                        .map(secret -> new Opened(id, ephemeral, secret, wrapped))
                        .orElse(null);
            }
        }
        if (opened == null) {
            throw new Unreadable(Unreadable.KEY, "it is sealed to keys that this node does not hold: " + seen);
        }
        return opened.decrypt(header, iv, ciphertext, tag);
    }

    private static String exact(StrictJson json, String name, int length) {
        String value = json.text(name, length);
        if (value.length() != length) {
            throw StrictJson.wrong(name + " has " + value.length() + " characters, and should have " + length);
        }
        Signatures.decoded(value);
        return value;
    }

    private static ECKey ephemeral(StrictJson header) {
        StrictJson epk = header.object("epk", "kty", "crv", "x", "y");
        if (!epk.text("kty", 2).equals("EC") || !epk.text("crv", 5).equals("P-256")) {
            throw StrictJson.wrong("the ephemeral key is not of P-256");
        }
        try {
            return new ECKey.Builder(
                            Curve.P_256,
                            new Base64URL(exact(epk, "x", COORDINATE)),
                            new Base64URL(exact(epk, "y", COORDINATE)))
                    .build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw StrictJson.wrong("the ephemeral key does not lie on P-256");
        }
    }

    private static Optional<SecretKey> agreed(String id, ECKey ephemeral, AgreementKeys keys) {
        try {
            ECPublicKey key = ephemeral.toECPublicKey();
            return keys.agree(id, key);
        } catch (JOSEException | IllegalArgumentException e) {
            throw StrictJson.wrong("the ephemeral key does not lie on P-256");
        }
    }

    private record Opened(String id, ECKey ephemeral, SecretKey secret, String wrapped) {
        byte[] decrypt(String header, String iv, String ciphertext, String tag) {
            JWEHeader whole = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
                    .keyID(id)
                    .ephemeralPublicKey(ephemeral)
                    .build();
            try {
                return new Unwrapping()
                        .open(
                                whole,
                                header.getBytes(StandardCharsets.US_ASCII),
                                secret,
                                new Base64URL(wrapped),
                                new Base64URL(iv),
                                new Base64URL(ciphertext),
                                new Base64URL(tag));
            } catch (JOSEException | IllegalArgumentException e) {
                throw StrictJson.wrong("it was altered: what is sealed does not fit its seal");
            }
        }
    }

    /** The library's ECDH with a secret that was agreed on elsewhere. */
    private static final class Unwrapping extends ECDHCryptoProvider {
        Unwrapping() throws JOSEException {
            super(Curve.P_256, null);
        }

        @Override
        public Set<Curve> supportedEllipticCurves() {
            return Set.of(Curve.P_256);
        }

        byte[] open(
                JWEHeader header,
                byte[] authenticated,
                SecretKey secret,
                Base64URL wrapped,
                Base64URL iv,
                Base64URL ciphertext,
                Base64URL tag)
                throws JOSEException {
            return decryptWithZ(header, authenticated, secret, wrapped, iv, ciphertext, tag);
        }
    }
}
