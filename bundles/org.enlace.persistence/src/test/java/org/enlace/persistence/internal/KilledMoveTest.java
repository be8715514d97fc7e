package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process ends at each step of a move: all of it is in Derby, and before the switch PostgreSQL has all of it or nothing. */
@Timeout(300)
class KilledMoveTest {
    private static final List<String> STEPS =
            List.of("closed", "still", "emptied", "filled", "compared", "ready", "stored", "switched");

    @TempDir
    Path folder;

    @Test
    void killedAtEachStepTheSameCommandBegunAgainMovesEverything() throws Exception {
        Path data = folder.resolve("data");
        List<String> rows;
        try (EveryKind node = EveryKind.at(data, 1).filled(folder, 100)) {
            rows = node.rows();
        }
        PostgresServer to = EveryKind.postgres();
        for (String step : STEPS) {
            // Each of these also begins with what the one before has left.
            assertEquals(KilledMove.STATUS, KilledMove.run(data.toString(), EveryKind.url(to), step), step);
            try (Connection connection = to.connections().getConnection()) {
                assertEquals(
                        STEPS.indexOf(step) < STEPS.indexOf("stored") ? List.of() : rows,
                        EveryKind.rows(connection),
                        step);
            }
            assertEquals(step.equals("switched"), Files.exists(data.resolve(KilledMove.SWITCHED)), step);
            assertEquals(STEPS.indexOf(step) >= STEPS.indexOf("ready"), MoveNote.isPending(data), step);
            try (EveryKind node = EveryKind.at(data, 1)) {
                assertEquals(rows, node.rows(), step);
                node.sql("insert into kinds.keyless (text_of) values ('after " + step + "')");
                rows = node.rows();
            }
        }
    }
}
