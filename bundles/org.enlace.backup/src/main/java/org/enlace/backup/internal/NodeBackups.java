package org.enlace.backup.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.enlace.backup.internal.format.BackupFolder;
import org.enlace.backup.internal.format.Durable;
import org.enlace.backup.internal.format.OpenBackup;
import org.enlace.backup.internal.format.Setup;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.contribution.Command.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, lists and verifies backups; one thing at a time. */
final class NodeBackups implements Backups {
    /** What a backup is called in the audit and where there is none. */
    static final String KIND = "backup";

    static final String STATUS = "last.json";
    private static final Logger LOG = LoggerFactory.getLogger(NodeBackups.class);

    private final Ground ground;
    private final Settings settings;
    private final Path own;
    private final Turn turn;
    private final Room room;

    /**
     * @param folder   where backups go; empty where nobody has said
     * @param keep     how many stay in it
     * @param fullDays how old the last full one may be
     * @param cost     of a guess at the passphrase
     */
    record Settings(Optional<Path> folder, int keep, int fullDays, Setup.Cost cost) {}

    NodeBackups(Ground ground, Settings settings) {
        this.ground = ground;
        this.settings = settings;
        own = ground.node().data().resolve("backup");
        turn = new Turn(ground.node().data());
        room = new Room(ground);
    }

    @Override
    public void setUp(char[] passphrase, boolean again, Caller caller) throws IOException {
        caller.require(MANAGE);
        try {
            if (passphrase.length < Setup.SHORTEST || passphrase.length > Setup.LONGEST) {
                throw BackupRefusals.badPassphrase(passphrase.length);
            }
            Path file = own.resolve(Setup.FILE);
            if (Files.exists(file) && !again) {
                throw BackupRefusals.setUpAlready();
            }
            Setup setup = Setup.make(
                    passphrase,
                    ground.node().country().value(),
                    ground.id(),
                    ground.keys().signer().key(),
                    ground.clock().instant(),
                    settings.cost());
            ground.audit().record(Act.done("backup.setup", caller).code("backup-setup", setup.id()));
            Durable.folder(own);
            Durable.place(file, out -> out.write(setup.bytes()));
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private Setup setup() {
        try {
            return Setup.parse(Files.readAllBytes(own.resolve(Setup.FILE)));
        } catch (java.nio.file.NoSuchFileException e) {
            throw BackupRefusals.notSetUp();
        } catch (IOException e) {
            throw BackupRefusals.fileUnreadable(own.resolve(Setup.FILE), e);
        }
    }

    @Override
    public Created create(Optional<Path> to, Optional<Boolean> full, Progress progress, Caller caller) {
        caller.require(MANAGE);
        return turn.take(() -> {
            Path named = named(to);
            Setup setup = setup();
            BackupFolder folder = ground.folder(named);
            room.requireFor(named);
            if (to.isEmpty()) {
                Room.requireStillThere(named, folder, status());
            }
            long begun = System.nanoTime();
            try {
                return made(folder, named, setup, full.orElseGet(() -> fullIsDue(folder)), begun, progress, caller);
            } catch (IOException e) {
                clear(folder);
                throw BackupRefusals.unusable(named, e);
            } catch (RuntimeException e) {
                clear(folder);
                throw e;
            }
        });
    }

    private Created made(
            BackupFolder folder, Path named, Setup setup, boolean full, long begun, Progress progress, Caller caller)
            throws IOException {
        // Told before anything leaves the node.
        ground.audit().record(Act.done("backup.begin", caller).code("kind", full ? "full" : "incremental"));
        Creating.Made made = new Creating(ground, folder, setup, full, turn.heeding(progress)).make();
        List<String> remarks = new ArrayList<>();
        if (!made.differing().isEmpty()) {
            remarks.add(made.differing().size()
                    + " files of the node are not as they were backed up before: run files:check");
        }
        if (!made.manifest().lost().isEmpty()) {
            remarks.add(made.manifest().lost().size() + " files are missing on the node: run files:check");
        }
        if (!made.links().isEmpty()) {
            remarks.add("not in it, because they are links: " + String.join(", ", made.links()));
        }
        Retention.Gone gone = new Retention.Gone(List.of(), 0, List.of());
        boolean regular =
                settings.folder().filter(configured -> same(configured, named)).isPresent();
        if (regular) {
            try {
                gone = new Retention(folder, ground::signed, ground.steps())
                        .keep(settings.keep(), made.manifest().id());
                if (!gone.strange().isEmpty()) {
                    remarks.add("damaged, from the future, or not of this node, so kept beside those that are counted: "
                            + String.join(", ", gone.strange()));
                }
            } catch (IOException e) {
                LOG.warn("Backups that are too many could not be taken away from {}: {}", named, e.getMessage());
                remarks.add("older backups could not be taken away: " + e.getMessage());
            }
        }
        Status now = status().backedUp(made.manifest().made(), made.manifest().id(), named, remarks);
        remember(regular ? now.inConfigured(named) : now);
        ground.audit()
                .record(Act.done("backup.create", caller)
                        .on(KIND, made.manifest().id())
                        .code("kind", full ? "full" : "incremental")
                        .fact("files", made.manifest().files())
                        .fact("bytes", made.manifest().size())
                        .fact("lost-files", made.manifest().lost().size())
                        .fact("backups-removed", gone.removed().size()));
        return new Created(
                made.manifest().id(),
                folder.backup(made.manifest().id()),
                full,
                made.rows(),
                made.manifest().files(),
                made.manifest().size(),
                made.written(),
                System.nanoTime() - begun,
                gone.removed(),
                made.manifest().erased(),
                made.manifest().lost(),
                made.differing(),
                remarks);
    }

    private static boolean same(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other);
    }

    private Path named(Optional<Path> given) {
        return given.or(settings::folder)
                .orElseThrow(BackupRefusals::noFolder)
                .toAbsolutePath()
                .normalize();
    }

    private boolean fullIsDue(BackupFolder folder) {
        Instant now = ground.clock().instant();
        Instant early = now.minus(Duration.ofDays(settings.fullDays()));
        return Listing.of(folder, ground::signed).stream()
                .noneMatch(entry -> entry.full()
                        && entry.trouble().isEmpty()
                        && entry.made()
                                .filter(made -> made.isAfter(early) && !made.isAfter(now))
                                .isPresent());
    }

    /** What is left of one that failed goes at once; where that fails too, with the next one. */
    private void clear(BackupFolder folder) {
        try {
            folder.clear();
            Durable.deleteTree(ground.node().data().resolve(Creating.SCRATCH));
        } catch (IOException e) {
            LOG.debug("What is left of a backup goes with the next one", e);
        }
    }

    @Override
    public List<Entry> list(Optional<Path> from, Caller caller) {
        caller.require(READ);
        return Listing.of(ground.folder(there(from)), ground::signed);
    }

    @Override
    public SortedMap<String, Integer> ofOthers(Optional<Path> from, Caller caller) {
        caller.require(READ);
        Path folder = there(from);
        return Listing.ofOthers(folder, ground.folder(folder));
    }

    @Override
    public String name(Caller caller) {
        caller.require(READ);
        return ground.folder(Path.of("")).root().getFileName().toString();
    }

    private Path there(Optional<Path> from) {
        Path folder = named(from);
        if (!Files.isDirectory(folder)) {
            throw BackupRefusals.notThere(folder);
        }
        return folder;
    }

    @Override
    public Verified verify(
            Optional<Path> from, Optional<String> id, Optional<char[]> passphrase, Progress progress, Caller caller) {
        try {
            caller.require(MANAGE);
            return turn.take(() -> verified(ground.folder(there(from)), id, passphrase, progress, caller));
        } finally {
            passphrase.ifPresent(characters -> Arrays.fill(characters, '\0'));
        }
    }

    private Verified verified(
            BackupFolder folder, Optional<String> id, Optional<char[]> passphrase, Progress progress, Caller caller) {
        long begun = System.nanoTime();
        try {
            List<String> there = folder.ids();
            if (there.isEmpty()) {
                throw BackupRefusals.none(folder.root());
            }
            String which = id.orElse(there.get(0));
            if (!there.contains(which)) {
                throw new NotFound(KIND, which);
            }
            Verified verified = verified(folder.backup(which), which, passphrase, progress, begun);
            ground.audit()
                    .record(Act.done("backup.verify", caller)
                            .on(KIND, which)
                            .fact("trial", verified.restored())
                            .fact("findings", verified.findings().size()));
            remember(verified);
            return verified;
        } catch (IOException e) {
            throw BackupRefusals.fileUnreadable(folder.root(), e);
        }
    }

    /** What was found damaged is so until it, or a newer one, was looked at as closely and is whole. */
    private void remember(Verified verified) {
        Status now = status();
        if (!verified.findings().isEmpty()) {
            remember(now.lookedAt(
                    verified.id(), verified.restored(), verified.findings().get(0)));
            return;
        }
        Status well = now.whole(verified.id(), verified.restored());
        remember(verified.restored() ? verified.made().map(well::proven).orElse(well) : well);
    }

    private Verified verified(Path backup, String id, Optional<char[]> passphrase, Progress progress, long begun)
            throws IOException {
        OpenBackup open;
        try {
            open = OpenBackup.in(backup);
        } catch (IOException e) {
            return new Verified(
                    id,
                    Optional.empty(),
                    false,
                    0,
                    0,
                    0,
                    System.nanoTime() - begun,
                    List.of(String.valueOf(e.getMessage())));
        }
        Verifying verifying = new Verifying(ground, open, turn.heeding(progress));
        verifying.whole();
        long rows = 0;
        if (passphrase.isPresent()) {
            room.requireForTrial(open);
            rows = verifying.restored(passphrase.get());
        }
        return new Verified(
                id,
                Optional.of(open.manifest().made()),
                passphrase.isPresent(),
                open.manifest().files(),
                open.manifest().size(),
                rows,
                System.nanoTime() - begun,
                List.copyOf(verifying.findings()));
    }

    /** What a kill has left in the scratch places, keys among it. */
    void clearScratch() {
        if (turn.isTaken()) {
            return;
        }
        try {
            Durable.deleteTree(ground.node().data().resolve(Creating.SCRATCH));
            Durable.deleteTree(ground.node().data().resolve(Verifying.SCRATCH));
        } catch (IOException e) {
            LOG.warn("What a backup that was cut off has left in tmp is not taken away: {}", e.getMessage());
        }
    }

    void close() throws InterruptedException {
        turn.close();
    }

    Status status() {
        return Status.read(own.resolve(STATUS));
    }

    void remember(Status status) {
        try {
            status.write(own.resolve(STATUS));
        } catch (IOException e) {
            LOG.warn("What became of the backup could not be noted in {}: {}", own.resolve(STATUS), e.getMessage());
        }
    }
}
