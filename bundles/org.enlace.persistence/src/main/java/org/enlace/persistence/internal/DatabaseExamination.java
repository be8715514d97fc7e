package org.enlace.persistence.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.enlace.persistence.internal.SlowActs.Slow;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;

/** What an administrator should know of the database and of the disk under the data folder. */
final class DatabaseExamination {
    /** A day of a busy node writes less than this; below the second figure hours are left. */
    static final long LOW = 2L << 30;

    static final long VERY_LOW = 256L << 20;
    private static final int MOST_SLOW = 5;
    private static final Texts TEXTS = Texts.of(DatabaseExamination.class);

    private final String folder;
    private final LongSupplier free;
    private final LongSupplier total;

    DatabaseExamination(File data) {
        this(data.toString(), data::getUsableSpace, data::getTotalSpace);
    }

    /**
     * @param free  bytes on the disk of the data folder
     * @param total bytes of that disk; 0 where it does not say
     */
    DatabaseExamination(String folder, LongSupplier free, LongSupplier total) {
        this.folder = folder;
        this.free = free;
        this.total = total;
    }

    /** @param problem English: why it does not answer, or why some rows cannot be used */
    static Finding unusable(String problem) {
        return Finding.of(TEXTS, Severity.CRITICAL, "database.unusable", problem);
    }

    List<Finding> of(JpaDatabase database) throws SQLException {
        List<Finding> findings = disk();
        if (database.dialect() == Dialect.DERBY) {
            back().ifPresent(findings::add);
        }
        if (database.waitingForConnections() > 0) {
            findings.add(Finding.of(TEXTS, Severity.WARNING, "database.connections", database.waitingForConnections()));
        }
        locks(database, findings);
        List<Slow> slow = database.slowActs();
        slow.stream()
                .limit(MOST_SLOW)
                .map(one -> Finding.of(
                        TEXTS,
                        Severity.WARNING,
                        "database.slow",
                        one.who(),
                        one.times(),
                        Math.round(one.longest() / 1000.0)))
                .forEach(findings::add);
        return findings;
    }

    /** Whether the embedded database serves again after its records were moved elsewhere. */
    private Optional<Finding> back() {
        Path data = Path.of(folder);
        if (!MoveNote.isDone(data)) {
            return Optional.empty();
        }
        Map<String, String> note;
        try {
            note = MoveNote.read(data, MoveNote.DONE);
        } catch (IOException e) {
            note = Map.of();
        }
        return Optional.of(Finding.of(
                TEXTS,
                Severity.CRITICAL,
                "database.back",
                note.getOrDefault("to", "?"),
                note.getOrDefault("at", "?"),
                data.resolve(MoveNote.DONE)));
    }

    List<Finding> disk() {
        List<Finding> findings = new ArrayList<>();
        long left = free.getAsLong();
        if (total.getAsLong() > 0 && left < LOW) {
            findings.add(Finding.of(
                    TEXTS,
                    left < VERY_LOW ? Severity.CRITICAL : Severity.WARNING,
                    "disk.low",
                    folder,
                    left >> 20,
                    LOW >> 20));
        }
        return findings;
    }

    private static void locks(JpaDatabase database, List<Finding> findings) throws SQLException {
        int waiting = 0;
        Set<String> tables = new TreeSet<>();
        try (Connection connection = database.pooled();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(database.dialect().waitingLocks())) {
            while (rows.next()) {
                waiting++;
                if (rows.getString(1) != null) {
                    tables.add(rows.getString(1).toLowerCase(Locale.ROOT));
                }
            }
        }
        if (waiting > 0) {
            findings.add(Finding.of(TEXTS, Severity.WARNING, "database.locks", waiting, String.join(", ", tables)));
        }
    }
}
