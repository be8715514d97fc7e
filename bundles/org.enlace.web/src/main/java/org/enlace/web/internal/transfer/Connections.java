package org.enlace.web.internal.transfer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.enlace.platform.contribution.Figure;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.web.internal.ui.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches all connections, whatever their address, and ends those whose clients take too long. Looks at them once a second, so
 * that no request waits for it.
 */
public final class Connections implements HttpConfiguration.Customizer, Connection.Listener, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final long LOOK_SECONDS = 1;
    /** So many that were cut within an hour are no accident. */
    private static final int MANY = 100;

    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private final Map<Connection, WatchedConnection> watched = new ConcurrentHashMap<>();
    private final Share.Use use = new Share.Use();
    private final CountDownLatch ending = new CountDownLatch(1);
    private final AtomicLong cut = new AtomicLong();
    private final AtomicLong lately = new AtomicLong();
    private final LongSupplier clock;
    private volatile long hour;
    private volatile long lastHour;

    /** @param clock in nanoseconds */
    Connections(LongSupplier clock) {
        this.clock = clock;
        hour = now();
    }

    /** Looks at the connections until it is closed. */
    public static Connections watched() {
        Connections connections = new Connections(System::nanoTime);
        Thread watch = new Thread(connections::watch, "web-connections");
        watch.setDaemon(true);
        watch.start();
        return connections;
    }

    /** Never zero, which says that nobody waits. */
    long now() {
        return clock.getAsLong() | 1;
    }

    /** Watches what comes over a connector from now on. */
    public void follow(Connector connector) {
        connector.addEventListener(this);
        HttpConfiguration settings = connector
                .getConnectionFactory(HttpConfiguration.ConnectionFactory.class)
                .getHttpConfiguration();
        if (settings.getCustomizer(Connections.class) == null) {
            settings.addCustomizer(this);
        }
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof ConnectionMetaData) {
            watched.put(connection, new WatchedConnection(connection, this));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        watched.remove(connection);
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable headers) {
        WatchedConnection connection =
                watched.get(request.getConnectionMetaData().getConnection());
        if (connection != null) {
            request.addHttpStreamWrapper(stream -> {
                Transfer transfer = new Transfer(stream, request, this, connection);
                connection.begin(transfer);
                return transfer;
            });
        }
        return request;
    }

    private void watch() {
        try {
            while (!ending.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
                examineAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** To be called once a second. */
    void examineAll() {
        for (WatchedConnection connection : watched.values()) {
            try {
                connection.examine();
            } catch (RuntimeException e) {
                LOG.error("A connection could not be examined", e);
            }
        }
        if (now() - hour > HOUR) {
            hour = now();
            lastHour = lately.getAndSet(0);
        }
    }

    Share.Use use() {
        return use;
    }

    void cut() {
        cut.incrementAndGet();
        lately.incrementAndGet();
    }

    /** Makes room for one more in the slow part of a share. */
    void cutSlowest(Share share) {
        watched.values().stream()
                .map(WatchedConnection::transfer)
                .filter(one -> one != null && share != null && one.share() == share.slow())
                .min(Comparator.comparingDouble(Transfer::rate))
                .ifPresent(Transfer::end);
    }

    public void close() {
        ending.countDown();
    }

    @Override
    public String name() {
        return "web-connections";
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    @Override
    public List<Finding> examine() {
        long many = Math.max(lately.get(), lastHour);
        return many < MANY
                ? List.of()
                : List.of(Finding.of(Words.texts(), Severity.WARNING, "web.slow-connections", many));
    }

    @Override
    public List<Figure> figures() {
        long inFlight = watched.values().stream()
                .map(WatchedConnection::transfer)
                .filter(one -> one != null && one.inFlight())
                .count();
        return List.of(
                Figure.of("enlace_http_connections", "Open connections", watched.size()),
                Figure.of("enlace_http_in_flight", "Requests and answers that wait for their clients", inFlight),
                Figure.of("enlace_http_waiting", "Requests that wait for a thread", use.waiting()),
                Figure.of("enlace_http_cut", "Connections ended since the start for being too slow", cut.get()));
    }
}
