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
 * Facts of the audit can never be erased. Their types refuse sentences; a name of one word has the form of a code, so no source gives one
 * as such. It goes where its readers are asked: {@code changed} and {@code because}.
 */
class AuditFactsTest {
    private static final Pattern WORDS = Pattern.compile(
            "\\.codes?\\(\\s*(?:\"(?:title|name|file-name|text|label|note|query|words)\"\\s*,"
                    + "|[\\w.\"-]+\\s*,\\s*[\\w.()]*?"
                    + "(?:name\\(\\)\\.value|\\b(?:title|fileName|reason|text|label|note|getMessage|content|query|address))\\(\\)\\s*\\))");

    /** Words of a sentence each have the form of a code. */
    private static final Pattern CUT = Pattern.compile("\\.codes\\([^;]*?\\.split\\(");

    private static final Pattern PAST_THE_TYPES =
            Pattern.compile("import org\\.enlace\\.platform\\.Act;.*\\bnew Act\\(", Pattern.DOTALL);

    @Test
    void noCodeIsAWordThatPeopleWrote() throws IOException {
        List<String> wrong = new ArrayList<>();
        int codes = 0;
        try (Stream<Path> all = Files.walk(Path.of("..", "bundles"))) {
            for (Path source : all.filter(file -> file.toString().contains("/src/main/")
                            && file.toString().endsWith(".java"))
                    .toList()) {
                String text = Files.readString(source);
                codes += text.split("\\.codes?\\(\"", -1).length - 1;
                wrongIn(text).forEach(found -> wrong.add(source.getFileName() + ": " + found));
            }
        }
        assertTrue(codes > 100, "only " + codes + " codes were found");
        assertEquals(List.of(), wrong, "say these by changed or because, which ask for the readers of the record");
    }

    @Test
    void aCodeWithWordsIsFound() {
        assertEquals(
                List.of(".code(\"name\",", ".code(\"file\", file.name().value())", ".code(WAS, before.title())"),
                wrongIn("""
                    act.code("name", one);
                    audit.record(act.code("file", file.name().value()).code(WAS, before.title()));
                    act.fact("characters", standing.text().value().length()).code("sha256", content.sha256());
                    """));
        assertEquals(
                1,
                wrongIn("import org.enlace.platform.Act;\nclass A { Act a = new Act(b); }")
                        .size());
        assertEquals(
                List.of(".codes(\"to\", List.of(words.split("),
                wrongIn("act.codes(\"to\", List.of(words.split(\" \"))).fact(\"rows\", 1);"));
    }

    private static List<String> wrongIn(String source) {
        return Stream.of(WORDS, CUT, PAST_THE_TYPES)
                .flatMap(pattern -> pattern.matcher(source).results())
                .map(found -> found.group())
                .toList();
    }
}
