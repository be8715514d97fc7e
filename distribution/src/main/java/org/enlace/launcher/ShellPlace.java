package org.enlace.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the shell's socket of a node lies, and why it may not be there.
 *
 * @param data the node's data folder
 */
record ShellPlace(Path data) {
    /** {@code run/shell.sock}, or what {@code run/shell.path} tells where that path would be too long. */
    Path socket() throws IOException {
        Path pointer = run("shell.path");
        return Files.isReadable(pointer)
                ? Path.of(Files.readString(pointer, StandardCharsets.UTF_8).strip())
                : run("shell.sock");
    }

    /** What a person can do about a socket that cannot be reached. */
    String whyNot(IOException failure) {
        boolean foreign = Files.exists(data) && !Files.isReadable(data)
                || String.valueOf(failure.getMessage()).contains("denied");
        if (foreign) {
            return "the node on " + data + " belongs to another user; run this as the user the node runs as";
        }
        return starting()
                ? "the node on " + data + " is starting; try again in a moment"
                : "no node runs on " + data
                        + "; start it with: bin/enlace start (another data folder: set ENLACE_DATA)";
    }

    private boolean starting() {
        try {
            String pid = Files.readString(run("enlace.pid")).strip();
            return pid.matches("\\d{1,18}")
                    && ProcessHandle.of(Long.parseLong(pid))
                            .map(ProcessHandle::isAlive)
                            .orElse(false);
        } catch (IOException e) {
            return false;
        }
    }

    private Path run(String file) {
        return data.toAbsolutePath().resolve("run").resolve(file);
    }
}
