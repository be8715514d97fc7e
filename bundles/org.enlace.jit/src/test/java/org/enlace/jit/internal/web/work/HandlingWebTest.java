package org.enlace.jit.internal.web.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reads what of entries, what may be done with them, and what is refused, on the pages. */
class HandlingWebTest {
    private Space space;
    private String work;

    @BeforeEach
    void start() {
        space = new Space();
        work = space.work;
    }

    @AfterEach
    void stop() {
        space.close();
    }

    private String at(Entry entry) {
        return work + "/entries/" + entry.id();
    }

    @Test
    void who_a_victim_is_is_read_with_a_reason_and_by_those_who_need_it() {
        Entry victim = space.person(BR, "Luz Escondida", "victim");
        String member = space.shown("member", at(victim));
        assertFalse(member.contains("Luz Escondida"), member);
        assertTrue(member.contains("a pseudonym stands for it"), member);
        String before = space.shown("leader", at(victim));
        assertFalse(before.contains("Luz Escondida"), before);
        assertTrue(before.contains("name=\"reason\""), before);
        assertEquals(
                422, space.post("leader", at(victim) + "/reason", "reason", " ").statusCode());
        assertEquals(at(victim), Space.led(space.post("leader", at(victim) + "/reason", "reason", "Para protegerla")));
        String after = space.shown("leader", at(victim));
        assertTrue(after.contains("Luz Escondida") && after.contains("Para protegerla"), after);
        assertFalse(space.shown("member", at(victim)).contains("Luz Escondida"), "not for the other");
        assertFalse(space.shown("member", at(victim) + "/versions").contains("Luz Escondida"), "nor in versions");
        assertFalse(space.shown("leader", work + "/entries").contains("Luz Escondida"), "lists show no victim");
    }

    @Test
    void what_is_under_a_condition_is_read_with_a_reason() {
        Handling condition = new Handling(Set.of(HandlingCode.H3), Optional.of("Solo el fiscal"));
        Entry place = space.wrote(BR, EntryKind.PLACE, Map.of("name", List.of("Casa segura")), condition);
        String before = space.shown("member", at(place));
        assertTrue(before.contains("Solo el fiscal") && !before.contains("Casa segura"), before);
        Space.led(space.post("member", at(place) + "/reason", "reason", "Registro"));
        assertTrue(space.shown("member", at(place)).contains("Casa segura"), "after saying why");
    }

    @Test
    void codes_are_in_words_and_only_the_provider_lifts_them() {
        Entry place = space.wrote(BR, EntryKind.PLACE, Map.of("name", List.of("Puerto")), Space.COURT);
        String shown = space.shown("leader", at(place));
        assertTrue(shown.contains("H1: Name of H1. Must not appear in court"), shown);
        assertTrue(shown.contains("/new/lift?about=" + place.id()) && !shown.contains("/take-back"), shown);
        assertEquals(422, space.get("leader", at(place) + "/edit").statusCode(), "it is not ours");
        Space.led(space.post(
                "leader",
                work + "/new/lift",
                "about",
                place.id().toString(),
                "codes",
                "h1",
                "purpose",
                "Para el juicio",
                "handling",
                "H0"));
        String open = space.shown("leader", work + "/handling");
        assertTrue(open.contains("Para el juicio") && open.contains("None so far."), open);
    }

    @Test
    void a_participant_sees_what_was_given_and_nothing_else() {
        Entry given = space.person(CO, "Dado", "suspect");
        Entry kept = space.person(CO, "Guardado", "suspect");
        assertEquals(
                work, Space.led(space.get("participant", work.replace("/work", ""))), "the team is what was given");
        assertTrue(space.shown("participant", work).contains("Nothing so far."), "nothing yet");
        assertTrue(space.shown("leader", at(given)).contains("/new/given?about=" + given.id()), "a leader gives");
        assertFalse(space.shown("member", at(given)).contains("/new/given?about="), "a member does not");
        Space.led(space.post(
                "leader",
                work + "/new/given",
                "to",
                space.named(CO, "participant").toString(),
                "entries",
                given.id().toString(),
                "handling",
                "H0"));
        String list = space.shown("participant", work + "/entries");
        assertTrue(list.contains("Dado") && !list.contains("Guardado"), list);
        assertEquals(200, space.get("participant", at(given)).statusCode());
        assertEquals(404, space.get("participant", at(kept)).statusCode());
        assertEquals(404, space.get("participant", work + "/plan").statusCode());
        assertEquals(422, space.get("participant", work + "/new/person").statusCode(), "reads and does not write");
        assertTrue(space.shown("leader", work + "/handling").contains("Persona participant"), "who was given what");
    }

    @Test
    void an_entry_is_taken_back_with_a_reason() {
        Entry entry = space.person(CO, "Error", "suspect");
        assertTrue(space.shown("leader", at(entry)).contains("/take-back"), "it is ours");
        assertTrue(space.shown("leader", at(entry) + "/take-back").contains("name=\"reason\""), "asks why");
        HttpResponse<String> without = space.post("leader", at(entry) + "/take-back", "version", "1", "reason", "");
        assertEquals(422, without.statusCode());
        HttpResponse<String> stale = space.post("leader", at(entry) + "/take-back", "version", "7", "reason", "Error");
        assertEquals(409, stale.statusCode());
        assertTrue(stale.body().contains(">\nError</textarea>"), stale.body());
        assertEquals(
                work + "/entries",
                Space.led(space.post("leader", at(entry) + "/take-back", "version", "1", "reason", "Error")));
        assertTrue(space.shown("leader", at(entry)).contains("Withdrawn entry"), "a notice is left");
        assertEquals(404, space.get("leader", at(entry) + "/take-back").statusCode());
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_in_words() {
        HttpResponse<String> wrong = space.post(
                "leader",
                work + "/new/place",
                "name",
                "\"Casa\"",
                "latitude",
                "<b>95",
                "longitude",
                "1",
                "nature",
                "fact",
                "source",
                "A",
                "information",
                "1",
                "handling",
                "H0");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("id=\"latitude-error\""), wrong.body());
        assertTrue(wrong.body().contains("(Latitude)"), wrong.body());
        assertTrue(wrong.body().contains("value=\"&#34;Casa&#34;\""), wrong.body());
        assertFalse(wrong.body().contains("<b>95"), wrong.body());
        HttpResponse<String> alone = space.post(
                "leader",
                work + "/new/task",
                "title",
                "Tarea",
                "progress",
                "planned",
                "handling",
                "H0",
                "handling",
                "H1",
                "due-day",
                "31",
                "due-month",
                "2",
                "due-year",
                "2027");
        assertEquals(422, alone.statusCode());
        assertTrue(
                alone.body().contains("id=\"handling-error\"") && alone.body().contains("id=\"due-error\""),
                alone.body());
        assertEquals(
                422,
                space.post("leader", work + "/new/task", "title", "T", "handling", "H9")
                        .statusCode());
        HttpResponse<String> own = space.post(
                "leader",
                work + "/new/asked",
                "title",
                "T",
                "text",
                "T",
                "state",
                "CO",
                "legal-basis",
                "L",
                "handling",
                "H0");
        assertEquals(422, own.statusCode());
        assertTrue(own.body().contains("Country CO"), own.body());
    }
}
