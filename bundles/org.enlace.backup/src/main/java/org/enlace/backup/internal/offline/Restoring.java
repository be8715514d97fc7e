package org.enlace.backup.internal.offline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.enlace.audit.proof.Canonical;
import org.enlace.backup.internal.RestoredNode;
import org.enlace.backup.internal.Steps;
import org.enlace.backup.internal.format.Damaged;
import org.enlace.backup.internal.format.Durable;
import org.enlace.backup.internal.format.Listed;
import org.enlace.backup.internal.format.Manifest;
import org.enlace.backup.internal.format.OpenBackup;
import org.enlace.keys.NodeIdentity;
import org.enlace.persistence.DatabaseCopies;
import org.enlace.persistence.DatabaseCopies.Copy;

/**
 * Puts a backup into an empty data folder. From the first step to the last a file {@link #UNFINISHED} lies in the folder, with which no
 * node starts; it names the backup, so that the same restore begun again goes on: what is whole is not brought again. Its second line
 * is of this one restore: a database that an earlier one filled, and that a node has written to since, is not taken for this one's.
 */
final class Restoring {
    static final String UNFINISHED = "restore.unfinished";
    /** What the process makes, and what the file system makes where the folder is a disk of its own. */
    static final List<String> NO_DATA = List.of("run", "cache", "log", "tmp", UNFINISHED, "lost+found");

    private final OpenBackup backup;
    private final SecretKey key;
    private final Path data;
    private final Loader loader;
    private final RestoreProgress progress;
    private final Steps steps;
    private String mark = "";
    private long written;

    /** Where the rows of a PostgreSQL database go. */
    @FunctionalInterface
    interface Loader {
        void load(Copy copy, String mark) throws IOException;
    }

    /** @param loader for a backup of a PostgreSQL node; otherwise not asked */
    Restoring(OpenBackup backup, SecretKey key, Path data, Loader loader, RestoreProgress progress, Steps steps) {
        this.backup = backup;
        this.key = key;
        this.data = data;
        this.loader = loader;
        this.progress = progress;
        this.steps = steps;
    }

    /** @return bytes that were written */
    long restore() throws IOException {
        steps.at("begin");
        for (Manifest.Member member : backup.manifest().members()) {
            backup.check(member);
        }
        begin();
        steps.at("node");
        backup.archive(OpenBackup.NODE, key).read(this::unpack);
        steps.at("database");
        database();
        steps.at("files");
        files();
        steps.at("keys");
        folder("keys", backup.archive(OpenBackup.KEYS, key), "keys/");
        steps.at("note");
        note();
        country();
        steps.at("end");
        Files.delete(data.resolve(UNFINISHED));
        Durable.force(data);
        steps.at("done");
        return written;
    }

    private void begin() throws IOException {
        Durable.folder(data);
        Path unfinished = data.resolve(UNFINISHED);
        String id = backup.manifest().id();
        if (Files.exists(unfinished)) {
            List<String> begun = Files.readAllLines(unfinished);
            if (begun.isEmpty() || !begun.get(0).equals(id)) {
                throw new IOException("The restore of another backup was begun in \"" + data + "\" ("
                        + String.join(" ", begun) + "). Give that one again, or empty the folder");
            }
            mark = String.join(" ", begun);
            return;
        }
        try (Stream<Path> there = Files.list(data)) {
            List<String> other = there.filter(each -> !isEmptyFolder(each))
                    .map(each -> each.getFileName().toString())
                    .filter(name -> !NO_DATA.contains(name))
                    .sorted()
                    .toList();
            if (!other.isEmpty()) {
                throw new IOException(
                        "ENLACE_DATA is \"" + data + "\", which is not empty: it holds "
                                + String.join(", ", other.subList(0, Math.min(5, other.size())))
                                + ". A backup is restored into a folder of its own: name another one, or move what is there away");
            }
        }
        long needed = backup.manifest().needed();
        long free = Files.getFileStore(data).getUsableSpace();
        if (free < needed) {
            throw new IOException("The disk of \"" + data + "\" has " + free + " bytes free, and the backup has "
                    + needed + ". Make room, or set ENLACE_DATA to a folder on another disk");
        }
        String once = UUID.randomUUID().toString();
        Durable.place(unfinished, out -> out.write((id + "\n" + once + "\n").getBytes(StandardCharsets.UTF_8)));
        mark = id + " " + once;
        // Made anew from what is restored; an earlier node of this folder may have left other modules in it.
        Durable.deleteTree(data.resolve("cache"));
    }

    /** As a start that was refused leaves some. */
    private static boolean isEmptyFolder(Path path) {
        String[] within = path.toFile().list();
        return within != null && within.length == 0;
    }

    private void unpack(String name, InputStream in) throws IOException {
        Path file = within(data, name);
        Durable.folder(file.getParent());
        written += Durable.place(file, in::transferTo).bytes();
    }

    private static Path within(Path root, String name) throws Damaged {
        Path file = root.resolve(name).normalize();
        if (name.isEmpty() || Path.of(name).isAbsolute() || !file.startsWith(root) || file.equals(root)) {
            throw new Damaged("\"" + name + "\" would not lie below the data folder");
        }
        return file;
    }

    private void database() throws IOException {
        long size = backup.manifest().database();
        long before = written;
        AtomicLong read = new AtomicLong();
        Copy told = backup.database(
                key, bytes -> progress.at("database", read.addAndGet(bytes), size, before + read.get()));
        if (backup.manifest().engine().equals(DatabaseCopies.DERBY)) {
            folder("database", told, "database/");
        } else {
            loader.load(told, mark);
        }
    }

    /** Unpacks an archive into a folder that has its name only once it is whole. */
    private void folder(String name, Copy copy, String prefix) throws IOException {
        Path whole = data.resolve(name);
        if (Files.exists(whole)) {
            return;
        }
        Path part = data.resolve(name + ".part");
        Durable.deleteTree(part);
        try {
            Durable.folder(part);
            copy.read((piece, in) -> {
                if (!piece.startsWith(prefix)) {
                    throw new Damaged("\"" + piece + "\" does not belong into \"" + name + "\"");
                }
                Path file = within(part, piece.substring(prefix.length()));
                Durable.folder(file.getParent());
                written += Durable.write(file, in::transferTo).bytes();
                Durable.force(file.getParent());
            });
            Durable.rename(part, whole);
        } catch (IOException | RuntimeException | Error e) {
            // It is begun anew in any case, and of a full disk it would take the very room that is missing.
            Durable.drop(part, e);
            throw e;
        }
    }

    private void files() throws IOException {
        List<Listed> all = List.copyOf(backup.files().values());
        for (int at = 0; at < all.size(); at++) {
            progress.at("files", at, all.size(), written);
            Listed file = all.get(at);
            Path to = data.resolve("files").resolve(file.name().substring(0, 2)).resolve(file.name());
            if (Files.exists(to)
                    && Files.size(to) == file.bytes()
                    && Durable.hash(to).equals(file.sha256())) {
                continue;
            }
            Path from = backup.path(file);
            if (!Files.exists(from)) {
                throw new Damaged("The file " + file.name() + " of the backup is missing");
            }
            Durable.folder(to.getParent());
            Path part = to.resolveSibling(file.name() + ".part");
            try {
                Durable.Written copied = Durable.write(part, out -> Files.copy(from, out));
                if (copied.bytes() != file.bytes() || !copied.sha256().equals(file.sha256())) {
                    throw new Damaged("The file " + file.name() + " of the backup is not as it was copied");
                }
                Durable.rename(part, to);
                written += copied.bytes();
            } catch (IOException | RuntimeException | Error e) {
                Durable.drop(part, e);
                throw e;
            }
        }
        Path mark = data.resolve(NodeIdentity.FILE);
        if (!all.isEmpty() && Files.exists(mark)) {
            Durable.place(data.resolve("files").resolve(NodeIdentity.FILE), out -> Files.copy(mark, out));
        }
        progress.at("files", all.size(), all.size(), written);
    }

    /** So that the node knows at its first start that it was restored. */
    private void note() throws IOException {
        Manifest manifest = backup.manifest();
        Map<String, Object> anchor = Canonical.object(manifest.anchor());
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("id", manifest.id());
        note.put("made", manifest.made().toString());
        note.put("restored", Instant.now().toString());
        note.put("size", anchor.get("size"));
        note.put("root", anchor.get("root"));
        Durable.folder(data.resolve("backup"));
        Durable.place(
                data.resolve("backup").resolve(RestoredNode.FILE),
                out -> out.write((Canonical.write(note) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Backups of earlier releases have no such file; a start as another country is refused by it. */
    private void country() throws IOException {
        String country = backup.manifest().country() + "\n";
        Durable.place(data.resolve("country"), out -> out.write(country.getBytes(StandardCharsets.US_ASCII)));
    }
}
