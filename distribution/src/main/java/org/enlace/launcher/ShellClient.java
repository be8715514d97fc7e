package org.enlace.launcher;

import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sun.misc.Signal;

/**
 * {@code bin/enlace shell}: speaks to a running node through its Unix-domain socket. With a command it prints what the
 * command has to say and ends with its exit status; without one it is a terminal, or runs the lines of its input. It ends
 * with {@value #NO_NODE} when no node answers, and never waits for a node that is gone.
 */
public final class ShellClient {
    static final int NO_NODE = 3;
    static final int INTERRUPTED = 130;
    private static final int PIPE_CLOSED = 141;
    private static final Duration PATIENCE_AT_FIRST = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE_AFTER_INTERRUPT = Duration.ofSeconds(2);
    private static final int PIECE = 1 << 13;

    private final ShellPlace place;
    private final InputStream in;
    private final OutputStream out;
    private final PrintStream err;
    private final ShellTerminal terminal;
    private volatile boolean interrupted;
    private volatile boolean silent;

    ShellClient(Path data, InputStream in, OutputStream out, PrintStream err, ShellTerminal terminal) {
        this.place = new ShellPlace(data);
        this.in = in;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /**
     * Runs the client on this process's own streams.
     *
     * @param data      the node's data folder
     * @param arguments the command and its arguments; empty for a session
     * @return the exit status: the command's own, 3 when no node answers, 130 after Ctrl-C
     */
    public static int run(Path data, List<String> arguments) {
        return new ShellClient(
                        data,
                        System.in,
                        new FileOutputStream(FileDescriptor.out),
                        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                        ShellTerminal.ofProcess())
                .talk(arguments, System.getenv());
    }

    int talk(List<String> arguments, Map<String, String> environment) {
        boolean interactive = arguments.isEmpty() && terminal.interactive();
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(place.socket()))) {
            ShellFrames frames = new ShellFrames(channel);
            frames.write('H', greeting(arguments, interactive, environment));
            watch(channel, frames);
            if (interactive) {
                Runtime.getRuntime().addShutdownHook(new Thread(terminal::restore));
                if (!terminal.raw()) {
                    err.println("enlace: this terminal cannot be set with stty; give the command on the command line");
                    return 2;
                }
                Signal.handle(new Signal("WINCH"), signal -> resized(frames));
            } else {
                Signal.handle(new Signal("INT"), signal -> interrupt(channel, frames));
            }
            if (arguments.isEmpty()) {
                daemon(() -> send(frames), "enlace-shell-input");
            }
            return listen(frames, interactive);
        } catch (EOFException | ClosedChannelException e) {
            return gone(interactive);
        } catch (IOException e) {
            return unreachable(e);
        } finally {
            terminal.restore();
        }
    }

    private String greeting(List<String> arguments, boolean interactive, Map<String, String> environment) {
        StringBuilder greeting = new StringBuilder("protocol=1");
        entry(greeting, "cwd", Path.of("").toAbsolutePath().toString());
        entry(greeting, "zone", ZoneId.systemDefault().getId());
        entry(greeting, "language", Locale.getDefault().getLanguage());
        entry(greeting, "interactive", interactive ? "1" : "0");
        entry(greeting, "watched", terminal.errorsSeen() ? "1" : "0");
        entry(greeting, "term", environment.getOrDefault("TERM", "dumb"));
        Optional<int[]> size = terminal.outputSeen() ? terminal.size() : Optional.empty();
        size.ifPresent(columnsAndRows -> {
            entry(greeting, "columns", Integer.toString(columnsAndRows[0]));
            entry(greeting, "rows", Integer.toString(columnsAndRows[1]));
        });
        if (size.isEmpty() && environment.containsKey("COLUMNS")) {
            entry(greeting, "columns", environment.get("COLUMNS"));
        }
        arguments.forEach(argument -> entry(greeting, "arg", argument));
        return greeting.toString();
    }

    private static void entry(StringBuilder greeting, String name, String value) {
        greeting.append('\0').append(name).append('=').append(value.replace('\0', ' '));
    }

    private int listen(ShellFrames frames, boolean interactive) throws IOException {
        while (true) {
            ShellFrames.Frame frame = frames.read();
            switch (frame.kind()) {
                case 'O' -> {
                    if (!print(out, frame.content())) {
                        return PIPE_CLOSED;
                    }
                }
                case 'E' -> print(interactive ? out : err, frame.content());
                case 'X' -> {
                    return interrupted ? INTERRUPTED : status(frame.text());
                }
                default -> {
                    // 'W' and 'P' say that the node is there, which reading them has told
                }
            }
        }
    }

    private static boolean print(OutputStream stream, byte[] content) {
        try {
            stream.write(content);
            stream.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int status(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : 1;
    }

    private void send(ShellFrames frames) {
        byte[] piece = new byte[PIECE];
        try {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                frames.write('I', piece, count);
            }
            frames.write('Z', "");
        } catch (IOException e) {
            // The node ended the session, which the thread that listens learns as well
            return;
        }
    }

    private void resized(ShellFrames frames) {
        terminal.size().ifPresent(size -> {
            try {
                frames.write('R', size[0] + " " + size[1]);
            } catch (IOException e) {
                // The session is over
                return;
            }
        });
    }

    /** The first Ctrl-C asks the node to end the command; a second, or two seconds, end the client. */
    private void interrupt(SocketChannel channel, ShellFrames frames) {
        if (interrupted) {
            close(channel);
            return;
        }
        interrupted = true;
        daemon(
                () -> {
                    try {
                        frames.write('C', "");
                        Thread.sleep(PATIENCE_AFTER_INTERRUPT.toMillis());
                    } catch (IOException e) {
                        // Gone already
                        return;
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    close(channel);
                },
                "enlace-shell-interrupt");
    }

    /** The node says every five seconds that it is there: silence means that it hangs. */
    private void watch(SocketChannel channel, ShellFrames frames) {
        long begun = System.nanoTime();
        daemon(
                () -> {
                    try {
                        while (channel.isOpen()) {
                            Thread.sleep(1000);
                            boolean first = System.nanoTime() - begun - frames.waiting() < 1_000_000_000L;
                            if (frames.waiting() > (first ? PATIENCE_AT_FIRST : PATIENCE).toNanos()) {
                                silent = true;
                                close(channel);
                            }
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "enlace-shell-watch");
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Closed is what it should be
            return;
        }
    }

    private int gone(boolean interactive) {
        terminal.restore();
        if (interrupted) {
            return INTERRUPTED;
        }
        err.println((interactive ? "\n" : "") + "enlace: the node on " + place.data()
                + (silent ? " does not answer; its log may tell why" : " has stopped"));
        return NO_NODE;
    }

    private int unreachable(IOException e) {
        terminal.restore();
        err.println("enlace: " + place.whyNot(e));
        return NO_NODE;
    }
}
