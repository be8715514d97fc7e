package org.enlace.protocols;

import static org.enlace.protocols.Fixtures.uruguayanProtocol;
import static org.enlace.protocols.Fixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Translation.State;
import org.junit.jupiter.api.Test;

class TranslationTest {
    private static ProtocolContent first() {
        return uruguayanProtocol().content().following(null);
    }

    private static ProtocolContent saying(ProtocolContent before, String spanish, String english) {
        ProtocolDraft draft = with(ProtocolDraft.of(before), "summary", Map.of("es", spanish, "en", english));
        return with(draft, "translations", null).content().following(before);
    }

    private static State english(ProtocolContent content) {
        return Translation.of(content, Language.EN).orElseThrow().state();
    }

    @Test
    void the_language_of_the_title_is_the_source_and_stands_first() {
        assertEquals(
                List.of(Language.ES, Language.EN),
                Translation.of(first()).stream().map(Translation::language).toList());
        assertEquals(
                State.SOURCE, Translation.of(first(), Language.ES).orElseThrow().state());
    }

    @Test
    void where_nothing_is_in_the_language_of_the_title_another_is_the_source() {
        ProtocolContent italian =
                with(uruguayanProtocol(), "languages", List.of("it")).content();
        assertEquals(Language.ES, Translation.source(italian));
    }

    @Test
    void what_is_written_together_is_current() {
        assertEquals(State.CURRENT, english(first()));
    }

    @Test
    void a_file_that_does_not_say_so_leaves_a_translation_uncompared() {
        assertEquals(State.NOT_COMPARED, english(uruguayanProtocol().content()));
    }

    @Test
    void a_changed_source_puts_its_translation_out_of_date() {
        ProtocolContent changed = saying(first(), "Otra cosa.", "Organises detection and investigation.");
        assertEquals(State.OUT_OF_DATE, english(changed));
    }

    @Test
    void a_translation_nobody_had_compared_is_out_of_date_once_its_source_changes() {
        ProtocolContent imported = uruguayanProtocol().content();
        assertEquals(
                State.OUT_OF_DATE, english(saying(imported, "Otra cosa.", "Organises detection and investigation.")));
    }

    @Test
    void a_translation_changed_with_its_source_is_current() {
        assertEquals(State.CURRENT, english(saying(first(), "Otra cosa.", "Something else.")));
    }

    @Test
    void a_source_that_says_again_what_it_said_makes_its_translation_current_again() {
        ProtocolContent changed = saying(first(), "Otra cosa.", "Organises detection and investigation.");
        ProtocolContent back =
                saying(changed, "Ordena la detección y la investigación.", "Organises detection and investigation.");
        assertEquals(State.CURRENT, english(back));
    }

    @Test
    void somebody_may_find_that_a_translation_is_still_right() {
        ProtocolContent changed = saying(first(), "Otra cosa.", "Organises detection and investigation.");
        assertEquals(State.CURRENT, english(Translation.confirmed(changed, Language.EN)));
    }

    @Test
    void a_change_of_other_facts_says_nothing_about_translations() {
        ProtocolDraft moved = with(ProtocolDraft.of(first()), "issuingBody", "Otro ministerio");
        assertEquals(
                first().translations(),
                with(moved, "translations", null).content().following(first()).translations());
    }

    @Test
    void what_a_translation_has_not_is_told_by_its_key() {
        ProtocolContent told = with(uruguayanProtocol(), "passages", Map.of("steps", Map.of("es", "1. Mirar")))
                .content();
        assertEquals(
                List.of("steps"),
                Translation.of(told, Language.EN).orElseThrow().missing());
    }

    @Test
    void a_mark_of_another_form_is_refused() {
        Refusal refusal =
                assertThrows(Refusal.class, () -> with(uruguayanProtocol(), "translations", Map.of("en", "<script>"))
                        .content());
        assertEquals("protocol.translation-mark", refusal.code());
    }
}
