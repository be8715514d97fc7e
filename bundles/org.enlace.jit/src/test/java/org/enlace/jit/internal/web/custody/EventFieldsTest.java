package org.enlace.jit.internal.web.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventFieldsTest {
    @ParameterizedTest
    @EnumSource(EventKind.class)
    void a_form_has_what_its_kind_needs_and_nothing_that_the_kind_does_not_take(EventKind kind) {
        List<EventField> fields = EventFields.of(kind);
        assertTrue(fields.containsAll(kind.needs()), fields::toString);
        assertTrue(fields.stream().allMatch(kind::takes), fields::toString);
    }

    @Test
    void whoever_hands_over_says_to_whom_and_nobody_types_which_event_is_answered() {
        assertEquals(
                List.of(EventField.HANDING, EventField.RECEIVING),
                EventFields.of(EventKind.TRANSFERRED_OUT).stream()
                        .filter(EventField::person)
                        .toList());
        assertTrue(EventFields.event(EventField.ANSWERS) && EventFields.event(EventField.CORRECTS));
    }
}
