package org.enlace.audit.internal;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.enlace.audit.Verified;
import org.enlace.audit.internal.AuditStore.Columns;
import org.enlace.audit.internal.AuditStore.Placed;
import org.enlace.audit.internal.AuditStore.Secret;
import org.enlace.audit.internal.AuditStore.Tree;
import org.enlace.audit.internal.AuditStore.Waiting;
import org.enlace.audit.proof.Anchors.Anchor;
import org.enlace.audit.proof.Body;
import org.enlace.audit.proof.EntryCheck;
import org.enlace.audit.proof.EntryCheck.Salted;
import org.enlace.audit.proof.Finding.Kind;
import org.enlace.audit.proof.Findings;
import org.enlace.audit.proof.Head;
import org.enlace.audit.proof.Merkle;
import org.enlace.audit.proof.TreeCheck;
import org.enlace.platform.Stale;
import org.enlace.platform.contribution.Command.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes once through the whole log as it is stored and compares everything with everything: bodies with the tree, the tree with
 * what was signed and anchored, columns and values with the bodies. Holds one page of entries at a time. Used once.
 */
final class LogVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(LogVerifier.class);
    private static final int PAGE = 256;
    private static final int HEADS = 200;

    private final AuditStore store;
    private final Function<String, Optional<PublicKey>> signers;
    private final Progress progress;
    private final Findings findings;
    private final TreeCheck tree;
    private final EntryCheck entries;
    private final List<Anchor> anchors;
    private final List<Merkle.Growing> tiles = new ArrayList<>();
    private final List<Merkle.Growing> storedTiles = new ArrayList<>();
    private final List<Head> nextHeads = new ArrayList<>();
    private List<String> tile = List.of();
    private long tilePlace = -1;
    private long wholeHeads;
    private long headsRead;
    private long headsRight;
    private long lastHeadSize;
    private long anchorsCompared;

    /** @param findings may hold what was found in the anchors already */
    LogVerifier(
            AuditStore store,
            Function<String, Optional<PublicKey>> signers,
            List<Anchor> anchors,
            Findings findings,
            Progress progress) {
        this.store = store;
        this.signers = signers;
        this.anchors = new ArrayList<>(anchors);
        this.findings = findings;
        this.progress = progress;
        tree = new TreeCheck(findings);
        entries = new EntryCheck(findings);
    }

    Verified verify(Clock clock) {
        Instant at = clock.instant();
        Tree stored = store.reading(store::tree).orElse(new Tree("", 0, 0));
        wholeHeads = stored.heads();
        // Where the count of leaves was made smaller the rest is looked at all the same.
        Tree whole = new Tree(stored.log(), Math.max(stored.size(), store.reading(store::leafEnd)), stored.heads());
        foreign(whole);
        compareHere(whole);
        while (tree.size() < whole.size()) {
            long from = tree.size();
            store.reading(() -> {
                page(whole, store.leaves(from, (int) Math.min(PAGE, whole.size() - from)));
                return null;
            });
            progress.at("Verifying", (int) Math.min(tree.size(), Integer.MAX_VALUE), (int)
                    Math.min(whole.size(), Integer.MAX_VALUE));
            if (tree.size() == from) {
                break;
            }
        }
        end(whole, stored);
        return new Verified(
                tree.size(),
                headsRight,
                entries.values(),
                entries.erased(),
                anchorsCompared,
                findings.inOrder(),
                findings.count(),
                at,
                Duration.between(at, clock.instant()));
    }

    private void foreign(Tree whole) {
        anchors.removeIf(anchor -> {
            boolean foreign = !anchor.head().log().equals(whole.log());
            if (foreign) {
                findings.add(Kind.FOREIGN, 0, anchor.line(), anchor.head().log());
            }
            return foreign;
        });
    }

    private void page(Tree whole, List<Placed> page) {
        if (page.isEmpty()) {
            return;
        }
        List<String> ids = page.stream().map(Placed::id).toList();
        Map<String, SortedMap<String, Secret>> values = store.values(ids);
        Map<String, List<String>> erased = store.erased(ids);
        Map<String, List<String>> persons = store.persons(ids);
        for (Placed placed : page) {
            while (tree.size() < placed.leaf()) {
                findings.add(Kind.ENTRY_MISSING, tree.size(), tree.size());
                add(whole, null);
            }
            if (placed.stored() == null) {
                findings.add(Kind.ENTRY_MISSING, placed.leaf(), placed.leaf());
                add(whole, null);
            } else if (add(whole, Merkle.leaf(placed.stored().body()))) {
                look(
                        placed,
                        values.getOrDefault(placed.id(), new TreeMap<>()),
                        erased.getOrDefault(placed.id(), List.of()),
                        persons.getOrDefault(placed.id(), List.of()));
            }
        }
    }

    private boolean add(Tree whole, byte[] hash) {
        long leaf = tree.size();
        if (leaf / TileTree.WIDTH != tilePlace) {
            tilePlace = leaf / TileTree.WIDTH;
            tile = store.tile(0, tilePlace);
        }
        int at = (int) (leaf % TileTree.WIDTH);
        String inTree = at < tile.size() ? tile.get(at) : "";
        boolean same = tree.add(hash, inTree);
        tiers(0, leaf, hash == null ? TreeCheck.parse(inTree) : hash, TreeCheck.parse(inTree));
        compareHere(whole);
        return same;
    }

    /** The tiers above: each hash there is that of a full tile below, as computed or at least as stored. */
    private void tiers(int tier, long place, byte[] hash, byte[] inTree) {
        if (tiles.size() == tier) {
            tiles.add(new Merkle.Growing());
            storedTiles.add(new Merkle.Growing());
        }
        tiles.get(tier).add(hash);
        storedTiles.get(tier).add(inTree);
        if (tiles.get(tier).size() < TileTree.WIDTH) {
            return;
        }
        String computed = tiles.set(tier, new Merkle.Growing()).root();
        String stored = storedTiles.set(tier, new Merkle.Growing()).root();
        long above = place / TileTree.WIDTH;
        List<String> upper = store.tile(tier + 1, above / TileTree.WIDTH);
        int at = (int) (above % TileTree.WIDTH);
        String there = at < upper.size() ? upper.get(at) : "";
        if (!there.equals(computed) && !there.equals(stored)) {
            findings.add(Kind.NODE_ALTERED, tree.size() - 1, tier + 1, above / TileTree.WIDTH, at);
        }
        tiers(tier + 1, above, HexFormat.of().parseHex(computed), TreeCheck.parse(there));
    }

    private void compareHere(Tree whole) {
        for (Head head = peek(whole); head != null && head.size() <= tree.size(); head = peek(whole)) {
            nextHeads.remove(0);
            if (accept(head) && head.size() == tree.size()) {
                tree.compare(head, 0);
            }
        }
        while (!anchors.isEmpty() && anchors.get(0).head().size() == tree.size()) {
            Anchor anchor = anchors.remove(0);
            anchorsCompared++;
            tree.compare(anchor.head(), anchor.line());
        }
    }

    private Head peek(Tree whole) {
        if (nextHeads.isEmpty() && headsRead < whole.heads()) {
            long expected = headsRead + 1;
            for (Head head : store.reading(() -> store.heads(whole, expected, HEADS))) {
                nextHeads.add(head);
            }
            if (nextHeads.isEmpty()) {
                missingHeads(whole.heads());
            }
        }
        return nextHeads.isEmpty() ? null : nextHeads.get(0);
    }

    /** Whether a head is worth comparing with. */
    private boolean accept(Head head) {
        missingHeads(Math.min(head.number() - 1, wholeHeads));
        headsRead = head.number();
        Optional<PublicKey> key = signers.apply(head.signer());
        if (key.isEmpty()) {
            findings.add(Kind.SIGNER_UNKNOWN, tree.size(), head.number(), head.signer());
        } else if (!head.isSignedBy(key.get())) {
            findings.add(Kind.HEAD_ALTERED, tree.size(), head.number());
        } else if (head.size() < lastHeadSize) {
            findings.add(Kind.HEAD_BACKWARD, tree.size(), head.number());
        } else {
            headsRight++;
            lastHeadSize = head.size();
            return true;
        }
        return false;
    }

    private void missingHeads(long upTo) {
        for (headsRead++; headsRead <= upTo; headsRead++) {
            findings.add(Kind.HEAD_MISSING, tree.size(), headsRead);
        }
        headsRead = upTo;
    }

    private void look(Placed placed, SortedMap<String, Secret> secrets, List<String> erased, List<String> persons) {
        long leaf = placed.leaf();
        Body body;
        try {
            body = Body.read(placed.stored().body());
        } catch (IllegalArgumentException e) {
            findings.add(Kind.ENTRY_UNREADABLE, leaf, leaf, e.getMessage());
            return;
        }
        compare(leaf, "id", body.id(), placed.id());
        Columns columns = placed.stored().columns();
        compare(leaf, "happened", micros(body.at()), columns.micros());
        compare(leaf, "code", body.code(), columns.code());
        compare(leaf, "officer", body.officer(), columns.officer());
        compare(leaf, "acting_for", body.actingFor(), columns.actingFor());
        compare(leaf, "door", body.door(), columns.door());
        compare(leaf, "outcome", body.outcome(), columns.outcome());
        compare(leaf, "subject_kind", body.kind(), columns.kind());
        compare(leaf, "subject_id", body.subject(), columns.subject());
        Map<String, Salted> values = new LinkedHashMap<>();
        TreeSet<String> concerned = new TreeSet<>();
        secrets.forEach((name, secret) -> {
            values.put(name, new Salted(secret.salt(), secret.content()));
            if (name.startsWith(Body.PERSON)) {
                concerned.add(secret.content());
            }
        });
        Map<String, String> erasures = new LinkedHashMap<>();
        for (String line : erased) {
            int blank = line.lastIndexOf(' ');
            erasures.put(line.substring(0, blank), line.substring(blank + 1));
        }
        entries.check(leaf, body, values, erasures, List.of());
        if (!concerned.equals(new TreeSet<>(persons))) {
            findings.add(Kind.PERSON_ALTERED, leaf, leaf);
        }
    }

    private static long micros(Instant at) {
        return java.time.temporal.ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private void compare(long leaf, String column, Object body, Object stored) {
        if (!java.util.Objects.equals(body, stored)) {
            findings.add(Kind.COLUMN_ALTERED, leaf, leaf, column);
        }
    }

    private void end(Tree whole, Tree before) {
        long size = tree.size();
        tree.end();
        for (Head head = peek(whole); head != null; head = peek(whole)) {
            nextHeads.remove(0);
            if (accept(head)) {
                findings.add(Kind.CUT, size, size - 1, "head " + head.number(), head.size());
            }
        }
        anchors.forEach(anchor -> findings.add(
                Kind.CUT,
                size,
                size - 1,
                "the anchor in line " + anchor.line(),
                anchor.head().size()));
        Tree after = store.reading(store::tree).orElse(before);
        boolean more = store.reading(() -> store.heads(whole, after.heads() + 1, 1)).stream()
                .findFirst()
                .isPresent();
        if (before.size() > size || after.size() < size || headsRead < before.heads() || more) {
            findings.add(Kind.TREE_ALTERED, size, after.size(), after.heads(), size, headsRead + (more ? 1 : 0));
        }
        entries.end(true, act -> erasedMeanwhile(act, size));
        try {
            for (Waiting lost : store.reading(() -> store.waiting(Sequencer.BATCH))) {
                if (lost.body() == null) {
                    findings.add(Kind.ENTRY_LOST, Long.MAX_VALUE, lost.id());
                }
            }
            stray().ifPresent(id -> findings.add(Kind.ENTRY_STRAY, Long.MAX_VALUE, id));
        } catch (Stale e) {
            LOG.info("Entries that are being written were not looked at: {}", e.getMessage());
        }
    }

    private boolean erasedMeanwhile(String act, long size) {
        return store.reading(() -> store.entries(List.of(act))).stream()
                .filter(entry -> entry.leaf() == null || entry.leaf() >= size)
                .anyMatch(entry -> entry.columns().code().equals(EntryCheck.ERASE));
    }

    /** An entry that gets its place while it is looked for is none. */
    private Optional<String> stray() {
        for (int attempt = 0; attempt < 3; attempt++) {
            Optional<String> id = store.reading(store::stray);
            if (id.isEmpty()) {
                return id;
            }
            boolean placed = store.reading(() -> store.entries(List.of(id.get()))).stream()
                    .anyMatch(entry -> entry.leaf() != null);
            boolean waits = store.reading(() -> store.waiting(Sequencer.BATCH)).stream()
                    .anyMatch(waiting -> waiting.id().equals(id.get()));
            if (!placed && !waits) {
                return id;
            }
        }
        return Optional.empty();
    }
}
