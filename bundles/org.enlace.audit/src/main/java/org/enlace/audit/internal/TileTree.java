package org.enlace.audit.internal;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.audit.proof.Merkle;

/**
 * The tree of the log while it grows: of each tier the tile that is not full yet. A tile holds 256 hashes; a full one becomes
 * one hash of the tier above. Not for several threads.
 */
final class TileTree {
    static final int WIDTH = 256;
    static final int HEIGHT = 8;

    private final List<Open> tiers = new ArrayList<>();
    private final Merkle.Growing growing = new Merkle.Growing();
    private final Map<String, Changed> changed = new LinkedHashMap<>();

    /** The tile of a tier that grows. */
    private static final class Open {
        private long place;
        private boolean stored;
        private List<String> hashes = new ArrayList<>();
    }

    /** @param isNew whether it is not stored yet */
    record Changed(int tier, long place, List<String> hashes, boolean isNew) {}

    /** The tree of that size, from its stored tiles. */
    static TileTree load(AuditStore store, long size) {
        TileTree tree = new TileTree();
        int tiers = 1;
        for (long rest = size >> HEIGHT; rest > 0; rest >>= HEIGHT) {
            tiers++;
        }
        for (int tier = 0; tier < tiers; tier++) {
            long count = size >> HEIGHT * tier;
            Open open = new Open();
            open.place = count / WIDTH;
            int width = (int) (count % WIDTH);
            if (width > 0) {
                List<String> hashes = store.tile(tier, open.place);
                if (hashes.size() < width) {
                    throw new IllegalStateException("The audit's tree is damaged: tile " + open.place + " of tier "
                            + tier + " has " + hashes.size() + " hashes, not " + width + "; audit:verify tells more");
                }
                open.hashes = new ArrayList<>(hashes.subList(0, width));
                open.stored = true;
            }
            tree.tiers.add(open);
        }
        for (int tier = tiers - 1; tier >= 0; tier--) {
            for (String hash : tree.tiers.get(tier).hashes) {
                tree.growing.add(HexFormat.of().parseHex(hash), HEIGHT * tier);
            }
        }
        return tree;
    }

    long size() {
        return growing.size();
    }

    String root() {
        return growing.root();
    }

    void add(byte[] leafHash) {
        growing.add(leafHash);
        add(0, leafHash);
    }

    private void add(int tier, byte[] hash) {
        if (tier == tiers.size()) {
            tiers.add(new Open());
        }
        Open open = tiers.get(tier);
        open.hashes.add(Merkle.hex(hash));
        changed.put(tier + "/" + open.place, new Changed(tier, open.place, open.hashes, !open.stored));
        if (open.hashes.size() == WIDTH) {
            Merkle.Growing full = new Merkle.Growing();
            open.hashes.forEach(each -> full.add(HexFormat.of().parseHex(each)));
            open.hashes = new ArrayList<>();
            open.place++;
            open.stored = false;
            add(tier + 1, HexFormat.of().parseHex(full.root()));
        }
    }

    /** The tiles that changed since they were last asked for; the caller stores them. */
    List<Changed> takeChanged() {
        List<Changed> all = List.copyOf(changed.values());
        changed.clear();
        for (Open open : tiers) {
            open.stored = open.stored || !open.hashes.isEmpty();
        }
        return all;
    }

    /** The hashes of complete subtrees, from stored tiles. */
    static Merkle.Range stored(AuditStore store) {
        Map<String, List<String>> read = new LinkedHashMap<>();
        return (height, place) -> {
            int tier = height / HEIGHT;
            int within = height % HEIGHT;
            long first = place << within;
            List<String> tile =
                    read.computeIfAbsent(tier + "/" + first / WIDTH, key -> store.tile(tier, first / WIDTH));
            int from = (int) (first % WIDTH);
            if (tile.size() < from + (1 << within)) {
                throw new IllegalStateException("The audit's tree is damaged: tile " + first / WIDTH + " of tier "
                        + tier + " is too short; audit:verify tells more");
            }
            Merkle.Growing part = new Merkle.Growing();
            tile.subList(from, from + (1 << within))
                    .forEach(hash -> part.add(HexFormat.of().parseHex(hash)));
            return HexFormat.of().parseHex(part.root());
        };
    }
}
