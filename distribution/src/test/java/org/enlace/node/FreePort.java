package org.enlace.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for nodes that stop and start again. They lie below those that Linux gives to outgoing connections (ip_local_port_range): one of
 * those may be taken by a browser's or a database's connection while its node is down. A port is given once, whichever of a build's
 * processes asks, until the process that got it ends.
 */
public final class FreePort {
    private static final Path OUTGOING = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final Path GIVEN = Path.of("target", "ports").toAbsolutePath();
    private static final List<FileChannel> KEPT = new ArrayList<>();
    /** Above the last port that browsers refuse to open (10080; the Fetch standard's list of bad ports). */
    private static final int LOWEST = 10_081;

    /** So many there are to choose from, also where outgoing connections may have them: a build takes some hundred. */
    private static final int LEAST = 10_000;

    private static final int TRIES = 200;

    private FreePort() {}

    /** A port of 127.0.0.1 nobody listens on and every browser opens, from 10081 to the one below the first for outgoing connections. */
    public static int onLoopback() {
        return on(InetAddress.getLoopbackAddress());
    }

    /** The same of another address of this machine. */
    public static synchronized int on(InetAddress address) {
        try {
            int above = firstOutgoing();
            for (int i = 0; i < TRIES; i++) {
                int port = ThreadLocalRandom.current().nextInt(LOWEST, above);
                if (kept(port) && free(address, port)) {
                    return port;
                }
            }
            throw new IllegalStateException(
                    "No free port of " + address + " between " + LOWEST + " and " + (above - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether nobody else was given it. */
    private static boolean kept(int port) throws IOException {
        Files.createDirectories(GIVEN);
        FileChannel channel = FileChannel.open(
                GIVEN.resolve(String.valueOf(port)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                KEPT.add(channel);
                return true;
            }
        } catch (OverlappingFileLockException here) {
            // Given in this process already; closing another channel of the file would give it up.
            KEPT.add(channel);
            return false;
        }
        channel.close();
        return false;
    }

    private static boolean free(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, address)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Read in one go: of such a file, whose size is said to be 0, the kernel gives nothing after the first read. */
    private static int firstOutgoing() throws IOException {
        try (BufferedReader range = Files.newBufferedReader(OUTGOING)) {
            int first = Integer.parseInt(range.readLine().strip().split("\\s+")[0]);
            return Math.max(LOWEST + LEAST, first);
        }
    }
}
