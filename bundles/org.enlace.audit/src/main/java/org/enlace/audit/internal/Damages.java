package org.enlace.audit.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.enlace.audit.Verified;
import org.enlace.audit.internal.AuditStore.Tree;
import org.enlace.audit.internal.CheckStore.Round;
import org.enlace.audit.proof.Anchors.Anchor;
import org.enlace.platform.Caller;
import org.enlace.platform.Origin;
import org.enlace.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what was found wrong in the log until an officer has verified it whole, and has people told. */
@Component(service = Damages.class)
public final class Damages {
    private static final Logger LOG = LoggerFactory.getLogger(Damages.class);

    /** Has people told. */
    public interface Notice {
        void found(Damage damage);

        void verifiedWhole();
    }

    private final AuditStore store;
    private final Transactions transactions;
    private volatile Optional<Damage> known;

    /** Comes after the audit, which it needs itself. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile Notice notice;

    @Activate
    public Damages(@Reference AuditStore store, @Reference Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
        known = standing();
    }

    /** What is wrong; empty while nothing is known to be. */
    public Optional<Damage> standing() {
        Optional<Damage> now = store.reading(() -> store.checks().damage());
        known = now;
        return now;
    }

    /** The same as this node last heard, without asking the database. */
    Optional<Damage> known() {
        return known;
    }

    /** The newest head that the check ever saw, to be compared with like an anchor. */
    List<Anchor> seen() {
        return store.reading(() -> {
            Tree tree = store.tree().orElse(new Tree("", 0, 0));
            return store.checks().round(tree).map(Round::seen).stream()
                    .map(head -> new Anchor(0, head, null))
                    .toList();
        });
    }

    /** The node cannot say that all is well again: that takes an officer. */
    void verified(Verified verified, Caller caller) {
        if (!verified.whole()) {
            found(new Damage(verified.at(), verified.count(), verified.findings()));
        } else if (caller.origin().door() != Origin.Door.NODE && standing().isPresent()) {
            transactions.run(() -> store.checks().clearDamage());
            known = Optional.empty();
            tell(notice, Notice::verifiedWhole);
        }
    }

    void found(Damage damage) {
        boolean told = standing()
                .filter(before ->
                        before.count() == damage.count() && before.findings().equals(damage.findings()))
                .isPresent();
        transactions.run(() -> store.checks().keep(damage));
        known = Optional.of(damage);
        if (!told) {
            LOG.error("The audit is not whole: {} findings, the first of them: {}", damage.count(), damage.first());
            tell(notice, each -> each.found(damage));
        }
    }

    private static void tell(Notice notice, Consumer<Notice> what) {
        if (notice == null) {
            return;
        }
        try {
            what.accept(notice);
        } catch (RuntimeException e) {
            LOG.error("What was found in the audit could not be put into the inbox; health and doctor tell of it", e);
        }
    }
}
