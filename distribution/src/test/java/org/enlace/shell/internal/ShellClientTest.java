package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.enlace.launcher.ShellCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real client and the real server over a real Unix-domain socket. */
class ShellClientTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private RunningShell shell;

    @BeforeEach
    void start() {
        shell = new RunningShell(data);
    }

    @AfterEach
    void stop() throws Exception {
        shell.close();
    }

    @Test
    void aCommandPrintsAndEndsWithItsStatus() {
        ShellCall call = call("node:say", "a b", "ñ", "");
        assertEquals(new ShellCall(0, "a b|ñ| in " + Path.of("").toAbsolutePath() + "\n", ""), call);
        assertEquals(7, call("node:fail").status());
    }

    @Test
    void aMistakeIsToldOnTheErrorStreamWithStatusTwo() {
        ShellCall call = call("node:sya");
        assertEquals(2, call.status());
        assertEquals("", call.out());
        assertEquals("There is no command \"node:sya\". Did you mean node:say? help lists all.\n", call.err());
    }

    @Test
    void aWholeLineMayBeOneArgument() {
        assertEquals(new ShellCall(0, "line 99999\n", ""), call("node:much | tail 1"));
        assertEquals(2, call("node:say $x").status());
    }

    @Test
    void muchOutputArrivesWhole() {
        ShellCall call = call("node:much");
        assertEquals(100_000, call.out().lines().count());
        assertTrue(call.out().endsWith("line 99999\n"));
    }

    @Test
    void linesOfTheInputRunUntilOneFails() {
        String script = "# a comment\nnode:say 1\n\nnode:say 2 | grep 2\nnode:fail\nnode:say never\n";
        ShellCall call = ShellCall.of(data, input(script), List.of());
        assertEquals(7, call.status());
        assertEquals("Stopped at line 5: node:fail\n", call.err());
        assertEquals(2, call.out().lines().count());
    }

    @Test
    void anEmptyInputIsFine() {
        assertEquals(new ShellCall(0, "", ""), ShellCall.of(data, InputStream.nullInputStream(), List.of()));
    }

    @Test
    void manyCallersAreServedAtOnce() {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Future<ShellCall>> calls = java.util.stream.IntStream.range(0, 64)
                .mapToObj(i -> callers.submit(() -> call("node:say", "n" + i)))
                .toList();
        assertTimeoutPreemptively(SOON, () -> {
            for (int i = 0; i < calls.size(); i++) {
                assertTrue(calls.get(i).get().out().startsWith("n" + i + " in "));
            }
        });
        callers.shutdown();
    }

    @Test
    void whereNoNodeRunsTheClientSaysSoAndEndsWithThree() throws Exception {
        shell.close();
        ShellCall call = call("node:say");
        assertEquals(3, call.status());
        assertTrue(
                call.err().startsWith("enlace: no node runs on " + data + "; start it with: bin/enlace start"),
                call.err());
        shell.open();
    }

    @Test
    void aSocketThatAKilledNodeLeftIsNoNode(@TempDir Path other) throws IOException {
        Files.createDirectory(other.resolve("run"));
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(other.resolve("run/shell.sock")))
                .close();
        assertEquals(
                3,
                ShellCall.of(other, InputStream.nullInputStream(), List.of("node:say"))
                        .status());
    }

    @Test
    void aNodeThatGoesAwayDuringACommandEndsTheClientWithThree() {
        assertTimeoutPreemptively(SOON, () -> {
            ExecutorService caller = Executors.newSingleThreadExecutor();
            Future<ShellCall> call = caller.submit(() -> call("node:wait"));
            shell.waiting.await();
            shell.close();
            assertEquals(new ShellCall(3, "", "enlace: the node on " + data + " has stopped\n"), call.get());
            shell.interrupted.await();
            caller.shutdown();
        });
        shell.open();
    }

    @Test
    void aCallerThatGoesAwayInterruptsItsCommand() {
        assertTimeoutPreemptively(SOON, () -> {
            try (SocketChannel caller = SocketChannel.open(UnixDomainSocketAddress.of(shell.socket()))) {
                byte[] greeting = "cwd=/\0arg=node:wait".getBytes(StandardCharsets.UTF_8);
                ByteBuffer frame = ByteBuffer.allocate(5 + greeting.length);
                caller.write(frame.put((byte) 'H')
                        .putInt(greeting.length)
                        .put(greeting)
                        .flip());
                shell.waiting.await();
            }
            shell.interrupted.await();
        });
        assertEquals(0, call("node:say").status());
    }

    @Test
    void rubbishAtTheSocketHarmsNobody() throws IOException {
        try (SocketChannel caller = SocketChannel.open(UnixDomainSocketAddress.of(shell.socket()))) {
            caller.write(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8)));
            assertEquals(-1, caller.read(ByteBuffer.allocate(10)));
        } catch (IOException e) {
            assertTrue(e.getMessage().contains("reset") || e.getMessage().contains("pipe"), e.getMessage());
        }
        assertEquals(0, call("node:say").status());
    }

    private ShellCall call(String... arguments) {
        return assertTimeoutPreemptively(
                SOON, () -> ShellCall.of(data, InputStream.nullInputStream(), List.of(arguments)));
    }

    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
