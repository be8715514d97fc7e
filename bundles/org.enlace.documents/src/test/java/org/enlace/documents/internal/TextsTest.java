package org.enlace.documents.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.enlace.documents.Documents;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.web.Page;
import org.enlace.web.TextsCheck;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void every_text_stands_in_four_languages() {
        assertEquals(List.of(), TextsCheck.problems(Documents.class));
    }

    /** The platform words them for every module. */
    @Test
    void every_refusal_has_a_text() throws IOException {
        Set<String> codes = TextsCheck.inSources("\"((?:markdown|comparison)\\.too-[a-z-]+)\"");
        assertEquals(6, codes.size(), codes::toString);
        for (String code : codes) {
            assertTrue(Texts.of(Page.class).has(Language.ES, "refusal." + code), code);
        }
    }
}
