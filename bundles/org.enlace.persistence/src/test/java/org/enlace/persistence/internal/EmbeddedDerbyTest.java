package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.enlace.keys.testing.FixedKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDerbyTest {
    private static final SecretKey KEY = new FixedKeys().secret("database");
    private static final String SECRET = "nombre de la víctima protegida";

    @TempDir
    Path data;

    @Test
    void whatWasStoredIsThereAfterARestart() throws Exception {
        store();
        try (EmbeddedDerby again = EmbeddedDerby.start(data, KEY)) {
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
    void anotherNodesKeyIsRefusedAndNeverShown() throws Exception {
        store();
        SecretKey wrong = new FixedKeys().secret("another");
        DatabaseUnavailable failure = assertThrows(DatabaseUnavailable.class, () -> EmbeddedDerby.start(data, wrong));
        assertTrue(failure.getMessage().contains("other keys"), failure.getMessage());
        String shown = HexFormat.of().formatHex(wrong.getEncoded());
        for (Throwable at = failure; at != null; at = at.getCause()) {
            assertFalse(String.valueOf(at.getMessage()).contains(shown), at.getMessage());
        }
        try (EmbeddedDerby again = EmbeddedDerby.start(data, KEY)) {
            assertEquals(SECRET, read(again));
        }
    }

    @Test
    void aDatabaseThatIsNotEncryptedIsRefused() throws Exception {
        store();
        Path description = data.resolve("database/service.properties");
        Files.writeString(description, Files.readString(description).replace("dataEncryption=true", "x=y"));
        DatabaseUnavailable failure = assertThrows(DatabaseUnavailable.class, () -> EmbeddedDerby.start(data, KEY));
        assertTrue(failure.getMessage().contains("not encrypted"), failure.getMessage());
    }

    @Test
    void aFirstStartThatWasCutOffIsBegunAnew() throws Exception {
        Files.createFile(data.resolve("database.unfinished"));
        Files.createDirectories(data.resolve("database/seg0"));
        Files.writeString(data.resolve("database/service.properties"), "half a file");
        store();
        assertFalse(Files.exists(data.resolve("database.unfinished")));
        try (EmbeddedDerby again = EmbeddedDerby.start(data, KEY)) {
            assertEquals(SECRET, read(again));
        }
    }

    private void store() throws SQLException {
        try (EmbeddedDerby derby = EmbeddedDerby.start(data, KEY);
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
