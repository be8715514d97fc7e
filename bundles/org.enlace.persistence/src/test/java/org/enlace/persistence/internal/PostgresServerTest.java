package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlace.persistence.Store;
import org.enlace.persistence.sample.SampleModule;
import org.enlace.persistence.testing.OwnServer;
import org.enlace.platform.NotNow;
import org.enlace.platform.UrlSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresServerTest {
    @TempDir
    Path folder;

    @Test
    void anotherDatabaseIsRefusedByName() {
        DatabaseUnavailable failure = assertThrows(
                DatabaseUnavailable.class, () -> new PostgresServer("jdbc:mysql://localhost/x", "", null, 1));
        assertTrue(failure.getMessage().contains("jdbc:mysql"), failure.getMessage());
    }

    @Test
    void aPasswordInTheUrlIsRefusedAndNotRepeated() {
        DatabaseUnavailable failure = assertThrows(
                DatabaseUnavailable.class,
                () -> new PostgresServer("jdbc:postgresql://localhost/x?password=geheim", "", null, 1));
        assertFalse(failure.getMessage().contains("geheim"), failure.getMessage());
    }

    @Test
    void aUrlIsOfPostgresAndGivesNothingAway() {
        for (String url : List.of(
                "jdbc:postgresql://db.example:5432/enlace",
                "jdbc:postgresql://[::1]/enlace?sslmode=require",
                "jdbc:postgresql://a,b:1/enlace?targetServerType=primary")) {
            assertTrue(PostgresServer.isUrl(url), url);
        }
        for (String url : List.of(
                "jdbc:foo",
                "jdbc:mysql://localhost/x",
                "jdbc:postgresql://localhost:port/x",
                "jdbc:postgresql://u:geheim@localhost/x",
                "jdbc:postgresql://localhost/x?password=geheim",
                "jdbc:postgresql://localhost/x?sslpassword=geheim",
                "postgresql://localhost/x")) {
            assertFalse(PostgresServer.isUrl(url), url);
            assertFalse(UrlSecrets.masked(url).contains("geheim"), UrlSecrets.masked(url));
        }
        DatabaseUnavailable failure = assertThrows(
                DatabaseUnavailable.class,
                () -> new PostgresServer("jdbc:postgresql://u:geheim@localhost/x", "", null, 1));
        assertFalse(failure.getMessage().contains("geheim"), failure.getMessage());
    }

    @Test
    void thePasswordIsTheFirstLineOfItsFile() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "geheim\nanother line\n");
        PostgresServer server = new PostgresServer("jdbc:postgresql://localhost:1/x", "enlace", file, 1);
        assertEquals("geheim", ((PGSimpleDataSource) server.connections()).getPassword());
        assertFalse(server.description().contains("geheim"));
    }

    @Test
    void aMissingPasswordFileIsNamed() {
        Path file = folder.resolve("nowhere");
        DatabaseUnavailable failure = assertThrows(
                DatabaseUnavailable.class, () -> new PostgresServer("jdbc:postgresql://localhost/x", "e", file, 1));
        assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
    }

    @Test
    void toAnotherHostOnlyAVerifiedConnectionIsMade() {
        assertEquals("verify-full", sslMode("jdbc:postgresql://db.example/x"));
        assertEquals(null, sslMode("jdbc:postgresql://127.0.0.1/x"));
        assertEquals("require", sslMode("jdbc:postgresql://db.example/x?sslmode=require"));
    }

    @Test
    void aServerThatIsNotThereIsSaidSo() {
        PostgresServer server = new PostgresServer("jdbc:postgresql://127.0.0.1:1/x", "enlace", null, 1);
        DatabaseUnavailable failure = assertThrows(
                DatabaseUnavailable.class, () -> new JpaDatabase(server, new JpaDatabase.Settings(2, 1, true, 100)));
        assertTrue(failure.getMessage().contains("127.0.0.1:1"), failure.getMessage());
    }

    @Test
    @Timeout(20)
    void aServerThatStopsIsNotWaitedForAsIfItWereBusy() throws Exception {
        EmbeddedPostgres server = OwnServer.start();
        try (JpaDatabase database = new JpaDatabase(
                        new PostgresServer(server.getJdbcUrl("postgres", "postgres"), "postgres", null, 10),
                        new JpaDatabase.Settings(2, 600, true, 100));
                SampleModule notes = SampleModule.notes(folder, SampleModule.NOTES)) {
            Store store = database.open(notes.schema());
            assertEquals(0, count(store));
            server.close();

            for (int i = 0; i < 3; i++) {
                assertEquals(
                        "database.silent",
                        assertThrows(NotNow.class, () -> count(store)).why().code());
                assertEquals(
                        "database.silent",
                        assertThrows(NotNow.class, () -> database.transactions().run(() -> count(store)))
                                .why()
                                .code());
            }
        } finally {
            server.close();
        }
    }

    private static int count(Store store) {
        return store.read(entities -> ((Number) entities.createNativeQuery("select count(*) from notes.note")
                        .getSingleResult())
                .intValue());
    }

    private static String sslMode(String url) {
        return ((PGSimpleDataSource) new PostgresServer(url, "enlace", null, 1).connections()).getSslMode();
    }
}
