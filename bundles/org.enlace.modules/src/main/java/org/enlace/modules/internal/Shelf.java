package org.enlace.modules.internal;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.modules.internal.archive.FeatureReader;
import org.enlace.modules.internal.archive.JsonText;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of modules: a folder for each module, in it one for each version, and the file {@code current} that names the
 * version that runs. Replacing that file is the moment a version becomes installed, deleting it the moment a module is removed;
 * the launcher brings the framework in line with it at every start.
 */
final class Shelf {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final String CURRENT = "current";
    private static final String BEFORE = "current.before";
    private static final String RECEIPT = "installed.json";
    private static final String STAGING = "module-";
    private static final String FORMER = ".former-";

    private final Path modules;
    private final Path staging;
    private final FeatureReader reader;

    Shelf(Path data, FeatureReader reader) {
        modules = data.resolve("modules");
        staging = data.resolve("tmp");
        this.reader = reader;
    }

    /**
     * When and from where a version came.
     *
     * @param sha256 of the archive, hexadecimal; empty where it is not known
     * @param signer the SHA-256 of the signer's certificate; empty where it is not known
     * @param before the version an upgrade took the place of, to which a rollback goes
     */
    record Receipt(Path archive, Instant at, String sha256, String signer, Optional<String> before) {
        Receipt(Path archive, Instant at) {
            this(archive, at, "", "", Optional.empty());
        }

        Receipt insteadOf(Optional<String> version) {
            return new Receipt(archive, at, sha256, signer, version);
        }
    }

    /** A version's folder with what its files say. */
    record Kept(ModuleFeature feature, Receipt receipt, Path folder) {
        Path jar(ModuleFeature.Part part) {
            return folder.resolve(part.member());
        }

        List<Path> jars() {
            return feature.parts().stream().map(this::jar).toList();
        }
    }

    /** What lies on the shelf: the sound modules that are installed, and a sentence for each that is not sound. */
    record Contents(List<Kept> modules, List<String> damaged) {}

    /** Makes the folders and clears away what an interrupted change left in staging, and of small files that it wrote. */
    void tidy() throws IOException {
        Files.createDirectories(modules);
        Files.createDirectories(staging);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(staging, STAGING + "*")) {
            for (Path each : left) {
                DurableFolders.delete(each);
            }
        }
        try (Stream<Path> files = Files.walk(modules, 2)) {
            for (Path each : files.filter(DurableFolders::isUnfinished).toList()) {
                Files.delete(each);
            }
        }
    }

    /** What is installed. */
    Contents read() throws IOException {
        List<Kept> kept = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(modules, Files::isDirectory)) {
            for (Path folder : folders) {
                try {
                    Optional<String> version = current(folder.getFileName().toString());
                    if (version.isPresent()) {
                        kept.add(kept(folder.resolve(version.get())));
                    }
                } catch (IOException | RuntimeException e) {
                    damaged.add("The installed module in " + folder + " cannot be read (" + e.getMessage()
                            + "); install it again from its archive");
                }
            }
        }
        return new Contents(List.copyOf(kept), List.copyOf(damaged));
    }

    /** The version of a module that is installed. */
    Optional<String> current(String id) throws IOException {
        try {
            return Optional.of(
                    Files.readString(modules.resolve(id).resolve(CURRENT)).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** A version that lies on the shelf, installed or not; empty when there is none that can be read. */
    Optional<Kept> find(String id, String version) {
        Path folder = modules.resolve(id).resolve(version);
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try {
            return Optional.of(kept(folder));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be read and counts as absent: {}", folder, e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * The version before the last upgrade.
     *
     * @throws Refusal {@code module.nothing-before}
     */
    Kept former(Kept now) {
        String id = now.feature().id();
        return now.receipt()
                .before()
                .flatMap(version -> find(id, version))
                .orElseThrow(() -> new Refusal(
                        "module.nothing-before",
                        id + " " + now.feature().version()
                                + " was not upgraded from a version that is still here, so there is none to go back to",
                        id,
                        now.feature().version()));
    }

    /** The version of a removed module that was installed last: its records may still be there. */
    Optional<Kept> left(String id) throws IOException {
        Path folder = modules.resolve(id);
        if (!Files.isDirectory(folder) || current(id).isPresent()) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(folder)) {
            return versions.filter(Files::isDirectory)
                    .filter(version -> !version.getFileName().toString().startsWith(FORMER))
                    .flatMap(version -> find(id, version.getFileName().toString()).stream())
                    .max((a, b) -> a.receipt().at().compareTo(b.receipt().at()));
        }
    }

    /** The ids of modules that were removed and left something on the shelf. */
    List<String> removed() throws IOException {
        try (Stream<Path> folders = Files.list(modules)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> !Files.exists(folder.resolve(CURRENT)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** Where the modules lie. */
    Path folder() {
        return modules;
    }

    Path stage() throws IOException {
        return Files.createTempDirectory(staging, STAGING);
    }

    /**
     * Puts a staged version on the shelf. It is not installed by that. What lay in its place, as a removed module does, stays
     * until {@link #prune}, or comes back by {@link #putBack}.
     */
    Kept place(Path staged, ModuleFeature feature, Receipt receipt) throws IOException {
        write(staged, receipt);
        DurableFolders.syncAll(staged);
        Path module = Files.createDirectories(modules.resolve(feature.id()));
        Path folder = module.resolve(feature.version());
        if (Files.exists(folder)) {
            Path former = module.resolve(FORMER + feature.version());
            discard(former);
            Files.move(folder, former, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(staged, folder, StandardCopyOption.ATOMIC_MOVE);
        DurableFolders.sync(folder.getParent());
        DurableFolders.sync(modules);
        return new Kept(feature, receipt, folder);
    }

    /** Lets what lay in the place of a version lie there again; does nothing where nothing did. */
    void putBack(String id, String version) throws IOException {
        Path former = modules.resolve(id).resolve(FORMER + version);
        if (Files.exists(former)) {
            Path folder = former.resolveSibling(version);
            discard(folder);
            Files.move(former, folder, StandardCopyOption.ATOMIC_MOVE);
            DurableFolders.sync(folder.getParent());
        }
    }

    /** Writes down what is installed now, so that {@link #takeBack} needs no room on the disk. */
    void prepare(String id) throws IOException {
        Optional<String> now = current(id);
        if (now.isPresent()) {
            DurableFolders.replace(modules.resolve(id).resolve(BEFORE), now.get() + "\n");
        } else {
            Files.deleteIfExists(modules.resolve(id).resolve(BEFORE));
        }
    }

    /** From here on this version is installed, whatever happens. */
    void commit(String id, String version) throws IOException {
        DurableFolders.replace(modules.resolve(id).resolve(CURRENT), version + "\n");
    }

    /** From here on the module is not installed, whatever happens. */
    void retire(String id) throws IOException {
        Path folder = modules.resolve(id);
        Files.deleteIfExists(folder.resolve(CURRENT));
        DurableFolders.sync(folder);
    }

    /** From here on that is installed which was when it was prepared, or nothing where nothing was. */
    void takeBack(String id) throws IOException {
        Path before = modules.resolve(id).resolve(BEFORE);
        if (Files.exists(before)) {
            Files.move(
                    before,
                    before.resolveSibling(CURRENT),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
            DurableFolders.sync(before.getParent());
        } else {
            retire(id);
        }
    }

    /** Deletes the versions of a module but the named ones, and the module's folder when nothing is left in it. */
    void prune(String id, Set<String> versions) {
        Path folder = modules.resolve(id);
        try {
            if (Files.isDirectory(folder)) {
                Files.deleteIfExists(folder.resolve(BEFORE));
                try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, Files::isDirectory)) {
                    for (Path version : found) {
                        if (!versions.contains(version.getFileName().toString())) {
                            discard(version);
                        }
                    }
                }
                try (Stream<Path> left = Files.list(folder)) {
                    if (left.findAny().isPresent()) {
                        return;
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be cleared; the next change of the module tries again", folder, e);
        }
    }

    /** Takes a folder away in one step and then deletes it; what is left of it goes at the next start. */
    void discard(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Path leftover = stage();
            Files.move(folder, leftover.resolve("gone"), StandardCopyOption.ATOMIC_MOVE);
            try {
                DurableFolders.delete(leftover);
            } catch (IOException e) {
                LOG.warn("{} could not be deleted; the next start tries again", leftover, e);
            }
        }
    }

    /** The size of a folder's files in bytes. */
    static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("The size of " + folder + " cannot be told", e);
        }
    }

    private Kept kept(Path folder) throws IOException {
        Path file = folder.resolve(ModuleFeature.FILE);
        ModuleFeature feature = reader.read(Files.readAllBytes(file), file.toString());
        String id = folder.getParent().getFileName().toString();
        if (!feature.id().equals(id)
                || !feature.version().equals(folder.getFileName().toString())) {
            throw new IOException("it names the module " + feature.id() + " " + feature.version());
        }
        return new Kept(feature, receipt(folder), folder);
    }

    private static void write(Path folder, Receipt receipt) throws IOException {
        JsonObjectBuilder json = JsonText.object()
                .add("archive", receipt.archive().toString())
                .add("at", receipt.at().toString())
                .add("sha256", receipt.sha256())
                .add("signer", receipt.signer());
        receipt.before().ifPresent(version -> json.add("before", version));
        Files.writeString(folder.resolve(RECEIPT), JsonText.print(json.build()));
    }

    private static Receipt receipt(Path folder) throws IOException {
        try {
            JsonObject json = JsonText.object(Files.readString(folder.resolve(RECEIPT)));
            return new Receipt(
                    Path.of(json.getString("archive")),
                    Instant.parse(json.getString("at")),
                    json.getString("sha256", ""),
                    json.getString("signer", ""),
                    Optional.ofNullable(json.getString("before", null)));
        } catch (JsonException e) {
            throw new IOException("its " + RECEIPT + " is damaged: " + e.getMessage(), e);
        }
    }
}
