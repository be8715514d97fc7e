package org.enlace.launcher;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one call of the shell's client gave.
 *
 * @param status its exit status
 * @param out    what it printed
 * @param err    what it complained of
 */
public record ShellCall(int status, String out, String err) {
    /** Calls the client as a program without a terminal would. */
    public static ShellCall of(Path data, InputStream in, List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new ShellClient(
                        data, in, out, new PrintStream(err, true, StandardCharsets.UTF_8), ShellTerminal.none())
                .talk(arguments, Map.of());
        return new ShellCall(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
