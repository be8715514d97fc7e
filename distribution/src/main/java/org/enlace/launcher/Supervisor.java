package org.enlace.launcher;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Tells systemd how the node is, where systemd runs it and wants to know ({@code NOTIFY_SOCKET}). It is done by systemd's own program:
 * Java 17 has no datagrams over Unix-domain sockets.
 */
final class Supervisor {
    private static final String SOCKET = "NOTIFY_SOCKET";
    private static final long PATIENCE_SECONDS = 10;

    private final String program;
    private final Optional<String> socket;
    private final Console console;

    /** @param socket where systemd listens; empty where nobody does */
    Supervisor(String program, Optional<String> socket, Console console) {
        this.program = program;
        this.socket = socket;
        this.console = console;
    }

    static Supervisor of(Map<String, String> environment, Console console) {
        String socket = Settings.value(environment, SOCKET, "");
        return new Supervisor("systemd-notify", Optional.of(socket).filter(there -> !there.isEmpty()), console);
    }

    /**
     * The node runs, which ends the start for systemd. That it could not be told is said on the terminal and is no reason to stop.
     *
     * @param how in a line what {@code systemctl status} shows
     */
    void runs(String how) throws InterruptedException {
        if (socket.isEmpty()) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(List.of(program, "--ready", "--status=" + how));
        builder.environment().put(SOCKET, socket.get());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            Process told = builder.start();
            if (!told.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                told.destroyForcibly();
                console.problem(program + " did not end within " + PATIENCE_SECONDS + " s: systemd was not told \""
                        + how + "\".");
            } else if (told.exitValue() != 0) {
                console.problem(
                        program + " ended with " + told.exitValue() + ": systemd was not told \"" + how + "\".");
            }
        } catch (IOException e) {
            console.problem("systemd waits to be told \"" + how + "\", and " + program + " cannot be run ("
                    + e.getMessage() + "). Install systemd's programs, or run the node by a unit without Type=notify.");
        }
    }
}
