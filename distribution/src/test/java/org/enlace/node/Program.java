package org.enlace.node;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.enlace.launcher.ShellCall;

/**
 * The assembled program as somebody at a terminal uses it, on a data folder and a port of its own. Closing it ends the node.
 * The system property {@code enlace.assembled} names another installation than the one this build has put together; what
 * {@code enlace.node.jvm} holds is told to the Java of each node beside what the test itself wants.
 */
public final class Program implements AutoCloseable {
    /** Where no mail server is, for a node that only has to believe that there is one. */
    public static final int NO_SERVER = 9;

    private static final long PATIENCE_SECONDS = 200;
    private static final String JAVA_OPTIONS = "ENLACE_JAVA_OPTS";

    private final Path home;
    private final Path data;
    private final int port;
    private final int sshPort;
    private final Map<String, String> environment = new HashMap<>();

    /** What a command came to. */
    public record Outcome(int status, String said) {}

    public Program(Path home, Path data) {
        this.home = home;
        this.data = data;
        this.port = FreePort.onLoopback();
        this.sshPort = FreePort.onLoopback();
    }

    /** A started node with the protocol library and the shipped records. */
    public static Program demo(Path data) {
        return usedBefore(data).with("ENLACE_DEMO", "1").started();
    }

    /** The same, which hands its mail to a server on a port of this machine. */
    public static Program demoWithMail(Path data, int mail) {
        return usedBefore(data).with("ENLACE_DEMO", "1").withMail(mail).started();
    }

    /** Hands its mail to a server on a port of this machine. */
    public Program withMail(int mail) {
        try {
            Files.writeString(
                    Files.createDirectories(data.resolve("config")).resolve("mail.json"),
                    "{ \"org.enlace.mail\": { \"host\": \"127.0.0.1\", \"port\": " + mail
                            + ", \"security\": \"none\", \"from\": \"enlace@fiscalia.example\" } }");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A node that has run before as a demonstration and stopped; the data folder is empty or not there yet. */
    public static Program usedBefore(Path data) {
        return usedBefore("CO", data);
    }

    /** The same of another country. */
    public static Program usedBefore(String country, Path data) {
        Prepared.copyTo(country, data);
        return new Program(assembled(), data).with("ENLACE_COUNTRY", country);
    }

    /** The same of another installation than the one that ran. */
    public static Program usedBefore(Path home, Path data) {
        Prepared.copyTo("CO", data);
        return new Program(home, data);
    }

    /** A started node as it is after unpacking: no workflow module. It takes those of this build. */
    public static Program fresh(Path data) {
        DevelopmentSigner.trusted(assembled(), data);
        return new Program(assembled(), data).started();
    }

    /** The one that this build has put together. */
    public static Path assembled() {
        return Path.of(System.getProperty("enlace.assembled", "target/enlace")).toAbsolutePath();
    }

    /** A copy, for a test that changes it or must not see it change. */
    public static Path copiedTo(Path folder) throws IOException {
        Prepared.copy(assembled(), folder);
        return folder;
    }

    /** A copy that calls itself another version. */
    public static Path copiedTo(Path folder, String version) throws IOException {
        Path home = copiedTo(folder);
        URI launcher = URI.create("jar:" + home.resolve("lib/launcher.jar").toUri());
        try (FileSystem jar = FileSystems.newFileSystem(launcher, Map.of())) {
            Path file = jar.getPath("META-INF/MANIFEST.MF");
            Manifest manifest;
            try (InputStream in = Files.newInputStream(file)) {
                manifest = new Manifest(in);
            }
            manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
            try (OutputStream out = Files.newOutputStream(file)) {
                manifest.write(out);
            }
        }
        return home;
    }

    /** The archive of a module that was built along. */
    public static Path archive(String module) {
        try (Stream<Path> archives = Files.list(assembled().resolve("modules"))) {
            return archives.filter(file -> file.getFileName().toString().startsWith(module + "-"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Program with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Starts the node in the background; comes back when it is ready. */
    public Program started() {
        enlace("start");
        return this;
    }

    public Path data() {
        return data;
    }

    public int port() {
        return port;
    }

    public int sshPort() {
        return sshPort;
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Begins a command whose output goes to a file. */
    public Process begin(Path output, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(home.resolve("bin/enlace").toString()), Stream.of(arguments))
                        .toList());
        builder.environment().keySet().removeIf(name -> name.startsWith("ENLACE_"));
        builder.environment().put("ENLACE_DATA", data.toString());
        builder.environment().put("ENLACE_HTTP_PORT", String.valueOf(port));
        builder.environment().put("ENLACE_SSH_PORT", String.valueOf(sshPort));
        builder.environment().put("ENLACE_COUNTRY", "CO");
        // Whoever builds may be root.
        builder.environment().put("ENLACE_ALLOW_ROOT", "1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        builder.environment()
                .merge(JAVA_OPTIONS, System.getProperty("enlace.node.jvm", ""), (own, all) -> all + " " + own);
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** Runs {@code bin/enlace} with these words to its end. */
    public Outcome run(String... arguments) {
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

    /** The same for a command that has to end well; what it printed. */
    public String enlace(String... arguments) {
        Outcome outcome = run(arguments);
        if (outcome.status() != 0) {
            throw new AssertionError(List.of(arguments) + " ended with " + outcome.status() + ":\n" + outcome.said());
        }
        return outcome.said();
    }

    /** Gives the node's shell a command as {@code bin/enlace shell} does, by the client's own classes in this process. */
    public ShellCall told(String... command) {
        return ShellCall.of(data, InputStream.nullInputStream(), List.of(command));
    }

    /** The same for a command that has to end well; what it printed. */
    public String shell(String... command) {
        ShellCall call = told(command);
        if (call.status() != 0) {
            throw new AssertionError(
                    List.of(command) + " ended with " + call.status() + ": " + call.out() + call.err());
        }
        return call.out();
    }

    /** The running node's process. */
    public ProcessHandle node() throws IOException {
        return ProcessHandle.of(Long.parseLong(
                        Files.readString(data.resolve("run/enlace.pid")).strip()))
                .orElseThrow();
    }

    /** Ends the node as {@code kill -9} does. */
    public void killed() throws IOException {
        ProcessHandle node = node();
        node.destroyForcibly();
        // Of a process that is nobody's child Java itself asks three times a second whether it is gone.
        NotesNode.await("process " + node.pid() + " is gone", () -> !node.isAlive());
    }

    /** All that it has logged: at midnight of UTC the file of now is a new one. */
    public String log() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(data.resolve("log"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("enlace-") && name.endsWith(".log.gz")) {
                    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                        all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    } catch (ZipException | EOFException e) {
                        // None, or not whole: a test has put it there.
                    }
                }
            }
        }
        return all + Files.readString(data.resolve("log/enlace.log"));
    }

    /** Whether the process that the data folder names is this node: one that was killed leaves its number to others. */
    private boolean running() throws IOException {
        Path named = data.resolve("run/enlace.pid");
        if (!Files.exists(named)) {
            return false;
        }
        Path command = Path.of("/proc", Files.readString(named).strip(), "cmdline");
        return Files.exists(command)
                && Files.readString(command, StandardCharsets.ISO_8859_1).contains(data.toString());
    }

    /** Nothing of it is wanted any more. A test that means to stop it says so. */
    @Override
    public void close() {
        try {
            if (running()) {
                killed();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
