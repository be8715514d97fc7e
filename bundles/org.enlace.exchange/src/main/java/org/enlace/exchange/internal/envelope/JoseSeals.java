package org.enlace.exchange.internal.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.enlace.exchange.internal.Seals;
import org.enlace.exchange.internal.Unreadable;
import org.enlace.keys.AgreementKeys;
import org.enlace.keys.Keys;

/**
 * Signatures as compact JWS (EdDSA over Ed25519), envelopes as JWE in the general JSON form (ECDH-ES+A256KW on P-256, A256GCM).
 * Nothing of the library is loaded before something is signed or read.
 */
public final class JoseSeals implements Seals {
    private final Keys keys;
    private final AgreementKeys agreements;

    public JoseSeals(Keys keys, AgreementKeys agreements) {
        this.keys = keys;
        this.agreements = agreements;
    }

    @Override
    public String signer() {
        return keys.signer().id();
    }

    @Override
    public Recipient own() {
        AgreementKeys.Agreement own = agreements.agreement();
        return new Recipient(
                own.id(), Base64.getEncoder().encodeToString(own.key().getEncoded()));
    }

    @Override
    public String sign(Kind kind, String payload) {
        return Signatures.sign(kind, payload, keys);
    }

    @Override
    public String claimedSigner(Kind kind, String signed) {
        return Signatures.parts(kind, signed).signer();
    }

    @Override
    public String unverified(Kind kind, String signed) {
        return Signatures.text(Signatures.parts(kind, signed).payload());
    }

    @Override
    public void check(Recipient recipient) {
        PublicKeys.p256(recipient.key(), recipient.id());
    }

    @Override
    public Signed verify(Kind kind, String signed, Function<String, Optional<String>> trusted) {
        Signatures.Parts parts = Signatures.parts(kind, signed);
        String key = trusted.apply(parts.signer())
                .orElseThrow(() -> new Unreadable(
                        Unreadable.SIGNATURE, "it is signed by a key that is not trusted: " + parts.signer()));
        return parts.verified(PublicKeys.ed25519(key, parts.signer()));
    }

    @Override
    public Signed verifyOwn(Kind kind, String signed) {
        return verify(kind, signed, id -> keys.signer(id)
                .map(signer -> Base64.getEncoder().encodeToString(signer.key().getEncoded())));
    }

    @Override
    public String seal(String signed, List<Recipient> recipients) {
        Map<String, Recipient> all = new LinkedHashMap<>();
        recipients.forEach(recipient -> all.put(recipient.id(), recipient));
        Recipient own = own();
        all.put(own.id(), own);
        return Sealing.seal(signed.getBytes(StandardCharsets.UTF_8), List.copyOf(all.values()));
    }

    @Override
    public String open(String envelope) {
        return new String(Opening.open(envelope, agreements), StandardCharsets.UTF_8);
    }
}
