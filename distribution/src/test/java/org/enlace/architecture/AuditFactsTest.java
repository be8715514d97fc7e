package org.enlace.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Facts of the audit are shown to all who read it and can never be erased, so no source gives one a name, a title, a reason or other
 * words that people write. These go where their readers are asked: {@code changed} and {@code because}.
 */
class AuditFactsTest {
    private static final Path BUNDLES = Path.of("..", "bundles");

    /** A fact with what it is called and what it says; calls within calls, three deep. */
    private static final Pattern FACT = Pattern.compile("\\.fact\\(\\s*(\"[^\"]+\"|[\\w.]+)\\s*,"
            + "((?:[^()]|\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\))*)\\)");

    /** What words of people are called. */
    private static final Pattern WORDS_CALLED =
            Pattern.compile("\"(?:title|name|file-name|text|label|note|query|words)\"");

    /** How the sources read words of people. */
    private static final Pattern WORDS_READ = Pattern.compile(
            "(?:name\\(\\)\\.value|\\b(?:title|fileName|reason|text|label|note|getMessage|content|query|address))\\(\\)\\s*$");

    @Test
    void noFactHasWordsThatPeopleWrote() throws IOException {
        List<String> wrong = new ArrayList<>();
        int facts = 0;
        try (Stream<Path> all = Files.walk(BUNDLES)) {
            for (Path source : all.filter(file -> file.toString().contains("/src/main/")
                            && file.toString().endsWith(".java"))
                    .toList()) {
                String text = Files.readString(source);
                facts += (int) FACT.matcher(text).results().count();
                wrongIn(text).forEach(fact -> wrong.add(source.getFileName() + ": " + fact));
            }
        }
        assertTrue(facts > 200, "only " + facts + " facts were found");
        assertEquals(List.of(), wrong, "say these by changed or because, which ask for the readers of the record");
    }

    @Test
    void aFactWithWordsIsFound() {
        assertEquals(
                List.of(
                        ".fact(\"name\", one)",
                        ".fact(\"file\", file.name().value())",
                        ".fact(\"was\", before.title())"),
                wrongIn("""
                    act.fact("name", one);
                    audit.record(act.fact("file", file.name().value()).fact("was", before.title()));
                    act.fact("characters", standing.text().value().length()).fact("sha256", content.sha256());
                    """));
    }

    private static List<String> wrongIn(String source) {
        return FACT.matcher(source)
                .results()
                .filter(fact -> WORDS_CALLED.matcher(fact.group(1)).matches()
                        || WORDS_READ.matcher(fact.group(2)).find())
                .map(fact -> fact.group())
                .toList();
    }
}
