package org.enlace.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Language;
import org.enlace.web.internal.ui.Words;
import org.junit.jupiter.api.Test;

class TextsCheckTest {
    @Test
    void every_text_of_the_platform_stands_in_four_languages_with_the_same_placeholders() {
        assertEquals(List.of(), TextsCheck.problems(Words.class));
    }

    @Test
    void a_missing_text_is_found() {
        assertFound("pt: no text", "Sí", null, "Yes", "Oui");
    }

    @Test
    void a_lost_placeholder_is_found() {
        assertFound("fr: placeholders []", "Hay {0}", "Há {0}", "{0} there", "Il y en a");
    }

    @Test
    void an_apostrophe_that_would_be_swallowed_is_found() {
        assertFound("fr: a lone apostrophe", "Inicio", "Início", "Home", "Page d'accueil");
    }

    @Test
    void a_false_friend_is_found() {
        assertFound(
                "es: a false friend",
                "Tráfico de personas",
                "Tráfico de pessoas",
                "Trafficking",
                "Traite des personnes");
    }

    @Test
    void a_broken_pattern_is_found() {
        assertFound("en: ", "Uno", "Um", "One {", "Un");
    }

    private static void assertFound(String expected, String es, String pt, String en, String fr) {
        Map<Language, Map<String, String>> texts = new HashMap<>();
        String[] values = {es, pt, en, fr};
        for (Language language : Language.values()) {
            String value = values[language.ordinal()];
            texts.put(language, value == null ? Map.of() : Map.of("key", value));
        }
        List<String> problems = TextsCheck.problems(texts);
        assertTrue(
                problems.stream().anyMatch(problem -> problem.contains(expected)),
                () -> "expected \"" + expected + "\" among " + problems);
    }
}
