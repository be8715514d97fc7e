package org.enlace.training.certificate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SealedPdfTest {
    private static final long SEED = Long.getLong("seed", 20_270_301L);
    private static final byte[] PDF = ("%PDF-1.7\n" + "1 0 obj <</Type /Catalog>> endobj\n".repeat(30)
                    + "trailer <</Root 1 0 R>>\nstartxref\n1029\n%%EOF\n")
            .getBytes(StandardCharsets.ISO_8859_1);

    private final KeyPair pair = pair();

    static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sealed(byte[] pdf, String name, KeyPair by) {
        TreeMap<String, String> claims = new TreeMap<>();
        claims.put("number", "CO-2027-000001");
        claims.put("name", name);
        return SealedPdf.seal(pdf, claims, by.getPublic(), message -> {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(by.getPrivate());
                signature.update(message);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String broken(byte[] file) {
        return assertThrows(NotWhole.class, () -> SealedPdf.read(file)).getMessage();
    }

    @Test
    void a_sealed_file_tells_what_it_says_and_by_whose_key() throws Exception {
        byte[] file = sealed(PDF, "Ana \"Nena\" Rojas\\Ñ", pair);
        SealedPdf.Reading reading = SealedPdf.read(file);
        assertEquals("Ana \"Nena\" Rojas\\Ñ", reading.claims().get("name"));
        assertEquals(pair.getPublic(), reading.key());
        assertEquals(64, reading.signer().length());
        String end = new String(file, StandardCharsets.ISO_8859_1);
        assertTrue(
                end.endsWith("\nstartxref\n1029\n%%EOF\n"), "it ends as the PDF did, so that readers find their way");
    }

    @Test
    void any_byte_that_is_another_is_found() {
        byte[] file = sealed(PDF, "Ana Rojas", pair);
        Random random = new Random(SEED);
        for (int at = 0; at < file.length; at++) {
            byte[] forged = file.clone();
            forged[at] ^= (byte) (1 << random.nextInt(8));
            broken(forged);
            forged[at] = (byte) (file[at] + 1 + random.nextInt(255));
            broken(forged);
        }
    }

    @Test
    void a_file_that_was_cut_lengthened_or_put_together_anew_is_found() {
        byte[] file = sealed(PDF, "Ana Rojas", pair);
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            broken(Arrays.copyOf(file, random.nextInt(file.length)));
            broken(Arrays.copyOfRange(file, 1 + random.nextInt(file.length - 1), file.length));
            byte[] longer = Arrays.copyOf(file, file.length + 1 + random.nextInt(50));
            assertTrue(broken(longer).endsWith("added after its end"), () -> broken(longer));
            int from = random.nextInt(file.length);
            byte[] hole = new byte[file.length - 1];
            System.arraycopy(file, 0, hole, 0, from);
            System.arraycopy(file, from + 1, hole, from, hole.length - from);
            if (!Arrays.equals(hole, file)) {
                broken(hole);
            }
        }
    }

    @Test
    void the_seal_of_one_does_not_fit_another() {
        byte[] ana = sealed(PDF, "Ana Rojas", pair);
        byte[] beto = sealed(PDF, "Beto Mora", pair);
        String one = new String(ana, StandardCharsets.ISO_8859_1);
        String other = new String(beto, StandardCharsets.ISO_8859_1);
        String signature = one.substring(one.indexOf("%Enlace-Signature"), one.indexOf("\nstartxref"));
        String with = other.replaceAll("%Enlace-Signature: [0-9a-f]+", signature);
        assertEquals(
                "it was changed after it was signed, or whoever signed it has not the key it names",
                broken(with.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void what_is_no_certificate_is_refused_with_its_reason() {
        assertEquals("it is no PDF", broken("not at all".getBytes(StandardCharsets.UTF_8)));
        assertEquals("it is no PDF", broken(new byte[0]));
        assertTrue(broken(PDF).startsWith("it bears no signature of a node"));
        assertTrue(broken(new byte[SealedPdf.LARGEST + 1]).contains("at most"));
        assertTrue(broken("%PDF-1.7\n%Enlace-Signature: ".getBytes(StandardCharsets.UTF_8))
                .contains("end is missing"));
    }

    @Test
    void nothing_but_a_pdf_is_sealed_and_none_twice() {
        assertThrows(IllegalArgumentException.class, () -> sealed(new byte[10], "A", pair));
        byte[] once = sealed(PDF, "A", pair);
        assertThrows(IllegalArgumentException.class, () -> sealed(once, "A", pair));
        assertArrayEquals(once, sealed(PDF, "A", pair), "Ed25519 gives one signature for one message");
    }

    @Test
    void claims_have_one_form() {
        TreeMap<String, String> claims = new TreeMap<>();
        claims.put("b", "\u0001\t\"\\/ñ𝄞");
        claims.put("a", "");
        assertEquals("{\"a\":\"\",\"b\":\"\\u0001\\u0009\\\"\\\\/ñ𝄞\"}", Claims.write(claims));
        assertEquals(claims, Claims.read(Claims.write(claims)));
        for (String wrong : new String[] {
            "",
            "{",
            "{}x",
            "{\"b\":\"\",\"a\":\"\"}",
            "{\"a\":\"\\/\"}",
            "{ }",
            "{\"a\":1}",
            "{\"a\":\"\\u12\"}",
            "{\"a\""
        }) {
            assertThrows(IllegalArgumentException.class, () -> Claims.read(wrong), wrong);
        }
    }
}
