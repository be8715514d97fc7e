package org.enlace.jit.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a draft says, and how its translations age. */
class DraftContentTest {
    private static final CountryCode CO = new CountryCode("CO");

    private static DraftClause clause(String key, int written) {
        return new DraftClause(
                key,
                Map.of(
                        Language.ES, new Wording("Título", "Texto", written),
                        Language.PT, new Wording("Título", "Texto", written)));
    }

    private static DraftContent draft(DraftClause... clauses) {
        return new DraftContent(
                "bilateral",
                List.of(new Party(CO, "A", "", false)),
                Optional.empty(),
                ZoneId.of("America/Bogota"),
                Set.of(Language.ES, Language.PT),
                Language.ES,
                List.of(clauses),
                Map.of(),
                Optional.empty());
    }

    private static Map<Language, Wording> words(Language language, String text, int version) {
        return Map.of(language, new Wording("Título", text, version));
    }

    @Test
    void a_translation_is_old_once_its_source_is_written_anew_until_it_is_too_or_is_found_right() {
        DraftContent begun = draft(clause("purpose", 1));
        DraftContent changed = begun.worded("purpose", words(Language.ES, "Otro texto", 2), Set.of());
        assertTrue(changed.clause("purpose").orElseThrow().old(Language.PT, Language.ES));
        assertFalse(changed.clause("purpose").orElseThrow().old(Language.ES, Language.ES));

        DraftContent translated = changed.worded("purpose", words(Language.PT, "Outro texto", 3), Set.of());
        assertFalse(translated.clause("purpose").orElseThrow().old(Language.PT, Language.ES));

        DraftContent same = changed.worded("purpose", words(Language.PT, "Texto", 3), Set.of());
        assertTrue(same.clause("purpose").orElseThrow().old(Language.PT, Language.ES), "the same words stay old");
        DraftContent right = changed.worded("purpose", words(Language.PT, "Texto", 3), Set.of(Language.PT));
        assertFalse(right.clause("purpose").orElseThrow().old(Language.PT, Language.ES));
    }

    @Test
    void words_that_did_not_change_keep_their_age() {
        DraftContent begun = draft(clause("purpose", 1));
        assertEquals(begun, begun.worded("purpose", words(Language.ES, "Texto", 2), Set.of()));
    }

    @Test
    void a_clause_of_ones_own_has_a_key_that_no_other_country_gives() {
        DraftContent twice = draft(clause("own-co-1", 1)).adding(CO).adding(new CountryCode("BR"));
        assertEquals(
                List.of("own-co-1", "own-co-2", "own-br-1"),
                twice.clauses().stream().map(DraftClause::key).toList());
        assertTrue(twice.clauses().get(1).own());
    }

    @Test
    void a_clause_is_taken_over_in_the_place_of_ones_own_or_at_the_end() {
        ClauseText theirs = new ClauseText("victims", Map.of(Language.ES, "Víctimas"), Map.of(Language.ES, "Suyo"));
        DraftContent now = draft(clause("victims", 1), clause("purpose", 1)).taking(theirs, 2);
        assertEquals("victims", now.clauses().get(0).key());
        assertEquals("Suyo", now.clauses().get(0).in(Language.ES).orElseThrow().text());
        assertTrue(now.clauses().get(0).old(Language.PT, Language.ES), "what they have no words for stays, and is old");
        DraftContent added = draft(clause("purpose", 1)).taking(theirs, 2);
        assertEquals("victims", added.clauses().get(1).key());
    }

    @Test
    void a_clause_moves_as_far_as_there_is_room() {
        DraftContent three = draft(clause("aa", 1), clause("bb", 1), clause("cc", 1));
        assertEquals("bb", three.moving("aa", 1).clauses().get(0).key());
        assertEquals(three, three.moving("aa", -1));
        assertEquals("cc", three.moving("cc", 9).clauses().get(2).key());
    }

    @Test
    void nothing_stands_twice_and_the_source_is_one_of_the_languages() {
        assertEquals(
                "jit.twice",
                assertThrows(Refusal.class, () -> draft(clause("aa", 1), clause("aa", 1)))
                        .code());
        DraftContent draft = draft();
        assertEquals(
                "jit.source-language",
                assertThrows(
                                Refusal.class,
                                () -> draft.framed(
                                        "bilateral", Optional.empty(), draft.zone(), Set.of(Language.FR), Language.ES))
                        .code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](https://example.org)",
                "[x](https&colon;//example.org)",
                "[x]: javascript:alert(1)",
                "see http://example.org",
                "<HTTPS://example.org>",
                "<ana@example.org>",
                "MAILTO:ana@example.org"
            })
    void a_text_that_is_signed_has_no_links(String text) {
        assertEquals(
                "jit.text-link",
                assertThrows(Refusal.class, () -> new Wording("Título", text, 1))
                        .code());
        assertEquals(
                "jit.text-link",
                assertThrows(Refusal.class, () -> draft().filled(Map.of("place", Map.of(Language.ES, text))))
                        .code());
    }

    @Test
    void a_value_that_is_empty_is_none() {
        DraftContent filled = draft().filled(Map.of("place", Map.of(Language.ES, "Bogotá", Language.PT, " ")));
        assertEquals(Map.of(Language.ES, "Bogotá"), filled.values().get("place"));
        assertTrue(filled.filled(Map.of("place", Map.of())).values().isEmpty());
    }

    @Test
    void what_is_open_is_filled_once_and_a_value_is_not_filled_again() {
        assertEquals(
                "a {y} {z}", Placeholder.fill("a {x_1} {z}".replace("x_1", "xx"), Map.of("xx", "{y}", "yy", "no")));
        assertEquals(Set.of("end_date"), Placeholder.in("Hasta {end_date}, {End} {e}"));
    }
}
