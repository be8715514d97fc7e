package org.enlace.reference.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.Transactions;
import org.enlace.reference.ReferenceData;
import org.enlace.reference.ReferenceSet;
import org.enlace.reference.ReferenceUpdates;

/** A program with its reference data, a node's data folder, an audit and who asks. */
final class Desk {
    static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    final Path shipped;
    final Path imports;
    final List<Act> acts = new ArrayList<>();
    Audit audit = acts::add;
    private final Path folder;

    Desk(Path folder) throws IOException {
        this.folder = folder;
        shipped = Files.createDirectories(folder.resolve("home/config/reference"));
        imports = Files.createDirectories(folder.resolve("data")).resolve("reference");
        try (Stream<Path> all = Files.list(Path.of("../../config/reference"))) {
            for (Path file : all.toList()) {
                Files.copy(file, shipped.resolve(file.getFileName()));
            }
        }
    }

    /** As after a start. */
    Editions editions() {
        return new Editions(shipped, imports);
    }

    UpdateBook book(Editions editions) {
        return book(editions, Disk.REAL);
    }

    UpdateBook book(Editions editions, Disk disk) {
        return new UpdateBook(
                editions, act -> audit.record(act), new Direct(), Clock.fixed(NOON, ZoneOffset.UTC), disk);
    }

    /** As the component is made when the node starts. */
    UpdateBook started(Editions editions) {
        return new UpdateBook(editions, act -> audit.record(act), new Direct());
    }

    static Caller officer(Permission... permissions) {
        return Caller.holding(new OfficerId("ana"), Language.ES, ZoneId.of("America/Bogota"), Set.of(permissions));
    }

    static Caller admin() {
        return officer(ReferenceData.READ, ReferenceUpdates.MANAGE);
    }

    String json(ReferenceSet set) throws IOException {
        return Files.readString(shipped.resolve(set.file()));
    }

    static String head(String version) {
        return "{\"version\": \"" + version + "\", \"issued\": \"2026-12-01\"}";
    }

    /** An update file with a set as it was shipped, changed. */
    Path update(String version, ReferenceSet set, UnaryOperator<String> change) throws IOException {
        return zip(Map.of(UpdateFile.HEAD, head(version), set.file(), change.apply(json(set))));
    }

    Path zip(Map<String, String> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> each : new LinkedHashMap<>(members).entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file(bytes.toByteArray());
    }

    Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("update.zip"), bytes);
    }

    /** Every file below the node's folder of reference data, with its content. */
    Map<String, String> stored() {
        Map<String, String> all = new LinkedHashMap<>();
        if (Files.isDirectory(imports)) {
            try (Stream<Path> files = Files.walk(imports)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    all.put(imports.relativize(file).toString(), Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    /** Runs at once; what throws is not stored, of which there is nothing here. */
    private static final class Direct implements Transactions {
        @Override
        public <T> T call(Supplier<T> work) {
            return work.get();
        }

        @Override
        public void afterCommit(Runnable action) {
            action.run();
        }
    }
}
