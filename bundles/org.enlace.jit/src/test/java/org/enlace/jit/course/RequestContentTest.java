package org.enlace.jit.course;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.TestNode.content;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.internal.course.RequestText;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

class RequestContentTest {
    private static final LocalDate DAY = LocalDate.parse("2027-03-01");

    private static RequestContent begun(String subject) {
        return new RequestContent(subject, "", "", Language.ES, List.of(), List.of(), "", "", "", "", "", 0);
    }

    private static String refused(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    @Test
    void one_that_was_begun_says_what_it_lacks() {
        assertEquals(
                List.of(
                        "authority",
                        "basis",
                        "asked",
                        "crimes",
                        "facts",
                        "why",
                        "provisions",
                        "measures",
                        "officials",
                        "months"),
                begun("Rutas").missing());
        Refusal incomplete = assertThrows(Refusal.class, () -> begun("Rutas").complete());
        assertEquals("jit.incomplete", incomplete.code());
        assertEquals(Optional.of("authority"), incomplete.field());
        assertTrue(content("Rutas", BR).missing().isEmpty());
    }

    @Test
    void what_it_says_keeps_to_its_form() {
        assertEquals("jit.missing", refused(() -> begun(" ")));
        assertEquals("jit.too-long", refused(() -> begun("x".repeat(201))));
        assertEquals("jit.character", refused(() -> begun("a\u202eb")));
        assertEquals("jit.asked-twice", refused(() -> content("Rutas", BR, PE, BR)));
    }

    @Test
    void as_text_and_back_it_is_the_same() {
        RequestContent said =
                content("Rutas <b>\"ñ\"", List.of(new Asked(BR, "Ministério", false), new Asked(PE, "", true)));
        assertEquals(said, RequestText.read(RequestText.of(said)));
        assertEquals(begun("x"), RequestText.read(RequestText.of(begun("x"))));
        String text = RequestText.of(said);
        assertEquals("jit.form", refused(() -> RequestText.read(text.replace("\"why\"", "\"whom\""))));
        assertEquals("jit.form", refused(() -> RequestText.read(text.replace("\"months\":12", "\"months\":\"12\""))));
        assertEquals("jit.form", refused(() -> RequestText.read(text + "{}")));
    }

    @Test
    void an_answer_takes_what_follows_and_nothing_else() {
        Answer awaited = new Answer.Awaited(DAY);
        Answer acknowledged =
                awaited.after(Move.ACKNOWLEDGE, DAY, "", Optional.empty()).orElseThrow();
        assertEquals("acknowledged", acknowledged.token());
        assertTrue(
                acknowledged.after(Move.ACKNOWLEDGE, DAY, "", Optional.empty()).isEmpty());
        Answer asked =
                acknowledged.after(Move.ASK, DAY, "¿Qué?", Optional.empty()).orElseThrow();
        assertTrue(acknowledged.after(Move.GIVE, DAY, "", Optional.empty()).isEmpty());
        Answer given = asked.after(Move.GIVE, DAY, "Esto", Optional.empty()).orElseThrow();
        assertEquals("information-given", given.token());
        Answer refused = given.after(Move.REFUSE, DAY, "No", Optional.of(Ground.NO_OFFENCE))
                .orElseThrow();
        assertEquals(new Answer.Refused(DAY, Ground.NO_OFFENCE, "No"), refused);
        for (Move move : Move.values()) {
            assertTrue(refused.after(move, DAY, "", Optional.empty()).isEmpty(), move.token());
        }
        Answer accepted = awaited.after(Move.ACCEPT, DAY, "", Optional.empty()).orElseThrow();
        assertTrue(accepted.after(Move.REFUSE, DAY, "No", Optional.of(Ground.OTHER))
                .isEmpty());
        assertTrue(accepted.after(Move.WITHDRAW, DAY, "Ya no", Optional.empty()).isPresent());
    }
}
