package org.enlace.training.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By the card of a node it is told whether a key is its own, or was. */
class NodeCardTest {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final byte[] PDF =
            "%PDF-1.7\n1 0 obj <<>> endobj\nstartxref\n9\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private static byte[] signed(KeyPair by, byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(by.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The former key vouches for the next, as the keystore of a node has it. */
    private static String vouched(KeyPair former, KeyPair next) throws Exception {
        return Base64.getEncoder()
                .encodeToString(new JcaX509v3CertificateBuilder(
                                new X500Name("CN=former"),
                                BigInteger.ONE,
                                Date.from(Instant.EPOCH),
                                Date.from(Instant.parse("2100-01-01T00:00:00Z")),
                                new X500Name("CN=next"),
                                next.getPublic())
                        .build(new JcaContentSignerBuilder("Ed25519").build(former.getPrivate()))
                        .getEncoded());
    }

    private static String card(String country, KeyPair by, List<String> succession) {
        String says = "{\"country\":\"" + country + "\",\"signer\":\"x\",\"key\":\""
                + Base64.getEncoder().encodeToString(by.getPublic().getEncoded()) + "\",\"succession\":["
                + succession.stream().map(one -> '"' + one + '"').collect(Collectors.joining(",")) + "]}";
        String begun = URL.encodeToString("{\"alg\":\"EdDSA\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + URL.encodeToString(says.getBytes(StandardCharsets.UTF_8));
        return begun + "." + URL.encodeToString(signed(by, begun.getBytes(StandardCharsets.US_ASCII))) + "\n";
    }

    private String verified(int status, KeyPair by, String card) throws Exception {
        TreeMap<String, String> claims = new TreeMap<>();
        claims.put("issuer", "CO");
        Path file = Files.write(
                folder.resolve("c.pdf"), SealedPdf.seal(PDF, claims, by.getPublic(), message -> signed(by, message)));
        Path at = Files.writeString(folder.resolve("co.card"), card);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertEquals(
                status, VerifyCertificate.run(print, print, file.toString(), "--card", at.toString()), out::toString);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_key_of_the_card_and_each_that_was_before_it_are_the_nodes() throws Exception {
        KeyPair first = SealedPdfTest.pair();
        KeyPair second = SealedPdfTest.pair();
        KeyPair third = SealedPdfTest.pair();
        String card = card("CO", third, List.of(vouched(first, second), vouched(second, third)));
        for (KeyPair known : List.of(first, second, third)) {
            assertTrue(verified(0, known, card).startsWith("WHOLE"));
        }
        String forged = verified(1, SealedPdfTest.pair(), card);
        assertTrue(forged.contains("which the card does not know"), forged);
    }

    @Test
    void a_key_that_nobody_vouched_for_is_a_forgery_and_so_is_another_countrys() throws Exception {
        KeyPair first = SealedPdfTest.pair();
        KeyPair second = SealedPdfTest.pair();
        KeyPair forger = SealedPdfTest.pair();
        verified(1, first, card("CO", second, List.of()));
        verified(1, forger, card("CO", second, List.of(vouched(first, second))));
        verified(1, first, card("CO", second, List.of(vouched(first, forger))));
        assertTrue(verified(1, first, card("PE", first, List.of())).contains("the card is of PE"));
    }

    @Test
    void a_card_that_was_changed_or_is_none_is_of_no_use() throws Exception {
        KeyPair key = SealedPdfTest.pair();
        String card = card("CO", key, List.of());
        for (int at = 0; at < card.length() - 1; at += 7) {
            char other = card.charAt(at) == 'A' ? 'B' : 'A';
            String changed = card.substring(0, at) + other + card.substring(at + 1);
            assertThrows(NotWhole.class, () -> NodeCard.read(changed), changed);
        }
        for (String none : List.of("", "a.b.c", "..", "x".repeat(200_000), card.replace(".", ""))) {
            assertThrows(NotWhole.class, () -> NodeCard.read(none));
        }
        assertTrue(verified(2, key, "nothing").contains("is of no use"));
    }
}
