package org.enlace.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every act that the sources record has a name in words, and so has its area: the readers of the audit see no bare code. */
class ActNamesTest {
    private static final Path BUNDLES = Path.of("..", "bundles");

    /** A code where an act begins, or in a constant of one of the areas that keep theirs so. */
    private static final Pattern CODE = Pattern.compile(
            "(?:Act\\.(?:done|refused|failed)|\\b[aA]ct|\\b\\w*Acts\\.\\w+|\\bCareful\\.change)\\((?:audit, |\\s)*\"([a-z-]+\\.[a-z-]+)\""
                    + "|static final String \\w+ = \"((?:sessions|shell|audit)\\.(?!sock)[a-z-]+)\"");

    @Test
    void everyActHasANameAndSoHasItsArea() {
        Set<String> codes = new TreeSet<>();
        files(".java").forEach(source -> CODE.matcher(source)
                .results()
                .forEach(found -> codes.add(found.group(1) == null ? found.group(2) : found.group(1))));
        for (String known : List.of("sessions.begin", "keys.rotate", "shell.run", "protocols.read", "audit.erase")) {
            assertTrue(codes.contains(known), known + " was not found among " + codes);
        }
        Set<String> wanted = new TreeSet<>(codes);
        codes.forEach(code -> wanted.add(code.substring(0, code.indexOf('.') + 1)));
        Set<String> named = new TreeSet<>();
        files("messages_es.properties").forEach(texts -> texts.lines()
                .filter(line -> line.startsWith("act.") || line.startsWith("audit.act."))
                .forEach(line -> named.add(line.substring(line.indexOf("act.") + 4, line.indexOf('='))
                        .strip())));
        wanted.removeAll(named);
        assertEquals(Set.of(), wanted, "these acts have no name; see the README of org.enlace.audit");
    }

    private static Stream<String> files(String end) {
        try (Stream<Path> all = Files.walk(BUNDLES)) {
            return all
                    .filter(file -> file.toString().contains("/src/main/")
                            && file.toString().endsWith(end))
                    .map(ActNamesTest::withoutComments)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutComments(Path file) {
        try {
            return Files.readString(file).replaceAll("(?m)^\\s*\\*.*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
