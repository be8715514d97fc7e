package org.enlace.shell.internal;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.enlace.platform.Node;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on the Unix-domain socket and gives every caller a thread. Never on a port. */
@Component(
        service = {},
        immediate = true)
public final class ShellServer {
    private static final Logger LOG = LoggerFactory.getLogger(ShellServer.class);
    private static final int MOST_CALLERS = 32;
    private static final int HEARTBEAT_SECONDS = 5;
    private static final int PAUSE_SECONDS = 1;

    private final SocketPlace place;
    private final ServerSocketChannel server;
    private final GogoLines lines;
    private final Sessions sessions;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService heart;
    private final Thread acceptor;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @throws IllegalStateException when the socket cannot be made, saying what to do */
    @Activate
    public ShellServer(
            @Reference Node node,
            @Reference DeclaredCommands declared,
            @Reference CommandAudit audit,
            @Reference NodeState state) {
        this(new SocketPlace(node.data(), Path.of(System.getProperty("java.io.tmpdir"))), node, declared, audit, state);
    }

    ShellServer(SocketPlace place, Node node, DeclaredCommands declared, CommandAudit audit, NodeState state) {
        this.place = place;
        try {
            this.server = place.open();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The shell cannot listen in " + node.data().resolve("run") + ": " + e.getMessage()
                            + ". The folder must belong to the user the node runs as",
                    e);
        }
        lines = new GogoLines(declared, new Dispatcher(declared, audit, List.<Filter>copyOf(Filters.all())));
        sessions = new Sessions(node, declared, lines, state);
        heart = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "enlace-shell-heart"));
        heart.scheduleAtFixedRate(
                () -> connections.forEach(Connection::heartbeat),
                HEARTBEAT_SECONDS,
                HEARTBEAT_SECONDS,
                TimeUnit.SECONDS);
        acceptor = daemon(this::accept, "enlace-shell");
        acceptor.start();
    }

    @Deactivate
    void close() throws IOException, InterruptedException {
        server.close();
        closed.countDown();
        acceptor.join(TimeUnit.SECONDS.toMillis(2));
        connections.forEach(Connection::close);
        heart.shutdownNow();
        lines.close();
        place.remove();
    }

    /** Where the socket lies. */
    Path socket() {
        return place.socket();
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                take(server.accept());
            } catch (AsynchronousCloseException e) {
                return;
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                // So Java says also that there is no thread for one.
                if (server.isOpen()) {
                    LOG.error(
                            "A caller of the shell could not be taken; it goes on listening at {}", place.socket(), e);
                    pause();
                }
            }
        }
    }

    /** One that cannot be taken is sent away; the next one is another. */
    private void take(SocketChannel channel) throws IOException {
        boolean taken = false;
        Connection connection = null;
        try {
            if (connections.size() >= MOST_CALLERS || !ownUser(channel)) {
                LOG.warn("A caller of the shell was turned away: another user, or more than {} at once", MOST_CALLERS);
                return;
            }
            connection = new Connection(channel, sessions, connections::remove);
            connections.add(connection);
            daemon(connection, "enlace-shell-caller").start();
            taken = true;
        } finally {
            if (!taken) {
                if (connection != null) {
                    connections.remove(connection);
                }
                channel.close();
            }
        }
    }

    /** What fails at once fails again at once: a machine without file descriptors is left the time to close some. */
    private void pause() {
        try {
            closed.await(PAUSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The mode of the folder keeps others out already; this holds even where somebody loosened it. */
    private boolean ownUser(SocketChannel channel) throws IOException {
        var peer = channel.getOption(jdk.net.ExtendedSocketOptions.SO_PEERCRED).user();
        return peer.equals(Files.getOwner(place.socket())) || peer.getName().equals("root");
    }

    static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(ShellServer.class.getClassLoader());
        return thread;
    }
}
