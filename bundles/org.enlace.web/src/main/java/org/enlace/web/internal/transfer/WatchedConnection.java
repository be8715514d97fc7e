package org.enlace.web.internal.transfer;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;

/** One connection: how long it takes its client to send the head of a request. */
final class WatchedConnection {
    private static final long HEAD_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final Connection http;
    private final Connections connections;
    private volatile Transfer transfer;
    private volatile long bytes;
    /** Since when its client sends the head of a request; 0 while it does not. */
    private volatile long head;

    WatchedConnection(Connection http, Connections connections) {
        this.http = http;
        this.connections = connections;
        head = connections.now();
    }

    void begin(Transfer next) {
        transfer = next;
        head = 0;
    }

    void end(Transfer done) {
        bytes = http.getBytesIn();
        head = 0;
        if (transfer == done) {
            transfer = null;
        }
    }

    Transfer transfer() {
        return transfer;
    }

    /** Looks, once a second, whether the client takes too long. */
    void examine() {
        Transfer now = transfer;
        if (now != null) {
            now.examine();
        } else if (head == 0) {
            head = http.getBytesIn() > bytes ? connections.now() : 0;
        } else if (connections.now() - head > HEAD_NANOS) {
            cut();
        }
    }

    void cut() {
        connections.cut();
        EndPoint point = http.getEndPoint();
        // A client that does not read would not take the end of TLS either.
        EndPoint socket = point instanceof SslConnection.SslEndPoint tls
                ? tls.getSslConnection().getEndPoint()
                : point;
        socket.close(new TimeoutException("Idle timeout: the client took too long"));
    }
}
