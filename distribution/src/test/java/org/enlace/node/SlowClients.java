package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Many clients, each of which begins something and then sends one byte every eight seconds, or reads nothing. Half of them come from
 * 127.0.0.1, the others from 500 more addresses of this machine. Whoever is cut off connects again within a second.
 */
final class SlowClients implements AutoCloseable {
    private static final int ADDRESSES = 500;
    private static final int PERIOD = 8;
    /** What an officer reads meanwhile. */
    static final List<String> PAGES = List.of("/", "/account", "/protocols", "/health");

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    /** What a client begins. */
    enum Kind {
        HEAD("GET /sign-in HTTP/1.1\r\nHost: %s\r\nX-A: "),
        BODY("POST /sign-in HTTP/1.1\r\nHost: %s\r\n" + FORM + "Content-Length: 100000\r\n\r\nofficer="),
        CHUNKED("POST /sign-in HTTP/1.1\r\nHost: %s\r\n" + FORM
                + "Transfer-Encoding: chunked\r\n\r\n8\r\nofficer=\r\n"),
        /** Refused at its head: it comes from another site. */
        REFUSED(
                "POST /sign-in HTTP/1.1\r\nHost: %s\r\nSec-Fetch-Site: cross-site\r\nContent-Length: 2000000\r\n\r\na="),
        /** Asks for the style sheet many times and reads nothing. */
        READER("GET %a HTTP/1.1\r\nHost: %s\r\n\r\n".repeat(60)),
        /** The first bytes of a ClientHello of 512 bytes. */
        TLS("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003");

        private final String beginning;

        Kind(String beginning) {
            this.beginning = beginning;
        }
    }

    private final InetSocketAddress node;
    private final String asset;
    private final List<Slow> clients = new ArrayList<>();
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong cut = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private SlowClients(InetSocketAddress node, String asset) {
        this.node = node;
        this.asset = asset;
    }

    /** So many of each kind, all of them connected. */
    static SlowClients of(Program program, InetSocketAddress node, int each, Kind... kinds) throws IOException {
        String asset =
                Browser.found(new Browser(program).get("/sign-in"), "\"(/assets/[^\"]*govuk-frontend.min.css)\"");
        SlowClients all = new SlowClients(node, asset);
        for (Kind kind : kinds) {
            for (int i = 0; i < each; i++) {
                Slow client = all.new Slow(kind, i);
                all.clients.add(client);
                client.connect();
            }
        }
        all.clock.scheduleAtFixedRate(() -> all.clients.forEach(Slow::go), 1, 1, TimeUnit.SECONDS);
        return all;
    }

    /** What the others saw meanwhile. */
    record Meanwhile(int signIns, int pages, Duration longest) {}

    /**
     * Others work for so long, and until everybody has signed in: officers sign in from 127.0.0.1 in browsers that the node does not
     * know, and a signed-in officer reads pages one after another.
     */
    static Meanwhile othersWork(Program node, int signIns, Duration least) throws Exception {
        List<Account> accounts = Stream.of("analyst", "trainer")
                .map(name -> Account.ofDemo(node, name))
                .toList();
        Browser officer = new Browser(node).signIn(Account.ofDemo(node, "officer"));
        ExecutorService shift = Executors.newFixedThreadPool(accounts.size());
        try {
            // Of one account one after another: several at once count as guesses until the first is in.
            List<Future<?>> arriving = new ArrayList<>();
            for (int i = 0; i < accounts.size(); i++) {
                Account account = accounts.get(i);
                int times = (signIns + i) / accounts.size();
                arriving.add(shift.submit(() -> {
                    for (int time = 0; time < times; time++) {
                        new Browser(node).signIn(account);
                    }
                }));
            }
            int pages = 0;
            long longest = 0;
            Instant end = Instant.now().plus(least);
            while (Instant.now().isBefore(end) || !arriving.stream().allMatch(Future::isDone)) {
                for (String path : PAGES) {
                    long begun = System.nanoTime();
                    assertEquals(200, officer.get(path).statusCode(), path);
                    longest = Math.max(longest, System.nanoTime() - begun);
                    pages++;
                }
            }
            for (Future<?> one : arriving) {
                one.get();
            }
            return new Meanwhile(signIns, pages, Duration.ofNanos(longest));
        } finally {
            shift.shutdownNow();
        }
    }

    /** What became of them. */
    @Override
    public String toString() {
        return clients.size() + " slow clients, " + opened + " connections, of which " + cut + " were cut";
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        try {
            clock.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Slow client : clients) {
            client.channel.close();
        }
    }

    private final class Slow {
        private final Kind kind;
        private final int number;
        private SocketChannel channel;
        private int seconds;

        Slow(Kind kind, int number) {
            this.kind = kind;
            this.number = number;
        }

        void connect() throws IOException {
            String from = number % 2 == 0
                    ? "127.0.0.1"
                    : "127.1." + number / 2 % ADDRESSES / 250 + "." + (1 + number / 2 % 250);
            channel = SocketChannel.open()
                    .setOption(StandardSocketOptions.SO_RCVBUF, 1_024)
                    .bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            channel.connect(node);
            channel.configureBlocking(false);
            opened.incrementAndGet();
            String host = node.getAddress().getHostAddress() + ":" + node.getPort();
            channel.write(ByteBuffer.wrap(
                    kind.beginning.replace("%s", host).replace("%a", asset).getBytes(StandardCharsets.ISO_8859_1)));
            seconds = number % PERIOD;
        }

        /** One second. */
        void go() {
            try {
                if (kind != Kind.READER && channel.read(ByteBuffer.allocate(4_096)) < 0) {
                    throw new IOException("cut");
                }
                if (++seconds % PERIOD == 0) {
                    channel.write(ByteBuffer.wrap(
                            (kind == Kind.CHUNKED ? "1\r\na\r\n" : "a").getBytes(StandardCharsets.US_ASCII)));
                }
            } catch (IOException e) {
                again();
            }
        }

        private void again() {
            cut.incrementAndGet();
            try {
                channel.close();
                connect();
            } catch (IOException e) {
                // The node takes no connection now: tried again in a second.
                seconds = -1;
            }
        }
    }
}
