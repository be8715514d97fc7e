package org.enlace.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.enlace.node.Program;

/** The real {@code ssh} of the machine, with a key of its own, that knows a node's host key and believes no other. */
final class SecureShell {
    private static final long PATIENCE_SECONDS = 60;

    private final Program node;
    private final Path folder;
    private final Path key;
    private final String officer;

    /** What it came to. */
    record Said(int status, String out, String err) {}

    /** Makes a key and, at the console, lets the officer in by it. */
    SecureShell(Program node, Path folder, String officer) throws IOException {
        this.node = node;
        this.folder = Files.createDirectories(folder);
        this.key = folder.resolve("id_ed25519");
        this.officer = officer;
        run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test key", "-f", key.toString()), "");
        node.shell("officer:key-add", officer, "--file", key + ".pub");
        Files.writeString(
                folder.resolve("known_hosts"),
                "[127.0.0.1]:" + node.sshPort() + " "
                        + Files.readString(node.data().resolve("ssh/host_ed25519.pub")));
    }

    /** As {@code ssh-keygen -l} shows it. */
    String fingerprint() {
        return run(List.of("ssh-keygen", "-l", "-f", key + ".pub"), "").out().split(" ")[1];
    }

    /** The command line of a call with more options of {@code ssh}; the officer's name and the command come last. */
    List<String> line(List<String> options, String... command) {
        List<String> line = new ArrayList<>(List.of(
                "ssh",
                "-F",
                "/dev/null",
                "-o",
                "BatchMode=yes",
                "-o",
                "StrictHostKeyChecking=yes",
                "-o",
                "UserKnownHostsFile=" + folder.resolve("known_hosts"),
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "LogLevel=ERROR",
                "-i",
                key.toString(),
                "-p",
                String.valueOf(node.sshPort())));
        line.addAll(options);
        line.add(officer + "@127.0.0.1");
        line.addAll(List.of(command));
        return line;
    }

    /** {@code ssh HOST COMMAND} with nothing to type. */
    Said says(String... command) {
        return run(line(List.of(), command), "");
    }

    /** {@code ssh HOST < SCRIPT}. */
    Said runs(String script) {
        return run(line(List.of("-T")), script);
    }

    Said run(List<String> command, String input) {
        try {
            Path in = Files.writeString(Files.createTempFile(folder, "in", ".txt"), input);
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " hangs: " + Files.readString(out) + Files.readString(err));
            }
            return new Said(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
