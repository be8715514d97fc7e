package org.enlace.modules.internal.archive;

import static org.enlace.modules.internal.archive.ArchiveFixture.aModule;
import static org.enlace.modules.internal.archive.ArchiveFixture.anArchive;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.enlace.modules.internal.trust.Signatures;
import org.enlace.modules.internal.trust.TestSigner;
import org.enlace.modules.internal.trust.Trust;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleArchiveTest {
    @TempDir
    Path folder;

    private Intake open(Path archive) throws IOException {
        Path staging = Files.createDirectories(folder.resolve("tmp"));
        TestSigner.MAKER.trustedIn(folder.resolve("data/config/trust"));
        Trust trust = new Trust(folder.resolve("home"), folder.resolve("data"), false, Clock.systemUTC());
        return Intake.open(archive, staging, new Signatures(trust, sha256 -> false), new FeatureReader(), "0.1.0");
    }

    private void take(Path archive) throws IOException {
        try (Intake intake = open(archive)) {
            intake.unpack(Files.createDirectory(folder.resolve("staged")));
        }
    }

    private void refused(String code, byte[] archive) throws IOException {
        refused(code, Files.write(folder.resolve("given.zip"), archive));
    }

    private void refused(String code, Path archive) {
        Refusal refusal = assertThrows(Refusal.class, () -> take(archive));
        assertEquals(code, refusal.code(), refusal.getMessage());
        assertTrue(refusal.getMessage().length() > 30, refusal.getMessage());
        assertArrayEquals(new String[0], folder.resolve("tmp").toFile().list(), "what was staged is gone");
    }

    @Test
    void aSoundArchiveIsUnpackedAsItsFeatureSays() throws IOException {
        Path archive = aModule().with("sbom.json", "{}").in(folder);
        try (Intake intake = open(archive)) {
            assertEquals("sample-module", intake.feature().id());
            assertEquals("Sample", intake.feature().title().get(Language.EN));
            assertEquals(3, intake.feature().schema().orElseThrow().version());
            assertEquals(
                    "enlace:org.sample:sample:1.0.0",
                    intake.feature().parts().get(0).location());
        }
        take(archive);
        assertEquals("not really a jar", Files.readString(folder.resolve("staged/bundles/sample-1.0.0.jar")));
    }

    @Test
    void anArchiveMadeByAnOrdinaryToolIsTaken() throws IOException {
        Path archive = folder.resolve("ordinary.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("bundles/"));
            zip.putNextEntry(new ZipEntry("bundles/sample-1.0.0.jar"));
            zip.write("not really a jar".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("feature.json"));
            zip.write(anArchive().feature().getBytes(StandardCharsets.UTF_8));
        }
        take(Files.write(folder.resolve("signed.zip"), TestSigner.MAKER.signed(archive)));
        assertTrue(Files.exists(folder.resolve("staged/feature.json")));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        refused("module.archive-missing", folder.resolve("nowhere.zip"));
    }

    @Test
    void aFolderIsNotAnArchive() {
        refused("module.archive-not-file", folder);
    }

    @Test
    void aFileThatIsNoZipIsRefused() throws IOException {
        refused(
                "module.archive-not-zip",
                "PDF, perhaps, but certainly not a zip file".getBytes(StandardCharsets.UTF_8));
        refused("module.archive-not-zip", new byte[0]);
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] whole = aModule().bytes();
        for (int length = 30; length < whole.length; length += 7) {
            refused("module.archive-damaged", Arrays.copyOf(whole, length));
        }
    }

    @Test
    void anythingAfterTheEndIsRefused() throws IOException {
        byte[] whole = aModule().bytes();
        refused("module.archive-damaged", Arrays.copyOf(whole, whole.length + 5));
    }

    @Test
    void aDirectoryThatClaimsMoreThanItsEntriesNeedIsRefusedUnread() throws IOException {
        refused("module.archive-damaged", ArchiveFixture.withDirectoryOf(8 << 20));
    }

    @Test
    void whatNoMemberAccountsForIsRefused() throws IOException {
        byte[] whole = aModule().bytes();
        ByteBuffer hidden = ByteBuffer.allocate(whole.length + 40).order(ByteOrder.LITTLE_ENDIAN);
        hidden.putInt(0x04034b50).position(40);
        hidden.put(whole).putInt(hidden.capacity() - 6, hidden.getInt(hidden.capacity() - 6) + 40);
        refused("module.archive-damaged", hidden.array());
    }

    @Test
    void aPathThatLeadsOutIsRefused() throws IOException {
        refused("module.archive-path", aModule().with("../evil.sh", "x").bytes());
        refused(
                "module.archive-path",
                aModule().with("bundles/../../evil.sh", "x").bytes());
        refused("module.archive-path", aModule().with("/etc/evil", "x").bytes());
        refused("module.archive-path", aModule().with("bundles\\evil", "x").bytes());
        refused("module.archive-path", aModule().with("C:evil", "x").bytes());
    }

    @Test
    void aNameThatStandsTwiceIsRefused() throws IOException {
        refused("module.archive-duplicate", aModule().withBundle().bytes());
    }

    @Test
    void aLinkIsRefused() throws IOException {
        refused(
                "module.archive-link",
                aModule().withLink("sbom.json", "/etc/passwd").bytes());
    }

    @Test
    void anExtraMemberIsRefused() throws IOException {
        refused("module.archive-extra", aModule().with("bundles/other.jar", "x").bytes());
        refused("module.archive-extra", aModule().with("README.md", "x").bytes());
    }

    @Test
    void anArchiveThatWouldFillTheDiskIsRefused() throws IOException {
        ArchiveFixture bomb = aModule().withAnnouncedSize("sbom.json", Archive.MAX_UNPACKED + 1);
        refused("module.archive-bomb", bomb.bytes());
    }

    @Test
    void aMemberLongerThanItAnnouncesIsRefused() throws IOException {
        Path archive = folder.resolve("liar.zip");
        Map<String, byte[]> members = Map.of("feature.json", new byte[1_000_000]);
        Map<String, byte[]> all = new LinkedHashMap<>(TestSigner.MAKER.sign(members));
        all.putAll(members);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Map.Entry<String, byte[]> member : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        byte[] bytes = Files.readAllBytes(archive);
        int directory = bytes.length - 22 - 46 - "feature.json".length();
        bytes[directory + 24] = 10;
        bytes[directory + 25] = 0;
        bytes[directory + 26] = 0;
        refused("module.archive-bomb", bytes);
    }

    @Test
    void tenThousandMembersAreTooMany() throws IOException {
        ArchiveFixture many = anArchive();
        for (int i = 0; i < 10_000; i++) {
            many.with("bundles/" + i, "");
        }
        refused("module.archive-members", many.bytes());
    }

    @Test
    void oneChangedByteInAnyMemberIsRefused() throws IOException {
        byte[] bytes = aModule().bytes();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("not really")] ^= 1;
        refused("module.archive-damaged", bytes);
    }

    @Test
    void aBundleOtherThanTheFeatureNamesIsRefused() throws IOException {
        refused(
                "module.bundle-hash",
                anArchive().wrongHash().withFeature().withBundle().bytes());
    }

    @Test
    void aMissingBundleIsNamed() throws IOException {
        refused("module.bundle-missing", anArchive().withFeature().bytes());
    }

    @Test
    void anArchiveWithoutFeatureIsRefused() throws IOException {
        refused("module.feature-missing", anArchive().withBundle().bytes());
    }

    @Test
    void aSchemaOrAPidThatIsNoNameIsRefusedWithTheRule() throws IOException {
        String feature = anArchive().feature();
        for (String schema : List.of("x;drop", "", "X", "audit.entry", "x\u202ey", "pg_catalog", "public", "node")) {
            refused(
                    "module.feature-form",
                    anArchive()
                            .with(
                                    "feature.json",
                                    feature.replace("\"schema\": \"sample\"", "\"schema\": \"" + schema + "\""))
                            .withBundle()
                            .bytes());
        }
        for (String pid : List.of("a)(b", "*", "a..b", "a b", "org.sample~")) {
            refused(
                    "module.feature-form",
                    anArchive()
                            .with(
                                    "feature.json",
                                    feature.replace(
                                            "\"extensions\"",
                                            "\"configurations\": {\"" + pid + "\": {}}, \"extensions\""))
                            .withBundle()
                            .bytes());
        }
    }

    @Test
    void aFeatureThatCannotBeReadIsRefused() throws IOException {
        refused(
                "module.feature-form",
                anArchive().with("feature.json", "{").withBundle().bytes());
        refused(
                "module.feature-form",
                anArchive().with("feature.json", "[]").withBundle().bytes());
        refused(
                "module.feature-form",
                anArchive().with("feature.json", new byte[] {(byte) 0xff}).bytes());
        String feature = anArchive().feature();
        refused(
                "module.feature-form",
                anArchive()
                        .with("feature.json", feature.replace("enlace.module", "other"))
                        .bytes());
        refused(
                "module.feature-form",
                anArchive()
                        .with("feature.json", feature.replace("sha256", "sha1"))
                        .bytes());
        refused(
                "module.feature-form",
                anArchive()
                        .with("feature.json", feature.replace("\"pages\"", "\"page\""))
                        .bytes());
        refused(
                "module.feature-form",
                anArchive()
                        .with("feature.json", feature.replace("sample-module", "../x"))
                        .bytes());
        refused(
                "module.feature-form",
                anArchive()
                        .with("feature.json", feature.replace("sample-module", "platform"))
                        .withBundle()
                        .bytes());
        refused(
                "module.feature-form",
                anArchive()
                        .with("feature.json", feature.replace("\"fr\": \"t\"", "\"de\": \"t\""))
                        .bytes());
        refused(
                "module.feature-form",
                anArchive()
                        .with("feature.json", feature.replace("[0.1,0.2)", "soon"))
                        .bytes());
        refused(
                "module.feature-form",
                anArchive()
                        .with("feature.json", feature.replace("sample.read", "Read it"))
                        .bytes());
    }

    @Test
    void aModuleForAnotherPlatformIsRefused() throws IOException {
        refused(
                "module.platform-range",
                anArchive().platform("[0.2,0.3)").withFeature().withBundle().bytes());
    }

    @Test
    void theSameArchiveIsReadToTheSameBytes() throws IOException {
        assertArrayEquals(aModule().unsigned().bytes(), aModule().unsigned().bytes());
    }

    @Test
    void flippingABitNeverGivesAnythingButARefusal() throws IOException {
        byte[] whole = aModule().bytes();
        for (int bit = 0; bit < whole.length * 8; bit += 11) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Path archive = Files.write(folder.resolve("flipped.zip"), flipped);
            try (Intake intake = open(archive);
                    OutputStream nowhere = OutputStream.nullOutputStream()) {
                assertEquals("sample-module", intake.feature().id());
                nowhere.write(0);
            } catch (Refusal expected) {
                assertTrue(expected.code().startsWith("module."), expected.code());
            }
        }
    }
}
