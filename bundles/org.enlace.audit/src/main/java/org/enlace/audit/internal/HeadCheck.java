package org.enlace.audit.internal;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.enlace.audit.internal.AuditStore.Tree;
import org.enlace.audit.proof.Finding.Kind;
import org.enlace.audit.proof.Findings;
import org.enlace.audit.proof.Head;
import org.enlace.audit.proof.TreeCheck;

/** Goes through the signed heads in their order: none is missing, each is signed by the node and not smaller than the one before. */
final class HeadCheck {
    private static final int PAGE = 200;

    private final AuditStore store;
    private final Function<String, Optional<PublicKey>> signers;
    private final Findings findings;
    private final List<Head> next = new ArrayList<>();
    private long read;
    private long right;
    private long lastSize;

    HeadCheck(AuditStore store, Function<String, Optional<PublicKey>> signers, Findings findings) {
        this.store = store;
        this.signers = signers;
        this.findings = findings;
    }

    /** Begins with a head that was looked at before, or with the first. */
    void begin(long number) {
        read = Math.max(0, number - 1);
    }

    /** The number of the last head that was read. */
    long read() {
        return read;
    }

    /** How many heads were right. */
    long right() {
        return right;
    }

    /** Compares the tree with each head up to its size. */
    void upTo(Tree whole, TreeCheck tree) {
        long size = tree.size();
        for (Head head = peek(whole, size); head != null && head.size() <= size; head = peek(whole, size)) {
            next.remove(0);
            if (accept(whole, head, size) && head.size() == size) {
                tree.compare(head, 0);
            }
        }
    }

    /** The right ones of those that are left. */
    List<Head> rest(Tree whole, long size) {
        List<Head> rest = new ArrayList<>();
        for (Head head = peek(whole, size); head != null; head = peek(whole, size)) {
            next.remove(0);
            if (accept(whole, head, size)) {
                rest.add(head);
            }
        }
        return rest;
    }

    /** @param size of the tree so far, for the order of findings */
    Head peek(Tree whole, long size) {
        if (next.isEmpty() && read < whole.heads()) {
            long expected = read + 1;
            next.addAll(store.reading(() -> store.heads(whole, expected, PAGE)));
            if (next.isEmpty()) {
                missing(whole.heads(), size);
            }
        }
        return next.isEmpty() ? null : next.get(0);
    }

    /** Whether a head is worth comparing with. */
    private boolean accept(Tree whole, Head head, long size) {
        missing(Math.min(head.number() - 1, whole.heads()), size);
        read = head.number();
        if (!isSigned(head, size)) {
            return false;
        }
        if (head.size() < lastSize) {
            findings.add(Kind.HEAD_BACKWARD, size, head.number());
            return false;
        }
        right++;
        lastSize = head.size();
        return true;
    }

    /** Whether a head is signed by a key of this node; that it is not is a finding. */
    boolean isSigned(Head head, long size) {
        Optional<PublicKey> key = signers.apply(head.signer());
        if (key.isEmpty()) {
            findings.add(Kind.SIGNER_UNKNOWN, size, head.number(), head.signer());
            return false;
        }
        if (!head.isSignedBy(key.get())) {
            findings.add(Kind.HEAD_ALTERED, size, head.number());
            return false;
        }
        return true;
    }

    private void missing(long upTo, long size) {
        for (read++; read <= upTo; read++) {
            findings.add(Kind.HEAD_MISSING, size, read);
        }
        read = upTo;
    }
}
