package org.enlace.jit.internal.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is encrypted to a court's key is opened by openssl with that key, and by nothing else. */
class CourtEnvelopeTest {
    @TempDir
    Path folder;

    private int run(String... words) throws Exception {
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("told").toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        return process.exitValue();
    }

    private String certificate(String name, String... key) throws Exception {
        List<String> words = new java.util.ArrayList<>(List.of("openssl", "req", "-x509", "-nodes", "-newkey"));
        words.addAll(List.of(key));
        words.addAll(List.of(
                "-keyout", name + ".key", "-out", name + ".pem", "-days", "30", "-subj", "/C=CO/O=Juzgado/CN=" + name));
        assertEquals(0, run(words.toArray(String[]::new)), () -> read("told"));
        return Files.readString(folder.resolve(name + ".pem"));
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (java.io.IOException e) {
            return e.getMessage();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 65_535, 65_536, 200_001})
    void openssl_opens_what_was_encrypted_to_its_key(int size) throws Exception {
        X509Certificate court = CourtEnvelope.certificate(certificate("court", "rsa:2048"), Instant.now());
        byte[] content = new byte[size];
        new Random(7).nextBytes(content);
        try (OutputStream file = Files.newOutputStream(folder.resolve("x.cms"));
                OutputStream out = CourtEnvelope.to(court, file)) {
            for (int at = 0; at < size; at += 70_000) {
                out.write(content, at, Math.min(70_000, size - at));
            }
        }
        assertEquals(
                0,
                run(
                        "openssl",
                        "cms",
                        "-decrypt",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        "x.cms",
                        "-inkey",
                        "court.key",
                        "-out",
                        "x"),
                () -> read("told"));
        assertEquals(-1, java.util.Arrays.mismatch(content, Files.readAllBytes(folder.resolve("x"))));
        certificate("other", "rsa:2048");
        assertNotEquals(
                0,
                run(
                        "openssl",
                        "cms",
                        "-decrypt",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        "x.cms",
                        "-recip",
                        "other.pem",
                        "-inkey",
                        "other.key",
                        "-out",
                        "y"));
    }

    @Test
    void what_is_no_fit_certificate_is_refused() throws Exception {
        String good = certificate("court", "rsa:2048");
        String small = certificate("small", "rsa:1024");
        String curve = certificate("curve", "ec", "-pkeyopt", "ec_paramgen_curve:P-256");
        for (String wrong : new String[] {null, "", "x", good.substring(0, 200), small, curve, "x".repeat(30_000)}) {
            Refusal refusal = assertThrows(Refusal.class, () -> CourtEnvelope.certificate(wrong, Instant.now()));
            assertEquals("jit.bundle-certificate", refusal.code());
        }
        assertEquals(
                0,
                run(
                        "openssl",
                        "req",
                        "-x509",
                        "-nodes",
                        "-newkey",
                        "rsa:2048",
                        "-keyout",
                        "sign.key",
                        "-out",
                        "sign.pem",
                        "-subj",
                        "/CN=Juez",
                        "-addext",
                        "keyUsage=digitalSignature"),
                () -> read("told"));
        assertThrows(
                Refusal.class,
                () -> CourtEnvelope.certificate(read("sign.pem"), Instant.now()),
                "with it somebody signs and opens nothing");
        Instant later = Instant.now().plus(java.time.Duration.ofDays(31));
        assertThrows(Refusal.class, () -> CourtEnvelope.certificate(good, later), "it is over");
    }
}
