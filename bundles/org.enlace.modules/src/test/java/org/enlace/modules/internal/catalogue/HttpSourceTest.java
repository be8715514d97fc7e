package org.enlace.modules.internal.catalogue;

import static org.enlace.modules.internal.catalogue.CatalogueFixture.aCatalogue;
import static org.enlace.modules.internal.catalogue.CatalogueFixture.bytes;
import static org.enlace.modules.internal.trust.TestCaller.ADMINISTRATOR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.modules.internal.trust.TestSigner;
import org.enlace.modules.internal.trust.Trust;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSourceTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);

    @TempDir
    Path folder;

    private HttpServer server;
    private HttpHandler answer;

    @BeforeEach
    void aServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer.handle(exchange));
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void isStopped() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/modules";
    }

    private HttpSource source(Duration silence, Duration patience) {
        return new HttpSource(URI.create(address() + "/"), silence, patience);
    }

    private void refused(String code, String words, HttpSource source) {
        Refusal refusal =
                assertThrows(Refusal.class, () -> source.copy("catalogue.zip", 1000, new ByteArrayOutputStream()));
        assertEquals(code, refusal.code(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Test
    void aPlainFolderBehindAnAddressIsEnough() throws IOException {
        Path usb = aCatalogue()
                .offering("alpha", "0.1.0")
                .in(folder.resolve("usb"))
                .folder();
        answer = exchange -> {
            Path file = usb.resolve(exchange.getRequestURI().getPath().replace("/modules/", ""));
            send(
                    exchange,
                    Files.exists(file) ? 200 : 404,
                    Files.exists(file) ? Files.readAllBytes(file) : bytes("none"));
        };
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("tmp"));
        TestSigner.MAKER.trustedIn(data.resolve("config/trust"));
        Trust trust = new Trust(folder.resolve("home"), data, false, Clock.systemUTC());
        Catalogues catalogues = new Catalogues(data, "0.1.0", trust, Clock.systemUTC());
        Listed listed = catalogues.add(address(), folder, ADMINISTRATOR, act -> {});
        assertEquals(address() + "/", listed.source());
        assertArrayEquals(
                Files.readAllBytes(usb.resolve("alpha-0.1.0.zip")),
                Files.readAllBytes(catalogues.find("alpha", Optional.empty()).orElseThrow()));
        Files.delete(usb.resolve("catalogue.zip"));
        Refusal gone = assertThrows(
                Refusal.class, () -> catalogues.refresh("sample", Optional.empty(), folder, ADMINISTRATOR, act -> {}));
        assertTrue(gone.getMessage().contains("404"), gone.getMessage());
    }

    @Test
    void noRedirectionIsFollowed() {
        AtomicInteger asked = new AtomicInteger();
        answer = exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders()
                    .add("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/other");
            send(exchange, 302, new byte[0]);
        };
        refused("module.catalogue-source", "no redirection", source(Duration.ofSeconds(5), Duration.ofSeconds(5)));
        assertEquals(1, asked.get());
    }

    @Test
    void anAnswerThatIsTooLongIsCutOffWhetherItSaysSoOrNot() {
        answer = exchange -> send(exchange, 200, new byte[1001]);
        refused("module.catalogue-size", "1000", source(Duration.ofSeconds(5), Duration.ofSeconds(5)));
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (end.getCount() > 0) {
                    out.write(new byte[4096]);
                }
            }
        };
        refused("module.catalogue-size", "1000", source(Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }

    @Test
    void anAnswerThatDripsOrFallsSilentIsCutOff() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (!await(20)) {
                    out.write(1);
                    out.flush();
                }
            }
        };
        refused("module.catalogue-source", "takes longer", source(Duration.ofSeconds(5), Duration.ofMillis(200)));
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            await(60_000);
        };
        refused("module.catalogue-source", "imed out", source(Duration.ofMillis(200), Duration.ofSeconds(5)));
    }

    private boolean await(long milliseconds) throws IOException {
        try {
            return end.await(milliseconds, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        HttpSource gone = source(Duration.ofSeconds(2), Duration.ofSeconds(2));
        server.stop(0);
        refused("module.catalogue-source", gone.address(), gone);
    }
}
