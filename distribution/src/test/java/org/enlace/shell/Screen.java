package org.enlace.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program in a pseudo terminal, which {@code script} makes, and somebody who types and looks. */
final class Screen implements AutoCloseable {
    static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final long PATIENCE_SECONDS = 60;

    private final Process terminal;
    private final StringBuilder seen = new StringBuilder();

    Screen(List<String> command, Map<String, String> environment) throws IOException {
        String line = String.join(" ", command.stream().map(Screen::quoted).toList()) + "; echo status $?";
        ProcessBuilder program = new ProcessBuilder(SCRIPT.toString(), "-qfec", line, "/dev/null");
        program.environment().putAll(environment);
        program.environment().put("TERM", "xterm");
        program.environment().put("LC_ALL", "C.UTF-8");
        terminal = program.redirectErrorStream(true).start();
    }

    static boolean possible() {
        return Files.isExecutable(SCRIPT);
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    void type(String keys) throws IOException {
        terminal.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        terminal.getOutputStream().flush();
    }

    /** Looks until a text has come, and forgets what stood before it. */
    String until(String text) throws IOException {
        byte[] piece = new byte[4096];
        while (seen.indexOf(text) < 0) {
            int count = terminal.getInputStream().read(piece);
            if (count < 0) {
                throw new AssertionError("The screen never showed \"" + text + "\", only: " + seen);
            }
            seen.append(new String(piece, 0, count, StandardCharsets.UTF_8));
        }
        int end = seen.indexOf(text) + text.length();
        String before = seen.substring(0, end);
        seen.delete(0, end);
        return before;
    }

    @Override
    public void close() throws InterruptedException {
        terminal.destroy();
        if (!terminal.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            terminal.destroyForcibly();
        }
    }
}
