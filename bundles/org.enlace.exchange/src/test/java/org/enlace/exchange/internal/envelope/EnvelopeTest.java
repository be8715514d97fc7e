package org.enlace.exchange.internal.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWEObjectJSON;
import com.nimbusds.jose.crypto.MultiDecrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.enlace.exchange.internal.Chain;
import org.enlace.exchange.internal.Seals.Kind;
import org.enlace.exchange.internal.Seals.Recipient;
import org.enlace.exchange.internal.Unreadable;
import org.enlace.keys.internal.KeystoreFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvelopeTest {
    @TempDir
    Path folder;

    private KeystoreFolder coKeys;
    private JoseSeals co;
    private JoseSeals pe;
    private JoseSeals br;

    @BeforeEach
    void threeNodes() {
        coKeys = KeystoreFolder.open(folder.resolve("co"), "CO", Clock.systemUTC());
        co = seals(coKeys);
        pe = seals(KeystoreFolder.open(folder.resolve("pe"), "PE", Clock.systemUTC()));
        br = seals(KeystoreFolder.open(folder.resolve("br"), "BR", Clock.systemUTC()));
    }

    private static JoseSeals seals(KeystoreFolder keys) {
        return new JoseSeals(keys.keys(), keys.agreements());
    }

    private Function<String, Optional<String>> keyOfCo() {
        return id -> Optional.of(
                Base64.getEncoder().encodeToString(coKeys.keys().signer().key().getEncoded()));
    }

    private static String refused(Runnable reading) {
        return assertThrows(Unreadable.class, reading::run).code();
    }

    @Test
    void everyRecipientAndTheSenderOpenItAndNobodyElse() {
        String envelope = co.seal("für alle", List.of(pe.own()));
        assertEquals("für alle", pe.open(envelope));
        assertEquals("für alle", co.open(envelope));
        assertEquals(Unreadable.KEY, refused(() -> br.open(envelope)));
        assertFalse(envelope.contains("für alle"));
        String both = co.seal("x", List.of(pe.own(), br.own()));
        assertEquals(pe.open(both), br.open(both));
    }

    @Test
    void anotherProgramOfJoseOpensIt() throws Exception {
        ECKey other = new ECKeyGenerator(Curve.P_256).generate();
        byte[] der = other.toECPublicKey().getEncoded();
        String id = Chain.sha256(der);
        String envelope = co.seal(
                "plain JWE", List.of(new Recipient(id, Base64.getEncoder().encodeToString(der))));
        JWEObjectJSON jwe = JWEObjectJSON.parse(envelope);
        jwe.decrypt(new MultiDecrypter(new ECKey.Builder(other).keyID(id).build()));
        assertEquals("plain JWE", jwe.getPayload().toString());
    }

    @Test
    void aSignatureIsOfItsKindItsKeyAndItsText() {
        String signed = co.sign(Kind.SLIP, "{\"a\":1}");
        assertEquals("{\"a\":1}", co.verify(Kind.SLIP, signed, keyOfCo()).payload());
        assertEquals(Unreadable.FORM, refused(() -> co.verify(Kind.LETTER, signed, keyOfCo())));
        assertEquals(Unreadable.SIGNATURE, refused(() -> co.verify(Kind.SLIP, signed, id -> Optional.empty())));
        String[] parts = signed.split("\\.");
        String other = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"a\":2}".getBytes());
        assertEquals(
                Unreadable.SIGNATURE,
                refused(() -> co.verify(Kind.SLIP, parts[0] + "." + other + "." + parts[2], keyOfCo())));
        assertEquals(Unreadable.FORM, refused(() -> co.verify(Kind.SLIP, signed + "=", keyOfCo())));
        String forger = pe.sign(Kind.SLIP, "{\"a\":1}");
        assertTrue(assertThrows(Unreadable.class, () -> co.verify(Kind.SLIP, forger, keyOfCo())) != null);
    }

    @Test
    void headersThatAreNotExactlyOursAreRefused() {
        String payload = coded("{}");
        String kid = co.signer();
        for (String header : List.of(
                "{\"alg\":\"none\",\"kid\":\"" + kid + "\",\"typ\":\"enlace-slip+jws\"}",
                "{\"alg\":\"HS256\",\"kid\":\"" + kid + "\",\"typ\":\"enlace-slip+jws\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\",\"typ\":\"enlace-slip+jws\",\"crit\":[\"x\"]}",
                "{\"alg\":\"EdDSA\",\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\",\"typ\":\"enlace-slip+jws\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\"}",
                "{\"alg\":\"EdDSA\",\"jwk\":{},\"typ\":\"enlace-slip+jws\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\",\"typ\":\"enlace-slip+jws\"} ,",
                "[]",
                "")) {
            String jws = coded(header) + "." + payload + "." + coded("x".repeat(64));
            assertEquals(Unreadable.FORM, refused(() -> co.verify(Kind.SLIP, jws, keyOfCo())), header);
        }
    }

    private static String coded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsAddedToAnEnvelopeOrChangedInItIsRefused() {
        String envelope = co.seal("x", List.of(pe.own()));
        for (String wrong : List.of(
                envelope + " x",
                envelope + envelope,
                envelope.replaceFirst("\\{", "{\"aad\":\"eA\","),
                envelope.replaceFirst("\\{", "{\"unprotected\":{},"),
                envelope.replaceFirst("\"tag\"", "\"tag\":\"x\",\"tag\""),
                envelope.replace("ECDH-ES+A256KW", "ECDH-ES+A128KW"),
                envelope.replace("\"crv\":\"P-256\"", "\"crv\":\"P-384\""),
                envelope.replace("\"kty\":\"EC\"", "\"kty\":\"OK\""),
                envelope.replaceFirst("\"recipients\":\\[\\{", "\"recipients\":[{\"x\":1,"),
                envelope.replaceFirst(
                        "\"protected\":\"[^\"]+\"", "\"protected\":\"" + coded("{\"enc\":\"A128GCM\"}") + "\""),
                envelope.replaceFirst("\"x\":\"[^\"]+\"", "\"x\":\"" + "A".repeat(43) + "\""),
                "",
                "null",
                "{}",
                "[" + envelope + "]")) {
            assertEquals(Unreadable.FORM, refused(() -> pe.open(wrong)), wrong);
        }
        assertEquals(Unreadable.SIZE, refused(() -> pe.open("x".repeat(Opening.LONGEST + 1))));
    }

    @Test
    void anEnvelopeToAReplacedKeyIsStillOpened() {
        String replaced = co.own().id();
        String before = pe.seal("x", List.of(co.own()));
        coKeys.agreements().rotate();
        assertEquals("x", co.open(before));
        assertTrue(before.contains(replaced), before);
        assertFalse(pe.seal("x", List.of(co.own())).contains(replaced));
    }

    @Test
    void numbersThatAreNoneAndNestingWithoutEndAreRefused() {
        for (String json : List.of(
                "{\"a\":1e400}", "{\"a\":-1}", "{\"a\":\"1\"}", "{\"a\":1.5}", "{\"a\":99999999999999999999}")) {
            assertEquals(Unreadable.FORM, refused(() -> StrictJson.of(json, "a").number("a", 0)), json);
        }
        assertEquals(Unreadable.FORM, refused(() -> StrictJson.of("[".repeat(100_000), "a")));
    }
}
