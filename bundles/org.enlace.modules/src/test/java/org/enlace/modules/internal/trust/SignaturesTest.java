package org.enlace.modules.internal.trust;

import static org.enlace.modules.internal.archive.ArchiveFixture.aModule;
import static org.enlace.modules.internal.trust.TestSigner.aSigner;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.enlace.modules.internal.archive.ArchiveFixture;
import org.enlace.modules.internal.archive.FeatureReader;
import org.enlace.modules.internal.archive.Intake;
import org.enlace.platform.Hashing;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturesTest {
    private static final TestSigner STRANGER = aSigner("Somebody else").made();

    @TempDir
    Path folder;

    private String vouched = "";

    @BeforeEach
    void aNodeThatTrustsTheMaker() throws IOException {
        trusting(TestSigner.MAKER);
        Files.createDirectories(folder.resolve("tmp"));
    }

    private TestSigner trusting(TestSigner signer) throws IOException {
        return signer.trustedIn(folder.resolve("data/config/trust"));
    }

    private Signatures signatures(boolean takesDevelopment) {
        Trust trust = new Trust(folder.resolve("home"), folder.resolve("data"), takesDevelopment, Clock.systemUTC());
        return new Signatures(trust, vouched::equals);
    }

    private Intake open(Path archive, boolean takesDevelopment) throws IOException {
        return Intake.open(archive, folder.resolve("tmp"), signatures(takesDevelopment), new FeatureReader(), "0.1.0");
    }

    private void taken(ArchiveFixture archive) throws IOException {
        try (Intake intake = open(archive.in(folder), false)) {
            assertEquals("sample-module", intake.feature().id());
        }
    }

    private Refusal refused(String code, ArchiveFixture archive) throws IOException {
        Path file = archive.in(folder);
        Refusal refusal = assertThrows(Refusal.class, () -> open(file, false).close());
        assertEquals(code, refusal.code(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
        try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
            assertEquals(List.of(), left.toList(), "the copy is gone");
        }
        return refusal;
    }

    private Path unpacked() throws IOException {
        Path installed = Files.createDirectory(folder.resolve("installed"));
        try (Intake intake = open(aModule().with("sbom.json", "{}").in(folder), false)) {
            intake.unpack(installed);
        }
        Files.writeString(installed.resolve("installed.json"), "{}");
        return installed;
    }

    @Test
    void whatATrustedSignerSignedIsTakenAndSaysWhoItWas() throws IOException {
        Path archive = aModule().in(folder);
        try (Intake intake = open(archive, false)) {
            assertEquals(TestSigner.MAKER.fingerprint(), intake.signer().fingerprint());
            assertEquals("CN=Sample maker", intake.signer().subject());
            assertEquals(64, intake.archiveSha256().length());
        }
    }

    @Test
    void rsaEcAndEd25519AreTakenWithSha256OrBetter() throws IOException {
        taken(aModule().by(trusting(aSigner("RSA").with("RSA", 2048).made())));
        taken(aModule()
                .by(trusting(
                        aSigner("RSA").with("RSA", 2048).digesting("SHA-512").made())));
        taken(aModule()
                .by(trusting(aSigner("EC").with("EC", 384).digesting("SHA-384").made())));
        taken(aModule().by(trusting(aSigner("Ed").with("Ed25519", 0).made())));
    }

    @Test
    void whatNobodySignedIsRefused() throws IOException {
        refused("module.unsigned", aModule().unsigned());
        refused("module.unsigned", aModule().unsigned().with("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n\n"));
    }

    @Test
    void aStrangerIsRefusedWithTheFingerprintToCompareAndTheWayToTrustThem() throws IOException {
        Refusal refusal = refused("module.signer-unknown", aModule().by(STRANGER));
        assertTrue(refusal.getMessage().replace(" ", "").contains(STRANGER.fingerprint()), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("module:trust add"), refusal.getMessage());
        trusting(STRANGER);
        taken(aModule().by(STRANGER));
    }

    @Test
    void anotherCertificateOfTheSameNameIsAStrangersToo() throws IOException {
        refused("module.signer-unknown", aModule().by(aSigner("Sample maker").made()));
    }

    @Test
    void anExpiredSignerIsTakenForWhatACatalogueListsAlone() throws IOException {
        TestSigner expired = trusting(aSigner("Former maker").expired().made());
        ArchiveFixture archive = aModule().by(expired).sealed();
        refused("module.signer-expired", archive);
        try (Intake intake = open(aModule().in(folder), false)) {
            vouched = intake.archiveSha256();
        }
        refused("module.signer-expired", archive);
        vouched = Hashing.sha256(archive.bytes());
        taken(archive);
    }

    @Test
    void aSignerThatIsNotValidYetIsRefused() throws IOException {
        refused(
                "module.signer-not-yet",
                aModule().by(trusting(aSigner("Next maker").notYet().made())));
    }

    @Test
    void theSignerOfADevelopersBuildIsTakenWhereTheNodeSaysSo() throws IOException {
        TestSigner developer = aSigner("Development").made();
        developer.trustedIn(folder.resolve("home/config/trust/development"));
        Refusal refusal = refused("module.signer-development", aModule().by(developer));
        assertTrue(refusal.getMessage().contains("developmentSigner"), refusal.getMessage());
        try (Intake intake = open(aModule().by(developer).in(folder), true)) {
            assertEquals(developer.fingerprint(), intake.signer().fingerprint());
        }
    }

    @Test
    void everyByteOfEveryMemberIsCovered() throws IOException {
        for (TestSigner signer : List.of(
                TestSigner.MAKER, trusting(aSigner("RSA").with("RSA", 2048).made()))) {
            ArchiveFixture whole = aModule().with("sbom.json", "{}").by(signer).sealed();
            for (String name : whole.names()) {
                byte[] content = whole.content(name);
                int step = name.startsWith("META-INF/") ? 1 : 1 + content.length / 40;
                for (int at = 0; at < content.length; at += step) {
                    byte[] changed = content.clone();
                    changed[at] ^= (byte) (1 << at % 8);
                    Path file = Files.write(
                            folder.resolve("changed.zip"),
                            whole.replacing(name, changed).bytes());
                    String where = name + " at " + at;
                    Refusal refusal =
                            assertThrows(Refusal.class, () -> open(file, false).close(), where);
                    assertTrue(
                            refusal.code().matches("module.(sign(ature|er|ers)-[a-z]+|member-unsigned)"),
                            where + ": " + refusal.getMessage());
                }
                whole.replacing(name, content);
            }
            taken(whole);
        }
    }

    @Test
    void theMemberThatWasChangedIsNamed() throws IOException {
        ArchiveFixture changed = aModule().sealed();
        changed.replacing("bundles/sample-1.0.0.jar", "not really a jaR".getBytes(StandardCharsets.UTF_8));
        assertTrue(refused("module.signature-broken", changed).getMessage().contains("bundles/sample-1.0.0.jar"));
    }

    @Test
    void whatTheSignerDidNotSignIsRefusedWhereverItLies() throws IOException {
        for (String name : List.of("bundles/more.jar", "META-INF/more.txt", "meta-inf/more.txt", "META-INF/a/B.SF")) {
            Refusal refusal =
                    refused("module.member-unsigned", aModule().sealed().with(name, "x"));
            assertTrue(refusal.getMessage().contains(name), refusal.getMessage());
        }
    }

    @Test
    void whatTheSignerSignedAndIsGoneIsNamed() throws IOException {
        Refusal refusal = refused(
                "module.signature-broken",
                aModule().with("sbom.json", "{}").sealed().without("sbom.json"));
        assertTrue(refusal.getMessage().contains("sbom.json is missing"), refusal.getMessage());
        refused("module.unsigned", aModule().sealed().without("META-INF/SAMPLE.EC"));
        refused("module.signature-broken", aModule().sealed().without("META-INF/MANIFEST.MF"));
    }

    @Test
    void severalSignersAreRefused() throws IOException {
        ArchiveFixture twice = aModule().sealed();
        ArchiveFixture other = aModule().by(STRANGER).sealed();
        twice.with("META-INF/OTHER.SF", other.content("META-INF/SAMPLE.SF"));
        refused("module.signers-several", twice);
        twice.with("META-INF/OTHER.EC", other.content("META-INF/SAMPLE.EC"));
        refused("module.signers-several", twice);
    }

    @Test
    void weakKeysAndDigestsAreRefusedFromWhomeverTheyCome() throws IOException {
        refused(
                "module.signature-weak",
                aModule().by(trusting(aSigner("Short").with("RSA", 1024).made())));
        refused(
                "module.signature-weak",
                aModule()
                        .by(trusting(aSigner("Old")
                                .with("RSA", 2048)
                                .digesting("SHA-1")
                                .made())));
    }

    @Test
    void aSignerWhoIsTrustedNoLongerIsRefusedAgain() throws IOException {
        Trust trust = new Trust(folder.resolve("home"), folder.resolve("data"), false, Clock.systemUTC());
        trust.remove(TestSigner.MAKER.fingerprint().substring(0, 8), TestCaller.ADMINISTRATOR, act -> {});
        refused("module.signer-unknown", aModule());
    }

    @Test
    void theJdksOwnToolAgreesOnAGoodArchiveAndOnAChangedOne() throws Exception {
        assertTrue(jarsigner(aModule().in(folder)).contains("jar verified."));
        ArchiveFixture changed = aModule().sealed();
        changed.replacing("feature.json", "{}".getBytes(StandardCharsets.UTF_8));
        assertFalse(jarsigner(changed.in(folder)).contains("jar verified."));
    }

    private static String jarsigner(Path archive) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/jarsigner")
                                .toString(),
                        "-verify",
                        archive.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    @Test
    void anInstalledModuleIsWholeUntilAFileOfItIsAnother() throws IOException {
        Path installed = unpacked();
        Signatures signatures = signatures(false);
        assertEquals(
                TestSigner.MAKER.fingerprint(),
                signatures.verifyFolder(installed).fingerprint());
        Set<String> files = new TreeSet<>();
        try (Stream<Path> all = Files.walk(installed)) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(each -> !each.endsWith("installed.json"))
                    .toList()) {
                byte[] content = Files.readAllBytes(file);
                byte[] changed = content.clone();
                changed[changed.length / 2] ^= 1;
                Files.write(file, changed);
                Refusal refusal = assertThrows(Refusal.class, () -> signatures.verifyFolder(installed));
                assertTrue(refusal.code().matches("module.(folder-changed|signer-unknown)"), refusal.getMessage());
                Files.write(file, content);
                files.add(installed.relativize(file).toString());
            }
        }
        assertEquals(6, files.size(), files.toString());
        signatures.verifyFolder(installed);
    }

    @Test
    void whatLiesInAnInstalledModuleAndWasNotSignedIsNamed() throws IOException {
        Path installed = unpacked();
        Files.writeString(installed.resolve("bundles/more.jar"), "x");
        Refusal more = assertThrows(Refusal.class, () -> signatures(false).verifyFolder(installed));
        assertTrue(more.getMessage().contains("bundles/more.jar"), more.getMessage());
        Files.delete(installed.resolve("bundles/more.jar"));
        Files.createSymbolicLink(installed.resolve("link"), installed.resolve("feature.json"));
        assertThrows(Refusal.class, () -> signatures(false).verifyFolder(installed));
        Files.delete(installed.resolve("link"));
        Files.delete(installed.resolve("sbom.json"));
        Refusal less = assertThrows(Refusal.class, () -> signatures(false).verifyFolder(installed));
        assertTrue(less.getMessage().contains("sbom.json is missing"), less.getMessage());
    }

    @Test
    void anInstalledModuleStaysWholeWhenItsSignerExpiresButNotWhenTheyAreDistrusted() throws IOException {
        Path installed = unpacked();
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(1000));
        Trust trust = new Trust(folder.resolve("home"), folder.resolve("data"), false, later);
        Signatures signatures = new Signatures(trust, sha256 -> false);
        signatures.verifyFolder(installed);
        trust.remove(TestSigner.MAKER.fingerprint(), TestCaller.ADMINISTRATOR, act -> {});
        assertEquals(
                "module.signer-unknown",
                assertThrows(Refusal.class, () -> signatures.verifyFolder(installed))
                        .code());
    }
}
