package org.enlace.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The terminal the shell's client was started from, if any, asked and set through {@code stty}. Nothing here is needed
 * where there is none.
 */
class ShellTerminal {
    /** Said by {@code bin/enlace}, to whose shell it costs nothing: 1 for the input, 2 for the output, 4 for the errors. */
    private static final String STREAMS = "enlace.terminal";

    private static final int PATIENCE_SECONDS = 3;

    private final int streams;
    private String before;

    private ShellTerminal(int streams) {
        this.streams = streams;
    }

    /** The terminal behind this process's own streams. */
    static ShellTerminal ofProcess() {
        int streams = Integer.getInteger(STREAMS, 0);
        return new ShellTerminal(streams < 0 || streams > 7 ? 0 : streams);
    }

    /** No terminal at all. */
    static ShellTerminal none() {
        return new ShellTerminal(0);
    }

    /** Whether a person types and reads here. */
    boolean interactive() {
        return (streams & 3) == 3;
    }

    boolean outputSeen() {
        return (streams & 2) != 0;
    }

    boolean errorsSeen() {
        return (streams & 4) != 0;
    }

    /** Columns and rows, in this order. */
    Optional<int[]> size() {
        return streams == 0 ? Optional.empty() : stty("size").flatMap(ShellTerminal::size);
    }

    private static Optional<int[]> size(String answer) {
        String[] parts = answer.split(" ");
        if (parts.length != 2 || !parts[0].matches("\\d{1,5}") || !parts[1].matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int[] size = {Integer.parseInt(parts[1]), Integer.parseInt(parts[0])};
        return size[0] > 0 && size[1] > 0 ? Optional.of(size) : Optional.empty();
    }

    /** Hands every key to the node as it is pressed. False when the terminal cannot do it. */
    synchronized boolean raw() {
        before = stty("-g").orElse(null);
        return before != null && stty("raw", "-echo").isPresent();
    }

    /** Puts the terminal back as it was; does nothing a second time. */
    synchronized void restore() {
        if (before != null) {
            stty(before);
            before = null;
        }
    }

    private static Optional<String> stty(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "stty";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(Redirect.from(new File("/dev/tty")))
                    .redirectError(Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(answer.strip())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
