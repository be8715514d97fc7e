package org.enlace.modules.internal.trust;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import jdk.security.jarsigner.JarSigner;

/** Somebody who signs archives: a key and the certificate over it, made for a test. */
public final class TestSigner {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'");

    /** Whom the tests trust unless they say otherwise. */
    public static final TestSigner MAKER = aSigner("Sample maker").made();

    private final KeyPair pair;
    private final X509Certificate certificate;
    private final String digest;

    private TestSigner(KeyPair pair, X509Certificate certificate, String digest) {
        this.pair = pair;
        this.certificate = certificate;
        this.digest = digest;
    }

    public static Maker aSigner(String name) {
        return new Maker(name);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public String fingerprint() {
        return CertificateFile.signer(certificate).fingerprint();
    }

    /** The three members that sign some others, as the JDK's signer makes them. */
    public Map<String, byte[]> sign(Map<String, byte[]> members) throws IOException {
        Path plain = Files.createTempFile("plain", ".zip");
        try (OutputStream file = Files.newOutputStream(plain);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        try {
            Map<String, byte[]> signature = new LinkedHashMap<>();
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(signed(plain)))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (entry.getName().startsWith("META-INF/")) {
                        signature.put(entry.getName(), zip.readAllBytes());
                    }
                }
            }
            return signature;
        } finally {
            Files.delete(plain);
        }
    }

    /** A signed copy of a zip file, as the JDK's signer writes it. */
    public byte[] signed(Path plain) throws IOException {
        try (ZipFile unsigned = new ZipFile(plain.toFile())) {
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            new JarSigner.Builder(
                            pair.getPrivate(),
                            CertificateFactory.getInstance("X.509").generateCertPath(List.<Certificate>of(certificate)))
                    .digestAlgorithm(digest)
                    .signatureAlgorithm(algorithm())
                    .signerName("SAMPLE")
                    .build()
                    .sign(unsigned, signed);
            return signed.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private String algorithm() {
        String hash = digest.replace("-", "");
        return switch (pair.getPublic().getAlgorithm()) {
            case "RSA" -> hash + "withRSA";
            case "EC" -> hash + "withECDSA";
            default -> "Ed25519";
        };
    }

    /** Writes the certificate into a folder of trusted ones. */
    public TestSigner trustedIn(Path folder) throws IOException {
        Files.createDirectories(folder);
        pem(folder.resolve(fingerprint() + ".pem"));
        return this;
    }

    public Path pem(Path file) throws IOException {
        return Files.writeString(file, CertificateFile.pem(certificate));
    }

    public byte[] privateKey() {
        return pair.getPrivate().getEncoded();
    }

    /** What a signer may be like. */
    public static final class Maker {
        private final String name;
        private Instant from = Instant.now().minus(Duration.ofDays(1));
        private Instant until = Instant.now().plus(Duration.ofDays(365));
        private String kind = "EC";
        private int bits = 256;
        private String digest = "SHA-256";
        private boolean forSigning = true;

        private Maker(String name) {
            this.name = name;
        }

        public Maker valid(Instant since, Instant end) {
            from = since;
            until = end;
            return this;
        }

        public Maker expired() {
            return valid(Instant.now().minus(Duration.ofDays(20)), Instant.now().minus(Duration.ofDays(10)));
        }

        public Maker notYet() {
            return valid(Instant.now().plus(Duration.ofDays(10)), Instant.now().plus(Duration.ofDays(20)));
        }

        public Maker with(String algorithm, int size) {
            kind = algorithm;
            bits = size;
            return this;
        }

        public Maker digesting(String algorithm) {
            digest = algorithm;
            return this;
        }

        public Maker forEncryption() {
            forSigning = false;
            return this;
        }

        public TestSigner made() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
                if (bits > 0) {
                    generator.initialize(bits);
                }
                KeyPair pair = generator.generateKeyPair();
                return new TestSigner(pair, certificate(pair), digest);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        private X509Certificate certificate(KeyPair pair) throws GeneralSecurityException {
            byte[] algorithm = HexFormat.of()
                    .parseHex(
                            switch (kind) {
                                case "RSA" -> "300d06092a864886f70d01010b0500";
                                case "EC" -> "300a06082a8648ce3d040302";
                                default -> "300506032b6570";
                            });
            byte[] subject = der(
                    0x30,
                    der(
                            0x31,
                            der(
                                    0x30,
                                    HexFormat.of().parseHex("0603550403"),
                                    der(0x0c, name.getBytes(StandardCharsets.UTF_8)))));
            byte[] usage = der(
                    0x30,
                    HexFormat.of().parseHex("0603551d0f"),
                    der(0x04, HexFormat.of().parseHex(forSigning ? "03020780" : "03020520")));
            byte[] body = der(
                    0x30,
                    der(0xa0, der(0x02, new byte[] {2})),
                    der(0x02, BigInteger.valueOf(System.nanoTime()).toByteArray()),
                    algorithm,
                    subject,
                    der(0x30, time(from), time(until)),
                    subject,
                    pair.getPublic().getEncoded(),
                    der(0xa3, der(0x30, usage)));
            Signature signature = Signature.getInstance(
                    kind.equals("RSA") ? "SHA256withRSA" : kind.equals("EC") ? "SHA256withECDSA" : "Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(body);
            byte[] whole = der(0x30, body, algorithm, der(0x03, new byte[1], signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
        }

        private static byte[] time(Instant at) {
            return der(0x18, TIME.format(at.atOffset(ZoneOffset.UTC)).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** One element of DER. */
    static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }
}
