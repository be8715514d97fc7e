package org.enlace.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server program that is started, asked and stopped from outside, the same way for all that are compared.
 *
 * @param name        how it is called in the table
 * @param command     what starts it in the foreground
 * @param environment added to this process's own
 * @param answer      the address that tells that it is up
 * @param status      the status that address then gives
 * @param officer     who asks; null where nobody has to sign in
 */
record Program(
        String name, List<String> command, Map<String, String> environment, URI answer, int status, Officer officer) {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    Program(String name, List<String> command, Map<String, String> environment, URI answer, int status) {
        this(name, command, environment, answer, status, null);
    }

    Running start(Path log) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            long begun = System.nanoTime();
            Running running = new Running(this, builder.start(), log);
            running.await(answer, status);
            running.seconds = (System.nanoTime() - begun) / 1e9;
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A started program. */
    static final class Running implements AutoCloseable {
        private final Program program;
        private final Process process;
        private final Path log;
        private double seconds;

        private Running(Program program, Process process, Path log) {
            this.program = program;
            this.process = process;
            this.log = log;
        }

        /** From the start of the process to the first right answer. */
        double seconds() {
            return seconds;
        }

        /** Asks an address again and again until it gives a status; returns the seconds that took. */
        double await(URI address, int wanted) {
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < LIMIT.toNanos()) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(program.name + " ended while " + address + " was awaited; see " + log);
                }
                if (program.statusOf(address) == wanted) {
                    return (System.nanoTime() - begun) / 1e9;
                }
                pause(4);
            }
            throw new IllegalStateException(program.name + ": " + address + " never answered " + wanted + "; see " + log);
        }

        /** Resident memory in MB, once it has been steady for three seconds. */
        double residentMegabytes() {
            double last = resident();
            for (int steady = 0, tries = 0; steady < 6 && tries < 40; tries++) {
                pause(500);
                double now = resident();
                steady = Math.abs(now - last) < 1 ? steady + 1 : 0;
                last = now;
            }
            return last;
        }

        private double resident() {
            return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .mapToDouble(handle -> residentOf(handle.pid()))
                    .max()
                    .orElse(0);
        }

        private static double residentOf(long pid) {
            try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
                return lines.filter(line -> line.startsWith("VmRSS:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                        .findFirst()
                        .orElse(0);
            } catch (IOException | UncheckedIOException e) {
                return 0;
            }
        }

        /** Asks it to end (SIGTERM), the Java process first, and waits. */
        @Override
        public void close() {
            List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                    .sorted(Comparator.comparingLong(ProcessHandle::pid).reversed())
                    .toList();
            all.forEach(ProcessHandle::destroy);
            try {
                if (!process.waitFor(40, TimeUnit.SECONDS)) {
                    throw new IllegalStateException(program.name + " did not stop within 40 s");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            all.forEach(handle -> handle.onExit().join());
        }
    }

    private int statusOf(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            if (officer != null) {
                officer.headers(address).forEach(connection::setRequestProperty);
            }
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(30_000);
            int status = connection.getResponseCode();
            var body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
            if (body != null) {
                body.readAllBytes();
                body.close();
            }
            return status;
        } catch (IOException e) {
            return -1;
        }
    }

    static void pause(long milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
