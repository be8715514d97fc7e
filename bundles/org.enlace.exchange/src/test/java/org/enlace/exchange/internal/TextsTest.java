package org.enlace.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.exchange.internal.web.ExchangeWeb;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.web.TextsCheck;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/enlace/exchange/internal");

    /** Where something is put aside: {@code note(…, "code"}, {@code refuse(…, "code"}, {@code stuck(…, "code"} and so on. */
    private static final Pattern PROBLEM = Pattern.compile(
            "(?:note\\(\\s*from,|peer\\.peer\\(\\)\\.country\\(\\),|refuse\\(slip, content,|State\\.REFUSED,|new (?:Unreadable|Hindrance)\\(|in\\.country\\(\\),|Place\\.QUARANTINED,)\\s*\"([a-z-]+)\"");

    private static final Pattern OUTCOME =
            Pattern.compile("return \"([a-z-]+)\";|, \"(rejected|refused|older-epoch|other-stream)\"\\)");

    private final Texts texts = Texts.of(ExchangeWeb.class);

    @Test
    void textsAreThereInFourLanguages() {
        assertEquals(List.of(), TextsCheck.problems(ExchangeWeb.class));
    }

    @Test
    void everyProblemHasItsWordsAndItsRemedy() throws IOException {
        Set<String> codes = new TreeSet<>(Set.of(
                Unreadable.FORM,
                Unreadable.KEY,
                Unreadable.SIGNATURE,
                Unreadable.SIZE,
                "unknown-type",
                "not-adopted",
                "unremembered"));
        codes.addAll(found(PROBLEM));
        assertTrue(
                codes.containsAll(
                        Set.of("fork", "poison", "stray", "truncated", "module-closed", "handling", "unproven")),
                codes::toString);
        for (String code : codes) {
            assertTrue(texts.has(Language.ES, "problem." + code), "problem." + code);
            assertTrue(texts.has(Language.ES, "remedy." + code), "remedy." + code);
        }
    }

    @Test
    void everyOutcomeOfAnImportHasItsWords() throws IOException {
        Set<String> outcomes = new TreeSet<>(found(OUTCOME));
        outcomes.addAll(Set.of("kept", "quarantined", "passed", "waiting"));
        for (String outcome : outcomes) {
            assertTrue(texts.has(Language.ES, "outcome." + outcome), "outcome." + outcome);
        }
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(one -> one.toString().matches(".*(Arrivals|Delivering|Courier).java"))
                    .toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .forEach(match -> all.add(match.group(1) == null ? match.group(2) : match.group(1)));
            }
        }
        return all;
    }

    @Test
    void everyFindingHasItsWordsAndItsRemedy() throws IOException {
        assertEquals(List.of(), TextsCheck.findings(ExchangeWeb.class));
    }
}
