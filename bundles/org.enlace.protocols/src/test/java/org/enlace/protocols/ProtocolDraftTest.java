package org.enlace.protocols;

import static org.enlace.protocols.Fixtures.uruguayanProtocol;
import static org.enlace.protocols.Fixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

class ProtocolDraftTest {
    @Test
    void a_good_draft_becomes_content_and_back_again() {
        ProtocolContent content = uruguayanProtocol().content();
        assertEquals(new CountryCode("UY"), content.country());
        assertEquals(Kind.PROTOCOL, content.kind());
        assertEquals("es", content.titleLanguage());
        assertEquals("262/019", content.legalInstrument().number());
        assertEquals(LegalStatus.UNKNOWN, content.legalStatus());
        assertEquals(content, ProtocolDraft.of(content).content());
        assertTrue(uruguayanProtocol().refusals().isEmpty());
    }

    @Test
    void a_summary_falls_back_to_a_language_there_is() {
        ProtocolContent content = uruguayanProtocol().content();
        assertEquals("Ordena la detección y la investigación.", content.summary(Language.ES));
        assertEquals("Organises detection and investigation.", content.summary(Language.FR));
        assertEquals(Language.EN, content.summaryLanguage(Language.PT));
    }

    @Test
    void an_empty_draft_tells_everything_that_is_missing() {
        List<String> fields = ProtocolDraft.empty().refusals().stream()
                .map(refusal -> refusal.field().orElseThrow())
                .toList();
        assertEquals(List.of("title", "summary", "type", "issuingBody", "languages", "source"), fields);
    }

    @Test
    void each_wrong_value_is_refused_at_its_field() {
        refused("title", " ", "protocol.required", "title");
        refused("title", "x".repeat(301), "protocol.too-long", "title");
        refused("title", "two\nlines", "protocol.control-character", "title");
        refused("title", "nul\u0000", "protocol.control-character", "title");
        refused("title", "turned \u202E around", "protocol.control-character", "title");
        refused("title", "un\u200Bseen", "protocol.control-character", "title");
        refused("title", "tag \uDB40\uDC41", "protocol.control-character", "title");
        refused("title", "half \uD83D", "protocol.control-character", "title");
        refused("summary", Map.of("de", "Deutsch"), "protocol.text-language", "summary");
        refused("summary", Map.of("es", "x".repeat(5_001)), "protocol.too-long", "summary.es");
        refused("type", "novel", "protocol.kind", "type");
        refused("country", "uy", "country.form", "country");
        refused("status", "maybe", "protocol.status", "status");
        refused("date", "2019-02-30", "protocol.date-form", "date");
        refused("languages", List.of("xx"), "protocol.language", "languages");
        refused("languages", List.of("es", "es"), "protocol.twice", "languages");
        refused("crimeTypes", List.of("2 04"), "protocol.crime-type", "crimeTypes");
        refused("crimeTypes", Collections.nCopies(61, "0204"), "protocol.too-many", "crimeTypes");
        refused("phases", List.of("sleep"), "protocol.phase", "phases");
        refused("url", "javascript:alert(1)", "protocol.url", "url");
        refused("url", "https://officer:secret@example.org/", "protocol.url", "url");
        refused("url", "https:///nohost", "protocol.url", "url");
        refused("source", null, "protocol.required", "source");
        refused(
                "legalInstrument",
                new ProtocolDraft.Instrument("decree", "1", "soon"),
                "protocol.date-form",
                "legalInstrument.date");
        refused(
                "legalInstrument",
                new ProtocolDraft.Instrument("decree", null, null),
                "protocol.instrument-empty",
                "legalInstrument.number");
        refused(
                "legalInstrument",
                new ProtocolDraft.Instrument("whim", "1", null),
                "protocol.instrument-kind",
                "legalInstrument.kind");
    }

    @Test
    void a_wrong_requirement_is_named_by_its_place() {
        ProtocolDraft.Item good = new ProtocolDraft.Item("a", Map.of("es", "A"), true);
        refused(
                "requirements",
                List.of(good, new ProtocolDraft.Item("B!", Map.of("es", "B"), true)),
                "protocol.key-form",
                "requirements[1].key");
        refused(
                "requirements",
                List.of(new ProtocolDraft.Item("a", Map.of(), false)),
                "protocol.required",
                "requirements[0].text");
        refused("requirements", List.of(good, good), "protocol.twice", "requirements");
        List<ProtocolDraft.Item> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(new ProtocolDraft.Item("k" + i, Map.of("es", "A"), true));
        }
        refused("requirements", many, "protocol.too-many", "requirements");
    }

    @Test
    void markup_is_kept_as_the_text_it_is() {
        String markup = "<script>alert(1)</script> & \"quotes\"";
        assertEquals(
                markup, with(uruguayanProtocol(), "title", markup).content().title());
    }

    @Test
    void blank_values_are_the_same_as_none() {
        ProtocolContent content = with(
                        with(with(uruguayanProtocol(), "country", " "), "url", ""),
                        "legalInstrument",
                        new ProtocolDraft.Instrument("", " ", null))
                .content();
        assertNull(content.country());
        assertTrue(content.international());
        assertNull(content.url());
        assertNull(content.legalInstrument());
    }

    @Test
    void what_replaces_a_document_is_not_what_it_replaces() {
        ProtocolDraft both = with(with(uruguayanProtocol(), "supersedes", "A"), "supersededBy", "A");
        assertEquals("protocol.supersedes-both-ways", both.refusals().get(0).code());
    }

    private static void refused(String field, Object value, String code, String at) {
        ProtocolDraft draft = with(uruguayanProtocol(), field, value);
        List<Refusal> refusals = draft.refusals();
        assertEquals(
                List.of(code), refusals.stream().map(Refusal::code).distinct().toList(), () -> field + " = " + value);
        assertEquals(at, refusals.get(0).field().orElseThrow());
        assertThrows(Refusal.class, draft::content);
    }
}
