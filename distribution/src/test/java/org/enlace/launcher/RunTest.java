package org.enlace.launcher;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void aProgramThatKnowsColombia() throws IOException {
        write("home/config/reference/countries.json", "[{\"iso2\": \"CO\"}]");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Settings of(String country) {
        return Settings.of(Map.of(
                "ENLACE_HOME", folder.resolve("home").toString(),
                "ENLACE_DATA", folder.resolve("data").toString(),
                "ENLACE_COUNTRY", country));
    }

    @Test
    void aCountryThatTheReferenceDataDoNotKnowIsRefused() {
        assertDoesNotThrow(() -> Run.checkCountry(of("CO")));
        Refused refused = assertThrows(Refused.class, () -> Run.checkCountry(of("SR")));
        assertTrue(refused.getMessage().contains("\"SR\""), refused.getMessage());
    }

    @Test
    void aCountryThatAnImportBroughtIsKnown() throws IOException {
        write("data/reference/current", """
                {
                  "act": "import",
                  "versions": [ { "version": "2027.01.2" }, { "version": "2026.12" } ]
                }
                """);
        write("data/reference/2026.12/countries.json", "[{\"iso2\": \"GY\"}]");
        assertThrows(Refused.class, () -> Run.checkCountry(of("SR")));
        write("data/reference/2027.01.2/countries.json", "[{\"iso2\" : \"SR\"}]");
        assertDoesNotThrow(() -> Run.checkCountry(of("SR")));
        assertThrows(Refused.class, () -> Run.checkCountry(of("GY")));
        assertDoesNotThrow(() -> Run.checkCountry(of("CO")));
    }

    @Test
    void aCountryHasToBeNamedOnceOutsideADemonstration() throws IOException {
        Refused refused = assertThrows(Refused.class, () -> Run.requireCountry(of("")));
        assertEquals(2, refused.exitCode());
        assertTrue(refused.getMessage().startsWith("ENLACE_COUNTRY is not set"), refused.getMessage());
        assertEquals("CO", of("").withDemo().country());
        DataFolder data = new DataFolder(folder.resolve("data"));
        Files.createDirectories(data.root());
        Run.keepCountry(of("EC"), data);
        assertEquals("EC", of("").country(), "the data folder has its country");
        assertEquals("EC", of("").withDemo().country());
        assertDoesNotThrow(() -> Run.requireCountry(of("")));
    }

    @Test
    void whatBelongsToACountryIsNotStartedAsAnother() throws IOException {
        DataFolder data = new DataFolder(folder.resolve("data"));
        Files.createDirectories(data.root());
        assertDoesNotThrow(() -> Run.refuseAnotherCountry(of("EC"), data), "of an earlier release");
        Run.keepCountry(of("EC"), data);
        Run.keepCountry(of("CO"), data);
        assertDoesNotThrow(() -> Run.refuseAnotherCountry(of("EC"), data));
        Refused refused = assertThrows(Refused.class, () -> Run.refuseAnotherCountry(of("CO"), data));
        assertTrue(refused.getMessage().contains("\"CO\""), refused.getMessage());
        assertTrue(refused.getMessage().contains("Set ENLACE_COUNTRY=EC"), refused.getMessage());
    }
}
