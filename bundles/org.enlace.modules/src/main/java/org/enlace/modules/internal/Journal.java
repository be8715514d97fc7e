package org.enlace.modules.internal;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.enlace.modules.Operation;
import org.enlace.modules.internal.archive.JsonText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The change that is going on, in a file, so that a node that was cut off in the middle of it knows what to clear up. There is
 * none while nothing is going on.
 */
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    /** What is done next. */
    enum Step {
        STAGE("unpack"),
        RESOLVE("resolve"),
        STOP("stop"),
        SNAPSHOT("keep the records"),
        MIGRATE("migrate"),
        START("start"),
        CHECK("check"),
        COMMIT("commit"),
        CLEAR("clear up");

        private final String words;

        Step(String words) {
            this.words = words;
        }

        /** What people see of it. */
        String words() {
            return words;
        }
    }

    /**
     * @param from   the version that ran; empty for an install
     * @param to     the version that is to run; empty for a removal
     * @param left   for an install, the version that was removed last and may have left records
     * @param by     the officer's name
     */
    record Entry(
            Operation operation,
            String module,
            Optional<String> from,
            Optional<String> to,
            Optional<String> left,
            Step step,
            String by,
            Instant at) {
        Entry at(Step next) {
            return new Entry(operation, module, from, to, left, next, by, at);
        }
    }

    private final Path file;
    private volatile Entry now;

    Journal(Path data) {
        file = data.resolve("modules").resolve("journal.json");
    }

    /** What was going on when the node was cut off. One that cannot be read counts as none: the shelf alone is the truth. */
    Optional<Entry> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonObject json = JsonText.object(Files.readString(file));
            now = new Entry(
                    Operation.valueOf(json.getString("operation")),
                    json.getString("module"),
                    Optional.ofNullable(json.getString("from", null)),
                    Optional.ofNullable(json.getString("to", null)),
                    Optional.ofNullable(json.getString("left", null)),
                    Step.valueOf(json.getString("step")),
                    json.getString("by"),
                    Instant.parse(json.getString("at")));
            return Optional.of(now);
        } catch (JsonException | IllegalArgumentException e) {
            LOG.warn("{} cannot be read and is put aside: {}", file, e.getMessage());
            Files.delete(file);
            return Optional.empty();
        }
    }

    /** The change that is going on, or was cut off and is not cleared up yet. */
    Optional<Entry> now() {
        return Optional.ofNullable(now);
    }

    void begin(Entry entry) throws IOException {
        write(entry);
    }

    /** Written before the step is done. */
    void at(Step step) throws IOException {
        write(now.at(step));
    }

    void end() throws IOException {
        Files.deleteIfExists(file);
        DurableFolders.sync(file.getParent());
        now = null;
    }

    private void write(Entry entry) throws IOException {
        JsonObjectBuilder json = JsonText.object()
                .add("operation", entry.operation().name())
                .add("module", entry.module())
                .add("step", entry.step().name())
                .add("by", entry.by())
                .add("at", entry.at().toString());
        entry.from().ifPresent(version -> json.add("from", version));
        entry.to().ifPresent(version -> json.add("to", version));
        entry.left().ifPresent(version -> json.add("left", version));
        DurableFolders.replace(file, JsonText.print(json.build()));
        now = entry;
    }
}
