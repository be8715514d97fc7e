package org.enlace.configuration.internal.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.configuration.Change;
import org.junit.jupiter.api.Test;

class ConfigUndoTest {
    @Test
    void eachUndoGoesOneChangeFurtherBack() {
        assertEquals(Optional.of(2L), last(change(2, 0), change(1, 0)));
        assertEquals(Optional.of(1L), last(change(3, 2), change(2, 0), change(1, 0)));
        assertEquals(Optional.empty(), last(change(4, 1), change(3, 2), change(2, 0), change(1, 0)));
        assertEquals(Optional.of(5L), last(change(5, 0), change(4, 1), change(3, 2), change(2, 0), change(1, 0)));
    }

    @Test
    void whatWasDoneAgainCountsAgain() {
        assertEquals(Optional.of(2L), last(change(4, 3), change(3, 2), change(2, 0), change(1, 0)));
        assertEquals(Optional.empty(), last());
    }

    private static Optional<Long> last(Change... newestFirst) {
        return ConfigUndo.last(List.of(newestFirst)).map(Change::number);
    }

    private static Change change(long number, long undoes) {
        return new Change(number, Instant.EPOCH, "anna", undoes, List.of());
    }
}
