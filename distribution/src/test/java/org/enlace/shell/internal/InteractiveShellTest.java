package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person at a terminal: the client program in a pseudo terminal, which {@code script} makes. */
class InteractiveShellTest {
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final String PROMPT = "enlace:CO> ";

    @TempDir
    Path data;

    private RunningShell shell;
    private Process terminal;
    private final StringBuilder seen = new StringBuilder();

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Files.isExecutable(SCRIPT), "script of util-linux is needed for a pseudo terminal");
        shell = new RunningShell(data);
        String client = String.format(
                "\"%s/bin/java\" -XX:TieredStopAtLevel=1 -Denlace.terminal=7 -cp \"%s\" org.enlace.launcher.Main shell; echo status $?; stty -a",
                System.getProperty("java.home"), System.getProperty("java.class.path"));
        ProcessBuilder program = new ProcessBuilder(SCRIPT.toString(), "-qfec", client, "/dev/null");
        program.environment().put("ENLACE_DATA", data.toString());
        program.environment().put("ENLACE_HOME", data.toString());
        program.environment().put("TERM", "xterm");
        program.environment().put("LC_ALL", "C.UTF-8");
        terminal = program.redirectErrorStream(true).start();
    }

    @AfterEach
    void stop() throws Exception {
        terminal.destroyForcibly();
        shell.close();
    }

    @Test
    void linesAreEditedCompletedRunAndInterruptedAndTheTerminalIsLeftAsItWas() {
        soon(() -> {
            until("Enlace 0.1.0, the node of CO: ready");
            until(PROMPT);
            type("node:s\t");
            until("node:say ");
            type("'a  b\u00f1'\r");
            until("a  b\u00f1 in ");
            until(PROMPT);
            type("node:nothing\r");
            until("There is no command \"node:nothing\"");
            until(PROMPT);
            type("node:much | tail 1\r");
            until("line 99999");
            until(PROMPT);
            type("node:wait\r");
            shell.waiting.await();
            type("\u0003");
            shell.interrupted.await();
            until("node:wait: Interrupted.");
            until(PROMPT);
            type("\u0010\u0010\r");
            until("line 99999");
            until(PROMPT);
            type("\u0004");
            until("status 0");
            until(" icanon ");
            until(" echo ");
            return terminal.waitFor();
        });
        soon(() -> {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("shell/history"))));
            return null;
        });
    }

    @Test
    void aNodeThatStopsEndsTheSessionAndTheTerminalIsLeftAsItWas() {
        soon(() -> {
            until(PROMPT);
            shell.close();
            until("the node on " + data + " has stopped");
            until("status 3");
            until(" icanon ");
            shell.open();
            return null;
        });
    }

    private void type(String keys) throws IOException {
        OutputStream keyboard = terminal.getOutputStream();
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /** Reads the screen until a text has come, and forgets what stood before it. */
    private void until(String text) throws IOException {
        byte[] piece = new byte[4096];
        while (seen.indexOf(text) < 0) {
            int count = terminal.getInputStream().read(piece);
            if (count < 0) {
                throw new AssertionError("The screen never showed \"" + text + "\", only: " + seen);
            }
            seen.append(new String(piece, 0, count, StandardCharsets.UTF_8));
        }
        seen.delete(0, seen.indexOf(text) + text.length());
    }

    private <T> void soon(Callable<T> act) {
        assertTimeoutPreemptively(Duration.ofSeconds(60), act::call, () -> "The screen showed last: " + seen);
    }
}
