package org.enlace.modules.internal.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.enlace.modules.internal.trust.TestSigner;

/**
 * Writes zip files byte by byte, so that a test can make those no ordinary tool would. Every member is stored, and all that
 * were added are signed by {@link TestSigner#MAKER}, unless the test says otherwise.
 */
public final class ArchiveFixture {
    private record Entry(String name, byte[] content, int mode, long announced) {}

    private final List<Entry> entries = new ArrayList<>();
    private String id = "sample-module";
    private String version = "0.1.0";
    private String platform = "[0.1,0.2)";
    private String hash;
    private TestSigner signer = TestSigner.MAKER;
    private byte[] bundle = "not really a jar".getBytes(StandardCharsets.UTF_8);

    /** Nothing in it yet. */
    public static ArchiveFixture anArchive() {
        return new ArchiveFixture();
    }

    /** A sound module archive: a feature and the one bundle it names. */
    public static ArchiveFixture aModule() {
        return anArchive().withFeature().withBundle();
    }

    /** The same of another identity. */
    public static ArchiveFixture aModule(String id, String version) {
        ArchiveFixture archive = anArchive().id(id);
        archive.version = version;
        return archive.withFeature().withBundle();
    }

    public ArchiveFixture id(String value) {
        id = value;
        return this;
    }

    ArchiveFixture platform(String value) {
        platform = value;
        return this;
    }

    ArchiveFixture wrongHash() {
        hash = "0".repeat(64);
        return this;
    }

    ArchiveFixture withFeature() {
        return with("feature.json", feature().getBytes(StandardCharsets.UTF_8));
    }

    ArchiveFixture withBundle() {
        return with("bundles/sample-1.0.0.jar", bundle);
    }

    public ArchiveFixture with(String name, byte[] content) {
        entries.add(new Entry(name, content, 0100644, content.length));
        return this;
    }

    public ArchiveFixture with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    ArchiveFixture withLink(String name, String target) {
        entries.add(new Entry(name, target.getBytes(StandardCharsets.UTF_8), 0120777, target.length()));
        return this;
    }

    ArchiveFixture withAnnouncedSize(String name, long size) {
        entries.add(new Entry(name, new byte[1], 0100644, size));
        return this;
    }

    public ArchiveFixture by(TestSigner other) {
        signer = other;
        return this;
    }

    public ArchiveFixture unsigned() {
        signer = null;
        return this;
    }

    /** Signs what is there now; what is done from here on nobody signs. */
    public ArchiveFixture sealed() throws IOException {
        ArchiveFixture sealed = new ArchiveFixture();
        sealed.id = id;
        sealed.version = version;
        sealed.entries.addAll(all());
        return sealed.unsigned();
    }

    public ArchiveFixture without(String name) {
        entries.removeIf(entry -> entry.name().equals(name));
        return this;
    }

    /** Puts another content in the place of a member's. */
    public ArchiveFixture replacing(String name, byte[] content) {
        entries.replaceAll(
                entry -> entry.name().equals(name) ? new Entry(name, content, entry.mode(), content.length) : entry);
        return this;
    }

    public byte[] content(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow()
                .content();
    }

    public List<String> names() {
        return entries.stream().map(Entry::name).toList();
    }

    private List<Entry> all() throws IOException {
        List<Entry> all = new ArrayList<>();
        if (signer != null) {
            Map<String, byte[]> members = new LinkedHashMap<>();
            entries.forEach(entry -> members.put(entry.name(), entry.content()));
            signer.sign(members).forEach((name, content) -> all.add(new Entry(name, content, 0100644, content.length)));
        }
        all.addAll(entries);
        return all;
    }

    String feature() {
        return """
                {"feature-resource-version": "1.0", "id": "org.enlace:%s:%s",
                 "bundles": [{"id": "org.sample:sample:1.0.0", "start-level": 10, "sha256": "%s"}],
                 "extensions": {"enlace.module": {"type": "json", "kind": "mandatory", "json": {
                   "title": {"es": "t", "pt": "t", "en": "Sample", "fr": "t"},
                   "summary": {"es": "s", "pt": "s", "en": "A sample", "fr": "s"},
                   "platform": "%s", "permissions": [{"name": "sample.read", "roles": ["officer"]}],
                   "schema": "sample", "schemaVersion": 3, "messages": [], "adoption": "optional",
                   "pages": ["/sample"]}}}}
                """.formatted(id, version, hash == null ? sha256(bundle) : hash, platform);
    }

    /** One entry whose directory claims so many bytes: what is read of it must not depend on that. */
    public static byte[] withDirectoryOf(int bytes) {
        return buffer(30 + bytes + 22)
                .putInt(0x04034b50)
                .putInt(30 + bytes, 0x06054b50)
                .putShort(30 + bytes + 10, (short) 1)
                .putInt(30 + bytes + 12, bytes)
                .putInt(30 + bytes + 16, 30)
                .array();
    }

    public Path in(Path folder) throws IOException {
        return Files.write(folder.resolve(id + "-" + version + ".zip"), bytes());
    }

    public byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        List<Entry> all = all();
        for (Entry entry : all) {
            int offset = out.size();
            byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
            CRC32 crc = new CRC32();
            crc.update(entry.content());
            ByteBuffer sizes = buffer(12)
                    .putInt((int) crc.getValue())
                    .putInt(entry.content().length)
                    .putInt((int) entry.announced());
            out.write(buffer(14).putInt(0x04034b50).putShort((short) 10).array());
            out.write(sizes.array());
            out.write(buffer(4).putShort((short) name.length).array());
            out.write(name);
            out.write(entry.content());
            directory.write(buffer(16)
                    .putInt(0x02014b50)
                    .putShort((short) (3 << 8 | 20))
                    .array());
            directory.write(sizes.array());
            directory.write(buffer(18)
                    .putShort((short) name.length)
                    .putInt(10, entry.mode() << 16)
                    .putInt(14, offset)
                    .array());
            directory.write(name);
        }
        int offset = out.size();
        out.write(directory.toByteArray());
        out.write(buffer(22)
                .putInt(0x06054b50)
                .putShort(8, (short) all.size())
                .putShort(10, (short) all.size())
                .putInt(12, directory.size())
                .putInt(16, offset)
                .array());
        return out.toByteArray();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
