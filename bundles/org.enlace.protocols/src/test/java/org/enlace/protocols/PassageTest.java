package org.enlace.protocols;

import static org.enlace.protocols.Fixtures.uruguayanProtocol;
import static org.enlace.protocols.Fixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.protocols.internal.ProtocolJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PassageTest {
    @Test
    void a_passage_without_a_text_is_none() {
        ProtocolContent content = with(uruguayanProtocol(), "passages", Map.of("steps", Map.of("es", "  ")))
                .content();
        assertTrue(content.passages().isEmpty());
        assertNull(content.passage(Passage.STEPS, Language.ES));
    }

    @Test
    void a_passage_is_read_in_the_first_language_there_is_where_the_wanted_one_is_missing() {
        ProtocolContent content = with(uruguayanProtocol(), "passages", Map.of("limits", Map.of("pt", "Poucos meios")))
                .content();
        assertEquals("Poucos meios", content.passage(Passage.LIMITS, Language.FR));
        assertEquals(Language.PT, content.passageLanguage(Passage.LIMITS, Language.FR));
    }

    @Test
    void unknown_names_languages_and_lengths_are_refused_each_with_its_field() {
        List<Refusal> refusals = with(
                        uruguayanProtocol(),
                        "passages",
                        Map.of(
                                "spells",
                                Map.of("es", "x"),
                                "steps",
                                Map.of("xx", "x"),
                                "results",
                                Map.of("es", "y".repeat(5_001)),
                                "limits",
                                Map.of("es", "a\u0007b")))
                .refusals();
        List<String> told = refusals.stream()
                .map(refusal -> refusal.code() + " " + refusal.field().orElse(""))
                .toList();
        assertTrue(told.contains("protocol.passage passages.spells"), told::toString);
        assertTrue(told.contains("protocol.text-language passages.steps"), told::toString);
        assertTrue(told.contains("protocol.too-long passages.results.es"), told::toString);
        assertTrue(told.contains("protocol.control-character passages.limits.es"), told::toString);
    }

    @ParameterizedTest
    @EnumSource(Passage.class)
    void every_passage_comes_back_from_its_json(Passage passage) {
        ProtocolContent content = with(
                        uruguayanProtocol(), "passages", Map.of(passage.field(), Map.of("es", "<b>\n# 1\n", "fr", "é")))
                .content();
        assertEquals(content, ProtocolJson.content(ProtocolJson.text(content)));
    }

    @Test
    void a_row_written_before_there_were_passages_still_reads_and_is_written_as_it_was() {
        String old = ProtocolJson.text(uruguayanProtocol().content());
        assertFalse(old.contains("passages") || old.contains("translations") || old.contains("evidence"), old);
        assertEquals(old, ProtocolJson.text(ProtocolJson.content(old)));
    }

    @Test
    void a_level_of_evidence_is_one_of_four_words() {
        assertEquals(
                EvidenceLevel.REPLICATED,
                with(uruguayanProtocol(), "evidence", "replicated").content().evidence());
        assertEquals(
                "protocol.evidence",
                with(uruguayanProtocol(), "evidence", "certain")
                        .refusals()
                        .get(0)
                        .code());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_kind_asks_for_no_passage_twice(Kind kind) {
        List<Passage> expected = Passage.expectedOf(kind);
        assertEquals(expected.stream().distinct().toList(), expected);
    }
}
