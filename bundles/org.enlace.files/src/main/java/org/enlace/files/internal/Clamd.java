package org.enlace.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ClamAV's daemon, asked by its command INSTREAM over a socket of this machine: what is scanned goes nowhere else and lies in no
 * file.
 */
final class Clamd implements Scanner {
    private static final int BLOCK = 1 << 16;
    private static final int LONGEST_ANSWER = 1_000;
    private static final Pattern TCP = Pattern.compile("tcp:(127\\.0\\.0\\.1|\\[::1]):([1-9][0-9]{0,4})");
    private static final Pattern FOUND = Pattern.compile("stream: (.{1,180}) FOUND");

    private final SocketAddress address;
    private final Duration patience;

    /** @param patience how long it may keep silent */
    private Clamd(SocketAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /** Whether it is one that can be asked, by its form. */
    static boolean isAddress(String address) {
        Matcher tcp = TCP.matcher(address);
        return tcp.matches() && Integer.parseInt(tcp.group(2)) <= 65_535 || address.matches("unix:/[^\\x00]+");
    }

    /**
     * @param address {@code unix:/path} or {@code tcp:127.0.0.1:PORT}
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static Clamd at(String address, Duration patience) {
        Matcher tcp = TCP.matcher(address);
        if (tcp.matches() && Integer.parseInt(tcp.group(2)) <= 65_535) {
            try {
                InetAddress host = InetAddress.getByName(tcp.group(1).replaceAll("[\\[\\]]", ""));
                return new Clamd(new InetSocketAddress(host, Integer.parseInt(tcp.group(2))), patience);
            } catch (IOException e) {
                throw new IllegalArgumentException(e);
            }
        }
        if (address.startsWith("unix:/")) {
            return new Clamd(UnixDomainSocketAddress.of(Path.of(address.substring(5))), patience);
        }
        throw new IllegalArgumentException("clamd is unix:/PATH or tcp:127.0.0.1:PORT, not \"" + address + "\"");
    }

    @Override
    public Optional<String> scan(InputStream content) throws IOException {
        try (Selector selector = Selector.open();
                SocketChannel channel = open()) {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, 0);
            if (!channel.connect(address)) {
                ready(key, SelectionKey.OP_CONNECT);
                channel.finishConnect();
            }
            send(channel, key, ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
            byte[] block = new byte[BLOCK];
            int read;
            do {
                read = content.readNBytes(block, 0, BLOCK);
                ByteBuffer framed = ByteBuffer.allocate(4 + read);
                send(channel, key, framed.putInt(read).put(block, 0, read).flip());
            } while (read > 0 && !answered(channel, selector));
            return verdict(answer(channel, key));
        }
    }

    private SocketChannel open() throws IOException {
        return address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    /** It speaks before the end only to say that it has had enough. */
    private static boolean answered(SocketChannel channel, Selector selector) throws IOException {
        SelectionKey key = channel.keyFor(selector);
        key.interestOps(SelectionKey.OP_READ);
        selector.selectedKeys().clear();
        return selector.selectNow() > 0;
    }

    private void send(SocketChannel channel, SelectionKey key, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                ready(key, SelectionKey.OP_WRITE);
            }
        }
    }

    private String answer(SocketChannel channel, SelectionKey key) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_ANSWER);
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes);
            if (read < 0 || bytes.position() > 0 && bytes.get(bytes.position() - 1) == 0) {
                break;
            }
            if (read == 0) {
                ready(key, SelectionKey.OP_READ);
            }
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                .replace("\0", "")
                .strip();
    }

    private void ready(SelectionKey key, int operation) throws IOException {
        key.interestOps(operation);
        key.selector().selectedKeys().clear();
        if (key.selector().select(patience.toMillis()) == 0) {
            throw new IOException("it has kept silent for " + patience.toSeconds() + " seconds");
        }
    }

    private static Optional<String> verdict(String answer) throws IOException {
        if (answer.equals("stream: OK")) {
            return Optional.empty();
        }
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            return Optional.of(found.group(1).replaceAll("\\p{Cntrl}", ""));
        }
        throw new IOException("it answered \"" + answer.replaceAll("\\p{Cntrl}", "") + "\"");
    }
}
