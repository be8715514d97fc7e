package org.enlace.reference.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Json;
import org.enlace.reference.ReferenceVersion;

/**
 * What was imported: the pointer {@code current}, and {@code next} while it is about to change.
 *
 * @param act      by which it came to be so: {@code import} or {@code back}
 * @param by       the officer who did that
 * @param versions the newest first
 */
record Imported(String act, String by, List<Taken> versions) {
    /** How many versions one can go back through. */
    private static final int KEPT = 5;

    static final Imported NOTHING = new Imported("", "", List.of());

    Imported {
        versions = List.copyOf(versions);
    }

    /**
     * An imported version, kept in the folder of its name.
     *
     * @param sha256 of its update file
     * @param since  when it was imported
     * @param files  the SHA-256 of each file in the folder
     */
    record Taken(ReferenceVersion version, LocalDate issued, String sha256, Instant since, Map<String, String> files) {
        Taken {
            files = Map.copyOf(files);
        }
    }

    /** With one more; what is not older than that gives way. */
    Imported with(Taken taken, String officer) {
        List<Taken> more = new ArrayList<>(List.of(taken));
        versions.stream()
                .filter(each -> taken.version().isNewerThan(each.version()))
                .limit(KEPT - 1L)
                .forEach(more::add);
        return new Imported("import", officer, more);
    }

    /** Without the newest. */
    Imported without(String officer) {
        return new Imported("back", officer, versions.subList(1, versions.size()));
    }

    byte[] json() {
        List<Object> all = new ArrayList<>();
        for (Taken each : versions) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("version", each.version().value());
            json.put("issued", each.issued());
            json.put("sha256", each.sha256());
            json.put("since", each.since());
            json.put("files", each.files());
            all.add(json);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("act", act);
        json.put("by", by);
        json.put("versions", all);
        return (Json.of(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @return {@link #NOTHING} where the file is not there
     * @throws IllegalStateException when it holds anything else
     */
    static Imported read(Path file) {
        if (!Files.exists(file)) {
            return NOTHING;
        }
        Map<String, Object> json = new ReferenceFile(file).one();
        try {
            List<Taken> versions = new ArrayList<>();
            for (Object each : (List<?>) json.get("versions")) {
                Map<?, ?> one = (Map<?, ?>) each;
                Map<String, String> files = new LinkedHashMap<>();
                ((Map<?, ?>) one.get("files")).forEach((name, hash) -> files.put((String) name, (String) hash));
                versions.add(new Taken(
                        new ReferenceVersion((String) one.get("version")),
                        LocalDate.parse((String) one.get("issued")),
                        (String) one.get("sha256"),
                        Instant.parse((String) one.get("since")),
                        files));
            }
            return new Imported((String) json.get("act"), (String) json.get("by"), versions);
        } catch (ClassCastException | NullPointerException | DateTimeException | Refusal e) {
            throw new IllegalStateException(file + " was altered; import the reference data again", e);
        }
    }
}
