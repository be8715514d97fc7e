package org.enlace.jit.internal.web.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.junit.jupiter.api.Test;

class CustodyTextsTest {
    private final Texts texts = Texts.of(WorkTab.class);
    private final List<String> missing = new ArrayList<>();

    private void stands(String key) {
        for (Language language : Language.values()) {
            if (!texts.has(language, key)) {
                missing.add(key + " in " + language.tag());
            }
        }
    }

    @Test
    void every_event_field_and_flaw_has_its_words_in_four_languages() {
        for (EventKind kind : EventKind.values()) {
            stands("custody.event." + kind.token());
            stands("custody.event." + kind.token() + ".hint");
            if (kind.last()) {
                stands("custody.state.gone." + kind.token());
                stands("custody.tag." + kind.token());
                stands("custody.confirm." + kind.token());
                stands("custody.confirm." + kind.token() + ".go");
            }
            if (kind.needs().contains(EventField.ANSWERS)) {
                stands("custody.act." + kind.token());
                stands("custody.act." + kind.token() + ".of");
            }
        }
        for (EventField field : EventField.values()) {
            stands("custody.field." + field.token());
        }
        for (CustodyLog.Flaw flaw : CustodyLog.Flaw.values()) {
            stands("custody.flaw." + flaw.token());
            stands("custody.flaw." + flaw.token() + ".meaning");
            stands("custody.flaw." + flaw.token() + ".remedy");
        }
        for (String part : List.of("name", "rank", "number", "unit", "country")) {
            stands("custody.person." + part);
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void a_word_that_is_none_is_missed() {
        stands("custody.flaw.nothing");
        assertTrue(missing.contains("custody.flaw.nothing in es"), missing::toString);
    }
}
