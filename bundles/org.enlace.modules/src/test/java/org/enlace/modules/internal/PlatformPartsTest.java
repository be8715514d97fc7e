package org.enlace.modules.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlace.platform.Hashing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformPartsTest {
    private static final String CONTENT = "what was shipped";

    @TempDir
    private Path home;

    private Path jar;
    private Path feature;

    @BeforeEach
    void shipped() throws IOException {
        jar = home.resolve("repository/org/enlace/org.enlace.web/0.1.0/org.enlace.web-0.1.0.jar");
        feature = home.resolve("features/platform.json");
        Files.createDirectories(jar.getParent());
        Files.createDirectories(feature.getParent());
        Files.writeString(jar, CONTENT);
        Files.writeString(feature, """
                {"id": "org.enlace:platform:0.1.0",
                 "bundles": [{"id": "org.enlace:org.enlace.web:0.1.0", "start-level": 2, "sha256": "%s"}]}
                """.formatted(Hashing.sha256(CONTENT)));
    }

    @Test
    void whatIsAsItWasShippedIsNotNamed() {
        assertEquals(List.of(), PlatformParts.changed(home));
    }

    @Test
    void whatWasChangedIsNamedThoughItsTimeSaysNothing() throws IOException {
        var time = Files.getLastModifiedTime(jar);
        Files.writeString(jar, CONTENT.replace('s', 'z'));
        Files.setLastModifiedTime(jar, time);
        assertEquals(List.of(jar), PlatformParts.changed(home));
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Files.delete(jar);
        assertEquals(List.of(jar), PlatformParts.changed(home));
        Files.writeString(feature, "{\"bundles\": [{\"id\": \"one:two\"}]}");
        assertEquals(List.of(feature), PlatformParts.changed(home), "the list itself cannot be read");
    }
}
