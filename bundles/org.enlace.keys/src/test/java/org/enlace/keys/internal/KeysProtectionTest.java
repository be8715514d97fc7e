package org.enlace.keys.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.enlace.platform.Language;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysProtectionTest {
    private static final String PASSPHRASE = "Zb3kq0-Xy7_1vLmNtR5wAaSdFgHjKlQpWeUiOcVn2M4";

    @TempDir
    Path data;

    @Test
    void aPassphraseBesideTheKeystoreIsAWarning() {
        Finding finding = opened(Optional.empty());
        assertEquals("keys.beside", finding.code());
        assertEquals(Severity.WARNING, finding.severity());
        assertTrue(
                finding.what(Language.ES)
                        .contains(data.resolve("keys/passphrase").toString()),
                finding::toString);
    }

    @Test
    void aFileOnTheSameDiskIsAWarning() throws Exception {
        Path file = Files.writeString(data.resolve("elsewhere"), PASSPHRASE);
        assertEquals("keys.same-disk", given(file.toString()).code());
    }

    @Test
    void aFileOnAnotherDiskIsNone() {
        Finding finding = given("/proc/self/comm");
        assertEquals("keys.given", finding.code());
        assertEquals(Severity.NOTE, finding.severity());
    }

    @Test
    void aFileThatWasTakenAwaySinceTheStartIsNone() {
        assertEquals("keys.given", given("/media/stick/passphrase").code());
    }

    @Test
    void whatTheLauncherWasToldOtherwiseIsNamed() {
        assertEquals("keys.typed", given("the terminal").code());
        assertEquals("keys.environment", given("ENLACE_KEYS_PASSPHRASE").code());
        Finding token = given("the token in /etc/enlace/token.cfg");
        assertEquals("keys.token", token.code());
        for (Language language : Language.values()) {
            assertTrue(token.what(language).contains(" /etc/enlace/token.cfg"), token::toString);
            assertFalse(token.toString().contains(PASSPHRASE));
        }
    }

    private Finding given(String source) {
        return opened(Optional.of(new Passphrase(PASSPHRASE.toCharArray(), source)));
    }

    private Finding opened(Optional<Passphrase> passphrase) {
        return new Opening(data, "CO", Clock.systemUTC()).open(passphrase).protection();
    }
}
