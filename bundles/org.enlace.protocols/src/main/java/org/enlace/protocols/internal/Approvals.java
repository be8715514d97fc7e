package org.enlace.protocols.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.Transactions;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Edition.Approved;
import org.enlace.protocols.Edition.Effective;
import org.enlace.protocols.Edition.InReview;
import org.enlace.protocols.Edition.Stage;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Signature;
import org.enlace.protocols.Stamp;

/** What counts: approvals, and that a version comes into effect on its day and the one before it is superseded. */
final class Approvals {
    private static final int AT_A_TIME = 50;

    private final ProtocolStore store;
    private final Transactions transactions;
    private final RecordIds ids;
    private final Node node;
    private final SearchIndex search;
    private final Audit audit;
    private final SharedCopies copies;
    private final EditionShelf shelf;
    private final EditionItems items;
    private final Ground ground;
    private final Today today;
    private final Clock clock;

    Approvals(
            ProtocolStore store,
            Transactions transactions,
            RecordIds ids,
            Node node,
            SearchIndex search,
            Audit audit,
            SharedCopies copies,
            EditionShelf shelf,
            EditionItems items,
            Ground ground,
            Today today,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.ids = ids;
        this.node = node;
        this.search = search;
        this.audit = audit;
        this.copies = copies;
        this.shelf = shelf;
        this.items = items;
        this.ground = ground;
        this.today = today;
        this.clock = clock;
    }

    /** What a document that is written here goes by. */
    String reference(RecordId protocol) {
        String text = protocol.toString();
        return node.country().value().toLowerCase(Locale.ROOT) + "-" + text.substring(text.length() - 12);
    }

    Edition approve(RecordId id, int revision, Caller caller) {
        caller.require(Editions.APPROVE);
        shelf.known(id, caller);
        return transactions.call(() -> {
            Approved approved = shelf.change("protocols.approve", id, revision, caller, (edition, by) -> {
                InReview review = EditionShelf.as(InReview.class, Stage.IN_REVIEW, edition);
                Approved next = review.approve(
                        ground.current(edition.protocol()),
                        ground.latest(edition.protocol()),
                        today.get(),
                        caller,
                        by.at());
                requireTurn(next);
                ground.changedInPlace(next).ifPresent(refusal -> {
                    throw refusal;
                });
                return next;
            });
            items.settled(approved);
            Signature by = Signature.of(caller, clock.instant());
            if (!approved.decided().from().isAfter(today.get())) {
                return inEffect(approved, by, caller);
            }
            hold(approved.protocol(), by, caller);
            return approved;
        });
    }

    /** What an approved version follows stands still until its day; a change in place would be undone then. */
    private void hold(RecordId protocol, Signature by, Caller caller) {
        store.find(protocol)
                .filter(entry -> !entry.protocol().control().fixed())
                .ifPresent(entry -> {
                    shelf.fix(entry, ids.next(), by, caller);
                    transactions.afterCommit(search::refresh);
                });
    }

    /** One after the other: what waits for its day is not overtaken, and what is out of use takes no new version. */
    private void requireTurn(Approved next) {
        store.editions().numbered(next.protocol()).stream()
                .filter(edition -> edition.stage() == Stage.APPROVED)
                .findFirst()
                .ifPresent(waiting -> {
                    int number = waiting.number().getAsInt();
                    LocalDate day = waiting.approval().orElseThrow().from();
                    throw new Refusal(
                            "edition.pending",
                            "Version " + number + " is approved and comes into effect on " + day
                                    + "; wait for that day or take its approval back",
                            number,
                            day);
                });
        store.find(next.protocol()).map(Entry::protocol).ifPresent(record -> {
            if (record.withdrawn()) {
                throw EditionShelf.withdrawn(record.reference());
            }
        });
        if (taken(next)) {
            String reference = reference(next);
            throw new Refusal(
                            "protocol.reference-taken",
                            "The reference \"" + reference + "\" belongs to another record; give another one",
                            reference)
                    .at("restrictedTo");
        }
    }

    /** Whether the document would stand in the library for everybody under a reference that another one has. */
    private boolean taken(Edition next) {
        return !next.content().restrictedTo().restricted()
                && store.find(reference(next)).stream()
                        .anyMatch(
                                other -> other.open() && !other.protocol().id().equals(next.protocol()));
    }

    private String reference(Edition edition) {
        return store.find(edition.protocol())
                .map(entry -> entry.protocol().reference())
                .orElseGet(() -> reference(edition.protocol()));
    }

    Edition.Withdrawn cancel(RecordId id, int revision, String reason, Caller caller) {
        caller.require(Editions.APPROVE);
        return shelf.change("protocols.cancel", id, revision, caller, (edition, by) -> EditionShelf.as(
                        Approved.class, Stage.APPROVED, edition)
                .withdraw(reason, by));
    }

    Effective confirm(RecordId id, int revision, LocalDate nextReview, Caller caller) {
        caller.require(Editions.APPROVE);
        return shelf.change("protocols.confirm", id, revision, caller, (edition, by) -> {
            Effective next =
                    EditionShelf.as(Effective.class, Stage.EFFECTIVE, edition).reviewed(nextReview, today.get(), by);
            items.counts(next);
            return next;
        });
    }

    /**
     * How many came into effect, some at a time; what cannot, because its document is out of use or was changed in place, goes on waiting
     * and holds up no other.
     */
    int takeEffect() {
        Caller caller = Caller.node();
        return transactions.call(() -> {
            int done = 0;
            Set<RecordId> waiting = new HashSet<>();
            List<Edition> due = due(waiting);
            if (!due.isEmpty()) {
                Signature by = Signature.of(caller, store.reserve(clock.instant(), 1));
                while (!due.isEmpty() && done < AT_A_TIME) {
                    for (Edition edition : due) {
                        if (edition instanceof Approved approved && !waits(edition)) {
                            inEffect(approved, by, caller);
                            done++;
                        } else {
                            waiting.add(edition.id());
                        }
                    }
                    due = due(waiting);
                }
            }
            return done;
        });
    }

    /** The next ones, but for those that wait on. */
    private List<Edition> due(Set<RecordId> waiting) {
        return store.editions().due(today.get(), AT_A_TIME + waiting.size()).stream()
                .filter(edition -> !waiting.contains(edition.id()))
                .toList();
    }

    private boolean waits(Edition edition) {
        Optional<Protocol> record = store.find(edition.protocol()).map(Entry::protocol);
        return record.map(Protocol::withdrawn).orElse(false)
                || record.map(one -> !one.control().fixed()).orElse(false)
                        && ground.changedInPlace(edition).isPresent()
                || taken(edition)
                || copies.obstacle(edition.protocol(), reference(edition), edition.content())
                        .isPresent();
    }

    /** Within a transaction that holds the library. */
    private Effective inEffect(Approved approved, Signature by, Caller caller) {
        Effective next = approved.takeEffect(today.get(), by);
        Stamp stamp = new Stamp(caller.officer(), store.reserve(by.at(), 1));
        Optional<Entry> entry = store.find(approved.protocol());
        Protocol inUse;
        if (entry.isPresent()) {
            Protocol.Effective record = (Protocol.Effective) entry.get().protocol();
            supersede(record, next.given(), by, caller);
            Protocol shown = record.take(next.given(), next.content(), stamp);
            audit.record(ProtocolActs.change("protocols.effect", record, shown, caller));
            store.write(List.of(entry.get().with(shown)));
            copies.follow(record, shown, caller);
            inUse = shown;
        } else {
            Protocol.Identity identity =
                    new Protocol.Identity(approved.protocol(), reference(approved.protocol()), node.country(), stamp);
            Protocol shown = Protocol.Effective.approved(identity, next.content());
            audit.record(ProtocolActs.change("protocols.effect", null, shown, caller));
            store.write(List.of(new Entry(shown, null)));
            inUse = shown;
        }
        shelf.write("protocols.effect", approved, next, caller);
        items.counts(next);
        store.editions().adoption(next.protocol()).ifPresent(adoption -> {
            if (adoption instanceof Adoption.Adopted adopted && adopted.weighed() < next.given()) {
                items.newer(adopted, inUse);
            }
        });
        transactions.afterCommit(search::refresh);
        return next;
    }

    private void supersede(Protocol.Effective record, int by, Signature at, Caller caller) {
        int number = record.control().edition();
        Optional<Edition> kept = store.editions().numbered(record.id(), number);
        if (kept.isPresent()) {
            Effective before = EditionShelf.as(Effective.class, Stage.EFFECTIVE, kept.get());
            shelf.write("protocols.supersede", before, before.supersede(by, at), caller);
            items.settled(before);
        } else {
            shelf.put(
                    "protocols.supersede",
                    Effective.takenOver(ids.next(), record).supersede(by, at),
                    caller);
        }
    }
}
