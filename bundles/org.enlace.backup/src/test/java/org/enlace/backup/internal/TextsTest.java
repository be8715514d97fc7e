package org.enlace.backup.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern CODE = Pattern.compile("new Refusal\\(\\s*\"(backup\\.[a-z-]+)\"");

    @Test
    void every_refusal_has_its_text() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                CODE.matcher(Files.readString(source)).results().forEach(found -> codes.add(found.group(1)));
            }
        }
        Set<String> named = new TreeSet<>();
        Files.readAllLines(Path.of("src/main/resources/i18n/messages_es.properties")).stream()
                .filter(line -> !line.startsWith("finding."))
                .forEach(line -> named.add(line.substring("refusal.".length(), line.indexOf('='))));
        assertEquals(named, codes);
    }
}
