package org.enlace.files.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.files.FileUse;
import org.enlace.files.Files;
import org.enlace.files.internal.persistence.JdbcFileStore;
import org.enlace.keys.Keys;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.enlace.platform.RecordIds;

/** The files of a node as it has them, encrypted on a disk and in parts of 8 MiB, without a framework: for tests and figures of modules. */
public final class FilesOnDisk implements AutoCloseable {
    private static final int CHUNK = 8 << 20;
    private static final long QUOTA = 1L << 40;

    private final FileLibrary library;

    /**
     * @param data where the node keeps what it writes
     * @param uses whose files they are, asked for anew each time
     */
    public FilesOnDisk(TestDatabase database, Path data, Keys keys, RecordIds ids, Supplier<List<FileUse>> uses) {
        library = new FileLibrary(
                new JdbcFileStore(database.database()),
                Disk.REAL,
                new Node(new CountryCode("CO"), data, data, "0.1.0", false),
                keys,
                database.transactions(),
                ids,
                act -> {},
                Clock.systemUTC(),
                new FileLibrary.Settings(QUOTA, Duration.ofHours(72), null, CHUNK),
                new FileLibrary.Contributions(uses, List::of));
    }

    public Files service() {
        return library;
    }

    @Override
    public void close() {
        library.close();
    }
}
