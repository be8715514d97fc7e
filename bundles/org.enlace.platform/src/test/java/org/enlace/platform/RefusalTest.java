package org.enlace.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private final Refusal refusal = new Refusal("team.name", "\"x\" is no name; write one", "x", 2).at("name");

    @Test
    void one_of_many_says_the_same_without_a_trace() {
        Refusal kept = refusal.untraced();
        assertEquals("team.name", kept.code());
        assertEquals(refusal.getMessage(), kept.getMessage());
        assertEquals(Optional.of("name"), kept.field());
        assertEquals(List.of("x", 2), kept.values());
        assertEquals(0, kept.getStackTrace().length);
    }

    @Test
    void otherwise_it_tells_where_in_the_program_it_was_said() {
        assertTrue(refusal.getStackTrace().length > 0);
    }
}
