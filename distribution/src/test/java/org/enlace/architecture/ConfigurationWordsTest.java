package org.enlace.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each key of the configuration is for is said in every language that pages speak; in English the declaration says it. */
class ConfigurationWordsTest {
    private static final Path BUNDLES = Path.of("..", "bundles");
    private static final Pattern PID = Pattern.compile("<Designate (?:factoryPid|pid)=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("<AD id=\"([^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"es", "pt", "fr"})
    void everyKeyIsExplainedAndNothingElseIs(String language) {
        Set<String> declared = new TreeSet<>();
        files("/target/classes/OSGI-INF/metatype/", ".xml")
                .forEach(xml -> PID.matcher(xml).results().forEach(pid -> KEY.matcher(xml)
                        .results()
                        .forEach(key -> declared.add(pid.group(1) + "." + key.group(1)))));
        assertTrue(declared.contains("org.enlace.web.zone"), "the bundles are built first: " + declared);
        Set<String> explained = new TreeSet<>();
        files("/src/main/resources/OSGI-INF/l10n/", "configuration_" + language + ".properties")
                .forEach(words -> words.lines()
                        .filter(line -> line.matches("[^#=]+=\\S.*"))
                        .forEach(line -> explained.add(line.substring(0, line.indexOf('=')))));
        assertEquals(
                declared,
                explained,
                "each key is explained in OSGI-INF/l10n/configuration_" + language
                        + ".properties of the bundle that declares it");
    }

    private static Stream<String> files(String folder, String end) {
        try (Stream<Path> all = Files.walk(BUNDLES)) {
            return all
                    .filter(file ->
                            file.toString().contains(folder) && file.toString().endsWith(end))
                    .map(ConfigurationWordsTest::text)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
