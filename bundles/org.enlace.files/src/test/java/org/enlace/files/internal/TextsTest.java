package org.enlace.files.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.enlace.files.FileName;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.web.TextsCheck;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts texts = Texts.of(FileName.class);

    @Test
    void every_text_stands_in_four_languages() {
        assertEquals(List.of(), TextsCheck.problems(FileName.class));
    }

    @Test
    void every_finding_has_its_words_and_its_remedy() throws IOException {
        assertEquals(List.of(), TextsCheck.findings(FileName.class));
    }

    @Test
    void every_refusal_and_every_act_has_a_text() throws IOException {
        Set<String> codes = TextsCheck.inSources("new Refusal\\(\\s*\"([a-z0-9.-]+)\"");
        Set<String> acts = TextsCheck.inSources("(?:Acts?\\.\\w+\\(|caller, )\"([a-z0-9.-]+)\"");

        assertTrue(codes.contains("files.too-large"), codes::toString);
        assertTrue(acts.contains("files.erase"), acts::toString);
        for (String code : codes) {
            assertTrue(texts.has(Language.ES, "refusal." + code), code);
        }
        for (String act : acts) {
            assertTrue(texts.has(Language.ES, "audit.act." + act), act);
        }
        assertTrue(texts.has(Language.ES, "audit.kind." + org.enlace.files.Files.KIND));
    }
}
