package org.enlace.inbox.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Tray;
import org.enlace.inbox.internal.digest.Digests;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.web.TextsCheck;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts texts = Texts.of(Tray.class);

    @Test
    void every_text_stands_in_four_languages() {
        assertEquals(List.of(), TextsCheck.problems(Tray.class));
    }

    @Test
    void every_refusal_and_every_act_has_a_text() throws IOException {
        Set<String> codes = TextsCheck.inSources("new Refusal\\(\\s*\"([a-z0-9.-]+)\"");
        Set<String> acts = TextsCheck.inSources("(?:change\\(\\s*id,\\s*|Act\\.done\\()\"([a-z0-9.-]+)\"");

        assertTrue(codes.contains("inbox.too-many"), codes::toString);
        assertTrue(acts.containsAll(Set.of("inbox.snooze", "inbox.undo", "inbox.digest-sent")), acts::toString);
        for (String code : codes) {
            assertTrue(texts.has(Language.ES, "refusal." + code), code);
        }
        for (ItemKind kind : ItemKind.values()) {
            assertTrue(texts.has(Language.ES, "calendar.due." + kind.token()), kind::token);
        }
        for (String act : acts) {
            assertTrue(texts.has(Language.ES, "audit.act." + act), act);
        }
        assertTrue(texts.has(Language.ES, "audit.kind." + Tray.KIND));
        assertTrue(texts.has(Language.ES, "audit.kind." + Digests.KIND));
    }
}
