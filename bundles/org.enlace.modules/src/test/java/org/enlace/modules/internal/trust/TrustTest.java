package org.enlace.modules.internal.trust;

import static org.enlace.modules.internal.trust.TestCaller.ADMINISTRATOR;
import static org.enlace.modules.internal.trust.TestSigner.aSigner;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.enlace.modules.internal.trust.Trusted.Origin;
import org.enlace.platform.Act;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {
    private final TestSigner maker = aSigner("New maker").made();
    private final List<Act> acts = new ArrayList<>();

    @TempDir
    Path folder;

    private Trust trust;

    @BeforeEach
    void aNodeWithTheSignerOfItsRelease() throws IOException {
        TestSigner.MAKER.trustedIn(folder.resolve("home/config/trust"));
        trust = new Trust(folder.resolve("home"), folder.resolve("data"), false, Clock.systemUTC());
    }

    private List<String> accepted() {
        return trust.all().stream()
                .filter(Trusted::accepted)
                .map(one -> one.signer().fingerprint())
                .toList();
    }

    private void refused(String code, Path file) {
        Refusal refusal = assertThrows(Refusal.class, () -> trust.add(file, ADMINISTRATOR, acts::add));
        assertEquals(code, refusal.code(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
        assertEquals(List.of(), acts, "nothing was done");
        assertEquals(List.of(TestSigner.MAKER.fingerprint()), accepted());
    }

    @Test
    void aSignerIsAddedAndRemovedAndTheAuditIsTold() throws IOException {
        trust.add(maker.pem(folder.resolve("maker.pem")), ADMINISTRATOR, acts::add);
        assertEquals(Set.of(TestSigner.MAKER.fingerprint(), maker.fingerprint()), Set.copyOf(accepted()));
        trust.remove(maker.fingerprint(), ADMINISTRATOR, acts::add);
        assertEquals(List.of(TestSigner.MAKER.fingerprint()), accepted());
        assertEquals(
                List.of("modules.trust-add", "modules.trust-remove"),
                acts.stream().map(Act::code).toList());
        assertEquals(maker.fingerprint(), acts.get(0).subject().orElseThrow().id());
    }

    @Test
    void whatTheAuditCannotTakeDownIsNotDone() throws IOException {
        Path file = maker.pem(folder.resolve("maker.pem"));
        Refusal down = new Refusal("module.not-audited", "down");
        assertThrows(
                Refusal.class,
                () -> trust.add(file, ADMINISTRATOR, act -> {
                    throw down;
                }));
        assertThrows(
                Refusal.class,
                () -> trust.remove(TestSigner.MAKER.fingerprint(), ADMINISTRATOR, act -> {
                    throw down;
                }));
        assertEquals(List.of(TestSigner.MAKER.fingerprint()), accepted());
    }

    @Test
    void aShippedSignerIsDistrustedAndTrustedAgain() throws IOException {
        trust.remove(TestSigner.MAKER.fingerprint(), ADMINISTRATOR, acts::add);
        assertEquals(List.of(), accepted());
        assertEquals(1, trust.all().size(), "it is still shown");
        assertThrows(NotFound.class, () -> trust.remove(TestSigner.MAKER.fingerprint(), ADMINISTRATOR, acts::add));
        trust.add(TestSigner.MAKER.pem(folder.resolve("again.pem")), ADMINISTRATOR, acts::add);
        assertTrue(accepted().contains(TestSigner.MAKER.fingerprint()));
    }

    @Test
    void onlyWhoManagesModulesMayChangeWhoIsTrusted() throws IOException {
        Path file = maker.pem(folder.resolve("maker.pem"));
        assertThrows(Forbidden.class, () -> trust.add(file, TestCaller.READER, acts::add));
        assertThrows(Forbidden.class, () -> trust.remove(TestSigner.MAKER.fingerprint(), TestCaller.READER, acts::add));
    }

    @Test
    void whatIsNoCertificateToTrustIsRefusedByItsReason() throws IOException {
        refused("trust.file", folder.resolve("nowhere.pem"));
        refused("trust.file", folder);
        refused("trust.form", Files.writeString(folder.resolve("text.pem"), "hello"));
        refused("trust.form", Files.write(folder.resolve("large.pem"), new byte[70_000]));
        String pem = Files.readString(maker.pem(folder.resolve("maker.pem")));
        refused("trust.form", Files.writeString(folder.resolve("two.pem"), pem + pem));
        refused("trust.form", Files.writeString(folder.resolve("cut.pem"), pem.replace(pem.substring(40, 200), "")));
        String key = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(maker.privateKey())
                + "\n-----END PRIVATE KEY-----\n";
        refused("trust.private-key", Files.writeString(folder.resolve("both.pem"), pem + key));
        refused("trust.expired", aSigner("Old").expired().made().pem(folder.resolve("old.pem")));
        refused("trust.usage", aSigner("Seal").forEncryption().made().pem(folder.resolve("usage.pem")));
        refused("trust.weak", aSigner("Weak").with("RSA", 1024).made().pem(folder.resolve("weak.pem")));
    }

    @Test
    void aSignerWhoIsKnownIsNotAddedTwice() throws IOException {
        Path file = TestSigner.MAKER.pem(folder.resolve("again.pem"));
        assertEquals(
                "trust.known",
                assertThrows(Refusal.class, () -> trust.add(file, ADMINISTRATOR, acts::add))
                        .code());
    }

    @Test
    void aFileThatCannotBeReadIsNamedAndTrustsNobody() throws IOException {
        Path broken = Files.writeString(folder.resolve("home/config/trust/broken.pem"), "hello");
        assertEquals(List.of(TestSigner.MAKER.fingerprint()), accepted());
        assertTrue(
                trust.problems().get(0).contains(broken.toString()),
                trust.problems().toString());
    }

    @Test
    void aDevelopersSignerIsShownAndAcceptedWhereTheNodeSaysSo() throws IOException {
        TestSigner developer = aSigner("Development").made().trustedIn(folder.resolve("home/config/trust/development"));
        Trusted shown = trust.all().get(1);
        assertEquals(developer.fingerprint(), shown.signer().fingerprint());
        assertEquals(Origin.DEVELOPMENT, shown.origin());
        assertFalse(shown.accepted());
        Trust open = new Trust(folder.resolve("home"), folder.resolve("data"), true, Clock.systemUTC());
        assertTrue(open.all().stream().allMatch(Trusted::accepted));
        trust.changed(saying(true));
        assertTrue(trust.all().stream().allMatch(Trusted::accepted));
        trust.changed(saying(false));
        assertFalse(trust.all().get(1).accepted());
    }

    private static Trust.Config saying(boolean takesDevelopment) {
        return new Trust.Config() {
            @Override
            public boolean developmentSigner() {
                return takesDevelopment;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return Trust.Config.class;
            }
        };
    }

    @Test
    void aFingerprintMayBeCutShortButNotToWhatFitsSeveral() {
        assertEquals(
                "trust.fingerprint",
                assertThrows(Refusal.class, () -> trust.remove("abc", ADMINISTRATOR, acts::add))
                        .code());
        assertThrows(NotFound.class, () -> trust.remove("0".repeat(64), ADMINISTRATOR, acts::add));
        String grouped = trust.all().get(0).signer().grouped();
        trust.remove(grouped, ADMINISTRATOR, acts::add);
        assertEquals(List.of(), accepted());
    }
}
