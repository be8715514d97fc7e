package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node that others are to reach, from a fresh start on: at another address of this machine, since a test has no other machine.
 * The first test sees it before it has an administrator; the later ones afterwards.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TlsIT {
    private static final String OUTSIDE = "127.0.0.2";
    private static final String NAME = "enlace.una.example";
    private static final Account ADMIN = Account.of("ana.ruiz", "trueno manzana reloj tambor");

    @TempDir
    private static Path data;

    private static Program node;
    private static int port;

    @BeforeAll
    static void aFreshNodeForOthers() throws IOException {
        port = FreePort.on(InetAddress.getByName(OUTSIDE));
        node = new Program(Program.assembled(), data)
                .with("ENLACE_HTTP_HOST", OUTSIDE)
                .with("ENLACE_HTTPS_PORT", String.valueOf(port))
                .with("ENLACE_TLS_NAMES", NAME + "," + OUTSIDE)
                .started();
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
        }
    }

    @Test
    @Order(1)
    void beforeThereIsAnAdministratorNobodyElseReachesItAndItSaysWhy() throws IOException {
        assertThrows(ConnectException.class, () -> connected(port));
        assertThrows(ConnectException.class, () -> connected(node.port()));
        awaited(() -> node.told("node:status").out().contains("it has no administrator"));
    }

    @Test
    @Order(2)
    void theMomentThereIsOneItIsReachedWithoutARestart() throws Exception {
        long pid = node.node().pid();
        String link = node.enlace("setup-link").lines().findFirst().orElseThrow();
        assertTrue(link.startsWith(node.address() + "/setup?code="), link);
        HttpResponse<String> made = new Browser(node)
                .done(
                        "/setup",
                        "code",
                        link.substring(link.indexOf('=') + 1),
                        "officer",
                        ADMIN.name(),
                        "name",
                        "Ana Ruiz",
                        "new-password",
                        ADMIN.password(),
                        "repeat-password",
                        ADMIN.password(),
                        "language",
                        "es",
                        "zone",
                        "America/Bogota");
        assertEquals(303, made.statusCode(), made.body());
        awaited(() -> Files.exists(data.resolve("run/https")));
        assertEquals(
                200, client().send(get("/sign-in"), BodyHandlers.discarding()).statusCode());
        assertEquals(pid, node.node().pid());
    }

    @Test
    @Order(3)
    void plainHttpStaysAtTheLoopback() throws Exception {
        assertThrows(ConnectException.class, () -> connected(node.port()));
        assertEquals(200, Client.anonymous(node).status("/health"));
        try (Socket plain = connected(port)) {
            plain.getOutputStream()
                    .write(("GET /health HTTP/1.1\r\nHost: " + OUTSIDE + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(plain.getInputStream().readNBytes(200), StandardCharsets.ISO_8859_1);
            assertFalse(answer.contains("HTTP/1.1 200"), answer);
        }
    }

    @Test
    @Order(3)
    void theCertificateIsTheOneTheConsoleTells() throws Exception {
        X509Certificate certificate = shown();
        assertEquals(
                List.of(List.of(2, NAME), List.of(7, OUTSIDE)), List.copyOf(certificate.getSubjectAlternativeNames()));
        String fingerprint =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        try (JsonReader reader = Json.createReader(new StringReader(node.shell("keys:list", "--json")))) {
            assertEquals(
                    List.of(fingerprint),
                    reader.readArray().getValuesAs(JsonObject.class).stream()
                            .filter(key -> key.getString("use").equals("tls"))
                            .map(key -> key.getString("id"))
                            .toList());
        }
    }

    @Test
    @Order(3)
    void everyAnswerAsksForTlsFromNowOn() throws Exception {
        for (String path : List.of("/sign-in", "/health", "/nowhere", "/protocols", "/api/nowhere")) {
            HttpResponse<Void> answer = client().send(get(path), BodyHandlers.discarding());
            assertEquals(
                    "max-age=31536000; includeSubDomains",
                    answer.headers().firstValue("Strict-Transport-Security").orElse(""),
                    path);
        }
        assertTrue(Client.anonymous(node)
                .get("/sign-in")
                .headers()
                .firstValue("Strict-Transport-Security")
                .isEmpty());
    }

    @Test
    @Order(3)
    void theSessionsCookieBelongsToThisHostAlone() throws Exception {
        HttpResponse<Void> answer = client().send(
                        HttpRequest.newBuilder(outside("/sign-in"))
                                .header("Sec-Fetch-Site", "same-origin")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(
                                        Browser.form("officer", ADMIN.name(), "password", ADMIN.password())))
                                .build(),
                        BodyHandlers.discarding());
        assertEquals(303, answer.statusCode());
        String cookie = answer.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("__Host-enlace="))
                .findFirst()
                .orElseThrow();
        for (String attribute : List.of("Secure", "HttpOnly", "SameSite=Lax", "Path=/")) {
            assertTrue(cookie.contains(";" + attribute), cookie);
        }
        assertFalse(cookie.contains("Domain"), cookie);
    }

    @Test
    @Order(3)
    void onlyItsOwnNamesAreAnswered() throws Exception {
        assertTrue(asked(NAME).startsWith("HTTP/1.1 200"));
        assertTrue(asked(OUTSIDE + ":" + port).startsWith("HTTP/1.1 200"));
        assertTrue(asked("evil.example").startsWith("HTTP/1.1 421"), asked("evil.example"));
        String forwarded = NAME + ":" + (port - 1);
        assertTrue(asked(forwarded).startsWith("HTTP/1.1 421"), asked(forwarded));
        node.shell("config:set", "org.enlace.web", "ports", String.valueOf(port - 1));
        NotesNode.await("the forwarded port is answered", () -> isAnswered(forwarded));
        assertTrue(asked(NAME + ":443").startsWith("HTTP/1.1 200"), asked(NAME + ":443"));
    }

    @Test
    @Order(3)
    void oldProtocolsAndWeakSuitesAreTurnedAway() throws Exception {
        assertThrows(SSLException.class, () -> shaken("TLSv1.1", null));
        assertThrows(SSLException.class, () -> shaken("TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"));
        assertEquals("TLSv1.3", shaken("TLSv1.3", null));
        assertEquals("TLSv1.2", shaken("TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"));
    }

    @Test
    @Order(4)
    void clientsThatNeverEndTheirHandshakeKeepNobodyWaiting() throws Exception {
        HttpClient honest = client();
        Instant end = Instant.now().plusSeconds(5);
        try (SlowClients slow =
                SlowClients.of(node, new InetSocketAddress(OUTSIDE, port), 1_000, SlowClients.Kind.TLS)) {
            while (Instant.now().isBefore(end)) {
                assertEquals(
                        200,
                        honest.send(get("/sign-in"), BodyHandlers.discarding()).statusCode());
                shown();
            }
        }
    }

    /** Comes back once it is so; it has a minute. */
    private static void awaited(BooleanSupplier condition) throws IOException {
        Instant limit = Instant.now().plus(Duration.ofSeconds(60));
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(limit), node.log());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static HttpRequest get(String path) {
        return HttpRequest.newBuilder(outside(path)).build();
    }

    private static URI outside(String path) {
        return URI.create("https://" + OUTSIDE + ":" + port + path);
    }

    /** Trusts the one certificate, and checks the name as every client does. */
    private static HttpClient client() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("node", shown());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), new SecureRandom());
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .connectTimeout(Duration.ofSeconds(60))
                .build();
    }

    private static X509Certificate shown() throws Exception {
        try (SSLSocket socket = socket()) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private static boolean isAnswered(String host) {
        try {
            return asked(host).startsWith("HTTP/1.1 200");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String asked(String host) throws Exception {
        try (SSLSocket socket = socket()) {
            socket.getOutputStream()
                    .write(("GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readNBytes(400), StandardCharsets.UTF_8);
            }
        }
    }

    /** The protocol that was agreed upon. */
    private static String shaken(String protocol, String suite) throws Exception {
        try (SSLSocket socket = socket()) {
            socket.setEnabledProtocols(new String[] {protocol});
            if (suite != null) {
                socket.setEnabledCipherSuites(new String[] {suite});
            }
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    private static SSLSocket socket() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(OUTSIDE, port);
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static Socket connected(int at) throws IOException {
        Socket socket = new Socket(InetAddress.getByName(OUTSIDE), at);
        socket.setSoTimeout(60_000);
        return socket;
    }

    /** Looks at a certificate before it is trusted. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
