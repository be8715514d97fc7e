package org.enlace.files.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.enlace.files.FileName;
import org.enlace.files.FileUse;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.files.Upload;
import org.enlace.files.internal.persistence.JdbcFileStore;
import org.enlace.keys.Keys;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.Node;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.ModuleDoor;

/** A shelf of files for tests: the use cases over a real database and a real disk, records that have files, and officers. */
final class Shelf implements AutoCloseable {
    static final Permission CASES_READ = new Permission("cases.read");
    static final Permission CASES_WRITE = new Permission("cases.write");
    static final Caller ANNA = officer("anna", Files.READ, Files.ADD, Files.HOLD, Files.ERASE, CASES_READ, CASES_WRITE);
    static final Caller READER = officer("reader", Files.READ, CASES_READ);
    static final Caller KEEPER = officer("keeper", Files.CHECK);
    static final OwnerRef CASE = new OwnerRef("case-document", id(0xca5e01));
    static final OwnerRef OTHER_CASE = new OwnerRef("case-document", id(0xca5e02));
    /** Small, so that tests are quick; a node's are of 8 MiB. */
    static final int CHUNK = 1 << 18;

    private static final AtomicLong LAST = new AtomicLong();

    /** Why records take no files, where that is something of their own. */
    String closed = "";

    final List<Act> acts = new CopyOnWriteArrayList<>();
    Audit audited = acts::add;

    /** What the module was told of its files, and may refuse. */
    final List<String> told = new ArrayList<>();

    /** Whom the module was told of who was given content of its files. */
    final List<String> opened = new ArrayList<>();

    java.util.function.Consumer<StoredFile> attached = file -> {};

    /** What the module says before anything comes. */
    java.util.function.Consumer<RecordId> begins = record -> {};

    final Map<RecordId, FileUse.Owner> records = new HashMap<>();
    final Keys keys = new FixedKeys();
    final Path data;
    final FileStore store;
    final TickingClock clock = new TickingClock();
    final List<ModuleDoor> doors = new ArrayList<>();
    FileLibrary files;
    private final TestDatabase database;
    private Disk disk = Disk.REAL;
    long quota = 1L << 40;
    private int chunk = CHUNK;
    long largest = 1L << 40;
    Duration retention = Duration.ZERO;
    Set<String> types = Set.of("text/plain", "application/pdf", "image/*", "application/octet-stream");

    /** Time that a test moves on. */
    static final class TickingClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public synchronized Instant instant() {
            now = now.plusMillis(1);
            return now;
        }

        synchronized void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    Shelf(TestDatabase database, Path data) {
        this.database = database;
        this.data = data;
        store = new JdbcFileStore(database.database());
        records.put(CASE.record(), new FileUse.Owner("A case", "/cases/1", NeedToKnow.OPEN, true, false));
        records.put(OTHER_CASE.record(), new FileUse.Owner("Another", "/cases/2", NeedToKnow.OPEN, true, false));
        files = open(null);
    }

    /** The ids that are made from now on. */
    static void from(long number) {
        LAST.set(number);
    }

    static RecordId id(long number) {
        return new RecordId(new UUID(0x0190000000007000L, 0x8000000000000000L | number));
    }

    static Caller officer(String name, Permission... permissions) {
        Set<Permission> held = Set.of(permissions);
        return new Caller(
                new OfficerId(name),
                Optional.empty(),
                Optional.empty(),
                Language.EN,
                ZoneOffset.UTC,
                held::contains,
                new Origin(Origin.Door.PAGE, "session-" + name));
    }

    /** As after a restart of the node: nothing is remembered but what is on the disk and in the database. */
    FileLibrary restarted() {
        return restarted(null);
    }

    FileLibrary restarted(Scanner scanner) {
        files.close();
        files = open(scanner);
        files.sweep().run();
        return files;
    }

    Shelf on(Disk other) {
        disk = other;
        files.close();
        files = open(null);
        return this;
    }

    private FileLibrary open(Scanner scanner) {
        return new FileLibrary(
                store,
                disk,
                new Node(new CountryCode("CO"), data, data, "0.1.0", false),
                keys,
                database.transactions(),
                () -> id(LAST.incrementAndGet()),
                act -> audited.record(act),
                clock,
                new FileLibrary.Settings(quota, Duration.ofHours(72), scanner, chunk),
                new FileLibrary.Contributions(() -> List.of(new Cases()), () -> doors));
    }

    /** Parts as a node has them. */
    Shelf withLargeParts() {
        chunk = 8 << 20;
        return on(disk);
    }

    /** Sets the quota. */
    Shelf with(long bytes) {
        quota = bytes;
        return on(disk);
    }

    StoredFile add(String name, byte[] content) {
        return files.add(CASE, new FileName(name), new ByteArrayInputStream(content), ANNA);
    }

    Upload begin(String name, long size) {
        return files.begin(CASE, new FileName(name), Optional.of(size), Optional.empty(), ANNA);
    }

    Upload append(Upload upload, byte[] content) {
        int to = (int) Math.min(content.length, upload.offset() + upload.chunk());
        InputStream part = new ByteArrayInputStream(content, (int) upload.offset(), to - (int) upload.offset());
        return files.append(upload.id(), upload.offset(), part, ANNA);
    }

    byte[] read(RecordId file) throws IOException {
        StoredFile found = files.find(file, READER);
        return read(file, 0, found.content().size());
    }

    byte[] read(RecordId file, long from, long to) throws IOException {
        try (InputStream in = files.open(file, from, to, READER)) {
            return in.readAllBytes();
        }
    }

    List<String> codes() {
        return acts.stream().map(Act::code).toList();
    }

    /** What lies on the disk. */
    List<Path> onDisk() throws IOException {
        Path folder = data.resolve("files");
        if (!java.nio.file.Files.exists(folder)) {
            return List.of();
        }
        try (var all = java.nio.file.Files.walk(folder)) {
            return all.filter(java.nio.file.Files::isRegularFile)
                    .filter(file -> !file.getParent().equals(folder))
                    .toList();
        }
    }

    @Override
    public void close() {
        files.close();
    }

    /** The module whose files they are. */
    private final class Cases implements FileUse {
        @Override
        public String closed(RecordId id, Caller caller) {
            return closed;
        }

        @Override
        public String name() {
            return "case-document";
        }

        @Override
        public String module() {
            return "cases";
        }

        @Override
        public String label(Language language) {
            return "Documents";
        }

        @Override
        public long largest() {
            return largest;
        }

        @Override
        public Set<String> mediaTypes() {
            return types;
        }

        @Override
        public Permission read() {
            return CASES_READ;
        }

        @Override
        public Permission add() {
            return CASES_WRITE;
        }

        @Override
        public Duration retention() {
            return retention;
        }

        @Override
        public String ownerKind() {
            return "case";
        }

        @Override
        public Optional<Owner> owner(RecordId id, Caller caller) {
            return Optional.ofNullable(records.get(id));
        }

        @Override
        public void begins(RecordId id, Caller caller) {
            begins.accept(id);
        }

        @Override
        public void attached(StoredFile.Attached file, Caller caller) {
            attached.accept(file);
            told.add("+" + file.name());
        }

        @Override
        public void opened(StoredFile file, Caller caller) {
            opened.add(caller.officer() + " " + file.name());
        }

        @Override
        public void gone(StoredFile file, Caller caller) {
            told.add("-" + file.name());
        }
    }
}
