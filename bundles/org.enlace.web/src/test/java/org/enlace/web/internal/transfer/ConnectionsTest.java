package org.enlace.web.internal.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients of the real Jetty, in a time that the tests make pass. */
@Timeout(30)
class ConnectionsTest {
    private static final int LENGTH = 120_000;

    private final AtomicLong clock = new AtomicLong(TimeUnit.DAYS.toNanos(1));
    private final AtomicLong received = new AtomicLong();
    private final Connections connections = new Connections(clock::get);
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final List<Socket> clients = new ArrayList<>();

    /** Reads all it is sent, and answers a POST with a word and a GET with more than any socket takes. */
    private final class Reads extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Transfer transfer = Transfer.of(request);
            assertTrue(transfer.enter(Share.STRANGERS));
            try {
                byte[] piece = new byte[65_536];
                for (int read = 0; read >= 0; read = request.getInputStream().read(piece)) {
                    received.addAndGet(read);
                }
                for (int i = 0; i < (request.getMethod().equals("GET") ? 1_000 : 1); i++) {
                    response.getOutputStream().write(piece);
                }
            } finally {
                transfer.leave();
            }
        }
    }

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        connections.follow(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new Reads()), "/*");
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket client : clients) {
            client.close();
        }
        server.stop();
    }

    private Socket client(String sent) throws IOException {
        Socket client = new Socket();
        client.setReceiveBufferSize(1_024);
        client.connect(new InetSocketAddress("127.0.0.1", connector.getLocalPort()));
        clients.add(client);
        send(client, sent);
        return client;
    }

    private static void send(Socket client, String sent) throws IOException {
        client.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
    }

    private static String post() {
        return "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + LENGTH + "\r\n\r\n";
    }

    private long figure(String name) {
        return connections.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .mapToLong(figure -> (long) figure.value())
                .sum();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
            connections.examineAll();
        }
    }

    private static boolean answered(Socket client) throws IOException {
        return new String(client.getInputStream().readNBytes(15), StandardCharsets.US_ASCII).equals("HTTP/1.1 200 OK");
    }

    private static boolean ended(Socket client) {
        try {
            return client.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void theHeadOfARequestHasFifteenSeconds() throws Exception {
        Socket late = client("GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ");
        await(() -> figure("enlace_http_connections") == 1);
        pass(15);
        Socket later = client("POST / HTTP/1.1\r\nHost: localhost\r\n");
        await(() -> figure("enlace_http_connections") == 2);
        pass(1);
        assertTrue(ended(late));
        send(later, "\r\n");
        assertTrue(answered(later));
        assertEquals(1, figure("enlace_http_cut"));
    }

    @Test
    void aBodyThatComesAtLessThanTheLeastRateIsCutOff() throws Exception {
        Socket slow = client(post() + "a".repeat(1_000));
        await(() -> received.get() == 1_000 && figure("enlace_http_in_flight") == 1);
        pass(19);
        assertEquals(0, figure("enlace_http_cut"));
        pass(1);
        assertTrue(ended(slow));
        assertEquals(1, figure("enlace_http_cut"));
    }

    @Test
    void aBodyThatComesSlowlyButSteadilyIsTakenHoweverLongItLasts() throws Exception {
        Socket honest = client(post());
        for (int sent = 2_000; sent <= LENGTH; sent += 2_000) {
            send(honest, "a".repeat(2_000));
            int now = sent;
            await(() -> received.get() == now && (now == LENGTH || figure("enlace_http_in_flight") == 1));
            pass(now == LENGTH ? 0 : 1);
        }
        assertTrue(answered(honest));
        assertEquals(0, figure("enlace_http_cut"));
    }

    @Test
    void whoReadsNothingOfAnAnswerIsCutOff() throws Exception {
        client("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await(() -> figure("enlace_http_in_flight") == 1);
        pass(20);
        assertEquals(0, figure("enlace_http_cut"));
        await(() -> {
            pass(1);
            return figure("enlace_http_cut") == 1;
        });
    }

    @Test
    void whereTooManyAreSlowTheSlowestMakesRoom() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            slow.add(client(post() + "a".repeat(i)));
        }
        await(() -> received.get() == 15 && figure("enlace_http_in_flight") == 5);
        pass(1);
        assertEquals(1, figure("enlace_http_cut"));
        await(() -> figure("enlace_http_in_flight") == 4);
        pass(1);
        assertEquals(1, figure("enlace_http_cut"));
    }
}
