package org.enlace.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for nodes that stop and start again. They lie below those that Linux gives to outgoing connections (ip_local_port_range): one of
 * those may be taken by a browser's or a database's connection while its node is down.
 */
public final class FreePort {
    private static final Path OUTGOING = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final int LOWEST = 10_000;
    private static final int TRIES = 200;

    private FreePort() {}

    /** A port of 127.0.0.1 nobody listens on, from 10000 to the one below the first for outgoing connections. */
    public static int onLoopback() {
        return on(InetAddress.getLoopbackAddress());
    }

    /** The same of another address of this machine. */
    public static int on(InetAddress address) {
        int above = firstOutgoing();
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, above);
            try (ServerSocket socket = new ServerSocket(port, 1, address)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("No free port of " + address + " between " + LOWEST + " and " + (above - 1));
    }

    private static int firstOutgoing() {
        try {
            return Math.max(
                    LOWEST + TRIES,
                    Integer.parseInt(Files.readString(OUTGOING).trim().split("\\s+")[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
