package org.enlace.exchange.internal.envelope;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObjectJSON;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MultiEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import org.enlace.exchange.internal.Seals.Recipient;

/** Makes an envelope: one ciphertext, and its key wrapped for each recipient. */
final class Sealing {
    static final String TYPE = "enlace-envelope+jwe";

    private Sealing() {}

    /**
     * @param recipients at least two, one of them this node: the library leaves the ephemeral key out where there is one only (seen
     *     with 10.10), and a node that can open what it sent can prove what it sent
     */
    static String seal(byte[] content, List<Recipient> recipients) {
        if (recipients.size() < 2) {
            throw new IllegalArgumentException("An envelope is sealed to two at least, not " + recipients.size());
        }
        List<JWK> keys = recipients.stream()
                .<JWK>map(each -> new ECKey.Builder(Curve.P_256, PublicKeys.p256(each.key(), each.id()))
                        .keyID(each.id())
                        .algorithm(JWEAlgorithm.ECDH_ES_A256KW)
                        .build())
                .toList();
        JWEObjectJSON jwe = new JWEObjectJSON(
                new JWEHeader.Builder(EncryptionMethod.A256GCM)
                        .type(new JOSEObjectType(TYPE))
                        .build(),
                new Payload(content));
        try {
            jwe.encrypt(new MultiEncrypter(new JWKSet(keys)));
        } catch (JOSEException e) {
            throw new IllegalStateException("Nothing could be sealed with this Java", e);
        }
        return jwe.serializeGeneral();
    }
}
