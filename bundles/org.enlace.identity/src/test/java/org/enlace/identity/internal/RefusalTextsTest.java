package org.enlace.identity.internal;

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
    private static final Pattern CODE = Pattern.compile("(?:new Refusal|noLink)\\(\\s*\"([a-z-]+\\.[a-z-]+)\"");

    private final Texts texts = Texts.of(House.class);

    @Test
    void every_refusal_has_a_text_in_every_language() throws IOException {
        Set<String> codes = new TreeSet<>(Set.of("officer.id-form", "unit.id-form"));
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(path -> path.toString().endsWith(".java")
                            && !path.toString().contains("internal/shell"))
                    .toList()) {
                Matcher code = CODE.matcher(Files.readString(source));
                while (code.find()) {
                    codes.add(code.group(1));
                }
            }
        }
        assertTrue(codes.size() > 50, codes::toString);
        for (Language language : Language.values()) {
            for (String code : codes) {
                assertTrue(texts.has(language, "refusal." + code), language + " has no refusal." + code);
                assertFalse(texts.get(language, "refusal." + code, "one", 2, 3).contains("{"), code);
            }
            RoleBook.BUILT_IN.forEach(role -> assertTrue(texts.has(language, "role." + role), role.value()));
        }
    }

    @Test
    void every_language_has_the_same_keys() {
        for (Language language : Language.values()) {
            assertEquals(new TreeSet<>(texts.keys(Language.ES)), new TreeSet<>(texts.keys(language)));
        }
    }
}
