package org.enlace.keys.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.enlace.keys.NodeIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a node comes to its keys: opens the keystore there is, or makes the one of a new node. */
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final Path data;
    private final KeyFolder folder;
    private final String node;
    private final Clock clock;

    Opening(Path data, String node, Clock clock) {
        this.data = data;
        this.folder = new KeyFolder(data);
        this.node = node;
        this.clock = clock;
    }

    /**
     * @param given the passphrase somebody gave; empty where the node keeps one of its own
     * @throws Unusable with what to do
     */
    NodeKeys open(Optional<Passphrase> given) {
        try {
            folder.prepare();
            return Files.exists(folder.keystore()) ? existing(given) : made(given);
        } catch (IOException e) {
            throw new Unusable(
                    "The folder of the keystore " + folder.keystore() + " cannot be used: " + e
                            + ". See that the node's user may write there and that the disk has room, and start the node again",
                    e);
        }
    }

    private NodeKeys existing(Optional<Passphrase> given) throws IOException {
        Optional<Passphrase> own = folder.readPassphrase(folder.passphrase());
        Optional<Passphrase> next = folder.readPassphrase(folder.nextPassphrase());
        if (given.isEmpty() && own.isEmpty() && next.isEmpty()) {
            throw new Unusable("The keystore " + folder.keystore()
                    + " has a passphrase that the node was not given, and "
                    + folder.passphrase() + " is not there. Set ENLACE_KEYS_PASSPHRASE_FILE to the file that holds it,"
                    + " or start the node on a terminal with bin/enlace run, which asks for it");
        }
        if (given.isEmpty() && next.isPresent()) {
            // The node was cut off while it changed its passphrase: one of the two fits.
            try {
                NodeKeys keys = keys(next.get());
                folder.rename(folder.nextPassphrase(), folder.passphrase());
                return keys;
            } catch (Keystore.WrongPassphrase e) {
                folder.delete(folder.nextPassphrase());
                if (own.isEmpty()) {
                    throw e;
                }
            }
        }
        return keys(given.or(() -> own).orElseThrow());
    }

    private NodeKeys keys(Passphrase passphrase) throws IOException {
        return new NodeKeys(folder, Keystore.open(folder, passphrase), passphrase, node, clock);
    }

    private NodeKeys made(Optional<Passphrase> given) throws IOException {
        if (Files.exists(folder.oldDatabaseKey())) {
            throw new Unusable(data + " is of a build before the first release: its key " + folder.oldDatabaseKey()
                    + " is not used any more, and what it encrypted cannot be taken over. Export the records with that"
                    + " build, and start this one with another ENLACE_DATA");
        }
        if (Files.exists(data.resolve("database")) && !Files.exists(data.resolve("database.unfinished"))) {
            throw new Unusable("The keystore " + folder.keystore() + " is missing, and " + data.resolve("database")
                    + " cannot be read without it. Put the keystore and its passphrase back from your backup, or set"
                    + " ENLACE_DATA to an empty folder for a new node; then start the node again");
        }
        Optional<NodeIdentity> owner = NodeIdentity.in(data);
        if (owner.isPresent()) {
            throw new Unusable(
                    "The keystore " + folder.keystore() + " is missing, and " + data + " belongs to " + owner.get()
                            + ". Put the keystore and its passphrase back from your backup, or set ENLACE_DATA to an empty folder"
                            + " for a new node; then start the node again");
        }
        Passphrase passphrase;
        if (given.isPresent()) {
            passphrase = given.get().fit();
        } else {
            Optional<Passphrase> own = folder.readPassphrase(folder.passphrase());
            passphrase = own.isPresent()
                    ? own.get().fit()
                    : Passphrase.random(folder.passphrase().toString());
            if (own.isEmpty()) {
                folder.writePassphrase(folder.passphrase(), passphrase);
            }
        }
        Keystore keystore = Keystore.make(folder, passphrase);
        LOG.info("Made the keystore {}, encrypted with the passphrase from {}", folder.keystore(), passphrase.source());
        return new NodeKeys(folder, keystore, passphrase, node, clock);
    }
}
