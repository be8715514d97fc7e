package org.enlace.node;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.launcher.ShellCall;

/** A demonstration with the sample workflow beside the protocol library: what is told to its shell, and what is seen of it. */
public final class NotesNode implements AutoCloseable {
    private static final Pattern VERSION = Pattern.compile("<p id=\"version\">Notes ([^<]+)</p>");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Program node;
    private final Client client;
    private final Path archives;

    private NotesNode(Program node, Path archives) {
        this.node = node;
        this.archives = archives;
        client = Client.signedIn(node, Account.ofDemo(node, "admin"));
    }

    /** @param folder for archives */
    public static NotesNode on(Program started, Path folder) throws IOException {
        NotesNode made = new NotesNode(started, Files.createDirectories(folder));
        if (!made.list().contains("\"witness\"")) {
            made.done("module:install", SampleModule.witness().in(folder).toString());
        }
        return made;
    }

    public Program program() {
        return node;
    }

    public Client client() {
        return client;
    }

    /** The archive of a version of the notes. */
    public Path notes(String version) throws IOException {
        Path archive = archives.resolve("notes-" + version + ".zip");
        return Files.exists(archive) ? archive : SampleModule.notes(version).in(archives);
    }

    public ShellCall told(String... command) {
        return node.told(command);
    }

    /** For a command that has to end well; what it printed. */
    public String done(String... command) {
        return node.shell(command);
    }

    private String list() {
        return done("module:list", "--json");
    }

    public static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + PATIENCE.toSeconds() + " seconds: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    /** Waits until nothing is left of a change that was cut off. */
    public NotesNode recovered() {
        Path journal = node.data().resolve("modules/journal.json");
        awaitWithLog("no journal is left", () -> !Files.exists(journal));
        return this;
    }

    /** As {@link #await}; what does not come is told with the log's last complaints. */
    void awaitWithLog(String what, BooleanSupplier condition) {
        try {
            await(what, condition);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + complaints(), e);
        }
    }

    /** What the log warned of last. */
    private String complaints() {
        try {
            List<String> lines = node.log()
                    .lines()
                    .filter(line -> line.contains(" WARN ") || line.contains(" ERROR ") || line.startsWith("Caused by"))
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    public void write(String id, String words) {
        HttpResponse<String> answer = posted(id, words);
        if (answer.statusCode() != 201) {
            throw new AssertionError(id + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    public HttpResponse<String> posted(String id, String words) {
        return client.post("/api/notes", "{\"id\": \"" + id + "\", \"words\": \"" + words + "\"}");
    }

    /**
     * What the witnesses say of the notes: the shell, the pages, the API, the database, the folder.
     *
     * @param listed    version and state, as {@code module:list} tells them; empty when it is not there
     * @param page      version that answers on the page, or the status
     * @param api       every row as the module itself reads it, or the status
     * @param stored    every row as the database has it
     * @param schema    whether there is a schema at all
     * @param snapshots states of the snapshots of it
     * @param shelf     what lies on the shelf, with what is current
     * @param left      what a change that is over must not leave
     * @param others    of the workflows beside it
     */
    public record Sight(
            String listed,
            String page,
            String api,
            String stored,
            boolean schema,
            List<String> snapshots,
            List<String> shelf,
            List<String> left,
            String others) {}

    public Sight sight() {
        String list = list();
        JsonArray modules = parsed(list).asJsonArray();
        HttpResponse<String> page = client.get("/notes");
        Matcher version = VERSION.matcher(page.body());
        HttpResponse<String> api = client.get("/api/notes");
        HttpResponse<String> witness = client.get("/api/witness");
        if (witness.statusCode() != 200) {
            throw new AssertionError("The witness says " + witness.statusCode() + ": " + witness.body());
        }
        JsonObject sworn = Client.json(witness);
        return new Sight(
                state(modules, "notes"),
                version.find() ? version.group(1) : String.valueOf(page.statusCode()),
                api.statusCode() == 200 ? Client.json(api).getString("rows") : String.valueOf(api.statusCode()),
                sworn.getString("rows"),
                sworn.getBoolean("schema"),
                sworn.getJsonArray("snapshots").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .map(String::strip)
                        .toList(),
                shelf(),
                left(),
                state(modules, "protocol-library") + ", page " + client.status("/protocols") + ", health "
                        + client.status("/health"));
    }

    private static jakarta.json.JsonStructure parsed(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.read();
        }
    }

    private static String state(JsonArray modules, String id) {
        return modules.getValuesAs(JsonObject.class).stream()
                .filter(module -> module.getString("id").equals(id))
                .map(module -> module.getString("version") + " " + module.getString("state"))
                .findFirst()
                .orElse("");
    }

    private List<String> shelf() {
        Path folder = node.data().resolve("modules/notes");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .map(name -> name.equals("current") ? "current: " + text(folder.resolve(name)) : name)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> left() {
        try (Stream<Path> staged = Files.list(node.data().resolve("tmp"));
                Stream<Path> modules = Files.list(node.data().resolve("modules"))) {
            return Stream.concat(
                            staged.filter(file -> file.getFileName().toString().startsWith("module-")),
                            modules.filter(file -> file.getFileName().toString().startsWith("journal")))
                    .map(Path::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last line of the history: operation, versions and what became of it. */
    public String lastChange() {
        return changes().stream().findFirst().orElse("");
    }

    /** The history of the notes, the newest first. */
    public List<String> changes() {
        return parsed(done("module:history", "notes", "--json")).asJsonArray().getValuesAs(JsonObject.class).stream()
                .map(line -> line.getString("operation") + " " + word(line, "from") + " -> " + word(line, "to") + ": "
                        + line.getString("outcome"))
                .toList();
    }

    /** Identifies the newest line of the history of the notes; empty where there is none. */
    public String lastChangeId() {
        return parsed(done("module:history", "notes", "--size", "1", "--json"))
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .stream()
                .map(line -> line.getString("id"))
                .findFirst()
                .orElse("");
    }

    private static String word(JsonObject line, String key) {
        return Optional.ofNullable(line.get(key))
                .filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).getString())
                .orElse("none");
    }

    @Override
    public void close() {
        node.close();
    }
}
