package org.enlace.jit.internal.retention;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.enlace.exchange.Delivery;
import org.enlace.files.Sha256;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.signing.Sealer;
import org.enlace.jit.internal.work.EntryStore.Range;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.retention.Certificate;
import org.enlace.jit.retention.Receipt;
import org.enlace.jit.retention.Retention;
import org.enlace.jit.retention.Retention.Confirmed;
import org.enlace.jit.retention.Term;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the node does by itself: lets lapse what has no ground any more, proposes what has one, erases what two officers confirmed, and takes
 * down which countries answered. Each step is a transaction; whatever interrupts it leaves nothing half, and the next round goes on.
 */
public final class RetentionRounds {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionRounds.class);
    private static final Set<String> OPEN = Set.of("proposed", "confirmed-once", "confirmed", "stopped");
    private static final int BATCH = 200;

    private final Supplier<Desks> desks;
    private final JitStores stores;
    private final Changes changes;
    private final RetentionBook book;
    private final Assessments assessments;
    private final Eraser eraser;
    private final Sealer sealer;

    RetentionRounds(
            Supplier<Desks> desks,
            JitStores stores,
            Changes changes,
            RetentionBook book,
            Assessments assessments,
            Eraser eraser,
            Sealer sealer) {
        this.desks = desks;
        this.stores = stores;
        this.changes = changes;
        this.book = book;
        this.assessments = assessments;
        this.eraser = eraser;
        this.sealer = sealer;
    }

    /** One round. Where rules are wrong nothing is proposed, erased or let lapse. @param stop whether it should end */
    public void round(BooleanSupplier stop) {
        if (assessments.terms().trouble().isEmpty()) {
            lapse(stop);
            propose(stop);
            erase(stop);
        }
        answers(stop);
    }

    private void lapse(BooleanSupplier stop) {
        Optional<RecordId> after = Optional.empty();
        List<Retention> part;
        do {
            part = stores.retention().in(OPEN, after, BATCH);
            for (Retention one : part) {
                if (stop.getAsBoolean()) {
                    return;
                }
                tried(one.item(), () -> {
                    if (assessments.against(one).isPresent()) {
                        changes.make(Assessments.KEEPER, stamp -> lapse(one.item()));
                    }
                });
                after = Optional.of(one.item());
            }
        } while (part.size() == BATCH);
    }

    /** What goes wrong with one item keeps no other back; the next round looks at it again. */
    private static void tried(RecordId item, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("The term of an item could not be looked at: {}", item, e);
        }
    }

    private Void lapse(RecordId item) {
        Optional<Retention> now = stores.retention()
                .find(item)
                .filter(one -> OPEN.contains(one.state().token()));
        now.flatMap(assessments::against).ifPresent(why -> book.lapsed(now.get(), why));
        return null;
    }

    private void propose(BooleanSupplier stop) {
        if (assessments.terms().rules().none()) {
            return;
        }
        for (RecordId team : desks.get().signing().standings().teams()) {
            if (!assessments.begins(team)) {
                continue;
            }
            Optional<RecordId> after = Optional.empty();
            int proposed = 0;
            List<RecordId> part;
            do {
                if (stop.getAsBoolean()) {
                    return;
                }
                part = stores.entries().entries().ids(team, evidence(after), BATCH);
                proposed += propose(part);
                after = part.isEmpty() ? after : Optional.of(part.get(part.size() - 1));
            } while (part.size() == BATCH);
            if (proposed > 1) {
                // The first lets it wait; all of them let it wait anew, and once.
                tried(team, () -> changes.read(() -> book.asked(team)));
            }
        }
    }

    private Range evidence(Optional<RecordId> after) {
        return new Range(Set.of(EntryKind.EVIDENCE), Optional.of(desks.get().country()), Optional.empty(), after, true);
    }

    /** @return how many were proposed */
    private int propose(List<RecordId> ids) {
        AtomicInteger proposed = new AtomicInteger();
        Map<RecordId, Stored> found = stores.entries().entries().find(ids);
        Map<RecordId, Retention> known = stores.retention().find(found.keySet());
        for (RecordId id : ids) {
            Stored stored = found.get(id);
            if (stored != null && free(Optional.ofNullable(known.get(id)))) {
                tried(id, () -> proposed.addAndGet(look(stored)));
            }
        }
        return proposed.get();
    }

    private int look(Stored stored) {
        if (!assessments.likely(stored)) {
            return 0;
        }
        Assessments.Ground ground = assessments.of(stored);
        if (!assessments.unheard(ground).isEmpty()) {
            changes.make(Assessments.KEEPER, stamp -> {
                assessments.unheard(ground).forEach(event -> stores.retention()
                        .heard(stored.id(), event.hash(), stamp.at()));
                return null;
            });
            return 0;
        }
        return due(ground) ? changes.make(Assessments.KEEPER, stamp -> propose(stored.id(), stamp.at())) : 0;
    }

    private boolean due(Assessments.Ground ground) {
        return ground.over(assessments.now()) && assessments.bars(ground).isEmpty();
    }

    /** Whether nothing is under way with an item, and nobody said that it stays. */
    private boolean free(Optional<Retention> known) {
        return known.isEmpty() || known.get().free(assessments.now());
    }

    private int propose(RecordId item, Instant at) {
        Optional<Retention> known = stores.retention().find(item);
        Optional<Assessments.Ground> due = assessments.of(item).filter(ground -> free(known) && due(ground));
        due.ifPresent(ground -> book.proposed(proposal(known, ground, at)));
        return due.isPresent() ? 1 : 0;
    }

    private Retention proposal(Optional<Retention> known, Assessments.Ground ground, Instant at) {
        Term term = ground.term().orElseThrow();
        Sha256 looked = assessments.looked(ground);
        return known.map(before -> before.again(term, looked, at))
                .orElseGet(() ->
                        Retention.propose(ground.item().id(), ground.item().team(), term, looked, at));
    }

    private void erase(BooleanSupplier stop) {
        Optional<RecordId> after = Optional.empty();
        List<Retention> part;
        do {
            part = stores.retention().in(Set.of("confirmed"), after, BATCH);
            for (Retention one : part) {
                if (stop.getAsBoolean()) {
                    return;
                }
                erase(one.item());
                after = Optional.of(one.item());
            }
        } while (part.size() == BATCH);
    }

    private void erase(RecordId item) {
        Optional<Retention> begun = changes.read(() -> book.begun(item));
        if (begun.isEmpty()) {
            return;
        }
        try {
            changes.make(Assessments.KEEPER, stamp -> {
                Retention now = stores.retention().find(item).orElseThrow();
                if (now.state() instanceof Confirmed) {
                    Optional<String> against = assessments.against(now);
                    if (against.isPresent()) {
                        book.lapsed(now, against.get());
                    } else {
                        book.erased(now, eraser.erase(now, stamp.at()));
                    }
                }
                return null;
            });
        } catch (RuntimeException e) {
            LOG.warn("An item could not be erased and is tried again: {}", item, e);
            if (((Confirmed) begun.get().state()).begun() >= Retention.ATTEMPTS) {
                changes.read(() -> {
                    stores.retention()
                            .find(item)
                            .filter(one -> one.state() instanceof Confirmed)
                            .ifPresent(one -> book.stopped(one, "jit.retention-failed"));
                    return null;
                });
            }
        }
    }

    /** Countries that said since that they took the description of an erased item back. */
    private void answers(BooleanSupplier stop) {
        Optional<RecordId> after = Optional.empty();
        List<RetentionStore.Sealed> part;
        do {
            part = stores.retention().unanswered(after, BATCH);
            for (RetentionStore.Sealed one : part) {
                if (stop.getAsBoolean()) {
                    return;
                }
                tried(one.item(), () -> changes.read(() -> answers(one)));
                after = Optional.of(one.id());
            }
        } while (part.size() == BATCH);
    }

    private Void answers(RetentionStore.Sealed sealed) {
        Certificate certificate = CertificateWire.read(sealed.text());
        Set<CountryCode> answered =
                new HashSet<>(stores.retention().answers(sealed.id()).keySet());
        for (Delivery delivery : desks.get().work().deliveries(sealed.item())) {
            boolean says = delivery.kind() != Delivery.Kind.RECORD
                    && delivery.state() == Delivery.State.ACKNOWLEDGED
                    && certificate.told().contains(delivery.country());
            if (says && answered.add(delivery.country())) {
                Receipt receipt = new Receipt(
                        sealed.hash(), delivery.country(), delivery.changed().truncatedTo(ChronoUnit.MICROS));
                stores.retention()
                        .answered(sealed.id(), new RetentionStore.Answered(receipt, sealer.seal(receipt.bytes())));
                stores.retention()
                        .find(sealed.item())
                        .ifPresent(
                                one -> changes.record(RetentionBook.act("jit.retention-answer", one, Caller.node(), "")
                                        .fact("country", delivery.country())));
            }
        }
        if (answered.containsAll(certificate.told())) {
            stores.retention().complete(sealed.id());
        }
        return null;
    }
}
