package org.enlace.calendar.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.enlace.calendar.Feeds;
import org.enlace.calendar.Invitations;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.web.TextsCheck;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts texts = Texts.of(Feeds.class);

    @Test
    void every_text_stands_in_four_languages() {
        assertEquals(List.of(), TextsCheck.problems(Feeds.class));
    }

    @Test
    void every_refusal_and_every_act_has_a_text() throws IOException {
        Set<String> codes = TextsCheck.inSources("new Refusal\\(\\s*\"([a-z0-9.-]+)\"");
        Set<String> acts = TextsCheck.inSources("Act.done\\(\"([a-z0-9.-]+)\"");
        assertTrue(codes.contains("calendar.acting"), codes::toString);
        assertTrue(acts.contains("calendar.fetch"), acts::toString);
        codes.forEach(code -> assertTrue(texts.has(Language.ES, "refusal." + code), code));
        acts.forEach(act -> assertTrue(texts.has(Language.ES, "audit.act." + act), act));
        assertTrue(texts.has(Language.ES, "audit.kind." + Feeds.KIND));
        assertTrue(texts.has(Language.ES, "audit.kind." + Invitations.KIND));
    }
}
