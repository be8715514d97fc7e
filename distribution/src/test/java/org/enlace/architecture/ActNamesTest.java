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
            "(?:Act\\.(?:done|refused|failed)|\\b[aA]ct|\\b\\w*Acts\\.\\w+)\\(\\s*\"([a-z-]+\\.[a-z-]+)\""
                    + "|static final String \\w+ = \"((?:sessions|shell|audit)\\.(?!sock)[a-z-]+)\"");

    /** What the guide calls an act by: whole, or its second half after another of its area; a star stands for any ending. */
    private static final Pattern TOLD = Pattern.compile("`([a-z-]*)\\.([a-z*-]+)`");

    private static final Pattern NAMED = Pattern.compile("(?m)^audit\\.act\\.([a-z-]+\\.[a-z-]+) *=");

    @Test
    void everyActHasANameAndSoHasItsArea() {
        Set<String> codes = recorded();
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

    /** Those too whose codes the sources put together, since each has its name. */
    @Test
    void everyActStandsInTheGuidesTableOfWhatIsAudited() throws IOException {
        Set<String> acts = recorded();
        files("messages_en.properties")
                .forEach(texts -> NAMED.matcher(texts).results().forEach(found -> acts.add(found.group(1))));
        assertTrue(acts.contains("jit.sign"), "jit.sign was not found among " + acts);
        Set<String> told = told(Files.readString(Path.of("..", "docs", "administer.md")));
        assertEquals(List.of(), missing(acts, told), "these acts stand in no row of \"What is audited\"");
    }

    @Test
    void anActThatStandsInNoRowIsMissed() {
        Set<String> told = told("""
                ## What is audited
                | act | when |
                |---|---|
                | `team.make`, `.end` | and `team.hidden` in the text |
                | `officers.*`, `team.copy-*` | |
                ## After
                | `team.after` | |
                """);
        assertEquals(
                List.of("team.after", "team.ending", "team.hidden"),
                missing(
                        new TreeSet<>(List.of(
                                "team.make",
                                "team.end",
                                "officers.block",
                                "team.copy-came",
                                "team.hidden",
                                "team.after",
                                "team.ending")),
                        told));
    }

    /** The acts of the first column of the table, whole or with a star at the end. */
    private static Set<String> told(String guide) {
        String table = guide.split("(?m)^## What is audited$")[1].split("(?m)^## ")[0];
        Set<String> told = new TreeSet<>();
        table.lines().filter(line -> line.startsWith("| `")).forEach(row -> {
            String[] area = {""};
            TOLD.matcher(row.split("\\|")[1]).results().forEach(found -> {
                area[0] = found.group(1).isEmpty() ? area[0] : found.group(1);
                told.add(area[0] + "." + found.group(2));
            });
        });
        return told;
    }

    private static List<String> missing(Set<String> acts, Set<String> told) {
        return acts.stream()
                .filter(act -> told.stream()
                        .noneMatch(each -> each.endsWith("*")
                                ? act.startsWith(each.substring(0, each.length() - 1))
                                : act.equals(each)))
                .toList();
    }

    private static Set<String> recorded() {
        Set<String> codes = new TreeSet<>();
        files(".java").forEach(source -> CODE.matcher(source)
                .results()
                .forEach(found -> codes.add(found.group(1) == null ? found.group(2) : found.group(1))));
        return codes;
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
