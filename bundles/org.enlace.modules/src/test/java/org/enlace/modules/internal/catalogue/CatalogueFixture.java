package org.enlace.modules.internal.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.enlace.modules.internal.archive.ArchiveFixture;
import org.enlace.modules.internal.trust.TestSigner;
import org.enlace.platform.Hashing;

/** Makes a folder with a signed catalogue and the archives it lists, as it comes on a USB stick. */
public final class CatalogueFixture {
    private String name = "sample";
    private long version = 1;
    private Instant expires = Instant.now().plus(Duration.ofDays(30));
    private TestSigner signer = TestSigner.MAKER;
    private String text;
    private Path folder;
    private final Map<String, byte[]> archives = new LinkedHashMap<>();

    /** Lists nothing yet. */
    public static CatalogueFixture aCatalogue() {
        return new CatalogueFixture();
    }

    public CatalogueFixture named(String value) {
        name = value;
        return this;
    }

    public CatalogueFixture version(long value) {
        version = value;
        return this;
    }

    public CatalogueFixture expiring(Instant value) {
        expires = value;
        return this;
    }

    public CatalogueFixture by(TestSigner value) {
        signer = value;
        return this;
    }

    /** Says this instead of what it would say. */
    public CatalogueFixture saying(String value) {
        text = value;
        return this;
    }

    public CatalogueFixture offering(String id, String moduleVersion) throws IOException {
        return offering(id, moduleVersion, archive(id, moduleVersion));
    }

    /** A module archive of this identity. */
    public static byte[] archive(String id, String moduleVersion) throws IOException {
        return ArchiveFixture.aModule(id, moduleVersion).bytes();
    }

    public CatalogueFixture offering(String id, String moduleVersion, byte[] archive) {
        archives.put(id + "-" + moduleVersion, archive);
        return this;
    }

    public Path folder() {
        return folder;
    }

    public CatalogueFixture in(Path target) throws IOException {
        folder = Files.createDirectories(target);
        for (Map.Entry<String, byte[]> archive : archives.entrySet()) {
            Files.write(folder.resolve(archive.getKey() + ".zip"), archive.getValue());
        }
        Files.write(
                folder.resolve("catalogue.zip"),
                ArchiveFixture.anArchive()
                        .with("catalogue.json", json())
                        .by(signer)
                        .bytes());
        return this;
    }

    public String json() {
        if (text != null) {
            return text;
        }
        String modules = archives.entrySet().stream()
                .map(archive -> module(archive.getKey(), archive.getValue()))
                .collect(Collectors.joining(","));
        return """
                {"catalogue": "%s", "version": %d, "issued": "2026-01-01T00:00:00Z", "expires": "%s", "modules": [%s]}
                """.formatted(name, version, expires, modules);
    }

    private static String module(String stem, byte[] archive) {
        int dash = stem.lastIndexOf('-');
        return """
                {"id": "%s", "version": "%s", "file": "%s.zip", "size": %d, "sha256": "%s",
                 "title": {"es": "t", "pt": "t", "en": "Sample", "fr": "t"}, "platform": "[0.1,0.2)"}
                """.formatted(
                stem.substring(0, dash), stem.substring(dash + 1), stem, archive.length, Hashing.sha256(archive));
    }

    /** Bytes that are no archive, for what is never looked into. */
    public static byte[] bytes(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }
}
