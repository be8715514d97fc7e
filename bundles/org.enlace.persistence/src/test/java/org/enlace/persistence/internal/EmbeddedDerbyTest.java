package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDerbyTest {
    private static final String SECRET = "nombre de la víctima protegida";

    @TempDir
    Path data;

    @Test
    void whatWasStoredIsThereAfterARestart() throws Exception {
        store();
        try (EmbeddedDerby again = EmbeddedDerby.start(data)) {
            assertEquals(SECRET, read(again));
        }
    }

    @Test
    void noFileHoldsWhatWasStored() throws Exception {
        store();
        byte[] utf8 = SECRET.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(contains(Files.readAllBytes(file), utf8), file.toString());
                assertFalse(
                        contains(Files.readAllBytes(file), SECRET.getBytes(StandardCharsets.UTF_16BE)),
                        file.toString());
            }
        }
    }

    @Test
    void theKeyIsForItsOwnerAlone() throws Exception {
        store();
        assertEquals("rwx------", modes(data.resolve("keys")));
        assertEquals("rw-------", modes(key()));
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r--r--"));
        EmbeddedDerby.start(data).close();
        assertEquals("rw-------", modes(key()));
    }

    @Test
    void everyNodeHasItsOwnKey(@TempDir Path other) throws Exception {
        EmbeddedDerby.start(data).close();
        EmbeddedDerby.start(other).close();
        assertFalse(Files.readString(key()).equals(Files.readString(other.resolve("keys/database.key"))));
    }

    @Test
    void aLostKeyIsNamedAndTheDatabaseIsNotTouched() throws Exception {
        store();
        String kept = Files.readString(key());
        Files.delete(key());
        DatabaseUnavailable failure = assertThrows(DatabaseUnavailable.class, () -> EmbeddedDerby.start(data));
        assertTrue(failure.getMessage().contains(key().toString()), failure.getMessage());
        assertFalse(Files.exists(key()));
        Files.writeString(key(), kept);
        try (EmbeddedDerby again = EmbeddedDerby.start(data)) {
            assertEquals(SECRET, read(again));
        }
    }

    @Test
    void aWrongKeyIsNamedAndNeverShown() throws Exception {
        store();
        String kept = Files.readString(key());
        String wrong = "0123456789abcdef".repeat(4);
        Files.writeString(key(), wrong);
        DatabaseUnavailable failure = assertThrows(DatabaseUnavailable.class, () -> EmbeddedDerby.start(data));
        assertTrue(failure.getMessage().contains("does not fit"), failure.getMessage());
        for (Throwable at = failure; at != null; at = at.getCause()) {
            assertFalse(String.valueOf(at.getMessage()).contains(wrong), at.getMessage());
        }
        Files.writeString(key(), kept);
        try (EmbeddedDerby again = EmbeddedDerby.start(data)) {
            assertEquals(SECRET, read(again));
        }
    }

    @Test
    void aDamagedKeyIsNamed() throws Exception {
        store();
        Files.writeString(key(), "12ab\n");
        DatabaseUnavailable failure = assertThrows(DatabaseUnavailable.class, () -> EmbeddedDerby.start(data));
        assertTrue(failure.getMessage().contains("damaged"), failure.getMessage());
        assertFalse(failure.getMessage().contains("12ab"), failure.getMessage());
    }

    @Test
    void aDatabaseThatIsNotEncryptedIsRefused() throws Exception {
        store();
        Path description = data.resolve("database/service.properties");
        Files.writeString(description, Files.readString(description).replace("dataEncryption=true", "x=y"));
        DatabaseUnavailable failure = assertThrows(DatabaseUnavailable.class, () -> EmbeddedDerby.start(data));
        assertTrue(failure.getMessage().contains("not encrypted"), failure.getMessage());
    }

    @Test
    void aFirstStartThatWasCutOffIsBegunAnew() throws Exception {
        Files.createFile(data.resolve("database.unfinished"));
        Files.createDirectories(data.resolve("database/seg0"));
        Files.writeString(data.resolve("database/service.properties"), "half a file");
        store();
        assertFalse(Files.exists(data.resolve("database.unfinished")));
        try (EmbeddedDerby again = EmbeddedDerby.start(data)) {
            assertEquals(SECRET, read(again));
        }
    }

    private void store() throws SQLException {
        try (EmbeddedDerby derby = EmbeddedDerby.start(data);
                Connection connection = derby.connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table secret (text varchar(100))");
            statement.execute("insert into secret values ('" + SECRET + "')");
        }
    }

    private static String read(EmbeddedDerby derby) throws SQLException {
        try (Connection connection = derby.connections().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select text from secret")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Path key() {
        return data.resolve("keys/database.key");
    }

    private static String modes(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static boolean contains(byte[] whole, byte[] part) {
        for (int from = 0; from + part.length <= whole.length; from++) {
            int at = 0;
            while (at < part.length && whole[from + at] == part[at]) {
                at++;
            }
            if (at == part.length) {
                return true;
            }
        }
        return false;
    }
}
