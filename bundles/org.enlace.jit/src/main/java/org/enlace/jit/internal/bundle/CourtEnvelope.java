package org.enlace.jit.internal.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.enlace.platform.Refusal;

/**
 * What only the holder of a court's key opens: CMS enveloped data (RFC 5652) for the RSA key of a certificate, AES-256-CBC, the key by
 * RSAES-OAEP with SHA-256; {@code openssl cms -decrypt -inform DER -binary} opens it. It is written as it flows, in parts of a fixed size.
 * That nothing in it was changed is not told by the envelope but by the signed bundle within.
 */
public final class CourtEnvelope {
    private static final int LONGEST = 20_000;
    private static final int SMALLEST_KEY = 2_048;
    private static final int PART = 65_536;

    /** Its place among the uses of a key (RFC 5280). */
    private static final int KEY_ENCIPHERMENT = 2;

    private static final byte[] END = {0, 0};
    private static final String ENVELOPED = "06092a864886f70d010703";
    private static final String DATA = "06092a864886f70d010701";
    private static final String AES_256_CBC = "060960864801650304012a";
    private static final String OAEP = "06092a864886f70d010107";
    private static final String MGF1 = "06092a864886f70d010108";
    private static final String SHA_256 = "300d06096086480165030402010500";

    private CourtEnvelope() {}

    /**
     * The certificate that somebody gave.
     *
     * @throws Refusal {@code jit.bundle-certificate} where it is none, is over, or its key is not RSA of 2048 bits or more that is for encipherment
     */
    public static X509Certificate certificate(String pem, Instant now) {
        if (pem == null || pem.isBlank() || pem.length() > LONGEST) {
            throw unfit();
        }
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.strip().getBytes(StandardCharsets.ISO_8859_1)));
            if (certificate == null
                    || !(certificate.getPublicKey() instanceof RSAPublicKey key)
                    || !key.getAlgorithm().equals("RSA")
                    || !encrypts(certificate.getKeyUsage())
                    || key.getModulus().bitLength() < SMALLEST_KEY
                    || now.isAfter(certificate.getNotAfter().toInstant())) {
                throw unfit();
            }
            return certificate;
        } catch (CertificateException e) {
            throw unfit();
        }
    }

    /** Whether a key may be used to keep other keys secret: whoever signs with it alone does not open what was encrypted to it. */
    private static boolean encrypts(boolean[] usage) {
        return usage == null || usage[KEY_ENCIPHERMENT];
    }

    private static Refusal unfit() {
        return new Refusal(
                        "jit.bundle-certificate",
                        "That is no certificate in PEM that is still valid, with an RSA key of at least " + SMALLEST_KEY
                                + " bits for encipherment; ask the court for the certificate with which others write to it",
                        SMALLEST_KEY)
                .at("certificate");
    }

    /** By what people recognise a certificate: the SHA-256 of it, 64 hexadecimal digits. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            return Pem.fingerprint(certificate.getEncoded());
        } catch (CertificateException e) {
            throw new IllegalStateException("A certificate that was read cannot be written", e);
        }
    }

    /**
     * What is written to it goes into the envelope. To be closed once all is written, which leaves the other open, and only then: that is
     * how its reader knows that nothing is missing.
     */
    public static OutputStream to(X509Certificate certificate, OutputStream out) throws IOException {
        try {
            KeyGenerator keys = KeyGenerator.getInstance("AES");
            keys.init(256);
            SecretKey key = keys.generateKey();
            byte[] iv = new byte[16];
            new SecureRandom().nextBytes(iv);
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
            out.write(begin(certificate, key, iv));
            return new Flow(out, cipher);
        } catch (GeneralSecurityException e) {
            throw new IOException("A bundle could not be encrypted", e);
        }
    }

    private static byte[] begin(X509Certificate certificate, SecretKey key, byte[] iv) throws GeneralSecurityException {
        Cipher wrap = Cipher.getInstance("RSA/ECB/OAEPPadding");
        wrap.init(
                Cipher.ENCRYPT_MODE,
                certificate.getPublicKey(),
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        byte[] wrapped = wrap.doFinal(key.getEncoded());
        byte[] recipient = der(
                0x30,
                number(BigInteger.ZERO),
                der(0x30, certificate.getIssuerX500Principal().getEncoded(), number(certificate.getSerialNumber())),
                der(0x30, hex(OAEP), der(0x30, der(0xA0, hex(SHA_256)), der(0xA1, der(0x30, hex(MGF1), hex(SHA_256))))),
                der(0x04, wrapped));
        return joined(
                hex("3080" + ENVELOPED + "a080" + "3080"),
                number(BigInteger.ZERO),
                der(0x31, recipient),
                hex("3080" + DATA),
                der(0x30, hex(AES_256_CBC), der(0x04, iv)),
                hex("a080"));
    }

    private static byte[] number(BigInteger number) {
        return der(0x02, number.toByteArray());
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /** A value with its tag and length. */
    private static byte[] der(int tag, byte[]... parts) {
        byte[] content = joined(parts);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            byte[] unsigned = length[0] == 0 ? java.util.Arrays.copyOfRange(length, 1, length.length) : length;
            out.write(0x80 | unsigned.length);
            out.writeBytes(unsigned);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Writes what was encrypted, a part after the other. */
    private static final class Flow extends OutputStream {
        private final OutputStream out;
        private final Cipher cipher;
        private boolean closed;

        Flow(OutputStream out, Cipher cipher) {
            this.out = out;
            this.cipher = cipher;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            for (int at = from; at < from + length; at += PART) {
                part(cipher.update(bytes, at, Math.min(PART, from + length - at)));
            }
        }

        private void part(byte[] encrypted) throws IOException {
            if (encrypted != null && encrypted.length > 0) {
                out.write(der(0x04, encrypted));
            }
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            try {
                part(cipher.doFinal());
            } catch (GeneralSecurityException e) {
                throw new IOException("A bundle could not be encrypted", e);
            }
            for (int i = 0; i < 5; i++) {
                out.write(END);
            }
            out.flush();
        }
    }
}
