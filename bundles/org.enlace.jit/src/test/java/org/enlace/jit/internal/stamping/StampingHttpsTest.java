package org.enlace.jit.internal.stamping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.enlace.jit.internal.stamping.Carrier.Unanswered;
import org.enlace.keys.testing.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By HTTPS: whoever answers has to be who the address names, by somebody who is trusted for that. */
class StampingHttpsTest {
    private static final byte[] ANSWER = {1, 2, 3};

    @TempDir
    Path folder;

    private HttpsServer server(String host) throws Exception {
        Path store = folder.resolve(host + ".p12");
        keytool("-genkeypair -alias server -keyalg EC -groupname secp256r1 -dname CN=" + host + " -ext SAN=dns:" + host
                + " -validity 2 -storetype PKCS12 -storepass changeit -keystore " + store);
        keytool("-exportcert -rfc -alias server -storepass changeit -keystore " + store + " -file "
                + folder.resolve(host + ".pem"));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "Application/Timestamp-Reply; charset=binary");
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void keytool(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor() == 0, said);
    }

    private byte[] ask(HttpsServer server, String trustFile) throws Unanswered {
        String pem = new TestAuthority(Instant::now).pem();
        return new HttpCarrier(StampSettings.of(
                        "https://localhost:" + server.getAddress().getPort() + "/tsa",
                        pem,
                        "",
                        trustFile,
                        30,
                        50,
                        folder))
                .ask(new byte[] {9});
    }

    @Test
    void a_server_is_spoken_to_that_somebody_trusted_vouches_for() throws Exception {
        HttpsServer server = server("localhost");
        try {
            assertArrayEquals(ANSWER, ask(server, "localhost.pem"));
            Unanswered nobody = assertThrows(Unanswered.class, () -> ask(server, ""));
            assertTrue(nobody.getMessage().contains("cannot be spoken to"), nobody::getMessage);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_server_of_another_name_is_not() throws Exception {
        HttpsServer server = server("tsa.example");
        try {
            Unanswered other = assertThrows(Unanswered.class, () -> ask(server, "tsa.example.pem"));
            assertTrue(other.getMessage().contains("localhost"), other::getMessage);
        } finally {
            server.stop(0);
        }
    }
}
