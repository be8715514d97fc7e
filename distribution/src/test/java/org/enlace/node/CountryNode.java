package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.enlace.launcher.ShellCall;
import org.enlace.node.Halt.Place;

/** The node of one of several countries that exchange by file, as its administrator has it before them. */
public final class CountryNode implements AutoCloseable {
    private final String code;
    private final Program program;
    private final Path folder;
    private final int watcher;
    private int files;

    private CountryNode(String code, Path folder, Program program) {
        this(code, folder, program, 0);
    }

    /** @param watcher the port on which a {@link Halt} finds it; 0 where none does */
    private CountryNode(String code, Path folder, Program program, int watcher) {
        this.code = code;
        this.folder = folder;
        this.watcher = watcher;
        this.program = program.with("ENLACE_COUNTRY", code).started();
    }

    /** A started one without a workflow, which takes the modules of this build. */
    public static CountryNode of(String code, Path folder) {
        Path data = folder.resolve(code);
        DevelopmentSigner.trusted(Program.assembled(), data);
        return new CountryNode(code, folder, new Program(Program.assembled(), data));
    }

    /** A started demonstration that has run before. */
    public static CountryNode demo(String code, Path folder) {
        Program node = Program.usedBefore(code, folder.resolve(code));
        return new CountryNode(code, folder, node.with("ENLACE_DEMO", "1"));
    }

    /** A started demonstration that is set up anew. */
    public static CountryNode newDemo(String code, Path folder) {
        Program node = new Program(Program.assembled(), folder.resolve(code));
        return new CountryNode(code, folder, node.with("ENLACE_DEMO", "1"));
    }

    /** A started demonstration that can be stopped at places of its program. */
    static CountryNode watched(String code, Path folder) {
        return watched(code, folder, FreePort.onLoopback(), "");
    }

    /** The same where terms of keeping are judged as if it were later. */
    public static CountryNode judgingLater(String code, Path folder, Duration by) {
        return watched(code, folder, FreePort.onLoopback(), " " + Later.option(folder, by));
    }

    private static CountryNode watched(String code, Path folder, int port, String more) {
        Program node = Program.usedBefore(code, folder.resolve(code));
        return new CountryNode(
                code, folder, node.with("ENLACE_DEMO", "1").with("ENLACE_JAVA_OPTS", Halt.option(port) + more), port);
    }

    /**
     * Does something during which a watched node is killed with {@code kill -9} when it comes to a place for the time given; then
     * starts it anew. Whoever asked gets no answer.
     */
    void killedAt(Place place, int time, Runnable doing) throws Exception {
        killedAt(place, time, doing, false);
    }

    /** The same for something that is done again and again until the node comes to the place. */
    void killedDuring(Place place, int time, Runnable repeated) throws Exception {
        killedAt(place, time, repeated, true);
    }

    private void killedAt(Place place, int time, Runnable doing, boolean repeated) throws Exception {
        AtomicInteger times = new AtomicInteger();
        AtomicReference<Throwable> cutOff = new AtomicReference<>();
        try (Halt halt = Halt.at(watcher, List.of(place))) {
            halt.visiting(here -> {
                if (times.incrementAndGet() == time) {
                    kill();
                }
            });
            attempt(doing, cutOff);
            NotesNode.await(place + " was come to", () -> {
                if (repeated && times.get() < time) {
                    attempt(doing, cutOff);
                }
                return times.get() >= time;
            });
        } catch (AssertionError never) {
            if (cutOff.get() != null) {
                never.addSuppressed(cutOff.get());
            }
            throw never;
        }
        program.started();
    }

    /** What the kill cuts off ends with an error, which says more than the wait where the node was not killed. */
    private static void attempt(Runnable doing, AtomicReference<Throwable> cutOff) {
        try {
            doing.run();
        } catch (UncheckedIOException | AssertionError e) {
            cutOff.set(e);
        }
    }

    private void kill() {
        try {
            program.killed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops in order and starts again. */
    public void startsAnew() {
        program.enlace("stop");
        program.started();
    }

    /** Writes a file of the operator's, which a running node takes over. */
    public void configured(String name, String json) throws IOException {
        Path config = Files.createDirectories(program.data().resolve("config"));
        Files.writeString(config.resolve(name + ".json"), json);
    }

    public Program program() {
        return program;
    }

    public ShellCall told(String... command) {
        return program.told(command);
    }

    /** For a command that has to end well; what it printed. */
    public String done(String... command) {
        return program.shell(command);
    }

    public void installs(Path module) {
        done("module:install", module.toString());
    }

    /** Each takes the other's card and hears its fingerprint by telephone. */
    public void meets(CountryNode other) {
        takesCardOf(other);
        other.takesCardOf(this);
    }

    private void takesCardOf(CountryNode other) {
        String card = next("card");
        String fingerprint = object(other.done("node:card", card, "--json")).getString("fingerprint");
        done("peer:add", card);
        assertNotEquals(0, told("peer:trust", other.code).status(), "nobody compared anything yet");
        done("peer:trust", other.code, "--fingerprint", fingerprint);
    }

    /** A new parcel for the other. */
    public String exports(CountryNode to) {
        String parcel = next("parcel");
        done("exchange:export", to.code, parcel);
        return parcel;
    }

    public JsonObject imports(String parcel) {
        return object(done("exchange:import", parcel, "--json"));
    }

    public void sends(CountryNode to) {
        to.imports(exports(to));
    }

    /** What the sample module has of everybody's notes. */
    public String notes() {
        return done("shared-notes:do", "list");
    }

    /** What peers have not acknowledged. */
    public JsonArray queue() {
        try (JsonReader reader = Json.createReader(new StringReader(done("exchange:queue", "--json")))) {
            return reader.readArray();
        }
    }

    private String next(String kind) {
        return folder.resolve(code + "-" + ++files + "." + kind).toString();
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
