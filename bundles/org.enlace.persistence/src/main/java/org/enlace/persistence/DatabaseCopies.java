package org.enlace.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.enlace.platform.contribution.Command.Progress;

/**
 * Whole copies of the node's database, for backups: of one moment, while others go on writing. A service, there once the database
 * answers. A copy consists of pieces, each with a name and bytes, in an order that is kept. Pieces of Derby are its encrypted files;
 * those of PostgreSQL are plain, and whoever takes them encrypts them before they touch a disk.
 */
public interface DatabaseCopies {
    String DERBY = "derby";
    String POSTGRESQL = "postgresql";

    /** {@link #DERBY} or {@link #POSTGRESQL}. */
    String engine();

    /** How many bytes {@link #take} needs in its scratch folder, about; 0 where it needs none. */
    long room();

    /**
     * Takes a copy, opens it, and reads all of it.
     *
     * @param scratch a folder of its own, emptied before and after
     * @param look    is shown the copy before it is handed out
     * @throws IOException when the copy cannot be taken or opened, or a piece cannot be written
     */
    Contents take(Path scratch, Pieces into, Look look, Progress progress) throws IOException;

    /**
     * Opens a copy beside the node's own database, reads all of it, and leaves nothing of it behind.
     *
     * @param engine  of the copy; one of PostgreSQL needs a node whose database is PostgreSQL
     * @param scratch a folder of its own, emptied before and after
     * @param secrets by purpose, of the node the copy is of
     * @throws IOException when it cannot be opened, or is of an engine that is not here
     */
    Contents prove(String engine, Copy copy, Path scratch, Function<String, SecretKey> secrets, Progress progress)
            throws IOException;

    /**
     * What a database holds.
     *
     * @param tables by schema and name
     */
    record Contents(List<Table> tables) {
        public Contents {
            tables = List.copyOf(tables);
        }

        public long rows() {
            return tables.stream().mapToLong(Table::rows).sum();
        }
    }

    /**
     * @param digest 64 hexadecimal digits over all rows, whatever their order; only of one engine can two be compared
     */
    record Table(String schema, String name, long rows, String digest) {}

    /** Takes pieces, one after the other. */
    @FunctionalInterface
    interface Pieces {
        /** @return closed by whoever writes, before the next piece begins */
        OutputStream piece(String name) throws IOException;
    }

    /** Gives pieces, in the order they were taken. */
    @FunctionalInterface
    interface Copy {
        void read(Reader reader) throws IOException;

        /** Is given each piece; what it leaves unread is skipped. */
        @FunctionalInterface
        interface Reader {
            void piece(String name, InputStream bytes) throws IOException;
        }
    }

    /** Looks into a copy. */
    @FunctionalInterface
    interface Look {
        void at(Connection copy) throws SQLException;
    }
}
