package org.enlace.jit.internal.stamping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which service is asked for time stamps, and whom one trusts for them.
 *
 * @param url      HTTPS; HTTP for a service on this machine only
 * @param anchors  authorities that vouch for the service, or its own certificates; at least one
 * @param policy   the policy that is asked for; empty for whichever the service has
 * @param trusted  certificates that vouch for the server of HTTPS, in place of those Java knows; empty for these
 * @param patience how long one answer may take, from the first byte of the request to the last of the answer
 * @param most     how many are asked for in a round
 */
record StampSettings(
        URI url,
        List<X509Certificate> anchors,
        Optional<String> policy,
        List<X509Certificate> trusted,
        Duration patience,
        int most) {
    static final String PID = "org.enlace.jit.timestamps";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern POLICY = Pattern.compile("[0-2](\\.\\d{1,20}){1,30}");
    private static final int MOST_BYTES = 1_000_000;
    private static final int LAST_PORT = 65_535;

    StampSettings {
        anchors = List.copyOf(anchors);
        trusted = List.copyOf(trusted);
    }

    /**
     * @param certificates PEM itself, or a file of it, absolute or from the data folder
     * @param trustFile    a file of PEM; empty for what Java knows
     * @throws IllegalArgumentException which names the key, what it says and the rule
     */
    static StampSettings of(
            String url, String certificates, String policy, String trustFile, int seconds, int most, Path data) {
        if (certificates.isBlank()) {
            throw new IllegalArgumentException(
                    "\"certificates\" of " + PID
                            + " is empty; name the file with the certificate (PEM) of the authority that vouches for the service");
        }
        String wanted = policy.strip();
        if (!wanted.isEmpty() && !POLICY.matcher(wanted).matches()) {
            throw new IllegalArgumentException("\"policy\" of " + PID + " is an object identifier such as 1.2.3, not \""
                    + wanted + "\"; leave it empty for whichever the service has");
        }
        return new StampSettings(
                address(url.strip()),
                certificates.contains("-----BEGIN")
                        ? read(certificates.getBytes(StandardCharsets.UTF_8), "certificates", "what stands there")
                        : file(certificates.strip(), "certificates", data),
                wanted.isEmpty() ? Optional.empty() : Optional.of(wanted),
                trustFile.isBlank() ? List.of() : file(trustFile.strip(), "trustFile", data),
                Duration.ofSeconds(seconds),
                most);
    }

    static boolean isAddress(String typed) {
        try {
            return address(typed).toString().equals(typed);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static boolean isPolicy(String typed) {
        return POLICY.matcher(typed).matches();
    }

    private static URI address(String typed) {
        try {
            URI url = new URI(typed);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
            boolean whole = url.getHost() != null
                    && url.getPort() <= LAST_PORT
                    && url.getUserInfo() == null
                    && url.getFragment() == null;
            if (whole && (scheme.equals("https") || scheme.equals("http") && LOOPBACK.contains(host))) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new IllegalArgumentException("\"url\" of " + PID
                + " reads https://HOST/PATH, without a user and with no port above " + LAST_PORT
                + "; http is for a service on this machine only. It says \"" + typed + "\"");
    }

    private static List<X509Certificate> file(String name, String key, Path data) {
        try {
            Path file = data.resolve(name);
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("\"" + key + "\" of " + PID + ", " + file + ", has more than "
                        + MOST_BYTES + " bytes; it holds certificates (PEM) alone");
            }
            return read(Files.readAllBytes(file), key, file.toString());
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "\"" + key + "\" of " + PID + " names " + name + ", which cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> read(byte[] pem, String key, String what) {
        try {
            List<X509Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!all.isEmpty()) {
                return all;
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    "\"" + key + "\" of " + PID + ": " + what + " is no list of certificates (PEM): " + e.getMessage(),
                    e);
        }
        throw new IllegalArgumentException("\"" + key + "\" of " + PID + ": " + what + " holds no certificate (PEM)");
    }
}
