package org.enlace.protocols.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.junit.jupiter.api.Test;

class RefusalTextsTest {
    private final Texts texts = Texts.of(ProtocolLibrary.class);

    @Test
    void every_refusal_of_the_library_has_a_text_in_every_language() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(RefusalTextsTest::refuses).toList()) {
                Matcher code = Pattern.compile(
                                "\"((?:protocol|import|edition|adopting|checklist|experience|evidence)(?:\\.[a-z]+(?:-[a-z]+)*)+)\"")
                        .matcher(Files.readString(source));
                while (code.find()) {
                    codes.add(code.group(1));
                }
            }
        }
        assertTrue(codes.size() > 55, codes::toString);
        codes.add("edition.day-form");
        codes.add("checklist.assign-nothing");
        codes.add("experience.decision-missing");
        codes.add("edition.opinion-missing");
        codes.add("country.form");
        codes.add("record.id-form");
        codes.add("import.text-after-end");
        codes.add("import.ends-early");
        for (Language language : Language.values()) {
            for (String code : codes) {
                assertTrue(texts.has(language, "refusal." + code), language + " has no refusal." + code);
                String shown = texts.get(language, "refusal." + code, "one", 2, 3);
                assertFalse(shown.contains("{"), shown);
            }
        }
    }

    private static boolean refuses(Path source) {
        String path = source.toString();
        return path.endsWith(".java") && !path.contains("internal/web");
    }

    @Test
    void every_language_has_the_same_keys() {
        for (Language language : Language.values()) {
            assertEquals(new TreeSet<>(texts.keys(Language.ES)), new TreeSet<>(texts.keys(language)));
        }
    }

    @Test
    void the_card_counts_in_words() {
        assertEquals("Ningún documento en uso.", texts.get(Language.ES, "card.protocols.records", 0L));
        assertEquals("One document in use.", texts.get(Language.EN, "card.protocols.records", 1L));
        assertEquals("1,234 documents in use.", texts.get(Language.EN, "card.protocols.records", 1_234L));
    }
}
