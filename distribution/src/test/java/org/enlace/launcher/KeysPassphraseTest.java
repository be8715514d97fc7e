package org.enlace.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysPassphraseTest {
    private static final String PASSPHRASE = "correct horse battery";

    @TempDir
    Path root;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console =
            new Console(new PrintStream(OutputStream.nullOutputStream()), new PrintStream(said, true));

    @BeforeEach
    void aKeyFolder() throws Exception {
        Files.createDirectories(root.resolve("keys"));
    }

    @Test
    void aNewNodeNeedsNone() throws Exception {
        assertTrue(of(Map.of()).isEmpty());
    }

    @Test
    void aNodeWithAPassphraseOfItsOwnNeedsNone() throws Exception {
        keystore();
        Files.writeString(root.resolve("keys/passphrase"), "x");
        assertTrue(of(Map.of()).isEmpty());
    }

    @Test
    void theFirstLineOfTheFileCountsBeforeTheVariable() throws Exception {
        Path file = Files.writeString(root.resolve("file"), PASSPHRASE + "\nnot this\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        KeysPassphrase given = of(Map.of(
                        "ENLACE_KEYS_PASSPHRASE_FILE", file.toString(), "ENLACE_KEYS_PASSPHRASE", "another one"))
                .orElseThrow();
        assertArrayEquals(PASSPHRASE.toCharArray(), given.characters());
        assertEquals(file.toString(), given.source());
        assertEquals("", said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aFileThatEverybodyCanReadIsNamed() throws Exception {
        Path file = Files.writeString(root.resolve("file"), PASSPHRASE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        of(Map.of("ENLACE_KEYS_PASSPHRASE_FILE", file.toString()));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("rw-r--r--"), said.toString());
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        Refused refused =
                assertThrows(Refused.class, () -> of(Map.of("ENLACE_KEYS_PASSPHRASE_FILE", "/nowhere/passphrase")));
        assertTrue(refused.getMessage().contains("/nowhere/passphrase"), refused.getMessage());
    }

    @Test
    void withoutATerminalTheMessageSaysHowToGiveIt() throws Exception {
        keystore();
        Refused refused = assertThrows(Refused.class, () -> of(Map.of()));
        assertTrue(refused.getMessage().contains("ENLACE_KEYS_PASSPHRASE_FILE"), refused.getMessage());
    }

    @Test
    void onATerminalItIsAskedAgainAfterASlipAndNeverShown() throws Exception {
        keystore();
        Iterator<String> typed = List.of("corect horse batery", PASSPHRASE).iterator();
        KeysPassphrase given = KeysPassphrase.of(
                        Map.of(),
                        new DataFolder(root),
                        Optional.of(question -> typed.next().toCharArray()),
                        console)
                .orElseThrow();
        assertArrayEquals(PASSPHRASE.toCharArray(), given.characters());
        assertFalse(said.toString(StandardCharsets.UTF_8).contains("corect"), said.toString());
        assertFalse(given.toString().contains("horse"), given.toString());
    }

    @Test
    void afterThreeSlipsTheNodeDoesNotStart() throws Exception {
        keystore();
        assertThrows(
                Refused.class,
                () -> KeysPassphrase.of(
                        Map.of(), new DataFolder(root), Optional.of(question -> "wrong".toCharArray()), console));
    }

    private Optional<KeysPassphrase> of(Map<String, String> environment) throws Exception {
        return KeysPassphrase.of(environment, new DataFolder(root), Optional.empty(), console);
    }

    private void keystore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (OutputStream out = Files.newOutputStream(root.resolve("keys/node.p12"))) {
            store.store(out, PASSPHRASE.toCharArray());
        }
    }
}
