package org.enlace.protocols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void whatDoesNotApplyCountsForNothing() {
        Progress progress = new Progress(1, 1, 1, 1, 6);
        assertEquals(10, progress.items());
        assertEquals(4, progress.applicable());
        assertEquals(50, progress.score());
    }

    @Test
    void onlyAllIsAHundred() {
        assertEquals(99, new Progress(0, 1, 998, 1, 0).score());
        assertEquals(100, new Progress(0, 0, 0, 3, 9).score());
    }

    @Test
    void whereNothingAppliesTheScoreIsNone() {
        assertEquals(0, Progress.NONE.score());
        assertEquals(0, new Progress(0, 0, 0, 0, 2).score());
    }

    @Test
    void itemsAreNotCountedBackwards() {
        assertThrows(IllegalArgumentException.class, () -> new Progress(-1, 0, 0, 0, 0));
    }
}
