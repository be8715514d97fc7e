package org.enlace.platform.contribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table seminars = new Table("Seminar", "Seats", "Note")
            .row("Digital evidence", 12, Optional.of("in Quito"))
            .row("Victims", 7, null);

    @Test
    void columnsAreAlignedAndNumbersStandAtTheRight() {
        assertEquals("""
                Seminar           Seats  Note
                Digital evidence     12  in Quito
                Victims               7
                """, seminars.text(80));
    }

    @Test
    void onANarrowScreenTextsContinueBelow() {
        assertEquals("""
                Seminar   Seats  Note
                Digital      12  in Quito
                evidence
                Victims       7
                """, seminars.text(25));
    }

    @Test
    void nothingIsLostHoweverNarrowTheScreenIs() {
        String text = new Table("A", "B").row("x".repeat(50), "y".repeat(50)).text(1);
        assertEquals(50, text.chars().filter(c -> c == 'x').count());
        assertEquals(50, text.chars().filter(c -> c == 'y').count());
    }

    @Test
    void aCellCannotCommandTheTerminal() {
        assertTrue(new Table("A").row("a\u001b[2J\tb").text(80).contains("a [2J b"));
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThrows(IllegalArgumentException.class, () -> seminars.row("one"));
    }
}
