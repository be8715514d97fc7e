package org.enlace.jit.internal.stamping;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A service for time stamps on this machine, by HTTP, that answers as a test wants. */
final class StampingServer implements AutoCloseable {
    /** What it was sent. */
    final List<byte[]> asked = new CopyOnWriteArrayList<>();

    /** How often it was reached, also where nothing was read. */
    final AtomicInteger reached = new AtomicInteger();

    volatile UnaryOperator<byte[]> answers;
    volatile int status = 200;
    volatile String type = "application/timestamp-reply";

    /** How many bytes are sent before it stops and keeps the connection open; none: it does not stop. */
    volatile int stopsAfter = -1;

    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile int port;

    StampingServer(UnaryOperator<byte[]> answers) {
        this.answers = answers;
        up();
    }

    /** On whatever port is free: meanwhile somebody else may have taken the one of before. */
    void up() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", exchange -> {
            reached.incrementAndGet();
            byte[] request = exchange.getRequestBody().readAllBytes();
            asked.add(request);
            byte[] answer = answers.apply(request);
            exchange.getResponseHeaders().set("Content-Type", type);
            if (status / 100 == 3) {
                exchange.getResponseHeaders()
                        .set("Location", url().resolve("/elsewhere").toString());
            }
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                int sent = stopsAfter < 0 ? answer.length : Math.min(stopsAfter, answer.length);
                out.write(answer, 0, sent);
                if (stopsAfter >= 0) {
                    out.flush();
                    closing.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.setExecutor(threads);
        server.start();
        port = server.getAddress().getPort();
    }

    URI url() {
        return URI.create("http://localhost:" + port + "/tsa");
    }

    /** Nobody listens any more. */
    void down() {
        server.stop(0);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
