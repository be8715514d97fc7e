package org.enlace.backup.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern CODE = Pattern.compile("new Refusal\\(\\s*\"((?:backup|config)\\.[a-z-]+)\"");

    @Test
    void every_refusal_has_its_text() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                CODE.matcher(Files.readString(source)).results().forEach(found -> codes.add(found.group(1)));
            }
        }
        Set<String> named = keys("es").stream()
                .filter(key -> key.startsWith("refusal."))
                .map(key -> key.substring("refusal.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(named, codes);
    }

    @Test
    void every_text_stands_in_four_languages() throws IOException {
        for (String language : List.of("pt", "en", "fr")) {
            assertEquals(keys("es"), keys(language), language);
        }
    }

    private static Set<String> keys(String language) throws IOException {
        return Files.readAllLines(Path.of("src/main/resources/i18n/messages_" + language + ".properties")).stream()
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
