package org.enlace.shell.internal;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.channel.ChannelDataReceiver;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.enlace.platform.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One command, script or session of an officer from elsewhere: the same that the console's callers get, over a channel of SSH. It
 * works on a thread of its own, which is interrupted by Ctrl-C and when the channel goes away.
 */
final class SshCommand implements Client, Command, ChannelDataReceiver {
    private static final Logger LOG = LoggerFactory.getLogger(SshCommand.class);
    private static final int PIECE = 1 << 15;
    private static final int INTERRUPT = 3;
    private static final int END = 4;

    private final Sessions sessions;
    private final SshVisit visit;
    private final Path folder;
    private final Optional<String> line;
    private final Typed typed;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;
    private Thread worker;
    /** Whether keys come as they are pressed, and nobody but this class knows what Ctrl-C means. */
    private volatile boolean raw;

    private boolean works;
    private volatile boolean done;
    private volatile Runnable interrupt = () -> {};
    private volatile Resized resized = (columns, rows) -> {};

    /**
     * @param folder the only one whose files the officer gets at
     * @param line   empty for a session
     */
    SshCommand(Sessions sessions, SshVisit visit, Path folder, Optional<String> line, ChannelSession channel) {
        this.sessions = sessions;
        this.visit = visit;
        this.folder = folder;
        this.line = line;
        this.typed = new Typed(count -> {
            if (channel.isOpen()) {
                channel.getLocalWindow().release(count);
            }
        });
        channel.setDataReceiver(this);
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        visit.typed();
        Map<String, String> terminal = environment.getEnv();
        Optional<String> name = Optional.ofNullable(terminal.get(Environment.ENV_TERM));
        Caller caller = visit.caller();
        Greeting greeting = Greeting.fromElsewhere(
                line,
                folder,
                name,
                terminal.get(Environment.ENV_COLUMNS),
                terminal.get(Environment.ENV_LINES),
                caller.zone(),
                caller.language());
        raw = name.isPresent() && !greeting.interactive();
        environment.addSignalListener((from, signal) -> interrupt.run(), Signal.INT);
        environment.addSignalListener(
                (from, signal) -> {
                    Greeting size = Greeting.fromElsewhere(
                            line,
                            folder,
                            name,
                            terminal.get(Environment.ENV_COLUMNS),
                            terminal.get(Environment.ENV_LINES),
                            caller.zone(),
                            caller.language());
                    resized.to(size.width(), size.height());
                },
                Signal.WINCH);
        worker = ShellServer.daemon(() -> work(greeting, caller), "enlace-shell-ssh");
        worker.start();
    }

    private void work(Greeting greeting, Caller caller) {
        OutputStream screen = raw ? new LineEnds(out) : out;
        PrintStream words = new PrintStream(new BufferedOutputStream(screen, PIECE), false, StandardCharsets.UTF_8);
        PrintStream complaints =
                raw ? words : new PrintStream(new BufferedOutputStream(err, PIECE), true, StandardCharsets.UTF_8);
        int status = Dispatcher.FAILED;
        try {
            status = sessions.serve(greeting, this, caller, words, complaints);
        } catch (IOException e) {
            complaints.println(Plain.of("The session ended: " + e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("A session of the shell ended early", e);
        } finally {
            Thread.interrupted();
            words.flush();
            complaints.flush();
            working(false);
            done = true;
            exit.onExit(status);
        }
    }

    @Override
    public int data(ChannelSession channel, byte[] bytes, int from, int length) throws IOException {
        visit.typed();
        byte[] piece = new byte[length];
        int kept = 0;
        boolean ended = false;
        for (int i = from; i < from + length && !ended; i++) {
            if (raw && bytes[i] == INTERRUPT) {
                interrupt.run();
            } else if (raw && bytes[i] == END) {
                ended = true;
            } else {
                piece[kept++] = raw && bytes[i] == '\r' ? (byte) '\n' : bytes[i];
            }
        }
        typed.add(Arrays.copyOf(piece, kept));
        if (ended) {
            typed.end();
        }
        return length - kept;
    }

    /** The other side types no more. */
    @Override
    public void close() {
        typed.end();
    }

    @Override
    public void destroy(ChannelSession channel) {
        typed.end();
        if (worker != null && !done) {
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

    @Override
    public synchronized void working(boolean now) {
        if (works != now) {
            works = now;
            visit.working(now);
        }
    }

    @Override
    public void setInputStream(InputStream in) {
        // What is typed comes through data()
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public String toString() {
        return "a session of " + visit.officer();
    }

    /** A terminal whose keys are not edited does not go back to the left by itself. */
    private static final class LineEnds extends FilterOutputStream {
        private LineEnds(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int start = from;
            for (int i = from; i < from + length; i++) {
                if (bytes[i] == '\n') {
                    out.write(bytes, start, i - start);
                    out.write('\r');
                    start = i;
                }
            }
            out.write(bytes, start, from + length - start);
        }
    }
}
