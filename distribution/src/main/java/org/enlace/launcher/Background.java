package org.enlace.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A node that runs in another process: starts it, asks it, stops it. */
final class Background {
    static final int NOT_RUNNING = 3;
    private static final long NOTE_SECONDS = 10;
    private static final long STOP_SECONDS = 90;
    private static final long ASK_EVERY_MS = 100;
    private static final int TAIL = 20;

    private final Settings settings;
    private final Map<String, String> environment;
    private final DataFolder data;
    private final Console console;

    Background(Settings settings, Map<String, String> environment, Console console) {
        this.settings = settings;
        this.environment = environment;
        this.data = new DataFolder(settings.data());
        this.console = console;
    }

    /** @return 0 when the node is ready; 1 when it ended, something failed or nothing moved for minutes, said with why */
    int start() throws IOException, InterruptedException {
        Run.checkStart(settings, environment, console);
        data.prepare();
        if (NodeLock.taken(data)) {
            throw NodeLock.running(data);
        }
        Process process = launch();
        StartWatch watch = new StartWatch(new Started(process), System::nanoTime, console::say);
        StartWatch.End end = watch.await();
        if (end == StartWatch.End.READY && hasSaidSo(process)) {
            console.say("Enlace is ready at " + settings.address() + " (process " + process.pid() + ", data in "
                    + data.root() + ").");
            sayImpaired(ask());
            return 0;
        }
        if (!process.isAlive()) {
            console.problem("The node did not start (exit status " + process.exitValue() + "). It said:");
            tail(data.console()).forEach(line -> console.problem(line.replaceFirst("^enlace: ", "")));
            return 1;
        }
        boolean failed = end == StartWatch.End.FAILED;
        console.problem("The node runs as process " + process.pid() + " but "
                + (failed
                        ? "cannot be ready before something is done:"
                        : "is not ready: nothing has moved for " + StartWatch.STANDSTILL.toMinutes()
                                + " minutes. Last: " + watch.doing()));
        (failed ? ask().failures() : ask().problems()).forEach(console::problem);
        tail(data.log()).forEach(console::problem);
        console.problem("Stop it with bin/enlace stop.");
        return 1;
    }

    private void sayImpaired(Health health) {
        health.problems().forEach(problem -> console.say("  impaired: " + problem));
    }

    /** The node that this process has begun. */
    private final class Started implements StartWatch.Node {
        private final Process process;

        Started(Process process) {
            this.process = process;
        }

        @Override
        public boolean hasEnded() throws InterruptedException {
            return process.waitFor(ASK_EVERY_MS, TimeUnit.MILLISECONDS);
        }

        @Override
        public Health health() throws IOException {
            return ask();
        }

        @Override
        public Optional<String> note() throws IOException {
            return StartNotes.last(data);
        }
    }

    /** The pages may answer a moment before the node has noted which release it is; a full disk keeps it from noting that. */
    private boolean hasSaidSo(Process node) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(NOTE_SECONDS);
        while (!Files.readString(data.console(), StandardCharsets.ISO_8859_1)
                .contains(Readiness.said(settings.address()))) {
            if (System.nanoTime() > until) {
                tail(data.console()).forEach(console::problem);
                return true;
            }
            if (node.waitFor(ASK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    private Process launch() throws IOException {
        Path said = data.console();
        Files.deleteIfExists(said);
        Files.newByteChannel(
                        said,
                        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                .close();
        ProcessBuilder builder = new ProcessBuilder(
                onPath("setsid") ? "setsid" : "nohup",
                settings.home().resolve("bin/enlace").toString(),
                "run");
        builder.environment().putAll(environment);
        builder.directory(data.root().toFile());
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(said.toFile());
        return builder.start();
    }

    private static boolean onPath(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /** @return 0 when ready, 1 when it runs but is not ready, 3 when it does not run */
    int status() throws IOException {
        if (!Files.isDirectory(data.root()) || !NodeLock.taken(data)) {
            console.say("No node is running on " + data.root() + ". Start it with bin/enlace start.");
            return NOT_RUNNING;
        }
        String process = "process " + pid().map(String::valueOf).orElse("unknown");
        Health health = ask();
        if (health.ready()) {
            console.say("Enlace is ready at " + address().orElse(settings.address()) + " (" + process + ", data in "
                    + data.root() + ").");
            sayImpaired(health);
            return 0;
        }
        console.say("Enlace is running (" + process + ", data in " + data.root() + ") but is not ready:");
        if (health.status() == 0) {
            console.say("  it does not answer at " + address().orElse(settings.address()) + " yet; see " + data.log());
        }
        StartNotes.last(data).ifPresent(doing -> console.say("  doing: " + doing));
        health.problems().forEach(problem -> console.say("  " + problem));
        return 1;
    }

    /** @return 0 when no node runs any more */
    int stop() throws IOException, InterruptedException {
        if (!Files.isDirectory(data.root()) || !NodeLock.taken(data)) {
            console.say("No node is running on " + data.root() + ".");
            return 0;
        }
        ProcessHandle node = pid().flatMap(ProcessHandle::of)
                .orElseThrow(() -> new Refused(
                        1,
                        "A node is running on \"" + data.root() + "\", but \"" + data.pid()
                                + "\" does not say which process. Find it with ps and end it with kill."));
        if (!node.destroy()) {
            throw new Refused(
                    1,
                    "The node is process " + node.pid()
                            + ", which this user may not end. Stop it as the user it runs as.");
        }
        try {
            node.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new Refused(
                    1,
                    "The node (process " + node.pid() + ") has not stopped after " + STOP_SECONDS
                            + " s. It may be ended with kill -9: nothing acknowledged is lost.");
        }
        console.say("Stopped.");
        return 0;
    }

    private Optional<Long> pid() throws IOException {
        return word(data.pid()).filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
    }

    private Optional<String> address() throws IOException {
        return word(data.http());
    }

    /** What a small file of a node says; empty where it is not there, or goes at this moment since a node starts or stops. */
    static Optional<String> word(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Health ask() throws IOException {
        Optional<String> address = address();
        return address.isPresent() ? Health.ask(address.get()) : new Health(0, "");
    }

    private static List<String> tail(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
    }
}
