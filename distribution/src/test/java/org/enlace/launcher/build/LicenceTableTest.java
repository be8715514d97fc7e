package org.enlace.launcher.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong between the table of licences and what is shipped. */
class LicenceTableTest {
    private static final String TABLE = """
            # Licences

            | component | licence | copyright |
            |---|---|---|
            | `a:one` | MIT | 2020 Anna |
            | `b:two` | Apache-2.0 AND MIT | 2021 Bruno |
            """;

    @TempDir
    private Path folder;

    @Test
    void aTableThatFitsHasNoFaults() throws Exception {
        assertEquals(List.of(), table(TABLE).faults(List.of("b:two", "a:one"), List.of("Apache-2.0", "MIT")));
    }

    @Test
    void aShippedComponentWithoutARowIsAFault() throws Exception {
        assertEquals(
                List.of("c:three is shipped and has no row"),
                table(TABLE).faults(List.of("a:one", "b:two", "c:three"), List.of("Apache-2.0", "MIT")));
    }

    @Test
    void aRowWithoutAComponentIsAFault() throws Exception {
        assertEquals(
                List.of("a:one has a row and is not shipped"),
                table(TABLE).faults(List.of("b:two"), List.of("Apache-2.0", "MIT")));
    }

    @Test
    void everyLicenceHasItsTextAndEveryTextItsLicence() throws Exception {
        assertEquals(
                List.of(
                        "b:two is under Apache-2.0, whose text is missing",
                        "no row is under 0BSD, whose text is there"),
                table(TABLE).faults(List.of("a:one", "b:two"), List.of("0BSD", "MIT")));
    }

    @Test
    void aComponentWithTwoRowsIsRefused() {
        IOException refused = assertThrows(IOException.class, () -> table(TABLE + "| `a:one` | 0BSD | 2022 Carla |\n"));
        assertTrue(refused.getMessage().contains("a:one"), refused.getMessage());
    }

    private LicenceTable table(String text) throws IOException {
        return LicenceTable.read(Files.writeString(folder.resolve("licences.md"), text));
    }
}
