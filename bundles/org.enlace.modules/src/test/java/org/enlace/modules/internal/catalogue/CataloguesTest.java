package org.enlace.modules.internal.catalogue;

import static org.enlace.modules.internal.catalogue.CatalogueFixture.aCatalogue;
import static org.enlace.modules.internal.catalogue.CatalogueFixture.archive;
import static org.enlace.modules.internal.catalogue.CatalogueFixture.bytes;
import static org.enlace.modules.internal.trust.TestCaller.ADMINISTRATOR;
import static org.enlace.modules.internal.trust.TestSigner.aSigner;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.enlace.modules.internal.trust.TestCaller;
import org.enlace.modules.internal.trust.TestSigner;
import org.enlace.modules.internal.trust.Trust;
import org.enlace.platform.Act;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;

class CataloguesTest {
    private static final TestSigner OTHER = aSigner("Other maker").made();

    private final List<Act> acts = new ArrayList<>();

    @TempDir
    Path folder;

    private Path usb;
    private Catalogues catalogues;

    @BeforeEach
    void aNodeThatTrustsTwoMakers() throws IOException {
        usb = folder.resolve("usb");
        Files.createDirectories(folder.resolve("data/tmp"));
        TestSigner.MAKER.trustedIn(folder.resolve("data/config/trust"));
        OTHER.trustedIn(folder.resolve("data/config/trust"));
        catalogues = at(Clock.systemUTC());
    }

    private Catalogues at(Clock clock) {
        Path data = folder.resolve("data");
        return new Catalogues(data, "0.1.0", new Trust(folder.resolve("home"), data, false, clock), clock);
    }

    private Listed added(CatalogueFixture catalogue) throws IOException {
        return catalogues.add(catalogue.in(usb).folder().toString(), folder, ADMINISTRATOR, acts::add);
    }

    private Listed refreshed(CatalogueFixture catalogue) throws IOException {
        catalogue.in(usb);
        return catalogues.refresh("sample", Optional.empty(), folder, ADMINISTRATOR, acts::add);
    }

    private static CatalogueFixture theFirst() throws IOException {
        return aCatalogue().offering("alpha", "0.1.0").version(5);
    }

    private void refused(String code, Executable act) throws IOException {
        List<Listed> before = catalogues.list();
        Refusal refusal = assertThrows(Refusal.class, act);
        assertEquals(code, refusal.code(), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("/tmp/module-"), refusal.getMessage());
        assertEquals(before, catalogues.list(), "nothing was changed");
        try (Stream<Path> left = Files.list(folder.resolve("data/tmp"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void whatACatalogueListsIsOfferedFetchedAndVouchedFor() throws IOException {
        Listed listed = added(theFirst().offering("alpha", "0.1.5").offering("beta", "0.1.0", bytes("b")));
        assertTrue(listed.used(), listed.problem());
        assertEquals(5, listed.version());
        assertEquals(3, catalogues.available().size());
        Path newest = catalogues.find("alpha", Optional.empty()).orElseThrow();
        assertArrayEquals(Files.readAllBytes(usb.resolve("alpha-0.1.5.zip")), Files.readAllBytes(newest));
        assertTrue(newest.startsWith(folder.resolve("data/catalogues/sample")));
        Path older = catalogues.find("alpha", Optional.of(new Version("0.1.0"))).orElseThrow();
        assertArrayEquals(Files.readAllBytes(usb.resolve("alpha-0.1.0.zip")), Files.readAllBytes(older));
        assertEquals(Optional.empty(), catalogues.find("gamma", Optional.empty()));
        assertTrue(catalogues.vouches(Kept.sha256(newest)));
        assertFalse(catalogues.vouches("0".repeat(64)));
        assertEquals(
                List.of("modules.catalogue-add"), acts.stream().map(Act::code).toList());
        assertEquals("5", acts.get(0).facts().get("version"));
    }

    @Test
    void whatWasFetchedIsThereWithoutTheStick() throws IOException {
        added(theFirst());
        Path archive = catalogues.find("alpha", Optional.empty()).orElseThrow();
        Files.delete(usb.resolve("alpha-0.1.0.zip"));
        assertEquals(archive, catalogues.find("alpha", Optional.empty()).orElseThrow());
        Files.write(archive, bytes("eno"));
        refused("module.catalogue-source", () -> catalogues.find("alpha", Optional.empty()));
    }

    @Test
    void aNewerVersionIsTakenAndWhatItNoLongerListsIsLetGoOf() throws IOException {
        added(theFirst());
        Path archive = catalogues.find("alpha", Optional.empty()).orElseThrow();
        Listed next = refreshed(aCatalogue().version(6).offering("alpha", "0.1.1", bytes("new")));
        assertEquals(6, next.version());
        assertFalse(Files.exists(archive));
        assertEquals(new Version("0.1.1"), catalogues.available().get(0).version());
        assertEquals(
                List.of("modules.catalogue-add", "modules.catalogue-refresh"),
                acts.stream().map(Act::code).toList());
    }

    @Test
    void nothingNewIsNoAct() throws IOException {
        added(theFirst());
        catalogues.refresh("sample", Optional.empty(), folder, ADMINISTRATOR, acts::add);
        assertEquals(1, acts.size());
    }

    @Test
    void aVersionNeverGoesBack() throws IOException {
        added(theFirst());
        refused("module.catalogue-rollback", () -> refreshed(theFirst().version(4)));
    }

    @Test
    void oneVersionHasOneContent() throws IOException {
        added(theFirst());
        refused("module.catalogue-same-version", () -> refreshed(theFirst().offering("beta", "0.1.0", bytes("b"))));
    }

    @Test
    void anExpiredCatalogueIsNotTakenAndOneThatExpiresIsNoLongerUsed() throws IOException {
        Instant past = Instant.now().minus(Duration.ofDays(1));
        refused("module.catalogue-expired", () -> added(theFirst().expiring(past)));
        added(theFirst());
        refused(
                "module.catalogue-expired",
                () -> refreshed(theFirst().version(6).expiring(past)));
        String sha256 = catalogues.available().get(0).sha256();
        catalogues = at(Clock.offset(Clock.systemUTC(), Duration.ofDays(40)));
        assertEquals(List.of(), catalogues.available());
        assertFalse(catalogues.vouches(sha256));
        assertEquals(Optional.empty(), catalogues.find("alpha", Optional.empty()));
        assertTrue(catalogues.list().get(0).problem().contains("holding back"));
    }

    @Test
    void archivesOfDifferentTimesAreNotPutTogether() throws IOException {
        added(theFirst());
        Files.write(usb.resolve("alpha-0.1.0.zip"), bytes("two"));
        refused("module.catalogue-hash", () -> catalogues.find("alpha", Optional.empty()));
        Files.write(usb.resolve("alpha-0.1.0.zip"), bytes("o"));
        refused("module.catalogue-hash", () -> catalogues.find("alpha", Optional.empty()));
        assertFalse(Files.exists(folder.resolve("data/catalogues/sample/alpha-0.1.0.zip")));
        assertFalse(Files.exists(folder.resolve("data/catalogues/sample/alpha-0.1.0.zip.new")));
    }

    @Test
    void anArchiveOfAnotherModuleOrVersionThanListedIsRefusedAndNotKept() throws IOException {
        added(aCatalogue()
                .offering("alpha", "9.0.0", archive("evil", "9.0.0"))
                .offering("beta", "0.2.0", archive("beta", "0.1.0"))
                .offering("gamma", "0.1.0", bytes("no archive")));
        refused("module.catalogue-other", () -> catalogues.find("alpha", Optional.empty()));
        refused("module.catalogue-other", () -> catalogues.find("beta", Optional.of(new Version("0.2.0"))));
        refused("module.archive-not-zip", () -> catalogues.find("gamma", Optional.empty()));
        try (Stream<Path> kept = Files.list(folder.resolve("data/catalogues/sample"))) {
            assertEquals(
                    List.of("catalogue.zip", "source.json"),
                    kept.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aLinkInACatalogueTellsNothingOfTheFileItLeadsTo() throws IOException {
        added(theFirst());
        Path secret = Files.write(folder.resolve("secret"), archive("alpha", "0.1.0"));
        Files.delete(usb.resolve("alpha-0.1.0.zip"));
        Files.createSymbolicLink(usb.resolve("alpha-0.1.0.zip"), secret);
        refused("module.catalogue-source", () -> catalogues.find("alpha", Optional.empty()));
        Files.move(usb.resolve("catalogue.zip"), folder.resolve("index"));
        Files.createSymbolicLink(usb.resolve("catalogue.zip"), folder.resolve("index"));
        refused(
                "module.catalogue-source",
                () -> catalogues.refresh("sample", Optional.empty(), folder, ADMINISTRATOR, acts::add));
    }

    @Test
    void nothingIsReadBeyondWhatWasAnnounced() throws IOException {
        added(theFirst());
        Files.write(usb.resolve("alpha-0.1.0.zip"), new byte[100_000]);
        refused("module.catalogue-size", () -> catalogues.find("alpha", Optional.empty()));
        Files.write(usb.resolve("catalogue.zip"), new byte[(1 << 20) + 1]);
        refused(
                "module.catalogue-size",
                () -> catalogues.refresh("sample", Optional.empty(), folder, ADMINISTRATOR, acts::add));
    }

    @Test
    void anotherSignerThanAtFirstIsRefusedThoughTrusted() throws IOException {
        added(theFirst());
        refused("module.catalogue-signer", () -> refreshed(theFirst().version(6).by(OTHER)));
        catalogues.remove("sample", ADMINISTRATOR, acts::add);
        assertTrue(added(theFirst().by(OTHER)).used());
    }

    @Test
    void whoIsNotTrustedOrNoLongerValidSignsNoCatalogue() throws IOException {
        refused(
                "module.signer-unknown",
                () -> added(theFirst().by(aSigner("Stranger").made())));
        TestSigner expired = aSigner("Former").expired().made().trustedIn(folder.resolve("data/config/trust"));
        refused("module.signer-expired", () -> added(theFirst().by(expired)));
    }

    @Test
    void aCatalogueWhoseSignerIsDistrustedIsNoLongerUsed() throws IOException {
        added(theFirst());
        new Trust(folder.resolve("home"), folder.resolve("data"), false, Clock.systemUTC())
                .remove(TestSigner.MAKER.fingerprint(), ADMINISTRATOR, acts::add);
        assertEquals(List.of(), catalogues.available());
        assertFalse(catalogues.list().get(0).used());
        assertEquals(5, catalogues.list().get(0).version(), "its version still counts against a rollback");
    }

    @Test
    void anotherNameIsAnotherCatalogue() throws IOException {
        added(theFirst());
        refused("module.catalogue-name", () -> refreshed(theFirst().version(6).named("other")));
        refused("module.catalogue-known", () -> added(theFirst().version(6)));
    }

    @Test
    void oneChangedByteIsRefused() throws IOException {
        Path index = theFirst().in(usb).folder().resolve("catalogue.zip");
        byte[] whole = Files.readAllBytes(index);
        int place = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\"sample\"");
        whole[place + 1] ^= 1;
        Files.write(index, whole);
        refused("module.archive-damaged", () -> catalogues.add(usb.toString(), folder, ADMINISTRATOR, acts::add));
    }

    @Test
    void whatIsSignedAndNoCatalogueIsRefused() throws IOException {
        String whole = theFirst().json();
        for (String text : List.of(
                "{",
                "[]",
                "{}",
                whole.replace("\"version\": 5", "\"version\": 0"),
                whole.replace("\"version\": 5", "\"version\": 1.5"),
                whole.replace("sample", "../x"),
                whole.replace("alpha-0.1.0.zip", "../x.zip"),
                whole.replace("\"alpha\"", "\"Al pha\""),
                whole.replace("\"0.1.0\"", "\"soon\""),
                whole.replace("[0.1,0.2)", "(,"),
                whole.replace("\"pt\"", "\"de\""),
                whole.replaceAll("\"sha256\": \"..", "\"sha256\": \"zz"),
                whole.replace("2026-01-01T00:00:00Z", "yesterday"),
                whole.replace("2026-01-01T00:00:00Z", "2099-01-01T00:00:00Z"))) {
            refused("module.catalogue-form", () -> added(theFirst().saying(text)));
        }
    }

    @Test
    void twoCataloguesThatDisagreeAreBothNamed() throws IOException {
        added(theFirst());
        Path other = aCatalogue()
                .named("other")
                .offering("alpha", "0.1.0", bytes("another"))
                .in(folder.resolve("other"))
                .folder();
        catalogues.add(other.toString(), folder, ADMINISTRATOR, acts::add);
        refused("module.catalogue-disagree", () -> catalogues.find("alpha", Optional.empty()));
    }

    @Test
    void aStickThatIsMountedElsewhereIsFollowed() throws IOException {
        added(theFirst());
        Files.move(usb, folder.resolve("elsewhere"));
        refused(
                "module.catalogue-source",
                () -> catalogues.refresh("sample", Optional.empty(), folder, ADMINISTRATOR, acts::add));
        Listed moved = catalogues.refresh("sample", Optional.of("elsewhere"), folder, ADMINISTRATOR, acts::add);
        assertEquals(folder.resolve("elsewhere").toString(), moved.source());
        assertTrue(catalogues.find("alpha", Optional.empty()).isPresent());
    }

    @Test
    void whatWasDamagedOnDiskIsNamedAndHindersNothing() throws IOException {
        added(theFirst());
        Files.writeString(folder.resolve("data/catalogues/sample/source.json"), "{");
        Files.createDirectories(folder.resolve("data/catalogues/empty"));
        assertEquals(2, catalogues.list().size());
        assertTrue(catalogues.list().stream().noneMatch(Listed::used));
        assertEquals(List.of(), catalogues.available());
        catalogues.remove("sample", ADMINISTRATOR, acts::add);
        catalogues.remove("empty", ADMINISTRATOR, acts::add);
        assertEquals(List.of(), catalogues.list());
    }

    @Test
    void onlyWhoManagesModulesChangesThem() throws IOException {
        String source = theFirst().in(usb).folder().toString();
        assertThrows(Forbidden.class, () -> catalogues.add(source, folder, TestCaller.READER, acts::add));
        assertThrows(Forbidden.class, () -> catalogues.remove("sample", TestCaller.READER, acts::add));
        assertThrows(
                Forbidden.class,
                () -> catalogues.refresh("sample", Optional.empty(), folder, TestCaller.READER, acts::add));
        assertThrows(NotFound.class, () -> catalogues.remove("sample", ADMINISTRATOR, acts::add));
    }

    @Test
    void aSourceThatIsNoneIsNamed() throws IOException {
        for (String source : List.of(
                "nowhere", "ftp://example.org/", "http://", "http://user@example.org/", "https://example.org/?a=b")) {
            refused("module.catalogue-source", () -> catalogues.add(source, folder, ADMINISTRATOR, acts::add));
        }
    }
}
