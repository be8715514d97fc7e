package org.enlace.audit.internal;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.enlace.audit.internal.AuditStore.Stored;
import org.enlace.audit.internal.AuditStore.Tree;
import org.enlace.audit.internal.CheckStore.Place;
import org.enlace.audit.internal.CheckStore.Round;
import org.enlace.audit.proof.Body;
import org.enlace.audit.proof.EntryCheck;
import org.enlace.audit.proof.Finding.Kind;
import org.enlace.audit.proof.Findings;
import org.enlace.audit.proof.Head;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes round the log by parts and remembers where it is, so that each signed entry is looked at within a day. What it finds is a
 * suspicion: a verification of the whole log tells what is wrong.
 */
final class MovingCheck {
    private static final Logger LOG = LoggerFactory.getLogger(MovingCheck.class);

    /** How many entries one part has. */
    static final int PART = 2_000;

    /** So long a round takes: with what a run may be late it stays below a day. */
    private static final Duration ROUND = Duration.ofHours(20);

    /** Between two runs. */
    static final Duration PERIOD = Duration.ofHours(1);

    private final AuditStore store;
    private final Transactions transactions;
    private final Function<String, Optional<PublicKey>> signers;
    private final int part;
    private final Clock clock;

    /** Also kept here: whoever writes into the database cannot make the node forget it while it runs. */
    private Head seen;

    /** @param more whether another part is to follow in this run */
    record Outcome(Findings findings, boolean more) {}

    MovingCheck(
            AuditStore store,
            Transactions transactions,
            Function<String, Optional<PublicKey>> signers,
            int part,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.signers = signers;
        this.part = part;
        this.clock = clock;
    }

    /** Looks at the next part; after the last one it is at the first again. */
    Outcome next() {
        Findings findings = new Findings();
        Tree tree = store.reading(store::tree).orElse(new Tree("", 0, 0));
        Round round = store.reading(() -> store.checks().round(tree))
                .orElseGet(() -> new Round(Place.START, clock.instant(), null));
        compareSizes(tree, findings);
        compareSeen(tree, round.seen(), findings);
        long signed = Math.min(newest(tree, findings).map(Head::size).orElse(0L), tree.size());
        Place from = round.place().leaf() > signed ? Place.START : round.place();
        Instant began = from.leaf() == 0 ? clock.instant() : round.began();
        LogVerifier verifier = new LogVerifier(store, signers, List.of(), findings, (step, done, total) -> {});
        Place next = verifier.verify(tree, from, Math.min(from.leaf() + part, signed));
        boolean last = next.leaf() >= signed;
        erasures(verifier.erasures(), findings);
        beside(verifier, from.id(), last ? null : next.id(), findings);
        Round after = new Round(last ? Place.START : next, began, seen);
        transactions.run(() -> store.checks().keep(after));
        return new Outcome(findings, !last && next.leaf() < due(signed, began));
    }

    /** How far the check should be before the next run begins. */
    private long due(long signed, Instant began) {
        double share =
                (double) Duration.between(began, clock.instant().plus(PERIOD)).toMillis() / ROUND.toMillis();
        return (long) Math.ceil(signed * Math.min(1, share));
    }

    /** What grows meanwhile is no finding: the size is read before the entries are, and the heads before their number. */
    private void compareSizes(Tree tree, Findings findings) {
        long entries = store.reading(store::leafEnd);
        List<Head> beyond = store.reading(() -> store.heads(tree, tree.heads() + 1, 1));
        long heads = store.reading(store::tree).orElse(tree).heads();
        if (entries < tree.size() || beyond.stream().anyMatch(head -> head.number() > heads)) {
            findings.add(Kind.TREE_ALTERED, tree.size(), tree.size(), heads, entries, heads + beyond.size());
        }
    }

    /** A log that was cut together with its heads fits in itself; that it was longer once is remembered. */
    private void compareSeen(Tree tree, Head stored, Findings findings) {
        if (stored != null && (seen == null || stored.number() > seen.number())) {
            seen = stored;
        }
        if (seen == null) {
            return;
        }
        Head now = store.reading(() -> store.heads(tree, seen.number(), 1)).stream()
                .filter(head -> head.number() == seen.number())
                .findFirst()
                .orElse(null);
        if (now == null) {
            findings.add(Kind.HEAD_MISSING, tree.size(), seen.number());
        } else if (now.size() != seen.size() || !now.root().equals(seen.root())) {
            findings.add(Kind.TREE_REWRITTEN, tree.size(), 0, seen.size() - 1, seen.number());
        }
    }

    private Optional<Head> newest(Tree tree, Findings findings) {
        if (tree.heads() == 0) {
            return Optional.empty();
        }
        Optional<Head> newest = store.reading(() -> store.lastHead(tree));
        if (newest.isEmpty()) {
            findings.add(Kind.HEAD_MISSING, tree.size(), tree.heads());
            return newest;
        }
        Head head = newest.get();
        if (head.size() > tree.size()) {
            findings.add(Kind.CUT, tree.size(), tree.size() - 1, "head " + head.number(), head.size());
        }
        boolean signed = new HeadCheck(store, signers, findings).isSigned(head, tree.size());
        if (signed && (seen == null || head.number() > seen.number())) {
            seen = head;
        }
        return newest;
    }

    private void erasures(Set<String> acts, Findings findings) {
        for (String act : acts) {
            store.reading(() -> {
                if (!isRight(act)) {
                    findings.add(Kind.ERASURE_ALTERED, Long.MAX_VALUE, act);
                }
                return null;
            });
        }
    }

    private boolean isRight(String act) {
        Optional<Stored> entry = store.entries(List.of(act)).stream().findFirst();
        try {
            Body body = Body.read(entry.map(Stored::body).orElse(""));
            return body.code().equals(EntryCheck.ERASE)
                    && EntryCheck.list(store.erasedBy(act)).equals(body.facts().get(EntryCheck.LIST));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void beside(LogVerifier verifier, String after, String until, Findings findings) {
        try {
            verifier.lost();
            verifier.stray(after, until).ifPresent(id -> findings.add(Kind.ENTRY_STRAY, Long.MAX_VALUE, id));
        } catch (Stale e) {
            LOG.debug("Entries that are being written are looked at in the next round", e);
        }
    }
}
