package org.enlace.audit.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Builds the tree again from the entries, beside the tree as it is stored, and compares both with what was signed. So it can tell
 * an altered entry from an altered tree, and both from a log that was rewritten as a whole.
 */
public final class TreeCheck {
    private static final int COMPARED = 2_000;
    private static final byte[] UNREADABLE = new byte[32];

    private final Findings findings;
    private Merkle.Growing computed;
    private Merkle.Growing stored;
    private final List<Differing> differing = new ArrayList<>();

    /** Entries that are not what was signed: told at the end, since two may have been exchanged. */
    private final List<Differing> altered = new ArrayList<>();

    private long proven;
    private boolean lost;

    private record Differing(long leaf, byte[] computed, byte[] stored) {}

    public TreeCheck(Findings findings) {
        this(findings, new Merkle.Growing());
    }

    /** @param before what was there before the entries that are looked at */
    public TreeCheck(Findings findings, Merkle.Growing before) {
        this.findings = findings;
        computed = before.copy();
        stored = before.copy();
        proven = before.size();
    }

    public long size() {
        return computed.size();
    }

    /**
     * Takes the next entry.
     *
     * @param hash     of its body, or null where it is missing
     * @param inTree   its hash as the stored tree has it, hexadecimal, or null where no tree is at hand
     * @return whether the body has the hash of the tree; only then is it worth looking closer at what belongs to it
     */
    public boolean add(byte[] hash, String inTree) {
        byte[] known = inTree == null ? hash : parse(inTree);
        byte[] own = hash == null ? known : hash;
        if (own == null) {
            own = UNREADABLE;
            known = UNREADABLE;
        }
        boolean same = Arrays.equals(own, known);
        if (!same && differing.size() + altered.size() < COMPARED) {
            differing.add(new Differing(computed.size(), own, known));
        }
        computed.add(own);
        stored.add(known);
        return same;
    }

    /** Bytes of a stored hash; zeros where it is none. */
    public static byte[] parse(String hex) {
        try {
            byte[] bytes = HexFormat.of().parseHex(hex);
            return bytes.length == 32 && HexFormat.of().formatHex(bytes).equals(hex) ? bytes : UNREADABLE;
        } catch (IllegalArgumentException e) {
            return UNREADABLE;
        }
    }

    /**
     * Compares with a head of exactly this size whose signature is right.
     *
     * @param anchor the line of the anchor file it is from, or 0 for a head of the log itself
     */
    public void compare(Head head, int anchor) {
        if (lost) {
            return;
        }
        boolean entriesRight = computed.root().equals(head.root());
        boolean treeRight = stored.root().equals(head.root());
        if (entriesRight) {
            differing.forEach(each ->
                    findings.add(Finding.Kind.NODE_ALTERED, each.leaf(), 0, each.leaf() / 256, each.leaf() % 256));
            stored = computed.copy();
        } else if (treeRight) {
            altered.addAll(differing);
            computed = stored.copy();
        } else if (anchor > 0) {
            altered.addAll(differing);
            findings.add(Finding.Kind.FORK, head.size() - 1, head.size(), anchor);
        } else {
            altered.addAll(differing);
            findings.add(
                    Finding.Kind.TREE_REWRITTEN,
                    differing.isEmpty() ? proven : head.size() - 1,
                    proven,
                    head.size() - 1,
                    head.number());
        }
        lost = !entriesRight && !treeRight;
        differing.clear();
        proven = head.size();
    }

    /** No more entries. What was not signed yet can only be compared with the stored tree. */
    public void end() {
        altered.addAll(differing);
        differing.clear();
        Map<String, Differing> byHashes = new HashMap<>();
        altered.forEach(each -> byHashes.put(Merkle.hex(each.computed()) + Merkle.hex(each.stored()), each));
        for (Differing one : altered) {
            Differing other = byHashes.get(Merkle.hex(one.stored()) + Merkle.hex(one.computed()));
            if (other == null) {
                findings.add(Finding.Kind.ENTRY_ALTERED, one.leaf(), one.leaf());
            } else if (one.leaf() < other.leaf()) {
                findings.add(Finding.Kind.ENTRIES_EXCHANGED, one.leaf(), one.leaf(), other.leaf());
            }
        }
    }
}
