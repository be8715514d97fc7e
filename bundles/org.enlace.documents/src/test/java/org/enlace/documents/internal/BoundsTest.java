package org.enlace.documents.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

class BoundsTest {
    private static String broken(String text) {
        return Bounds.broken(text).map(Refusal::code).orElse("");
    }

    @Test
    void lists_and_quotations_are_counted_as_they_stand_in_one_another() {
        assertEquals(0, Bounds.depth("Un texto\n\ncon párrafos."));
        assertEquals(1, Bounds.depth("- uno\n- dos\n- tres"));
        assertEquals(3, Bounds.depth("- uno\n  - dos\n    - tres\n- cuatro"));
        assertEquals(3, Bounds.depth("> > - cita"));
        assertEquals(2, Bounds.depth("1. uno\n\n   - dos"));
    }

    @Test
    void what_only_looks_like_it_is_not_refused() {
        assertEquals(0, Bounds.depth("- - - - - - - - - - - - - - - - - - - -"));
        assertEquals(0, Bounds.depth("                              República de Colombia\n\n".repeat(40)));
        assertEquals(1, Bounds.depth("> cita\n>\n>                                   firma\n>\n".repeat(40)));
        assertEquals(Optional.empty(), Bounds.broken("-----\n" + "una línea\n".repeat(9_000)));
        assertEquals(
                Optional.empty(),
                Bounds.broken("12. 3. 2024\n" + "| a | b |\n| - | - |\n" + "| 1 | 2 |\n".repeat(3_000)));
        assertEquals(Optional.empty(), Bounds.broken("- punto\n\n      detalle\n\n".repeat(500)));
    }

    @Test
    void each_rule_has_its_edge() {
        assertEquals("", broken("x".repeat(200_000)));
        assertEquals("markdown.too-long", broken("x".repeat(200_001)));
        assertEquals("", broken("\n".repeat(9_999)));
        assertEquals("markdown.too-many-lines", broken("\n".repeat(10_000)));
        assertEquals("markdown.too-many-lines", broken("x\r".repeat(10_000)));
        assertEquals("", broken("> ".repeat(12) + "x"));
        assertEquals("markdown.too-deep", broken("> ".repeat(13) + "x"));
        assertEquals("markdown.too-deep", broken("- ".repeat(13) + "x"));
        assertEquals("", broken("|a|\n|-|\n" + "|b|\n".repeat(2_000)));
        assertEquals(
                "markdown.too-many-cells",
                broken("|".repeat(200) + "\n" + "|-".repeat(200) + "|\n" + "|\n".repeat(60)));
    }
}
