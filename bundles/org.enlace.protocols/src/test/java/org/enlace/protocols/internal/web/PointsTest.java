package org.enlace.protocols.internal.web;

import static org.enlace.protocols.Fixtures.uruguayanProtocol;
import static org.enlace.protocols.Fixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.enlace.platform.Language;
import org.enlace.protocols.ProtocolContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointsTest {
    private static ProtocolContent steps(String spanish) {
        return with(uruguayanProtocol(), "passages", Map.of("steps", Map.of("es", spanish)))
                .content();
    }

    @Test
    void the_items_of_a_list_are_the_steps_without_their_marks() {
        Points points = Points.of(
                steps(
                        "# Antes\nLéalo todo.\n1. **Separar** a las personas\n2) Llamar al `intérprete`\n   y esperar\n- Avisar"),
                Language.ES);
        assertTrue(points.steps());
        assertEquals(List.of("Separar a las personas", "Llamar al intérprete", "Avisar"), points.all());
    }

    @Test
    void without_a_list_each_line_is_a_step() {
        assertEquals(
                List.of("Mirar", "Escuchar"),
                Points.of(steps("Mirar\n\nEscuchar"), Language.ES).all());
    }

    @Test
    void without_steps_the_requirements_stand_in_their_place() {
        Points points = Points.of(uruguayanProtocol().content(), Language.EN);
        assertFalse(points.steps());
        assertEquals(List.of("Describe who does what."), points.all());
        assertEquals(Language.EN, points.language());
    }

    @Test
    void the_language_is_the_one_the_steps_are_really_in() {
        assertEquals(Language.ES, Points.of(steps("Mirar"), Language.FR).language());
    }

    @ParameterizedTest
    @ValueSource(strings = {"# \n---\n", "- ", "* * *", "\u00A0"})
    void a_text_of_marks_alone_breaks_nothing(String text) {
        assertTrue(Points.of(steps("x" + text), Language.ES).all().size() < 3);
    }

    @Test
    void many_and_long_steps_are_cut() {
        Points points = Points.of(steps(("- " + "palabra ".repeat(60) + "\n").repeat(10)), Language.ES);
        assertTrue(points.all().stream().allMatch(step -> step.length() <= 221 && step.endsWith("…")));
        assertEquals(
                40, Points.of(steps("- a\n".repeat(200)), Language.ES).all().size());
        assertEquals("😀…", Points.shortened("😀".repeat(9), 4).replaceAll("(😀)+", "😀"));
    }
}
