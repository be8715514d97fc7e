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
    private static final String WHICH =
            "r=0; test -t 0 && r=1; test -t 1 && r=$((r+2)); test -t 2 && r=$((r+4)); exit $r";
    private static final int PATIENCE_SECONDS = 3;

    private final int streams;
    private String before;

    private ShellTerminal(int streams) {
        this.streams = streams;
    }

    /** The terminal behind this process's own streams. */
    static ShellTerminal ofProcess() {
        int streams = 0;
        try {
            Process asked = new ProcessBuilder("sh", "-c", WHICH).inheritIO().start();
            streams = asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? asked.exitValue() : 0;
        } catch (IOException e) {
            streams = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new ShellTerminal(streams > 7 ? 0 : streams);
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
