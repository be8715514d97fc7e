package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

class ShellServerTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private Path folder;
    private ShellServer server;

    /** Among the temporary files, since a socket's path must be short. */
    @BeforeEach
    void open() throws IOException {
        folder = Files.createTempDirectory("sh");
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                ShellServerTest.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> new Bundle[0]);
        Node node = new Node(new CountryCode("CO"), folder, folder, "0.1.0", false);
        Fixture shell = new Fixture();
        server = new ShellServer(
                new SocketPlace(folder, folder),
                node,
                shell.commands,
                new CommandAudit(shell.audit),
                new NodeState(context, node));
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        Files.deleteIfExists(folder.resolve("run/kept"));
        Files.delete(folder.resolve("run"));
        Files.delete(folder);
    }

    @Test
    void a_caller_that_cannot_be_taken_is_sent_away_and_the_next_one_answered() throws IOException {
        Path kept = folder.resolve("run/kept");
        Files.createLink(kept, server.socket());
        Files.delete(server.socket());
        assertTimeoutPreemptively(SOON, () -> {
            try (SocketChannel caller = SocketChannel.open(UnixDomainSocketAddress.of(kept))) {
                assertEquals(-1, caller.read(ByteBuffer.allocate(1)), "nobody knows whose the socket is");
            }
        });
        Files.createLink(server.socket(), kept);
        assertTimeoutPreemptively(SOON, () -> {
            for (int callers = 0; callers < 3; callers++) {
                try (SocketChannel caller = SocketChannel.open(UnixDomainSocketAddress.of(server.socket()))) {
                    byte[] greeting = "columns=80".getBytes(StandardCharsets.UTF_8);
                    caller.write(ByteBuffer.allocate(1 + Integer.BYTES + greeting.length)
                            .put((byte) 'H')
                            .putInt(greeting.length)
                            .put(greeting)
                            .flip());
                    assertEquals(Connection.WELCOME, new Frames(caller).read().text());
                }
            }
        });
    }
}
