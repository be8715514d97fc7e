package org.enlace.keys.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
    /** What a person chose costs many times more to try, by design; most tests give one of the node's form. */
    private static final String CHOSEN = "correct horse battery";

    private static final String GIVEN = "Zb3kq0-Xy7_1vLmNtR5wAaSdFgHjKlQpWeUiOcVn2M4";

    @TempDir
    Path data;

    @TempDir
    Path aside;

    @Test
    void whatIsMadeIsForTheNodesUserAlone() throws Exception {
        open();
        assertEquals("rwx------", modes(keys()));
        assertEquals("rw-------", modes(keystore()));
        assertEquals("rw-------", modes(passphrase()));
    }

    @Test
    void modesThatLetOthersReadAreTakenBack() throws Exception {
        open();
        Files.setPosixFilePermissions(keys(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(keystore(), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(passphrase(), PosixFilePermissions.fromString("rw-rw-rw-"));
        open();
        assertEquals("rwx------", modes(keys()));
        assertEquals("rw-------", modes(keystore()));
        assertEquals("rw-------", modes(passphrase()));
    }

    @Test
    void aGivenPassphraseIsNotWrittenDown() throws Exception {
        byte[] secret = open(CHOSEN).secret("database").getEncoded();
        assertFalse(Files.exists(passphrase()));
        assertArrayEquals(secret, open(CHOSEN).secret("database").getEncoded());
    }

    @Test
    void withoutItsPassphraseTheMessageSaysHowToGiveIt() {
        open(GIVEN);
        refused("ENLACE_KEYS_PASSPHRASE_FILE", this::open);
    }

    @Test
    void aWrongPassphraseIsNamedByItsSourceAndNeverShown() {
        open(GIVEN);
        String message = refused("does not open", () -> open(GIVEN.replace('Z', 'z')));
        assertTrue(message.contains("the test"), message);
        assertFalse(message.contains("b3kq0"), message);
    }

    @Test
    void aPassphraseThatIsTooShortOrHasAccentsIsRefusedBeforeAnythingIsEncryptedWithIt() {
        refused("has 5 characters", () -> open("short"));
        refused("character 9", () -> open("contraseña larga"));
        assertFalse(Files.exists(keystore()));
    }

    @Test
    void everyDamageIsFoundAndNamed() throws Exception {
        byte[] secret = open().secret("database").getEncoded();
        byte[] whole = Files.readAllBytes(keystore());
        Random random = new Random(20261125);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(keystore(), damaged);
            try {
                // A bit of the encoding that means nothing may be another; the secret may not.
                assertArrayEquals(secret, open().secret("database").getEncoded());
            } catch (Unusable e) {
                assertTrue(e.getMessage().contains(keystore().toString()), e.getMessage());
            }
        }
        for (int length : new int[] {0, 1, 100, whole.length - 1}) {
            Files.write(keystore(), java.util.Arrays.copyOf(whole, length));
            refused("backup", this::open);
        }
        Files.write(keystore(), whole);
        assertArrayEquals(secret, open().secret("database").getEncoded());
    }

    @Test
    void aLostKeystoreIsNotReplacedByANewOneWhileThereIsADatabase() throws Exception {
        open();
        Files.createDirectory(data.resolve("database"));
        Files.delete(keystore());
        refused("missing", this::open);
        assertFalse(Files.exists(keystore()));
        Files.createFile(data.resolve("database.unfinished"));
        open();
    }

    @Test
    void aFolderOfAnOldBuildIsNamed() throws Exception {
        Files.createDirectories(keys());
        Files.writeString(keys().resolve("database.key"), "00");
        refused("before the first release", this::open);
    }

    @Test
    void aFirstStartCutOffAfterThePassphraseIsGoneOnWith() throws Exception {
        open();
        String kept = Files.readString(passphrase());
        Files.move(keystore(), keys().resolve("node.p12.new"));
        open();
        assertEquals(kept, Files.readString(passphrase()));
    }

    @Test
    void halfAFileThatWasNeverRenamedIsOverlooked() throws Exception {
        byte[] secret = open().secret("database").getEncoded();
        Files.write(keys().resolve("node.p12.new"), new byte[] {0x30, 0x00});
        NodeKeys keys = open();
        keys.rotate();
        assertArrayEquals(secret, open().secret("database").getEncoded());
        assertEquals(2, open().signers().size());
    }

    @Test
    void anotherPassphraseLeavesTheKeysAsTheyAre() throws Exception {
        NodeKeys keys = open();
        byte[] secret = keys.secret("database").getEncoded();
        keys.forNames(java.util.List.of("una.example"));
        keys.rotate();
        keys.changePassphrase(Optional.of(file(GIVEN)));
        assertFalse(Files.exists(passphrase()));
        NodeKeys again = open(GIVEN);
        assertArrayEquals(secret, again.secret("database").getEncoded());
        assertEquals(keys.signers(), again.signers());
        assertEquals(keys.certificate(), again.certificate());
        assertEquals(keys.sign(new byte[1]).signer(), again.sign(new byte[1]).signer());
        again.changePassphrase(Optional.empty());
        assertArrayEquals(secret, open().secret("database").getEncoded());
        refused("does not open", () -> open(GIVEN));
    }

    @Test
    void aChangeOfThePassphraseCutOffBeforeTheKeystoreIsUndone() throws Exception {
        byte[] secret = open().secret("database").getEncoded();
        Files.writeString(keys().resolve("passphrase.next"), "never came into force\n");
        assertArrayEquals(secret, open().secret("database").getEncoded());
        assertFalse(Files.exists(keys().resolve("passphrase.next")));
    }

    @Test
    void aChangeOfThePassphraseCutOffAfterTheKeystoreIsCompleted() throws Exception {
        NodeKeys keys = open();
        byte[] secret = keys.secret("database").getEncoded();
        String former = Files.readString(passphrase());
        keys.changePassphrase(Optional.empty());
        Files.move(passphrase(), keys().resolve("passphrase.next"));
        Files.writeString(passphrase(), former);
        assertArrayEquals(secret, open().secret("database").getEncoded());
        assertFalse(Files.exists(keys().resolve("passphrase.next")));
        assertArrayEquals(secret, open().secret("database").getEncoded());
    }

    @Test
    void aKeystoreFromABackupOpensWithThePassphraseFromTheSameBackup() throws Exception {
        NodeKeys keys = open();
        byte[] secret = keys.secret("database").getEncoded();
        for (Path file : new Path[] {keystore(), passphrase()}) {
            Files.copy(file, aside.resolve(file.getFileName()));
        }
        keys.changePassphrase(Optional.empty());
        Files.copy(aside.resolve("node.p12"), keystore(), StandardCopyOption.REPLACE_EXISTING);
        refused("does not open", this::open);
        Files.copy(aside.resolve("passphrase"), passphrase(), StandardCopyOption.REPLACE_EXISTING);
        assertArrayEquals(secret, open().secret("database").getEncoded());
    }

    private NodeKeys open() {
        return new Opening(data, "CO", Clock.systemUTC()).open(Optional.empty());
    }

    private NodeKeys open(String passphrase) {
        return new Opening(data, "CO", Clock.systemUTC())
                .open(Optional.of(new Passphrase(passphrase.toCharArray(), "the test")));
    }

    private String refused(String words, Runnable opening) {
        String message = assertThrows(Unusable.class, opening::run).getMessage();
        assertTrue(message.contains(words), message);
        return message;
    }

    private Path file(String passphrase) throws IOException {
        return Files.writeString(aside.resolve("chosen"), passphrase + "\n");
    }

    private Path keys() {
        return data.resolve("keys");
    }

    private Path keystore() {
        return data.resolve("keys/node.p12");
    }

    private Path passphrase() {
        return data.resolve("keys/passphrase");
    }

    private static String modes(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
