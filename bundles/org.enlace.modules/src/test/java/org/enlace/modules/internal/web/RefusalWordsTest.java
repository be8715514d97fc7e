package org.enlace.modules.internal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.web.TextsCheck;
import org.junit.jupiter.api.Test;

/** Whatever the bundle refuses about modules, a page says it in the reader's language. */
class RefusalWordsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/enlace/modules/internal");
    private static final Pattern CODE = Pattern.compile("new Refusal\\(\\s*\"(module\\.[a-z-]+[a-z])\"");
    private static final Pattern ADMISSION = Pattern.compile("(?:require|refusal)\\(\\s*\"(module\\.[a-z-]+)\"");
    private static final Pattern ARCHIVE = Pattern.compile("refuse\\(\\s*(?:[a-z.]+(?:\\(\\))?,\\s*)?\"([a-z-]+)\"");

    /** Said by commands only, which speak English. */
    private static final Set<String> COMMANDS = Set.of("module.verb", "module.version");

    @Test
    void everyCodeHasItsWordsInFourLanguages() {
        Set<String> codes = new TreeSet<>();
        for (Path file : sources()) {
            String source = read(file);
            collect(CODE, source, "", codes);
            collect(ADMISSION, source, "", codes);
            if (file.getFileName().toString().matches("Archive.java|StagedCopy.java")) {
                collect(ARCHIVE, source, "module.archive-", codes);
            } else if (file.getParent().endsWith("trust")) {
                collect(ARCHIVE, source, "module.", codes);
            }
        }
        codes.removeAll(COMMANDS);
        assertTrue(codes.size() > 60, "hardly any code was found: " + codes);
        assertTrue(codes.containsAll(
                Set.of("module.needed", "module.archive-bomb", "module.unsigned", "module.page-failed")));
        Texts texts = Texts.of(ModulesWeb.class);
        assertEquals(
                List.of(),
                codes.stream()
                        .filter(code -> Stream.of(Language.values())
                                .anyMatch(language -> !texts.has(language, "refusal." + code)))
                        .toList());
    }

    @Test
    void everyStepAndOperationHasAName() {
        Texts texts = Texts.of(ModulesWeb.class);
        Matcher step = Pattern.compile("[A-Z]+\\(\"([a-z ]+)\"\\)").matcher(read(SOURCES.resolve("Journal.java")));
        Set<String> missing = new TreeSet<>();
        int found = 0;
        while (step.find()) {
            found++;
            String key = "module.step." + step.group(1).replace(' ', '-');
            if (!texts.has(Language.ES, key)) {
                missing.add(key);
            }
        }
        assertEquals(9, found, "steps of the journal");
        assertEquals(Set.of(), missing);
        assertEquals(List.of(), TextsCheck.problems(ModulesWeb.class));
    }

    private static void collect(Pattern pattern, String source, String prefix, Set<String> codes) {
        Matcher matcher = pattern.matcher(source);
        while (matcher.find()) {
            codes.add(prefix + matcher.group(1));
        }
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyFindingHasItsWordsAndItsRemedy() throws IOException {
        assertEquals(List.of(), TextsCheck.findings(ModulesWeb.class));
    }
}
