package org.enlace.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The assembled node, started as an administrator starts it, in a data folder and on a port of its own. */
final class DemoNode implements AutoCloseable {
    private static final Path HOME = Path.of("target", "enlace").toAbsolutePath();

    private final Map<String, String> environment;
    private final String address;

    private DemoNode(Path data, boolean demo) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        address = "http://127.0.0.1:" + port;
        environment = Map.of(
                "ENLACE_DATA", data.toString(),
                "ENLACE_HTTP_PORT", String.valueOf(port),
                "ENLACE_COUNTRY", "CO",
                "ENLACE_DEMO", demo ? "1" : "0",
                "JAVA_HOME", System.getProperty("java.home"));
        enlace("start");
    }

    /** With the protocol library and the shipped records. */
    static DemoNode demo(Path data) throws IOException, InterruptedException {
        return new DemoNode(data, true);
    }

    /** As it is after unpacking: no workflow module. */
    static DemoNode fresh(Path data) throws IOException, InterruptedException {
        return new DemoNode(data, false);
    }

    String address() {
        return address;
    }

    static Path archive(String module) throws IOException {
        try (var archives = Files.list(HOME.resolve("modules"))) {
            return archives.filter(file -> file.getFileName().toString().startsWith(module + "-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Runs {@code bin/enlace} with these words; what it printed, when it ended well. */
    String enlace(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("bin/enlace").toString()));
        command.addAll(List.of(words));
        Path said = Files.createTempFile("enlace", ".out");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " did not end within 120 s");
        }
        String output = Files.readString(said, StandardCharsets.UTF_8);
        Files.delete(said);
        if (process.exitValue() != 0) {
            throw new IllegalStateException(command + " ended with " + process.exitValue() + ":\n" + output);
        }
        return output;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        enlace("stop");
    }
}
