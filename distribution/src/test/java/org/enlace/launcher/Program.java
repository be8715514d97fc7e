package org.enlace.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The assembled program as somebody at a terminal uses it, on a data folder and a port of its own. */
final class Program {
    private static final long PATIENCE_SECONDS = 200;

    private final Path home;
    private final Path data;
    private final int port;
    private final Map<String, String> environment = new HashMap<>();

    /** What a command came to. */
    record Outcome(int status, String said) {}

    Program(Path home, Path data) {
        this.home = home;
        this.data = data;
        this.port = freePort();
    }

    /** The one that this build has put together. */
    static Path assembled() {
        return Path.of("target/enlace").toAbsolutePath();
    }

    /** A copy, for a test that changes it or must not see it change. */
    static Path copiedTo(Path folder) throws IOException {
        Path from = assembled();
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, folder.resolve(from.relativize(path).toString()));
            }
        }
        Files.setPosixFilePermissions(
                folder.resolve("bin/enlace"), Files.getPosixFilePermissions(from.resolve("bin/enlace")));
        return folder;
    }

    Program with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Path data() {
        return data;
    }

    int port() {
        return port;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    Process begin(Path output, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(home.resolve("bin/enlace").toString()), Stream.of(arguments)).toList());
        builder.environment().keySet().removeIf(name -> name.startsWith("ENLACE_"));
        builder.environment().put("ENLACE_DATA", data.toString());
        builder.environment().put("ENLACE_HTTP_PORT", String.valueOf(port));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        return builder.start();
    }

    Outcome run(String... arguments) {
        try {
            Path output = Files.createTempFile("enlace-said", ".txt");
            Process process = begin(output, arguments);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(List.of(arguments) + " did not end: " + Files.readString(output));
            }
            String said = Files.readString(output);
            Files.delete(output);
            return new Outcome(process.exitValue(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    ProcessHandle node() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(data.resolve("run/enlace.pid")).strip()))
                .orElseThrow();
    }

    void killed() throws IOException {
        ProcessHandle node = node();
        node.destroyForcibly();
        node.onExit().join();
    }

    String log() throws IOException {
        return Files.readString(data.resolve("log/enlace.log"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
