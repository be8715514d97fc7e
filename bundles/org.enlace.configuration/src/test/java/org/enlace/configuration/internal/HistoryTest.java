package org.enlace.configuration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.enlace.configuration.Change.Part;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final String MILL = "org.example.mill";

    @TempDir
    Path data;

    private History history;

    @BeforeEach
    void begin() {
        history = new History(data, Clock.systemUTC());
    }

    private void seen(String value) throws IOException {
        history.noteFiles(Map.of(MILL, Map.of("stones", value)));
    }

    @Test
    void aModuleThatLeavesAndComesBackChangesNothing() throws IOException {
        seen("5");
        seen("***");
        seen("5");
        assertEquals(1, history.all().size());
    }

    @Test
    void whatWasEditedMeanwhileIsNotedWhenItIsBack() throws IOException {
        seen("5");
        seen("***");
        seen("6");
        assertEquals(
                List.of(new Part(MILL, "stones", "5", "6")),
                history.all().get(1).parts());
    }

    @Test
    void aSecretThatAppearsIsNoted() throws IOException {
        seen("***");
        assertEquals(
                List.of(new Part(MILL, "stones", "", "***")),
                history.all().get(0).parts());
    }
}
