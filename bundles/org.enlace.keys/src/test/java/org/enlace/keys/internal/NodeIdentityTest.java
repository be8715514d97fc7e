package org.enlace.keys.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.enlace.keys.NodeIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a data folder is. */
class NodeIdentityTest {
    @TempDir
    Path data;

    @TempDir
    Path elsewhere;

    @Test
    void aRotationKeepsTheFolderAndAnotherKeystoreOrCountryIsRefused() throws Exception {
        NodeKeys keys = keys(data);
        NodeIdentity own = NodeIdentity.of("CO", keys);
        KeysComponent.requireOwn(data, own);
        keys.rotate();
        KeysComponent.requireOwn(data, NodeIdentity.of("CO", keys));
        for (NodeIdentity stranger :
                new NodeIdentity[] {NodeIdentity.of("CO", keys(elsewhere)), NodeIdentity.of("EC", keys)}) {
            Unusable refused = assertThrows(Unusable.class, () -> KeysComponent.requireOwn(data, stranger));
            assertTrue(
                    refused.getMessage()
                            .startsWith("The data folder " + data + " belongs to " + own + ", and this is " + stranger),
                    refused.getMessage());
            assertTrue(refused.getMessage().contains("put back the keystore"), refused.getMessage());
        }
        assertEquals(Optional.of(own), NodeIdentity.in(data), "the strangers wrote nothing");
    }

    @Test
    void aFolderWhoseKeystoreIsMissingGetsNoOther() throws Exception {
        NodeIdentity own = NodeIdentity.of("CO", keys(elsewhere));
        KeysComponent.requireOwn(data, own);
        Unusable refused = assertThrows(Unusable.class, () -> keys(data));
        assertTrue(
                refused.getMessage().contains(" is missing, and " + data + " belongs to " + own), refused.getMessage());
        try (var there = Files.list(data)) {
            assertEquals(
                    List.of(NodeIdentity.FILE),
                    there.map(each -> each.getFileName().toString())
                            .filter(name -> !name.equals("keys"))
                            .toList());
        }
        assertFalse(Files.exists(data.resolve("keys/passphrase")), "nothing was made");
    }

    @Test
    void aFolderWhoseMarkCannotBeReadIsRefusedToo() throws Exception {
        Files.createDirectory(data.resolve(NodeIdentity.FILE));
        NodeIdentity own = NodeIdentity.of("CO", keys(elsewhere));
        Unusable refused = assertThrows(Unusable.class, () -> KeysComponent.requireOwn(data, own));
        assertTrue(refused.getMessage().contains("the file identity in it"), refused.getMessage());
    }

    private static NodeKeys keys(Path folder) {
        return KeystoreFolder.open(folder, "CO", Clock.systemUTC()).keys();
    }
}
