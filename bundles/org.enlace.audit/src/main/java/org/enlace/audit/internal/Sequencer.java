package org.enlace.audit.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.audit.internal.AuditStore.Tree;
import org.enlace.audit.internal.AuditStore.Waiting;
import org.enlace.audit.proof.Head;
import org.enlace.audit.proof.Merkle;
import org.enlace.keys.Keys;
import org.enlace.platform.Transactions;

/**
 * Gives committed entries their place in the tree, and signs heads. Whatever was committed and is not placed yet is written down
 * in the database, so nothing is forgotten by a stop. Safe for several threads, and for several servers on one database.
 */
final class Sequencer {
    static final int BATCH = 500;

    private final AuditStore store;
    private final Transactions transactions;
    private final Keys keys;
    private final String country;
    private final Clock clock;

    /** As last stored by this node; null when it has to be read. */
    private TileTree tree;

    /** @param hash of the leaf */
    record Committed(String id, byte[] hash) {}

    Sequencer(AuditStore store, Transactions transactions, Keys keys, String country, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.keys = keys;
        this.country = country;
        this.clock = clock;
    }

    /** Places entries that were committed on this node a moment ago, at most {@link #BATCH}. */
    synchronized void place(List<Committed> committed) {
        Map<String, byte[]> hashes = new LinkedHashMap<>();
        committed.forEach(each -> hashes.put(each.id(), each.hash()));
        try {
            transactions.run(() -> place(hashes));
        } catch (RuntimeException e) {
            tree = null;
            throw e;
        }
    }

    private void place(Map<String, byte[]> hashes) {
        TileTree current = current(store.lockTree());
        List<String> ids = store.takeWaiting(new ArrayList<>(hashes.keySet()));
        if (ids.isEmpty()) {
            return;
        }
        store.addLeaves(current.size(), ids);
        ids.forEach(id -> current.add(hashes.get(id)));
        current.takeChanged().forEach(tile -> store.putTile(tile.tier(), tile.place(), tile.hashes(), tile.isNew()));
        store.grow(current.size());
    }

    private TileTree current(Tree stored) {
        if (tree == null || tree.size() != stored.size()) {
            tree = TileTree.load(store, stored.size());
        }
        return tree;
    }

    /** Places everything that waits, by whomever it was committed. */
    void placeAll() {
        for (int placed = BATCH; placed == BATCH; ) {
            List<Committed> waiting = transactions.call(() -> store.waiting(BATCH)).stream()
                    .filter(entry -> entry.body() != null)
                    .map(Sequencer::committed)
                    .toList();
            place(waiting);
            placed = waiting.size();
        }
    }

    private static Committed committed(Waiting entry) {
        return new Committed(entry.id(), Merkle.leaf(entry.body()));
    }

    /** The newest head. */
    Optional<Head> head() {
        return store.reading(() -> store.tree().flatMap(store::lastHead));
    }

    /** Signs what is new since the last head; the last head when nothing is. Empty while the log is. */
    synchronized Optional<Head> sign() {
        try {
            return transactions.call(() -> {
                Tree stored = store.lockTree();
                Optional<Head> last = store.lastHead(stored);
                if (stored.size() == last.map(Head::size).orElse(0L)) {
                    return last;
                }
                return Optional.of(sign(stored));
            });
        } catch (RuntimeException e) {
            tree = null;
            throw e;
        }
    }

    private Head sign(Tree stored) {
        Head head = new Head(
                stored.log(),
                country,
                stored.heads() + 1,
                stored.size(),
                current(stored).root(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                keys.signer().id(),
                "");
        Keys.Signed signed = keys.sign(head.note());
        if (!signed.signer().equals(head.signer())) {
            // The key was changed between the two; what is signed names the one that signs.
            head = new Head(
                    head.log(), country, head.number(), head.size(), head.root(), head.at(), signed.signer(), "");
            signed = keys.sign(head.note());
        }
        Head complete = head.signed(signed.signature());
        store.addHead(complete);
        return complete;
    }

    /** How long until a head is due: nothing when it is, and the whole interval when nothing is new. */
    Duration untilHead(Duration interval) {
        return store.reading(() -> {
            Optional<Tree> stored = store.tree();
            if (stored.isEmpty()) {
                return interval;
            }
            Optional<Head> last = store.lastHead(stored.get());
            if (stored.get().size() == last.map(Head::size).orElse(0L)) {
                return interval;
            }
            Instant due = last.map(Head::at).orElse(Instant.EPOCH).plus(interval);
            Duration left = Duration.between(clock.instant(), due);
            return left.isNegative() ? Duration.ZERO : left;
        });
    }
}
