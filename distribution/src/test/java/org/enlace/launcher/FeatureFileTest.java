package org.enlace.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureFileTest {
    private static final String DIGEST = "a".repeat(64);
    private static final String FEATURE = """
            {
              "feature-resource-version": "1.0",
              "id": "org.enlace:platform:0.1.0",
              "bundles": [
                { "id": "org.slf4j:slf4j-api:2.0.17", "start-level": 1, "sha256": "%s" },
                { "id": "org.enlace:org.enlace.web:0.1.0", "sha256": "%s" }
              ]
            }
            """.formatted(DIGEST, DIGEST);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void aFile() {
        file = folder.resolve("platform.json");
    }

    private FeatureFile read(String text) throws IOException {
        Files.writeString(file, text);
        return FeatureFile.read(file, FeatureFile.repository(folder));
    }

    @Test
    void bundlesComeWithLocationJarDigestAndStartLevel() throws IOException {
        FeatureFile feature = read(FEATURE);
        assertEquals("org.enlace:platform:0.1.0", feature.id());
        assertEquals(
                new FeatureFile.Entry(
                        "enlace:org.slf4j:slf4j-api:2.0.17",
                        folder.resolve("org/slf4j/slf4j-api/2.0.17/slf4j-api-2.0.17.jar"),
                        DIGEST,
                        1),
                feature.bundles().get(0));
    }

    @Test
    void withoutAStartLevelABundleStartsLast() throws IOException {
        assertEquals(10, read(FEATURE).bundles().get(1).startLevel());
    }

    @Test
    void aModulesBundlesLieSideBySide() throws IOException {
        Files.writeString(file, FEATURE);
        FeatureFile feature = FeatureFile.read(file, FeatureFile.flat(folder.resolve("bundles")));
        assertEquals(
                folder.resolve("bundles/slf4j-api-2.0.17.jar"),
                feature.bundles().get(0).jar());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "nonsense", "{\"feature-resource-version\":\"1.0\"}"})
    void aDamagedFileIsNamed(String text) {
        Refused refused = assertThrows(Refused.class, () -> read(text));
        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
    }

    @Test
    void everyCutOfAFeatureIsRefused() {
        String whole = FEATURE.strip();
        for (int length = 0; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThrows(Refused.class, () -> read(cut), cut);
        }
    }

    @Test
    void aBundleWithoutItsDigestIsRefused() {
        Refused refused = assertThrows(Refused.class, () -> read(FEATURE.replace(DIGEST, "abc")));
        assertTrue(refused.getMessage().contains("slf4j-api"), refused.getMessage());
    }

    @Test
    void aJarThatIsNotTheOneNamedIsRefused() throws IOException {
        FeatureFile.Entry entry = read(FEATURE).bundles().get(0);
        Files.createDirectories(entry.jar().getParent());
        Files.writeString(entry.jar(), "changed");
        Refused refused = assertThrows(Refused.class, () -> Digests.check(entry, file));
        assertTrue(refused.getMessage().contains(entry.jar().toString()), refused.getMessage());
    }
}
