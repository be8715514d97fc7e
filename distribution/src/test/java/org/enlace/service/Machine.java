package org.enlace.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A throwaway copy of this machine, as its root: its files can be changed and are gone afterwards, it has processes of its own, no
 * network but loopback, and a stick at {@code /media/usb}. Its {@code systemctl} is the test's. Made of namespaces; closing it ends all
 * that runs in it.
 */
final class Machine implements AutoCloseable {
    private static final Path PARTS = Path.of("src/test/resources/machine").toAbsolutePath();
    private static final String MARK = "the-machine-has-done-it";
    private static final long PATIENCE_SECONDS = 240;
    private static final List<String> REFUSALS =
            List.of("denied", "permitted", "not found", "wrong fs type", "unshare: ");

    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    /** What commands came to; what they said on both streams. */
    record Outcome(int status, String said) {}

    private Machine(Process process) {
        this.process = process;
        in = process.outputWriter(StandardCharsets.UTF_8);
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Makes one. A test that needs it is skipped where the system lets nobody make namespaces or mount, as in many containers, or has no
     * dpkg; any other failure is the test's.
     *
     * @param folder an empty one
     * @param stick  what lies on the stick
     */
    static Machine at(Path folder, Path stick) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg")), "no dpkg on this machine");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")), "no unshare on this machine");
        List<String> command = new ArrayList<>(List.of("/usr/bin/unshare"));
        if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            command.addAll(List.of("--map-root-user", "--map-auto"));
        }
        command.addAll(List.of("--mount", "--net", "--pid", "--fork", "--kill-child", "/bin/sh"));
        command.add(PARTS.resolve("enter").toString());
        command.add(Files.createDirectories(folder).toString());
        command.add(stick.toString());
        command.add(PARTS.resolve("bin").toString());
        Machine machine = new Machine(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        Outcome outcome = machine.run("true");
        if (outcome.status() != 0) {
            machine.close();
            assumeTrue(
                    REFUSALS.stream().noneMatch(outcome.said()::contains),
                    () -> "no machine can be made here: " + outcome.said());
            throw new AssertionError(outcome.said());
        }
        return machine;
    }

    /** Runs commands of the shell; folder and variables stay for those that follow. -1 as the status where the machine has ended. */
    Outcome run(String commands) {
        try {
            in.write("{\n" + commands + "\n} </dev/null 2>&1\nprintf '\\n%s %s\\n' " + MARK + " $?\n");
            in.flush();
        } catch (IOException gone) {
            // What it said before that is read below.
        }
        try {
            return CompletableFuture.supplyAsync(this::answer).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw new AssertionError("This did not end within " + PATIENCE_SECONDS + " s: " + commands, e);
        } catch (ExecutionException e) {
            throw new AssertionError(commands, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Outcome answer() {
        StringBuilder said = new StringBuilder();
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(MARK)) {
                    return new Outcome(
                            Integer.parseInt(line.substring(MARK.length()).strip()),
                            said.toString().strip());
                }
                said.append(line).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Outcome(-1, said.toString().strip());
    }

    /** The same for what has to end well; what it said. */
    String done(String commands) {
        Outcome outcome = run(commands);
        assertEquals(0, outcome.status(), () -> commands + "\nsaid: " + outcome.said());
        return outcome.said();
    }

    /** The same for what has to be refused; what it said. */
    String refused(int status, String commands) {
        Outcome outcome = run(commands);
        assertEquals(status, outcome.status(), () -> commands + "\nsaid: " + outcome.said());
        return outcome.said();
    }

    /** Whether the machine has a program. */
    boolean has(String program) {
        return run("command -v " + program).status() == 0;
    }

    /** A stick with what this build hands out: package, modules, hashes, signature, certificate, container file. */
    static Path stick(Path folder) throws IOException {
        Path target = Path.of("target").toAbsolutePath();
        Files.createDirectories(folder.resolve("modules"));
        try (Stream<Path> files = Files.list(target)) {
            for (Path file : files.filter(file -> file.getFileName()
                            .toString()
                            .matches("enlace_.*_all\\.deb|enlace-.*\\.tar\\.gz|SHA256SUMS.*|enlace\\.pem|Dockerfile"))
                    .toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        try (Stream<Path> modules = Files.list(target.resolve("modules"))) {
            for (Path module : modules.toList()) {
                Files.copy(module, folder.resolve("modules").resolve(module.getFileName()));
            }
        }
        return folder;
    }

    /**
     * What a node needs to take the archives of a build that nobody but its developer signed; a release's it takes by itself.
     *
     * @param user whose the data folder is
     */
    void trustDeveloper(String user) {
        done("""
                install -d -o %1$s -g %1$s -m 700 /var/lib/enlace/config /var/lib/enlace/config/trust
                install -o %1$s -g %1$s -m 600 /media/usb/enlace.pem /var/lib/enlace/config/trust/maker.pem
                """.formatted(user));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
