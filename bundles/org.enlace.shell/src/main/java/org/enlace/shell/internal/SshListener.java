package org.enlace.shell.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits at the port for the first who comes, and has SSH made only then: most nodes are administered on their own machine, and
 * none should start slower for it.
 */
final class SshListener {
    private static final Logger LOG = LoggerFactory.getLogger(SshListener.class);
    private static final int BACKLOG = 32;
    private static final long AGAIN_SECONDS = 1;

    /** Makes what serves. */
    interface Maker {
        SshEngine serve(SshEngine.Waiting waiting, AsynchronousSocketChannel first) throws IOException;
    }

    private final SshEngine.Waiting waiting;
    private final Maker maker;
    private SshEngine engine;
    private boolean closed;
    private volatile String problem = "";

    private SshListener(SshEngine.Waiting waiting, Maker maker) {
        this.waiting = waiting;
        this.maker = maker;
    }

    /** @throws IOException when the address or the port cannot be had */
    static SshListener at(String host, int port, Maker maker) throws IOException {
        ExecutorService hands = Executors.newCachedThreadPool(work -> ShellServer.daemon(work, "enlace-shell-ssh-io"));
        AsynchronousChannelGroup group = AsynchronousChannelGroup.withCachedThreadPool(hands, 1);
        try {
            AsynchronousServerSocketChannel socket = AsynchronousServerSocketChannel.open(group);
            socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
            SshListener listener = new SshListener(new SshEngine.Waiting(socket, group, hands), maker);
            listener.await();
            return listener;
        } catch (IOException | RuntimeException e) {
            group.shutdownNow();
            throw e;
        }
    }

    private void await() {
        waiting.socket().accept(null, new CompletionHandler<AsynchronousSocketChannel, Void>() {
            @Override
            public void completed(AsynchronousSocketChannel first, Void none) {
                serve(first);
            }

            @Override
            public void failed(Throwable failure, Void none) {
                if (waiting.socket().isOpen()) {
                    LOG.warn("Somebody came by SSH and was gone: {}", failure.toString());
                    // Not at once: what fails because the machine has no more files open would fail again at once.
                    CompletableFuture.delayedExecutor(AGAIN_SECONDS, TimeUnit.SECONDS)
                            .execute(SshListener.this::awaitAgain);
                }
            }
        });
    }

    private synchronized void awaitAgain() {
        if (!closed && waiting.socket().isOpen()) {
            await();
        }
    }

    private synchronized void serve(AsynchronousSocketChannel first) {
        try {
            if (!closed) {
                engine = maker.serve(waiting, first);
                problem = "";
                return;
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            if (problem.isEmpty()) {
                LOG.error("Nobody can come in by SSH", e);
            }
            problem = e.toString();
        }
        try {
            first.close();
        } catch (IOException e) {
            LOG.debug("Gone already", e);
        }
        if (!closed) {
            await();
        }
    }

    /** Where it waits. */
    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) waiting.socket().getLocalAddress();
    }

    /** Why nobody can come in, or nothing. */
    String problem() {
        return problem;
    }

    /** Sends everybody away, saying why, and listens no more. */
    synchronized void close(String why) {
        closed = true;
        try {
            waiting.socket().close();
            if (engine != null) {
                engine.close(why);
            }
        } catch (IOException e) {
            LOG.warn("SSH did not end in order: {}", e.toString());
        } finally {
            try {
                waiting.group().shutdownNow();
            } catch (IOException e) {
                LOG.debug("Ended already", e);
            }
            waiting.hands().shutdownNow();
        }
    }
}
