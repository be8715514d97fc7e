package org.enlace.files.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.enlace.files.Upload;
import org.enlace.platform.RecordId;
import org.enlace.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files on their way in, whoever sends them: their keys, how far their hashes are, and giving them up. */
final class Arrivals {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
    private static final int GIVEN_UP_AT_ONCE = 20;

    private final FileStore store;
    private final Vault vault;
    private final FileKeys keys;
    private final Transactions transactions;
    private final Clock clock;
    private final Intake.Rules rules;
    private final Digests digests = new Digests();

    Arrivals(FileStore store, Vault vault, FileKeys keys, Transactions transactions, Clock clock, Intake.Rules rules) {
        this.store = store;
        this.vault = vault;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
        this.rules = rules;
    }

    Digests digests() {
        return digests;
    }

    /** Gives up what nobody has gone on with. */
    void giveUpIdle() {
        store.untouchedSince(now().minus(rules.uploadsLast()), GIVEN_UP_AT_ONCE).forEach(this::giveUp);
    }

    /** As far as that can be done: why it was to be done is what the caller is told. What stays is given up when its time is over. */
    void abandon(RecordId id) {
        try {
            store.incoming(id).ifPresent(this::giveUp);
        } catch (RuntimeException e) {
            LOG.warn("What had come of the file {} could not be given up yet", id, e);
        }
    }

    void giveUp(Incoming incoming) {
        transactions.run(() -> {
            store.holdOwner(incoming.upload().owner());
            // As far as it has come by now.
            Optional<Incoming> there = store.incoming(incoming.upload().id());
            if (there.isPresent() && store.dropUpload(incoming.upload().id())) {
                store.give(there.get().upload().offset());
                store.dropUnusedOwner(incoming.upload().owner());
            }
        });
        digests.forget(incoming.upload().id());
        vault.remove(incoming.disk());
    }

    Sealing sealing(Incoming incoming) {
        Upload upload = incoming.upload();
        byte[] ownerKey = keys.unwrapOwner(store.ownerKey(upload.owner()).orElseThrow(), upload.owner());
        byte[] key = keys.unwrapContent(incoming.wrapped(), ownerKey, upload.id());
        return new Sealing(key, upload.owner(), upload.id(), upload.chunk());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
