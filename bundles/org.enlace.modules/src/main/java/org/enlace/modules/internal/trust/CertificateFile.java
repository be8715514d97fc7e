package org.enlace.modules.internal.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.modules.internal.archive.Signer;
import org.enlace.platform.Hashing;
import org.enlace.platform.Refusal;

/** A signer's certificate in a file of its own: PEM, one certificate, nothing secret beside it. */
final class CertificateFile {
    private static final long MAX = 64 << 10;
    private static final Pattern PART =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private CertificateFile() {}

    /** @throws Refusal {@code trust.…} naming what the file is instead */
    static X509Certificate read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Refusal(
                    "trust.file",
                    "There is no file " + file + " that the node's user may read; name the signer's certificate",
                    file);
        }
        if (Files.size(file) > MAX) {
            throw malformed(
                    file, "it has " + Files.size(file) + " bytes, more than the " + MAX + " of any certificate");
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (text.contains("PRIVATE KEY")) {
            throw new Refusal(
                    "trust.private-key",
                    file
                            + " holds a private key. It belongs to whoever signs and to no node: delete it here, ask for the"
                            + " certificate alone, and tell its owner that the key was passed on",
                    file);
        }
        Matcher parts = PART.matcher(text);
        if (!parts.find() || !parts.group(1).equals("CERTIFICATE")) {
            throw malformed(file, "it has no part that begins with -----BEGIN CERTIFICATE-----");
        }
        X509Certificate certificate = certificate(file, parts.group(2));
        if (parts.find()) {
            throw malformed(
                    file, "it holds more than one certificate; give each a file, and add whom you mean to trust");
        }
        return certificate;
    }

    private static X509Certificate certificate(Path file, String base64) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
            if (certificate.getEncoded().length != encoded.length) {
                throw malformed(file, "something follows the certificate");
            }
            return certificate;
        } catch (CertificateException | IllegalArgumentException e) {
            throw malformed(file, "what it holds is no X.509 certificate");
        }
    }

    static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read can be written", e);
        }
    }

    static Signer signer(X509Certificate certificate) {
        try {
            return new Signer(
                    Hashing.sha256(certificate.getEncoded()),
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read can be written", e);
        }
    }

    private static Refusal malformed(Path file, String why) {
        return new Refusal(
                "trust.form",
                file + " is not a certificate as it is wanted here (PEM, X.509, one): " + why
                        + "; ask whoever signs for such a file",
                file,
                why);
    }
}
