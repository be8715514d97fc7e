package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pooled connection outlives modules, and keeps nothing of the one that asked it first. */
class ParsingTest {
    private static final long PATIENCE = 20_000_000_000L;

    @TempDir
    Path data;

    /** Asks, as a module does. */
    public static final class Asks implements Consumer<Connection> {
        @Override
        public void accept(Connection connection) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("values 'asked by " + getClass().getClassLoader() + "'");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Has a class of its own for who asks. */
    private static final class Own extends ClassLoader {
        Own() {
            super(ParsingTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Asks.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void whoever_asks_a_connection_first_is_not_kept_by_it() throws Exception {
        EmbeddedDerby derby = EmbeddedDerby.inMemory("parsing", data);
        try (Connection connection = derby.connections().getConnection()) {
            WeakReference<ClassLoader> gone = asked(connection);
            long end = System.nanoTime() + PATIENCE;
            while (gone.get() != null && System.nanoTime() < end) {
                System.gc();
                LockSupport.parkNanos(10_000_000);
            }
            assertNull(gone.get(), "the connection keeps the stack of its first statement");
        } finally {
            derby.close();
        }
    }

    @SuppressWarnings("unchecked")
    private static WeakReference<ClassLoader> asked(Connection connection) throws ReflectiveOperationException {
        Own own = new Own();
        Class<?> type = own.loadClass(Asks.class.getName());
        assertSame(own, type.getClassLoader());
        ((Consumer<Connection>) type.getDeclaredConstructor().newInstance()).accept(connection);
        return new WeakReference<>(own);
    }
}
