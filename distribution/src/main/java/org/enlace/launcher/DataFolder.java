package org.enlace.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of everything a node writes: where things lie in it, and that nobody else can read it. */
record DataFolder(Path root) {
    private static final List<String> FOLDERS = List.of("run", "cache", "log", "config", "modules", "tmp");
    private static final Set<String> KNOWN = Set.of(
            "run",
            "cache",
            "log",
            "config",
            "modules",
            "tmp",
            "catalogues",
            "keys",
            "database",
            "index",
            "files",
            "backup",
            "shell",
            "reference",
            "country",
            "identity",
            "demo-accounts.txt");
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /** In bytes: of what is too little for one file and its folder it is said that the disk is full. */
    private static final long LEAST_ROOM = 1 << 16;

    Path pid() {
        return root.resolve("run/enlace.pid");
    }

    Path lock() {
        return root.resolve("run/enlace.lock");
    }

    /** Holds what the node is doing, while it starts. */
    Path start() {
        return root.resolve("run/start");
    }

    /** Who serves the folder, and that it lives. */
    Path lease() {
        return root.resolve("run/lease");
    }

    /** Holds the address the node answers at, while it answers. */
    Path http() {
        return root.resolve("run/http");
    }

    /** Holds the address other machines reach the node at, and its certificate's fingerprint, while they do. */
    Path https() {
        return root.resolve("run/https");
    }

    Path console() {
        return root.resolve("log/console.log");
    }

    Path log() {
        return root.resolve("log/enlace.log");
    }

    Path frameworkStorage() {
        return root.resolve("cache/osgi");
    }

    Path installed() {
        return root.resolve("cache/installed");
    }

    /** Which release ran here last, and where it lies. */
    Path release() {
        return root.resolve("modules/release");
    }

    /** Which country the records belong to, since the first start; {@code org.enlace.backup} writes it of a node it restores. */
    Path country() {
        return root.resolve("country");
    }

    /** The country that the records belong to; empty before the first start. */
    String keptCountry() {
        try {
            return Files.exists(country()) ? Files.readString(country()).strip() : "";
        } catch (IOException e) {
            throw new Refused(
                    1,
                    "\"" + country() + "\", which says whose node this is, cannot be read (" + e.getMessage()
                            + "). Give the data folder to the user that the node runs as.");
        }
    }

    /** There while a backup is being restored into the folder; {@code org.enlace.backup} makes it and takes it away. */
    Path unfinishedRestore() {
        return root.resolve("restore.unfinished");
    }

    Path modules() {
        return root.resolve("modules");
    }

    /** @throws Refused where the folder cannot be this node's own */
    void prepare() {
        try {
            if (Files.exists(root)) {
                check();
            } else {
                create(root);
            }
            for (String folder : FOLDERS) {
                if (!Files.isDirectory(root.resolve(folder))) {
                    create(root.resolve(folder));
                }
            }
            probe(root.resolve("run/write-" + ProcessHandle.current().pid() + ".probe"));
        } catch (IOException e) {
            long free = root.toFile().getUsableSpace();
            if (Files.isDirectory(root) && free < LEAST_ROOM) {
                throw new Refused(
                        1,
                        "ENLACE_DATA is \"" + root + "\", whose disk is full: " + free + " bytes are free (" + e
                                + "). Make room on it, or enlarge it, and start the node again; nothing is lost.");
            }
            throw new Refused(
                    1,
                    "ENLACE_DATA is \"" + root + "\", where user " + System.getProperty("user.name")
                            + " cannot write (" + e
                            + "). The node writes everything there: give the folder to this user, "
                            + "or set ENLACE_DATA to another one.");
        }
    }

    /** An empty file takes no room: a full disk shows at the first byte. */
    private static void probe(Path file) throws IOException {
        try {
            Files.write(
                    file, new byte[1], StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void check() throws IOException {
        if (!Files.isDirectory(root)) {
            throw new Refused(
                    1, "ENLACE_DATA is \"" + root + "\", which is a file. Set it to a folder of the node's own.");
        }
        String user = System.getProperty("user.name");
        String owner = Files.getOwner(root).getName();
        if (!owner.equals(user) && !sameUser()) {
            throw new Refused(
                    1,
                    "ENLACE_DATA is \"" + root + "\", which belongs to " + owner + ", and this is " + user
                            + ". A node's data belong to the user it runs as: start it as " + owner
                            + ", or set ENLACE_DATA to a folder of " + user + "'s.");
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(root);
        if (onlyOurs()) {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        } else if (mode.stream().anyMatch(OTHERS_WRITE::contains)) {
            throw new Refused(
                    1,
                    "ENLACE_DATA is \"" + root + "\" with mode " + PosixFilePermissions.toString(mode)
                            + ", in which others may write, and which holds things that are not a node's. "
                            + "A node's data are its own: set ENLACE_DATA to a folder for them alone.");
        }
    }

    /** Whether nothing lies in the folder but what a node puts there. */
    private boolean onlyOurs() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.map(entry -> entry.getFileName().toString()).allMatch(KNOWN::contains);
        }
    }

    private boolean sameUser() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(Files.getAttribute(root, "unix:uid"));
    }

    private static void create(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Writes a small file in one step, so that a reader sees the old text or the new one. */
    static void replace(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Waits until the disk has a file's content, or a folder's names. */
    static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
