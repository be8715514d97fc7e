package org.enlace.jit.internal.web.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlace.jit.internal.web.custody.EventView.Annex;
import org.junit.jupiter.api.Test;

/** What was signed, cut into lines for paper. */
class AnnexTest {
    @Test
    void lines_joined_are_the_text_again_and_no_blank_is_lost_at_an_edge() {
        for (String text : List.of(
                "x",
                "a".repeat(64),
                "a".repeat(65),
                "una palabra ".repeat(40) + "y",
                "\uD83D\uDE00".repeat(90) + " y")) {
            List<String> lines = Annex.lines(text);
            assertEquals(text, String.join("", lines));
            for (String line : lines) {
                assertEquals(line.strip(), line);
                assertTrue(!line.isEmpty() && line.length() <= 64, line);
                assertTrue(!Character.isLowSurrogate(line.charAt(0)), line);
            }
        }
        assertEquals(List.of(), Annex.lines(""));
    }
}
