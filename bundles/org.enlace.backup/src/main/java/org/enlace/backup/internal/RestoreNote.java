package org.enlace.backup.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.enlace.audit.proof.Canonical;
import org.enlace.backup.internal.format.Durable;

/**
 * That a node was restored: what {@code bin/enlace restore} leaves in the folder {@code backup} and the first start gives another name.
 * Backups take them along, so that there may be several.
 *
 * @param id       of the backup
 * @param made     when the backup was made
 * @param restored when it was restored
 * @param epoch    of the exchange that began then; empty until peers and audit were told
 */
record RestoreNote(String id, Instant made, Instant restored, Optional<Long> epoch) {
    private static final String NAME = "restored.*\\.json";
    private static final String EPOCH = "epoch";

    /** The last restore; empty where the node never was. A note that cannot be read is as none. */
    static Optional<RestoreNote> newest(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches(NAME))
                    .map(RestoreNote::read)
                    .filter(Objects::nonNull)
                    .max(Comparator.comparing(RestoreNote::restored));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static RestoreNote read(Path file) {
        try {
            Map<String, Object> all = Canonical.object(Files.readString(file));
            return new RestoreNote(
                    String.valueOf(all.get("id")),
                    Instant.parse(String.valueOf(all.get("made"))),
                    Instant.parse(String.valueOf(all.get("restored"))),
                    Optional.ofNullable(all.get(EPOCH) instanceof Long epoch ? epoch : null));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    /** Keeps what a note says, with the epoch, under the name of those that were told. */
    static void told(Path file, Map<String, Object> note, long epoch) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>(note);
        all.put(EPOCH, epoch);
        Durable.place(
                file.resolveSibling("restored-" + note.get("id") + ".json"),
                out -> out.write((Canonical.write(all) + "\n").getBytes(StandardCharsets.UTF_8)));
        Files.delete(file);
        Durable.force(file.getParent());
    }
}
