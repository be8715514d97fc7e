package org.enlace.backup.internal.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SetupTest {
    private static final Setup.Cost CHEAP = new Setup.Cost(64, 1);

    private static PublicKey signer() throws Exception {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
    }

    private static Setup made(String passphrase, Setup.Cost cost) throws Exception {
        return Setup.make(passphrase.toCharArray(), "CO", "0a1b2c3d", signer(), Instant.EPOCH, cost);
    }

    @Test
    void what_a_node_sets_up_is_opened_by_its_passphrase_alone() throws Exception {
        Setup setup = Setup.parse(made("un camión de arena", Setup.Cost.USUAL).bytes());
        SealedKey.Made key = SealedKey.make(setup, "one");
        assertArrayEquals(
                key.opened().getEncoded(),
                key.sealed()
                        .open(setup, "one", setup.privateKey("un camión de arena".toCharArray()))
                        .getEncoded());
        assertThrows(Setup.WrongPassphrase.class, () -> setup.privateKey("un camion de arena".toCharArray()));
    }

    @Test
    void an_accent_that_is_typed_apart_is_the_same() throws Exception {
        Setup setup = made("un cami\u00f3n de arena", CHEAP);
        setup.privateKey("un camio\u0301n de arena".toCharArray());
    }

    @Test
    void the_signing_key_cannot_be_exchanged_without_the_passphrase() throws Exception {
        Setup setup = made("un camión de arena", CHEAP);
        Setup other = made("un camión de arena", CHEAP);
        String forged = new String(setup.bytes(), StandardCharsets.UTF_8)
                .replace(Setup.encoded(setup.signer()), Setup.encoded(other.signer()));
        Setup read = Setup.parse(forged.getBytes(StandardCharsets.UTF_8));
        assertArrayEquals(other.signer(), read.signer());
        assertThrows(Setup.WrongPassphrase.class, () -> read.privateKey("un camión de arena".toCharArray()));
    }

    @Test
    void the_key_of_one_backup_does_not_open_another() throws Exception {
        Setup setup = made("un camión de arena", CHEAP);
        SealedKey.Made key = SealedKey.make(setup, "one");
        assertThrows(Damaged.class, () -> key.sealed()
                .open(setup, "two", setup.privateKey("un camión de arena".toCharArray())));
    }

    @Test
    void nobody_is_kept_busy_by_a_file_that_asks_for_too_much() throws Exception {
        String greedy = new String(made("un camión de arena", CHEAP).bytes(), StandardCharsets.UTF_8)
                .replace("\"memory\":64", "\"memory\":99999999");
        assertEquals(
                "\"setup.json\" asks for 99999999 KiB and 1 passes",
                assertThrows(Damaged.class, () -> Setup.parse(greedy.getBytes(StandardCharsets.UTF_8)))
                        .getMessage());
    }
}
