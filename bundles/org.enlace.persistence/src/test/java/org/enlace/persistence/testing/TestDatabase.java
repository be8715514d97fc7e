package org.enlace.persistence.testing;

import java.nio.file.Path;
import java.util.function.Consumer;
import javax.crypto.SecretKey;
import org.enlace.persistence.Database;
import org.enlace.persistence.DatabaseCopies;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Schemas;
import org.enlace.persistence.Store;
import org.enlace.persistence.internal.EmptyDatabases;
import org.enlace.persistence.internal.JpaDatabase;
import org.enlace.persistence.internal.UsedDatabase;
import org.enlace.platform.Transactions;

/** An empty database without a framework around it, as the bundle itself would provide it. */
public final class TestDatabase implements AutoCloseable {
    private final Kind kind;
    private final JpaDatabase database;
    private final Consumer<String> opened;

    /** The databases that are supported. */
    public enum Kind {
        DERBY,
        POSTGRESQL
    }

    private TestDatabase(Kind kind, JpaDatabase database, Consumer<String> opened) {
        this.kind = kind;
        this.database = database;
        this.opened = opened;
    }

    private TestDatabase(Kind kind, JpaDatabase database) {
        this(kind, database, schema -> {});
    }

    /**
     * An empty database. One that an earlier test has closed is emptied and used again: its schemas are migrated, and in each
     * table are the rows that its migrations wrote. A PostgreSQL server is started with the first one and serves the whole test run.
     */
    public static TestDatabase start(Kind kind) {
        UsedDatabase used = UsedDatabase.take(kind);
        return new TestDatabase(kind, used.lent(), used::opened);
    }

    /** An empty database that nobody has used: without any schema. */
    public static TestDatabase fresh(Kind kind) {
        return new TestDatabase(kind, EmptyDatabases.make(kind));
    }

    /** Derby in a folder, for tests that come back to it; what is there already is opened. */
    public static TestDatabase onDisk(Path data) {
        return new TestDatabase(Kind.DERBY, EmptyDatabases.onDisk(data));
    }

    /** As {@link #onDisk(Path)}, encrypted with a key of the test's own. */
    public static TestDatabase onDisk(Path data, SecretKey key) {
        return new TestDatabase(Kind.DERBY, EmptyDatabases.onDisk(data, key));
    }

    /** Derby that is open already. */
    public static TestDatabase of(JpaDatabase derby) {
        return new TestDatabase(Kind.DERBY, derby);
    }

    /** A database of a PostgreSQL server, for figures. */
    public static TestDatabase at(String url, String user) {
        return new TestDatabase(Kind.POSTGRESQL, EmptyDatabases.at(url, user));
    }

    public Kind kind() {
        return kind;
    }

    public Database database() {
        return this::open;
    }

    public Transactions transactions() {
        return database.transactions();
    }

    public Schemas schemas() {
        return database.schemas();
    }

    public DatabaseCopies copies() {
        return database.copies();
    }

    /** Short for {@code database().open(schema)}. */
    public Store open(Schema schema) {
        Store store = database.open(schema);
        opened.accept(schema.name());
        return store;
    }

    @Override
    public void close() {
        database.close();
    }
}
