package org.enlace.backup.internal.offline;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.enlace.backup.internal.Steps;
import org.enlace.backup.internal.format.BackupFolder;
import org.enlace.backup.internal.format.Durable;
import org.enlace.backup.internal.format.Manifest;
import org.enlace.backup.internal.format.OpenBackup;
import org.enlace.backup.internal.format.Passphrases;
import org.enlace.backup.internal.format.Setup;
import org.enlace.configuration.StoppedConfiguration;
import org.enlace.persistence.DatabaseCopies;
import org.enlace.persistence.DatabaseLoader;

/** {@code bin/enlace restore}: puts a backup into an empty data folder, where no node runs. Needs nothing of a framework. */
public final class RestoreProgram {
    private static final String HELP = """
            enlace restore BACKUP [--passphrase-file FILE] [--database URL --user NAME [--password-file FILE]]

            Puts a backup into the empty folder ENLACE_DATA. BACKUP is the folder of one backup, as backup:list names it,
            beside the others of its node. The passphrase is the one that backup:setup was given; without --passphrase-file
            it is asked for. A backup of a node with PostgreSQL needs an empty database (--database jdbc:postgresql://HOST:PORT/NAME).
            Cut off, it goes on where it was when it is begun again.

            Example:
              ENLACE_DATA=/var/lib/enlace enlace restore /mnt/backup/enlace-co-0a1b2c3d/20261129T023000412Z-4e5f
            """;
    private static final Set<String> OPTIONS = Set.of("--passphrase-file", "--database", "--user", "--password-file");
    /** What the database is configured under. */
    private static final String DATABASE = "org.enlace.persistence";

    private static final int TRIES = 3;
    private static final int MOST_TOLD = 5;
    private static final double MEGA = 1e6;
    private static final double NANO = 1e9;

    private final Path data;
    private final PrintStream out;
    private final Map<String, String> options;
    private final Steps steps;
    private final RestoreProgress progress;

    RestoreProgram(Path data, PrintStream out, Map<String, String> options, Steps steps) {
        this.data = data;
        this.out = out;
        this.options = options;
        this.steps = steps;
        // A person looks where there is a terminal; else it is told in lines.
        progress = new RestoreProgress(out, System.console() != null, System::nanoTime);
    }

    /** Asked for wrongly; the exit status is 2. */
    static final class WrongUse extends Exception {
        private static final long serialVersionUID = 1L;

        WrongUse(String message) {
            super(message);
        }
    }

    public static void main(String... arguments) {
        int status;
        try {
            status = run(List.of(arguments), System.getenv("ENLACE_DATA"), System.out, Steps.NONE);
        } catch (WrongUse e) {
            System.err.println("enlace: " + e.getMessage() + ". See enlace restore --help.");
            status = 2;
        } catch (IOException | RuntimeException e) {
            System.err.println("enlace: Not restored. " + GivenFile.said(e) + ".");
            if (isHalfRestored(System.getenv("ENLACE_DATA"))) {
                System.err.println(
                        "enlace: No node starts on the folder as it is. Mend that and give the same command again: it goes on where it was.");
            }
            status = 1;
        }
        System.exit(status);
    }

    private static boolean isHalfRestored(String data) {
        return data != null && Files.exists(Path.of(data).resolve(Restoring.UNFINISHED));
    }

    /** @return the exit status: 0 when the node can be started */
    static int run(List<String> arguments, String data, PrintStream out, Steps steps) throws IOException, WrongUse {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(HELP);
            return 0;
        }
        Map<String, String> options = new HashMap<>();
        String backup = null;
        for (int at = 0; at < arguments.size(); at++) {
            String word = arguments.get(at);
            if (OPTIONS.contains(word)) {
                if (at + 1 == arguments.size()) {
                    throw new WrongUse(word + " needs a value");
                }
                options.put(word, arguments.get(++at));
            } else if (word.startsWith("-") || backup != null) {
                throw new WrongUse("\"" + word + "\" is not understood");
            } else {
                backup = word;
            }
        }
        if (backup == null) {
            throw new WrongUse("Which backup is missing");
        }
        if (data == null || data.isBlank()) {
            throw new WrongUse("ENLACE_DATA is not set");
        }
        return new RestoreProgram(Path.of(data).toAbsolutePath().normalize(), out, options, steps)
                .restore(Path.of(backup).toAbsolutePath().normalize());
    }

    private int restore(Path folder) throws IOException, WrongUse {
        GivenFile.require("backup", folder, true);
        if (options.containsKey("--passphrase-file")) {
            GivenFile.require("passphrase file", Path.of(options.get("--passphrase-file")), false);
        }
        refuseWhatHoldsBackups(folder);
        OpenBackup backup = OpenBackup.in(folder);
        Manifest manifest = backup.manifest();
        out.println(
                "Backup       " + manifest.id() + ", made " + manifest.made() + " by Enlace " + manifest.platform());
        out.println("Node         " + manifest.country() + " " + manifest.node() + ", signed by " + backup.signer());
        refuseNewer(manifest);
        boolean server = manifest.engine().equals(DatabaseCopies.POSTGRESQL);
        if (server && !options.containsKey("--database")) {
            throw new WrongUse(
                    "The backup is of a node with PostgreSQL: give --database, the url of an empty database");
        }
        if (!server && options.containsKey("--database")) {
            throw new WrongUse(
                    "The backup is of a node with its own database, which lies in the data folder; leave --database out");
        }
        SecretKey key = unlocked(backup);
        long begun = System.nanoTime();
        long written;
        try {
            written = restored(backup, key);
        } catch (IOException e) {
            throw FullDisk.told(e, data, manifest.needed());
        } finally {
            progress.end();
        }
        double seconds = (System.nanoTime() - begun) / NANO;
        out.printf(
                Locale.ROOT,
                "Restored     %.1f MB written in %.1f s, %.0f MB/s, to %s%n",
                written / MEGA,
                seconds,
                written / MEGA / Math.max(seconds, 0.001),
                data);
        afterwards(manifest, server);
        return 0;
    }

    private long restored(OpenBackup backup, SecretKey key) throws IOException {
        Durable.folder(data.resolve("run"));
        try (FileChannel channel = FileChannel.open(
                        data.resolve("run/enlace.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new IOException("A node runs on \"" + data + "\". Set ENLACE_DATA to an empty folder");
            }
            return new Restoring(backup, key, data, this::load, progress, steps).restore();
        }
    }

    /** On a clean machine there is no backup:list to ask. */
    private static void refuseWhatHoldsBackups(Path folder) throws IOException {
        List<Path> nodes;
        // The folder of a node, or the one around it that backup:create was given.
        try (Stream<Path> below = Files.list(folder)) {
            nodes = Stream.concat(
                            Stream.of(folder),
                            below.filter(each -> each.getFileName().toString().startsWith("enlace-"))
                                    .filter(Files::isDirectory)
                                    .sorted())
                    .toList();
        }
        List<String> held = new ArrayList<>();
        Path newest = null;
        for (Path node : nodes) {
            List<String> ids = new BackupFolder(node).ids();
            if (!ids.isEmpty()) {
                held.add("\"" + node + "\" holds the backups of a node, the newest first: "
                        + String.join(", ", ids.subList(0, Math.min(MOST_TOLD, ids.size()))));
                newest = newest == null ? node.resolve(ids.get(0)) : newest;
            }
        }
        if (newest != null) {
            throw new IOException(String.join(". ", held) + ". Name the folder of one, such as " + newest);
        }
    }

    private void afterwards(Manifest manifest, boolean server) {
        manifest.erased().forEach(name -> out.println("Not in it    the file " + name + ", erased while it was made"));
        manifest.lost().forEach(name -> out.println("Not in it    the file " + name + ", which the node had lost"));
        out.println(
                "Start it with ENLACE_COUNTRY=" + manifest.country() + " ENLACE_DATA=" + data + " bin/enlace start");
        if (!Files.exists(data.resolve("keys/passphrase")) && !Files.exists(data.resolve("keys/passphrase.next"))) {
            out.println("Its keystore has a passphrase of its own: set ENLACE_KEYS_PASSPHRASE_FILE as before.");
        }
        if (server) {
            out.println("Its database is " + options.get("--database") + ", as config/ of the data folder says now.");
        }
        out.println("What was done since " + manifest.made()
                + " is gone: officers who were blocked and files that were erased");
        out.println("since then are there again. See docs/administer.md, \"After a restore\".");
    }

    private static void refuseNewer(Manifest manifest) throws IOException {
        String own = release();
        if (!own.isEmpty() && compare(manifest.platform(), own) > 0) {
            throw new IOException("The backup was made by Enlace " + manifest.platform() + ", and this is Enlace " + own
                    + ". Restore it with that release or a later one");
        }
    }

    /** The release of the jar this stands in; empty where it stands in none. */
    private static String release() throws IOException {
        Path jar;
        try {
            jar = Path.of(RestoreProgram.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException e) {
            return "";
        }
        if (!Files.isRegularFile(jar)) {
            return "";
        }
        try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
            if (in.getManifest() == null) {
                return "";
            }
            Attributes main = in.getManifest().getMainAttributes();
            return String.valueOf(main.getValue("Bundle-Version"));
        }
    }

    /** By their numbers; what follows them does not count. */
    static int compare(String one, String other) {
        String[] left = one.split("[.-]");
        String[] right = other.split("[.-]");
        for (int at = 0; at < 3; at++) {
            int difference = Integer.compare(number(left, at), number(right, at));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int number(String[] parts, int at) {
        return at < parts.length && parts[at].matches("\\d{1,8}") ? Integer.parseInt(parts[at]) : 0;
    }

    private SecretKey unlocked(OpenBackup backup) throws IOException {
        String file = options.get("--passphrase-file");
        Console console = System.console();
        if (file == null && console == null) {
            throw new IOException("There is no terminal to ask for the passphrase: give --passphrase-file");
        }
        for (int tried = 0; ; tried++) {
            char[] passphrase = file != null ? Passphrases.firstLine(Path.of(file)) : asked(console);
            try {
                return backup.unlock(passphrase);
            } catch (Setup.WrongPassphrase e) {
                if (file != null || tried + 1 == TRIES) {
                    throw new IOException(e.getMessage(), e);
                }
                out.println("That is not the passphrase of the backup.");
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        }
    }

    private static char[] asked(Console console) throws IOException {
        char[] line = console.readPassword("Passphrase of the backup: ");
        if (line == null) {
            throw new IOException("No passphrase was given");
        }
        return Passphrases.typed(line);
    }

    private void load(DatabaseCopies.Copy copy, String mark) throws IOException {
        DatabaseLoader loader = ServiceLoader.load(DatabaseLoader.class)
                .findFirst()
                .orElseThrow(() -> new IOException("This installation has nothing that fills a PostgreSQL database"));
        String url = options.get("--database");
        String user = options.getOrDefault("--user", "");
        Optional<Path> password = Optional.ofNullable(options.get("--password-file"))
                .map(file -> Path.of(file).toAbsolutePath().normalize());
        boolean done = loader.load(url, user, password.orElse(null), copy, mark);
        progress.end();
        steps.at("filled");
        out.println(done ? "Database     filled" : "Database     was filled before");
        configure(Map.of(
                "url",
                url,
                "user",
                user,
                "passwordFile",
                password.map(Path::toString).orElse("")));
    }

    /** The files of the backup name the database of then, which may still be there: started on it, the node would write into that one. */
    private void configure(Map<String, String> database) throws IOException {
        StoppedConfiguration configuration = ServiceLoader.load(StoppedConfiguration.class)
                .findFirst()
                .orElseThrow(() -> new IOException("This installation has nothing that changes configuration files"));
        configuration
                .set(data, DATABASE, database)
                .forEach(name -> out.println("Set aside    config/" + name
                        + ", which cannot be read or changed for sure. Mend it before you give it its name again; the"
                        + " database it names is not this node's"));
    }
}
