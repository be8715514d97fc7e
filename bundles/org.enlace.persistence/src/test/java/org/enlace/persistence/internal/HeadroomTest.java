package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.enlace.platform.NotNow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadroomTest {
    @TempDir
    private Path folder;

    @Test
    void nothingIsWrittenOnceTheDiskIsFull() {
        new Headroom(folder.toFile(), 1).require();
        NotNow refusal = assertThrows(NotNow.class, () -> full().require());
        assertEquals("database.disk-full", refusal.why().code());
        assertTrue(refusal.getMessage().contains("Make room"), refusal.getMessage());
    }

    @Test
    void aDiskThatDoesNotSayHowLargeItIsIsNotFull() {
        Headroom unknown = new Headroom(folder.resolve("nowhere").toFile(), Long.MAX_VALUE);
        assertDoesNotThrow(unknown::require);
    }

    @Test
    void onAFullDiskWorkThatWritesIsRefusedAndWorkThatReadsGoesOn() throws Exception {
        try (EmbeddedDerby derby = EmbeddedDerby.inMemory("headroom", folder)) {
            DataSource connections = derby.connections();
            Work writing = Work.writing(connections, full()::require);
            assertThrows(NotNow.class, writing::connection);
            Work reading = Work.reading(connections);
            assertTrue(reading.connection().isValid(1));
            reading.finish();
        }
    }

    @Test
    void theRefusalIsStillOneWhenTheMapperHasWrappedIt() {
        NotNow refusal = assertThrows(NotNow.class, () -> full().require());
        RuntimeException wrapped = new jakarta.persistence.PersistenceException(refusal);
        Work work = Work.reading(null);
        assertEquals(refusal, Conflicts.translated(wrapped, work));
    }

    private Headroom full() {
        return new Headroom(folder.toFile(), Long.MAX_VALUE);
    }
}
