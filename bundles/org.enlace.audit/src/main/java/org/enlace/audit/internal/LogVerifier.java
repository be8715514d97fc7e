package org.enlace.audit.internal;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.enlace.audit.Verified;
import org.enlace.audit.internal.AuditStore.Columns;
import org.enlace.audit.internal.AuditStore.Placed;
import org.enlace.audit.internal.AuditStore.Secret;
import org.enlace.audit.internal.AuditStore.Tree;
import org.enlace.audit.internal.AuditStore.Waiting;
import org.enlace.audit.internal.CheckStore.Place;
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

    private final AuditStore store;
    private final Progress progress;
    private final Findings findings;
    private final HeadCheck heads;
    private final EntryCheck entries;
    private final List<Anchor> anchors;
    private final List<Merkle.Growing> tiles = new ArrayList<>();
    private final List<Merkle.Growing> storedTiles = new ArrayList<>();
    private TreeCheck tree;
    private List<String> tile = List.of();
    private long tilePlace = -1;
    private String lastId = "";
    private long anchorsCompared;

    LogVerifier(
            AuditStore store,
            Function<String, Optional<PublicKey>> signers,
            List<Anchor> anchors,
            Findings findings,
            Progress progress) {
        this.store = store;
        this.anchors = new ArrayList<>(anchors);
        this.anchors.sort(Comparator.comparingLong(anchor -> anchor.head().size()));
        this.findings = findings;
        this.progress = progress;
        tree = new TreeCheck(findings);
        heads = new HeadCheck(store, signers, findings);
        entries = new EntryCheck(findings);
    }

    Verified verify(Clock clock) {
        Instant at = clock.instant();
        Tree stored = store.reading(store::tree).orElse(new Tree("", 0, 0));
        // Where the count of leaves was made smaller the rest is looked at all the same.
        Tree whole = new Tree(stored.log(), Math.max(stored.size(), store.reading(store::leafEnd)), stored.heads());
        foreign(whole);
        compareHere(whole);
        walk(whole, whole.size());
        end(whole, stored);
        return new Verified(
                tree.size(),
                heads.right(),
                entries.values(),
                entries.erased(),
                anchorsCompared,
                findings.inOrder(),
                findings.count(),
                at,
                Duration.between(at, clock.instant()));
    }

    /**
     * Goes through a part of the log: its entries against the tree, the tree against the next head. What comes before the part is
     * taken from the tree.
     *
     * @param to a place that a head covers
     * @return where the next part begins
     */
    Place verify(Tree whole, Place from, long to) {
        begin(from);
        compareHere(whole);
        walk(whole, to);
        while (tree.size() < to) {
            findings.add(Kind.ENTRY_MISSING, tree.size(), tree.size());
            add(whole, null);
        }
        Place next = new Place(tree.size(), heads.read(), lastId);
        toNextHead(whole);
        tree.end();
        return next;
    }

    private void begin(Place from) {
        Merkle.Growing before = new Merkle.Growing();
        int tier = 0;
        while (from.leaf() >> TileTree.HEIGHT * (tier + 1) > 0) {
            tier++;
        }
        for (; tier >= 0; tier--) {
            long count = from.leaf() >> TileTree.HEIGHT * tier;
            List<String> hashes = store.reading(tileAt(tier, count / TileTree.WIDTH));
            Merkle.Growing open = new Merkle.Growing();
            for (int at = 0; at < count % TileTree.WIDTH; at++) {
                byte[] hash = TreeCheck.parse(at < hashes.size() ? hashes.get(at) : "");
                before.add(hash, TileTree.HEIGHT * tier);
                open.add(hash);
            }
            tiles.add(0, open);
            storedTiles.add(0, open.copy());
        }
        tree = new TreeCheck(findings, before);
        heads.begin(from.head());
        lastId = from.id();
    }

    private Supplier<List<String>> tileAt(int tier, long place) {
        return () -> store.tile(tier, place);
    }

    /** Only hashes, no entries: what follows the part until somebody signed. */
    private void toNextHead(Tree whole) {
        Head next = heads.peek(whole, tree.size());
        while (next != null && tree.size() < next.size() && !hashAt(tree.size()).isEmpty()) {
            add(whole, null);
        }
        if (next != null && tree.size() < next.size()) {
            cut(tree.size(), "head " + next.number(), next.size());
        }
    }

    /** The acts of erasing that are entries of what was gone through, or are said to have erased some of it. */
    Set<String> erasures() {
        return entries.acts();
    }

    private void walk(Tree whole, long to) {
        while (tree.size() < to) {
            long from = tree.size();
            store.reading(() -> {
                page(whole, store.leaves(from, (int) Math.min(PAGE, to - from)), to);
                return null;
            });
            progress.at("Verifying", (int) Math.min(tree.size(), Integer.MAX_VALUE), (int)
                    Math.min(whole.size(), Integer.MAX_VALUE));
            if (tree.size() == from) {
                return;
            }
        }
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

    private void page(Tree whole, List<Placed> page, long to) {
        if (page.isEmpty()) {
            return;
        }
        List<String> ids = page.stream().map(Placed::id).toList();
        Map<String, SortedMap<String, Secret>> values = store.values(ids);
        Map<String, List<String>> erased = store.erased(ids);
        Map<String, List<String>> persons = store.persons(ids);
        for (Placed placed : page) {
            if (placed.leaf() >= to) {
                return;
            }
            lastId = placed.id().compareTo(lastId) > 0 ? placed.id() : lastId;
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
        String inTree = hashAt(leaf);
        boolean same = tree.add(hash, inTree);
        tiers(0, leaf, hash == null ? TreeCheck.parse(inTree) : hash, TreeCheck.parse(inTree));
        compareHere(whole);
        return same;
    }

    private String hashAt(long leaf) {
        if (leaf / TileTree.WIDTH != tilePlace) {
            tilePlace = leaf / TileTree.WIDTH;
            tile = store.reading(tileAt(0, tilePlace));
        }
        int at = (int) (leaf % TileTree.WIDTH);
        return at < tile.size() ? tile.get(at) : "";
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
        List<String> upper = store.reading(tileAt(tier + 1, above / TileTree.WIDTH));
        int at = (int) (above % TileTree.WIDTH);
        String there = at < upper.size() ? upper.get(at) : "";
        if (!there.equals(computed) && !there.equals(stored)) {
            findings.add(Kind.NODE_ALTERED, tree.size() - 1, tier + 1, above / TileTree.WIDTH, at);
        }
        tiers(tier + 1, above, HexFormat.of().parseHex(computed), TreeCheck.parse(there));
    }

    private void compareHere(Tree whole) {
        heads.upTo(whole, tree);
        while (!anchors.isEmpty() && anchors.get(0).head().size() == tree.size()) {
            Anchor anchor = anchors.remove(0);
            anchorsCompared += anchor.line() > 0 ? 1 : 0;
            tree.compare(anchor.head(), anchor.line());
        }
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
        heads.rest(whole, size).forEach(head -> cut(size, "head " + head.number(), head.size()));
        anchors.forEach(anchor -> cut(
                size,
                anchor.line() > 0
                        ? "the anchor in line " + anchor.line()
                        : "head " + anchor.head().number(),
                anchor.head().size()));
        Tree after = store.reading(store::tree).orElse(before);
        boolean more = store.reading(() -> store.heads(whole, after.heads() + 1, 1)).stream()
                .findFirst()
                .isPresent();
        if (before.size() > size || after.size() < size || heads.read() < before.heads() || more) {
            findings.add(Kind.TREE_ALTERED, size, after.size(), after.heads(), size, heads.read() + (more ? 1 : 0));
        }
        entries.end(true, act -> erasedMeanwhile(act, size));
        try {
            lost();
            stray("", null).ifPresent(id -> findings.add(Kind.ENTRY_STRAY, Long.MAX_VALUE, id));
        } catch (Stale e) {
            LOG.info("Entries that are being written were not looked at: {}", e.getMessage());
        }
    }

    private boolean erasedMeanwhile(String act, long size) {
        return store.reading(() -> store.entries(List.of(act))).stream()
                .filter(entry -> entry.leaf() == null || entry.leaf() >= size)
                .anyMatch(entry -> entry.columns().code().equals(EntryCheck.ERASE));
    }

    /** Entries that were recorded, wait for their place and are gone. */
    void lost() {
        for (Waiting waiting : store.reading(() -> store.waiting(Sequencer.BATCH))) {
            if (waiting.body() == null) {
                findings.add(Kind.ENTRY_LOST, Long.MAX_VALUE, waiting.id());
            }
        }
    }

    private void cut(long size, String by, long over) {
        findings.add(Kind.CUT, size, size - 1, by, over);
    }

    /**
     * An entry that gets its place while it is looked for is none.
     *
     * @param after only entries with a greater id
     * @param until only entries with at most this id, or null
     */
    Optional<String> stray(String after, String until) {
        for (int attempt = 0; attempt < 3; attempt++) {
            Optional<String> id = store.reading(() -> store.stray(after, until));
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
