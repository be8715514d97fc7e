package org.enlace.exchange.internal.envelope;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Set;
import org.enlace.exchange.internal.Seals.Kind;
import org.enlace.exchange.internal.Seals.Signed;
import org.enlace.exchange.internal.Unreadable;
import org.enlace.keys.Keys;

/** Compact JWS by the node's Ed25519 key, which never leaves the keystore. */
final class Signatures {
    private static final String ALGORITHM = "EdDSA";
    private static final int SIGNATURE = 64;
    private static final int DIGEST = 64;
    private static final int LONGEST_HEADER = 400;

    private Signatures() {}

    static String sign(Kind kind, String payload, Keys keys) {
        // The header names the key, so a key that is replaced between the two is asked for again.
        while (true) {
            String signer = keys.signer().id();
            JWSObject jws = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.EdDSA)
                            .type(new JOSEObjectType(kind.type()))
                            .keyID(signer)
                            .build(),
                    new Payload(payload));
            Signer by = new Signer(keys);
            try {
                jws.sign(by);
            } catch (JOSEException e) {
                throw new IllegalStateException("The node's key did not sign", e);
            }
            if (by.signer.equals(signer)) {
                return jws.serialize();
            }
        }
    }

    /** Reads the three parts; nothing in them is to be believed yet. */
    static Parts parts(Kind kind, String jws) {
        String[] parts = jws.split("\\.", -1);
        if (parts.length != 3 || parts[0].length() > LONGEST_HEADER) {
            throw StrictJson.wrong("it is no signed text");
        }
        StrictJson header = StrictJson.of(text(decoded(parts[0])), "alg", "kid", "typ");
        if (!header.text("alg", DIGEST).equals(ALGORITHM)
                || !header.text("typ", DIGEST).equals(kind.type())) {
            throw StrictJson.wrong("it is no " + kind.type() + " signed with " + ALGORITHM);
        }
        byte[] signature = decoded(parts[2]);
        if (signature.length != SIGNATURE) {
            throw StrictJson.wrong("the signature has " + signature.length + " bytes, and should have " + SIGNATURE);
        }
        return new Parts(
                header.hex("kid", DIGEST),
                decoded(parts[1]),
                (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                signature);
    }

    record Parts(String signer, byte[] payload, byte[] input, byte[] signature) {
        Signed verified(PublicKey key) {
            try {
                Signature check = Signature.getInstance("Ed25519");
                check.initVerify(key);
                check.update(input);
                if (check.verify(signature)) {
                    return new Signed(signer, text(payload));
                }
            } catch (GeneralSecurityException e) {
                throw wrongly();
            }
            throw wrongly();
        }

        private Unreadable wrongly() {
            return new Unreadable(
                    Unreadable.SIGNATURE,
                    "the signature is not by the key it names, " + signer + ", or it was altered");
        }
    }

    /** Base64url without padding, in its one canonical form. */
    static byte[] decoded(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (part.indexOf('=') < 0
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw StrictJson.wrong("a part is not Base64url");
        }
        throw StrictJson.wrong("a part is not Base64url in its canonical form");
    }

    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw StrictJson.wrong("a part is no text in UTF-8");
        }
    }

    private static final class Signer implements JWSSigner {
        private final Keys keys;
        private final JCAContext context = new JCAContext();
        private String signer = "";

        Signer(Keys keys) {
            this.keys = keys;
        }

        @Override
        public Base64URL sign(JWSHeader header, byte[] input) {
            Keys.Signed signed = keys.sign(input);
            signer = signed.signer();
            return Base64URL.encode(signed.signature());
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return Set.of(JWSAlgorithm.EdDSA);
        }

        @Override
        public JCAContext getJCAContext() {
            return context;
        }
    }
}
