package org.enlace.configuration.internal;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.parsson.JsonProviderImpl;
import org.enlace.configuration.Change;
import org.enlace.configuration.Change.Part;

/**
 * The changes of the node's own files, one JSON object a line in {@code ENLACE_DATA/config/history/changes.jsonl}, readable by
 * the node's user only. Secrets are never in it. Not safe for several threads: {@link Intake} lets one in at a time.
 */
final class History {
    private static final JsonProvider JSON = new JsonProviderImpl();

    private final Path file;
    private final Clock clock;
    private List<Change> read;

    History(Path data, Clock clock) {
        this.file = data.resolve("config").resolve("history").resolve("changes.jsonl");
        this.clock = clock;
    }

    /** Oldest first. A line that a crash left half written is left out. */
    List<Change> all() throws IOException {
        if (read == null) {
            List<Change> changes = new ArrayList<>();
            if (Files.exists(file)) {
                // Not as strictly as readAllLines: a crash may cut a letter in two.
                for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\\n")) {
                    Change change = change(line);
                    if (change != null) {
                        changes.add(change);
                    }
                }
            }
            read = changes;
        }
        return List.copyOf(read);
    }

    /** By PID and key what stood in the files after a change; after the last one with {@link Long#MAX_VALUE}. */
    Map<String, Map<String, String>> after(long number) throws IOException {
        Map<String, Map<String, String>> values = new TreeMap<>();
        for (Change change : all()) {
            if (change.number() <= number) {
                change.parts().forEach(part -> {
                    Map<String, String> keys =
                            values.computeIfAbsent(part.pid(), pid -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
                    if (part.after().isEmpty()) {
                        keys.remove(part.key());
                    } else {
                        keys.put(part.key(), part.after());
                    }
                });
            }
        }
        values.values().removeIf(Map::isEmpty);
        return values;
    }

    /** What leads from the one to the other, by PID and key. */
    static List<Part> between(Map<String, Map<String, String>> before, Map<String, Map<String, String>> after) {
        List<Part> parts = new ArrayList<>();
        Set<String> pids = new TreeSet<>(before.keySet());
        pids.addAll(after.keySet());
        for (String pid : pids) {
            Map<String, String> was = before.getOrDefault(pid, Map.of());
            Map<String, String> is = after.getOrDefault(pid, Map.of());
            Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            keys.addAll(was.keySet());
            keys.addAll(is.keySet());
            for (String key : keys) {
                if (!Objects.equals(was.get(key), is.get(key))) {
                    parts.add(new Part(pid, key, was.getOrDefault(key, ""), is.getOrDefault(key, "")));
                }
            }
        }
        return parts;
    }

    /** Notes what somebody changed in the files themselves. That a module left, and its values are hidden now, is no change. */
    void noteFiles(Map<String, Map<String, String>> now) throws IOException {
        List<Part> parts = between(after(Long.MAX_VALUE), now).stream()
                .filter(part -> part.before().isEmpty() || !part.after().equals(Secrets.mask()))
                .toList();
        if (!parts.isEmpty()) {
            add("", 0, parts);
        }
    }

    /** On the disk when it returns. */
    Change add(String by, long undoes, List<Part> parts) throws IOException {
        List<Change> before = all();
        long number = before.isEmpty() ? 1 : before.get(before.size() - 1).number() + 1;
        Change change = new Change(number, clock.instant().truncatedTo(ChronoUnit.MILLIS), by, undoes, parts);
        Files.createDirectories(file.getParent());
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, (endsOpen() ? "\n" : "") + line(change) + "\n", StandardOpenOption.APPEND);
        OwnFiles.force(file, StandardOpenOption.WRITE);
        read.add(change);
        return change;
    }

    private boolean endsOpen() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return bytes.length > 0 && bytes[bytes.length - 1] != '\n';
    }

    private static String line(Change change) {
        var parts = JSON.createArrayBuilder();
        change.parts()
                .forEach(part -> parts.add(JSON.createObjectBuilder()
                        .add("pid", part.pid())
                        .add("key", part.key())
                        .add("before", part.before())
                        .add("after", part.after())));
        return JSON.createObjectBuilder()
                .add("number", change.number())
                .add("at", change.at().toString())
                .add("by", change.by())
                .add("undoes", change.undoes())
                .add("parts", parts)
                .build()
                .toString();
    }

    private static Change change(String line) {
        try (JsonReader reader = JSON.createReader(new StringReader(line))) {
            JsonObject object = reader.readObject();
            List<Part> parts = new ArrayList<>();
            for (JsonValue value : object.getJsonArray("parts")) {
                JsonObject part = value.asJsonObject();
                parts.add(new Part(
                        part.getString("pid"),
                        part.getString("key"),
                        part.getString("before"),
                        part.getString("after")));
            }
            return new Change(
                    object.getJsonNumber("number").longValueExact(),
                    Instant.parse(object.getString("at")),
                    object.getString("by"),
                    object.getJsonNumber("undoes").longValueExact(),
                    parts);
        } catch (JsonException
                | NullPointerException
                | ClassCastException
                | ArithmeticException
                | DateTimeException e) {
            return null;
        }
    }
}
