package org.enlace.shell.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One caller at the socket: greets, lets a session work on a thread of its own, and meanwhile hands on what the client
 * sends. When the client goes away, what it started is interrupted.
 */
final class Connection implements Client, Runnable {
    static final String WELCOME = "enlace-shell 1";

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final SocketChannel channel;
    private final Frames frames;
    private final Sessions sessions;
    private final Consumer<Connection> ended;
    private final Typed typed = new Typed();
    private volatile boolean greeted;
    private volatile Runnable interrupt = () -> {};
    private volatile Resized resized = (columns, rows) -> {};

    Connection(SocketChannel channel, Sessions sessions, Consumer<Connection> ended) {
        this.channel = channel;
        this.frames = new Frames(channel);
        this.sessions = sessions;
        this.ended = ended;
    }

    @Override
    public void run() {
        Thread worker = null;
        try (channel) {
            Frames.Frame first = frames.read();
            if (first.kind() != 'H') {
                return;
            }
            Greeting greeting = Greeting.read(first.text());
            frames.write('W', WELCOME);
            greeted = true;
            ShellServer.daemon(frames::send, "enlace-shell-sender").start();
            worker = ShellServer.daemon(() -> work(greeting), "enlace-shell-session");
            worker.start();
            while (true) {
                take(frames.read());
            }
        } catch (EOFException | ClosedChannelException | SocketException e) {
            LOG.debug("A caller of the shell is gone");
        } catch (IOException | RuntimeException e) {
            LOG.warn("A caller of the shell was dropped: {}", e.toString());
        } finally {
            end(worker);
        }
    }

    private void take(Frames.Frame frame) throws IOException {
        switch (frame.kind()) {
            case 'I' -> typed.add(frame.content());
            case 'Z' -> typed.end();
            case 'R' -> {
                Greeting size = Greeting.read("columns=" + frame.text().replace(" ", "\0rows="));
                resized.to(size.width(), size.height());
            }
            case 'C' -> interrupt.run();
            default -> throw new IOException("A frame of the unknown kind '" + frame.kind() + "'");
        }
    }

    private void work(Greeting greeting) {
        PrintStream out = new PrintStream(frames.stream('O'), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(frames.stream('E'), true, StandardCharsets.UTF_8);
        int status = Dispatcher.FAILED;
        try {
            status = sessions.serve(greeting, this, Sessions.console(greeting), out, err);
        } catch (IOException | RuntimeException e) {
            LOG.error("A session of the shell ended early", e);
        } finally {
            out.flush();
            err.flush();
            exit(status);
        }
    }

    private void exit(int status) {
        try {
            frames.write('X', Integer.toString(status));
        } catch (IOException e) {
            LOG.debug("Nobody waited for the exit status", e);
        }
    }

    private void end(Thread worker) {
        ended.accept(this);
        typed.end();
        frames.abandon();
        if (worker != null && worker.isAlive()) {
            interrupt.run();
            worker.interrupt();
        }
    }

    @Override
    public InputStream input() {
        return typed;
    }

    @Override
    public void onInterrupt(Runnable action) {
        interrupt = action;
    }

    @Override
    public void onResize(Resized action) {
        resized = action;
    }

    /** Tells the client that the node is still there. */
    void heartbeat() {
        if (greeted) {
            frames.beat();
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("Already closed", e);
        }
    }
}
