package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.node.Program.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token that opens the keystore, which an administrator binds to the node. */
class KeysTokenIT {
    private static final String PASSPHRASE = "un caballo bien guardado 7";
    private static final String PIN = "246810";
    private static final Pattern SHOWN = Pattern.compile("shown this once: (\\S+)\n");

    @TempDir
    private Path folder;

    private SoftToken token;
    private Program node;

    @BeforeEach
    void aNodeAndAToken() throws IOException {
        token = SoftToken.made(folder.resolve("token"), PIN).withKey();
        node = new Program(Program.assembled(), folder.resolve("data"))
                .with("SOFTHSM2_CONF", token.library().toString())
                .with("ENLACE_KEYS_TOKEN", token.configuration().toString())
                .with("ENLACE_KEYS_PIN_FILE", secret("pin", PIN).toString());
    }

    @AfterEach
    void nothingIsLeftRunning() {
        if (node != null) {
            node.close();
        }
    }

    @Test
    void aNewNodesPassphraseIsNeverOnTheDiskAndNothingThereIsForOthers() throws IOException {
        Matcher shown = SHOWN.matcher(node.enlace("bind-token"));
        assertTrue(shown.find());
        node.started();
        assertTrue(node.told("node:doctor", "--json").out().contains("\"keys.token\""));
        node.enlace("stop");
        isNowhere(shown.group(1));
        isNowhere(PIN);
        try (Stream<Path> all = Files.walk(node.data())) {
            for (Path path : all.filter(each -> !Files.isSymbolicLink(each)).toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                assertTrue(mode.endsWith("------"), path + " has the mode " + mode);
            }
        }
        assertEquals(
                0,
                node.with("ENLACE_KEYS_TOKEN", "")
                        .with("ENLACE_KEYS_PASSPHRASE", shown.group(1))
                        .run("start")
                        .status());
    }

    @Test
    void thePassphraseBesideTheKeystoreLeavesTheDisk() throws IOException {
        keystore(PASSPHRASE);
        Path own = Files.writeString(node.data().resolve("keys/passphrase"), PASSPHRASE + "\n");
        String said = node.enlace("bind-token");
        assertTrue(said.contains("shown this once: " + PASSPHRASE), said);
        assertTrue(said.contains("copies of the disk"), said);
        assertFalse(Files.exists(own));
        isNowhere(PASSPHRASE);
    }

    @Test
    void aPassphraseThatIsGivenIsBoundAndNotShown() throws IOException {
        keystore(PASSPHRASE);
        refused(1, "does not open the keystore", node.with("ENLACE_KEYS_PASSPHRASE", "otro caballo"), "bind-token");
        assertFalse(Files.exists(node.data().resolve("keys/passphrase.token")));
        String said = node.with("ENLACE_KEYS_PASSPHRASE", PASSPHRASE).enlace("bind-token");
        assertFalse(said.contains(PASSPHRASE), said);
        isNowhere(PASSPHRASE);
    }

    @Test
    void withoutItsTokenOrBindingTheNodeSaysWhatToDo() throws IOException {
        keystore(PASSPHRASE);
        refused(2, "bin/enlace bind-token", node, "run");
        node.with("ENLACE_KEYS_PASSPHRASE", PASSPHRASE).enlace("bind-token");
        node.with("ENLACE_KEYS_PASSPHRASE", "");
        Path bound = node.data().resolve("keys/passphrase.token");
        String right = Files.readString(bound);
        char other = right.charAt(40) == 'A' ? 'B' : 'A';
        for (String altered : List.of(right.substring(0, 40) + other + right.substring(41), "", "%%%", "AAAA\n")) {
            Files.writeString(bound, altered);
            refused(2, "Bind the token again", node, "run");
        }
        Files.writeString(bound, right);
        Files.delete(node.data().resolve("keys/node.p12"));
        keystore("otra frase desde entonces");
        refused(2, "was changed since", node, "run");
        refused(2, "ENLACE_KEYS_TOKEN", node.with("ENLACE_KEYS_TOKEN", ""), "run");
    }

    @Test
    void aTokenThatCannotBeUsedIsNamedInASentence() throws IOException {
        Path nowhere = Files.writeString(folder.resolve("nowhere.cfg"), "name = x\nlibrary = /nowhere/lib.so\n");
        Path noSlot = Files.writeString(
                folder.resolve("no-slot.cfg"),
                Files.readString(token.configuration()).replace("slotListIndex = 0", "slotListIndex = 7"));
        for (Path file : List.of(nowhere, noSlot, folder.resolve("missing.cfg"))) {
            refused(2, file.toString(), node.with("ENLACE_KEYS_TOKEN", file.toString()), "bind-token");
        }
        node.with("ENLACE_KEYS_TOKEN", token.configuration().toString());
        refused(
                2,
                "does not take this PIN",
                node.with("ENLACE_KEYS_PIN_FILE", secret("wrong", "999999").toString()),
                "bind-token");
        refused(2, "Set ENLACE_KEYS_PIN_FILE", node.with("ENLACE_KEYS_PIN_FILE", ""), "bind-token");
        SoftToken empty = SoftToken.made(folder.resolve("empty"), PIN);
        refused(
                2,
                "no RSA key",
                node.with("SOFTHSM2_CONF", empty.library().toString())
                        .with("ENLACE_KEYS_TOKEN", empty.configuration().toString())
                        .with("ENLACE_KEYS_PIN_FILE", folder.resolve("pin").toString()),
                "bind-token");
    }

    private static void refused(int status, String why, Program node, String command) {
        Outcome outcome = node.run(command);
        assertEquals(status, outcome.status(), outcome.said());
        assertTrue(outcome.said().contains(why), outcome.said());
        assertFalse(outcome.said().contains("\tat "), outcome.said());
        assertFalse(outcome.said().contains("999999") || outcome.said().contains(PASSPHRASE), outcome.said());
    }

    private Path secret(String name, String value) throws IOException {
        Path file = Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, value + "\n");
    }

    private void keystore(String passphrase) throws IOException {
        Path file = Files.createDirectories(node.data().resolve("keys")).resolve("node.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.store(out, passphrase.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void isNowhere(String secret) throws IOException {
        try (Stream<Path> files = Files.walk(node.data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret), file.toString());
            }
        }
    }
}
