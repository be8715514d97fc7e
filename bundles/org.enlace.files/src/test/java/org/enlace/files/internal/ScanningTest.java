package org.enlace.files.internal;

import static org.enlace.files.internal.Shelf.ANNA;
import static org.enlace.files.internal.Shelf.READER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.enlace.files.FileState;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ClamAV's daemon is played by a server that speaks its protocol over a real socket. */
class ScanningTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    /** What clamd does with INSTREAM, and what it says; EVIL is its only virus. */
    private static final class FakeClamd implements AutoCloseable {
        private final ServerSocketChannel server;
        private final long limit;
        private final boolean silent;
        volatile long received;

        FakeClamd(Path socket, long limit, boolean silent) throws IOException {
            this.limit = limit;
            this.silent = silent;
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            begin();
        }

        FakeClamd() throws IOException {
            limit = Long.MAX_VALUE;
            silent = false;
            server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
            begin();
        }

        private void begin() {
            Thread thread = new Thread(this::serve, "fake-clamd");
            thread.setDaemon(true);
            thread.start();
        }

        int port() throws IOException {
            return ((InetSocketAddress) server.getLocalAddress()).getPort();
        }

        private void serve() {
            while (server.isOpen()) {
                try (SocketChannel channel = server.accept()) {
                    String answer = answer(new DataInputStream(Channels.newInputStream(channel)));
                    if (!silent) {
                        channel.write(ByteBuffer.wrap((answer + "\0").getBytes(StandardCharsets.US_ASCII)));
                    } else {
                        Channels.newInputStream(channel).read();
                    }
                } catch (IOException e) {
                    // The next one.
                }
            }
        }

        private String answer(DataInputStream in) throws IOException {
            byte[] command = in.readNBytes(10);
            if (!new String(command, StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
                return "UNKNOWN COMMAND";
            }
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                content.write(in.readNBytes(length));
                if (content.size() > limit) {
                    return "INSTREAM size limit exceeded. ERROR";
                }
            }
            received = content.size();
            return content.toString(StandardCharsets.ISO_8859_1).contains("EVIL")
                    ? "stream: Sample.Signature-1 FOUND"
                    : "stream: OK";
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it did not come about in 30 seconds");
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static Optional<String> scanned(String address, byte[] content) throws IOException {
        return Clamd.at(address, PATIENCE).scan(new ByteArrayInputStream(content));
    }

    @Test
    void clamd_is_asked_over_a_socket_of_this_machine() throws IOException {
        Path socket = data.resolve("clamd.sock");
        byte[] large = Bytes.random(3_000_000, 1);
        try (FakeClamd unix = new FakeClamd(socket, Long.MAX_VALUE, false);
                FakeClamd tcp = new FakeClamd()) {
            for (String address : new String[] {"unix:" + socket, "tcp:127.0.0.1:" + tcp.port()}) {
                assertEquals(Optional.empty(), scanned(address, large));
                assertEquals(Optional.of("Sample.Signature-1"), scanned(address, Bytes.text("so EVIL")));
                assertEquals(Optional.empty(), scanned(address, new byte[0]));
            }
            scanned("tcp:127.0.0.1:" + tcp.port(), large);
            assertEquals(large.length, tcp.received);
        }
    }

    @Test
    void without_a_verdict_there_is_none() throws IOException {
        Path none = data.resolve("none.sock");
        assertThrows(IOException.class, () -> scanned("unix:" + none, Bytes.text("x")));
        Path small = data.resolve("small.sock");
        try (FakeClamd clamd = new FakeClamd(small, 1_000, false)) {
            IOException refused =
                    assertThrows(IOException.class, () -> scanned("unix:" + small, Bytes.random(5_000_000, 2)));
            assertTrue(refused.getMessage() != null, refused::toString);
            assertEquals(Optional.empty(), scanned("unix:" + small, Bytes.text("fits")));
            assertTrue(clamd.received > 0);
        }
        Path quiet = data.resolve("quiet.sock");
        try (FakeClamd clamd = new FakeClamd(quiet, Long.MAX_VALUE, true)) {
            Scanner impatient = Clamd.at("unix:" + quiet, Duration.ofSeconds(2));
            assertThrows(IOException.class, () -> impatient.scan(new ByteArrayInputStream(Bytes.text("x"))));
            await(() -> clamd.received > 0);
        }
    }

    @Test
    void no_address_leads_off_the_machine() {
        for (String address : new String[] {
            "tcp:192.0.2.1:3310", "tcp:localhost:3310", "tcp:127.0.0.1:0", "tcp:127.0.0.1:70000", "unix:relative", "x"
        }) {
            assertThrows(IllegalArgumentException.class, () -> Clamd.at(address, PATIENCE), address);
        }
    }

    @OnEveryDatabase
    void a_file_waits_until_the_scanner_has_looked_at_it(TestDatabase database) throws IOException {
        Path socket = data.resolve("clamd.sock");
        try (Shelf shelf = new Shelf(database, data)) {
            Scanner clamd = Clamd.at("unix:" + socket, PATIENCE);
            shelf.restarted(clamd);
            RecordId good = shelf.add("good.txt", Bytes.text("all is well")).id();
            RecordId bad = shelf.add("bad.txt", Bytes.text("this is EVIL")).id();
            assertEquals(
                    "files.waiting",
                    assertThrows(Refusal.class, () -> shelf.files.open(good, 0, 1, READER))
                            .code());
            await(() -> shelf.files.scannerTrouble() != null);
            assertEquals(2, shelf.files.usage(Shelf.KEEPER).waiting());
            try (FakeClamd there = new FakeClamd(socket, Long.MAX_VALUE, false)) {
                // What waited is taken again at the start, and in between from time to time.
                shelf.restarted(clamd);
                await(() -> shelf.files.usage(Shelf.KEEPER).waiting() == 0);
                await(() -> shelf.files.scannerTrouble() == null);
                assertTrue(there.received > 0);
            }
            assertArrayEquals(Bytes.text("all is well"), shelf.read(good));
            assertEquals(
                    FileState.QUARANTINED,
                    shelf.files.find(bad, READER).content().state());
            assertEquals(
                    "files.quarantined",
                    assertThrows(Refusal.class, () -> shelf.files.open(bad, 0, 1, READER))
                            .code());
            assertEquals(
                    "Sample.Signature-1",
                    shelf.files.find(bad, READER).content().finding());
            assertEquals(2, shelf.codes().stream().filter("files.scan"::equals).count());
            shelf.files.erase(bad, 1, "Malicious software", ANNA);
        }
    }
}
