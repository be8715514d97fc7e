package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.junit.jupiter.api.Test;

/** What is recognised of a victim's names and numbers in what somebody writes, and what is not. */
class VictimWordsTest {
    private static final Stored ANA = victim(
            CO,
            EntryKind.PERSON,
            Map.of(
                    "standing",
                    List.of("victim"),
                    "name",
                    List.of("Ana María Pérez de la Cruz"),
                    "alias",
                    List.of("La Flaca", "Yuli"),
                    "identity-number",
                    List.of("CC 10.203.445")));
    private static final Stored PASSPORT =
            victim(CO, EntryKind.DOCUMENT, Map.of("form", List.of("passport"), "number", List.of("AX 770012")));
    private static final Stored TELEPHONE =
            victim(BR, EntryKind.TELEPHONE, Map.of("number", List.of("+55 (11) 98888-7777")));
    private static final VictimWords WORDS = VictimWords.of(List.of(ANA, PASSPORT, TELEPHONE));

    private static Stored victim(CountryCode owner, EntryKind kind, Map<String, List<String>> values) {
        RecordId id = TestNode.id();
        Instant at = Instant.parse("2027-03-01T12:00:00Z");
        return new Stored(
                new Entry(
                        id,
                        id,
                        owner,
                        1,
                        kind,
                        id,
                        at,
                        at,
                        Handling.GENERAL,
                        Optional.of(Workroom.GRADED.get()),
                        new Content(values)),
                true,
                Optional.empty());
    }

    private static void hides(String text, String shown) {
        String wanted = shown.replace("ANA", Masks.code(ANA))
                .replace("PASSPORT", Masks.code(PASSPORT))
                .replace("TELEPHONE", Masks.code(TELEPHONE));
        assertEquals(wanted, WORDS.hide(text, owner -> true).shown());
    }

    @Test
    void a_name_is_recognised_whatever_its_case_accents_and_order() {
        hides("Vino Ana María Pérez de la Cruz ayer", "Vino ANA ayer");
        hides("PEREZ DE LA CRUZ, Ana Maria.", "ANA.");
        hides("(ana  perez) y otra", "(ANA) y otra");
        hides("Ana Mari\u0301a llegó", "ANA llegó");
        hides("La señora Pérez-Cruz", "La señora ANA");
        hides("llaman a la flaca y a YULI", "llaman a ANA y a ANA");
    }

    @Test
    void one_part_of_a_name_alone_is_not_enough() {
        hides("Ana llegó, y Juan Pérez con ella", "Ana llegó, y Juan Pérez con ella");
        hides("Está flaca, de la calle de la Cruz", "Está flaca, de la calle de la Cruz");
        hides("Ana. Después, en otra parte, Pérez", "Ana. Después, en otra parte, Pérez");
    }

    @Test
    void a_number_is_recognised_whatever_stands_between_its_parts() {
        hides("cédula cc10203445.", "cédula ANA.");
        hides("cédula 10.203.445", "cédula ANA");
        hides("pasaporte AX-770012, ax 77 00 12", "pasaporte PASSPORT, PASSPORT");
        hides("llamó al 98888 7777 y al 11 988887777", "llamó al TELEPHONE y al TELEPHONE");
        hides("expediente 770013, 7777", "expediente 770013, 7777");
    }

    @Test
    void only_victims_of_some_countries_are_hidden_and_those_countries_are_told() {
        String text = "Ana Pérez, 98888-7777";
        assertEquals(Set.of(CO, BR), WORDS.hide(text, owner -> true).owners());
        assertEquals(
                "Ana Pérez, " + Masks.code(TELEPHONE),
                WORDS.hide(text, BR::equals).shown());
        assertEquals(Set.of(), WORDS.hide("nadie", owner -> true).owners());
    }

    @Test
    void in_an_entry_what_is_written_freely_is_hidden_and_what_is_compared_is_not() {
        Content information = new Content(Map.of("title", List.of("Ana Pérez"), "text", List.of("de Ana Pérez")));
        assertEquals(
                Map.of("title", List.of(Masks.code(ANA)), "text", List.of("de " + Masks.code(ANA))),
                WORDS.hide(EntryKind.INFORMATION, information, owner -> true)
                        .shown()
                        .values());
        Content bar = new Content(Map.of("name", List.of("Ana Pérez de la Cruz"), "text", List.of("no")));
        assertEquals(bar, WORDS.hide(EntryKind.ORGANISATION, bar, owner -> true).shown());
    }

    @Test
    void long_texts_take_no_time() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            text.append("de la ");
        }
        assertTrue(WORDS.hide(text + "Ana Pérez", owner -> true).shown().endsWith(Masks.code(ANA)));
    }
}
