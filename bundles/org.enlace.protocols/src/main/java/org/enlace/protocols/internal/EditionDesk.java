package org.enlace.protocols.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.Inbox;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.Transactions;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Edition.Draft;
import org.enlace.protocols.Edition.InReview;
import org.enlace.protocols.Edition.Stage;
import org.enlace.protocols.EditionText;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Signature;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases of versions: writing, reviewing, and by way of {@link Approvals} what counts. */
@Component
public final class EditionDesk implements Editions {
    private static final int SHOWN = 100;

    private final ProtocolStore store;
    private final Protocols protocols;
    private final Transactions transactions;
    private final RecordIds ids;
    private final Facts facts;
    private final People people;
    private final Audit audit;
    private final Clock clock;
    private final Today today;
    private final EditionShelf shelf;
    private final EditionItems items;
    private final Ground ground;
    private final Approvals approvals;
    private final RequestKeys requests;

    @Activate
    public EditionDesk(
            @Reference ProtocolStore store,
            @Reference Protocols protocols,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Node node,
            @Reference Countries countries,
            @Reference CrimeTypes crimeTypes,
            @Reference SearchIndex search,
            @Reference Audit audit,
            @Reference People people,
            @Reference Inbox inbox,
            @Reference SharedCopies copies) {
        this(
                store,
                protocols,
                transactions,
                ids,
                node,
                new Facts(countries, crimeTypes, people),
                people,
                search,
                audit,
                inbox,
                copies,
                new Today(countries, node, Clock.systemUTC()),
                Clock.systemUTC());
    }

    EditionDesk(
            ProtocolStore store,
            Protocols protocols,
            Transactions transactions,
            RecordIds ids,
            Node node,
            Facts facts,
            People people,
            SearchIndex search,
            Audit audit,
            Inbox inbox,
            SharedCopies copies,
            Today today,
            Clock clock) {
        this.store = store;
        this.protocols = protocols;
        this.transactions = transactions;
        this.ids = ids;
        this.facts = facts;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
        this.today = today;
        shelf = new EditionShelf(store, transactions, audit, clock);
        items = new EditionItems(inbox, today);
        requests = new RequestKeys(store, clock);
        ground = new Ground(store);
        approvals = new Approvals(
                store, transactions, ids, node, search, audit, copies, shelf, items, ground, today, clock);
    }

    @Override
    public LocalDate today() {
        return today.get();
    }

    @Override
    public Edition find(RecordId id, Caller caller) {
        caller.require(Protocols.READ);
        return shelf.known(id, caller);
    }

    @Override
    public Edition open(RecordId id, String reason, Caller caller) {
        caller.require(Protocols.READ);
        Edition edition = shelf.known(id, caller);
        boolean open = !edition.content().restrictedTo().restricted();
        Optional<Entry> entry = store.find(edition.protocol());
        // Of a document that is for everybody by now nothing asks for a reason; what was restricted is still read with
        // an entry.
        if (edition.number().isPresent() && entry.isPresent() && !entry.get().open()) {
            protocols.open(edition.protocol(), reason, caller);
        } else if (!open) {
            audit.record(EditionActs.done("protocols.read", edition, caller));
        }
        return edition;
    }

    @Override
    public List<Edition> of(RecordId protocol, Caller caller) {
        caller.require(Protocols.READ);
        protocols.find(protocol, caller);
        return store.editions().numbered(protocol).stream()
                .filter(edition -> shelf.exists(edition, caller))
                .toList();
    }

    @Override
    public List<Edition> work(Caller caller) {
        caller.require(Protocols.READ);
        return store.editions().workOf(caller.reader(), SHOWN).stream()
                .filter(edition -> shelf.exists(edition, caller))
                .toList();
    }

    @Override
    public List<Edition> coming(Caller caller) {
        caller.require(Protocols.READ);
        return store.editions().approved(SHOWN).stream()
                .filter(edition -> shelf.exists(edition, caller))
                .toList();
    }

    @Override
    public Optional<ProtocolContent> text(RecordId protocol, int number, Caller caller) {
        caller.require(Protocols.READ);
        Protocol record = protocols.find(protocol, caller);
        Optional<Edition> edition = store.editions().numbered(protocol, number);
        return edition.isEmpty() && record.control().edition() == number
                ? Optional.of(record.content())
                : edition.filter(one -> shelf.exists(one, caller)).map(one -> read(one, record, caller));
    }

    /** What was restricted once is read with a word in the audit, also where its document is for everybody by now. */
    private ProtocolContent read(Edition edition, Protocol record, Caller caller) {
        if (edition.content().restrictedTo().restricted()
                && !record.content().restrictedTo().restricted()) {
            audit.record(EditionActs.done("protocols.read", edition, caller));
        }
        return edition.content();
    }

    @Override
    public Edition begin(Wording wording, String requestKey, Caller caller) {
        caller.require(Protocols.WRITE);
        RequestKeys.check(requestKey);
        EditionText text = text(wording, wording.draft().followed(facts.content(wording.draft(), caller), null));
        String saying = ProtocolJson.fingerprint(
                "draft " + text.changes() + " " + text.from() + " " + text.nextReview(), text.content());
        RecordId protocol = ids.next();
        checkCircle(approvals.reference(protocol), text.content(), caller);
        return transactions.call(() -> {
            Instant at = store.reserve(clock.instant(), 1);
            Optional<RecordId> before = requests.made(requestKey, saying, caller);
            if (before.isPresent()) {
                return shelf.known(before.get(), caller);
            }
            Draft draft = Draft.begin(ids.next(), protocol, 0, text, Signature.of(caller, at));
            requests.remember(requestKey, saying, draft.id(), caller);
            return shelf.put("protocols.draft", draft, caller);
        });
    }

    @Override
    public Edition next(RecordId protocol, Caller caller) {
        caller.require(Protocols.WRITE);
        Protocol record = protocols.find(protocol, caller);
        Protocol.requireOwn(record);
        if (record.withdrawn()) {
            throw EditionShelf.withdrawn(record.reference());
        }
        Optional<Edition> mine =
                store.editions().openOf(protocol, caller.reader()).filter(edition -> shelf.exists(edition, caller));
        return mine.orElseGet(() -> transactions.call(() -> {
            // From here on nobody else changes the library, so that the words are those of this moment.
            Instant at = store.reserve(clock.instant(), 1);
            Protocol now = protocols.find(protocol, caller);
            return shelf.put(
                    "protocols.draft",
                    Draft.begin(
                            ids.next(),
                            protocol,
                            now.control().edition(),
                            new EditionText(now.content(), null, null, null),
                            Signature.of(caller, at)),
                    caller);
        }));
    }

    @Override
    public Draft edit(RecordId id, int revision, Wording wording, Caller caller) {
        caller.require(Protocols.WRITE);
        shelf.known(id, caller);
        ProtocolContent said = facts.content(wording.draft(), caller);
        return shelf.change("protocols.edit", id, revision, caller, (edition, by) -> {
            Draft draft = draft(edition);
            ProtocolContent content = wording.draft().restrictedTo() == null
                    ? said.restrictedTo(draft.content().restrictedTo())
                    : said;
            checkCircle(reference(edition), content, caller);
            return draft.edit(text(wording, wording.draft().followed(content, draft.content())), by);
        });
    }

    @Override
    public Draft invite(RecordId id, int revision, OfficerId author, Caller caller) {
        caller.require(Protocols.WRITE);
        return shelf.change("protocols.invite", id, revision, caller, (edition, by) -> {
            people.require(author, Protocols.WRITE, edition.content().restrictedTo(), "author");
            return draft(edition).invite(author, by);
        });
    }

    @Override
    public Draft renew(RecordId id, int revision, Caller caller) {
        caller.require(Protocols.WRITE);
        return shelf.change("protocols.renew", id, revision, caller, (edition, by) -> {
            int current = ground.current(edition.protocol());
            if (edition.core().basedOn() == current
                    && ground.changedInPlace(edition).isEmpty()) {
                throw new Refusal(
                        "edition.up-to-date",
                        "This draft goes on from version " + current + ", the latest; there is nothing to renew",
                        current);
            }
            return draft(edition).renew(current, ground.readers(edition.protocol()), by);
        });
    }

    @Override
    public Optional<Refusal> behind(Edition edition, Caller caller) {
        caller.require(Protocols.READ);
        return edition.stage().open() ? ground.behind(edition) : Optional.empty();
    }

    @Override
    public InReview submit(RecordId id, int revision, Set<OfficerId> reviewers, OfficerId approver, Caller caller) {
        caller.require(Protocols.WRITE);
        return shelf.change("protocols.submit", id, revision, caller, (edition, by) -> {
            InReview next = draft(edition).submit(reviewers, approver, by);
            reviewers.forEach(
                    one -> people.require(one, REVIEW, edition.content().restrictedTo(), "reviewers"));
            people.require(approver, APPROVE, edition.content().restrictedTo(), "approver");
            items.submitted(next);
            return next;
        });
    }

    @Override
    public InReview review(
            RecordId id, int revision, boolean agrees, String reason, Map<String, String> remarks, Caller caller) {
        caller.require(REVIEW);
        return shelf.change("protocols.review", id, revision, caller, (edition, by) -> {
            InReview next = inReview(edition).give(agrees, reason, remarks, by);
            items.reviewed(next, by.counts());
            return next;
        });
    }

    @Override
    public Draft reopen(RecordId id, int revision, Caller caller) {
        caller.require(Protocols.WRITE);
        return shelf.change("protocols.reopen", id, revision, caller, (edition, by) -> {
            items.settled(edition);
            return inReview(edition).reopen(by);
        });
    }

    @Override
    public Edition.Aborted abort(RecordId id, int revision, String reason, Caller caller) {
        caller.require(Protocols.WRITE);
        return shelf.change("protocols.abort", id, revision, caller, (edition, by) -> {
            items.settled(edition);
            return edition instanceof InReview review
                    ? review.abort(reason, by)
                    : draft(edition).abort(reason, by);
        });
    }

    @Override
    public Edition approve(RecordId id, int revision, Caller caller) {
        return approvals.approve(id, revision, caller);
    }

    @Override
    public Edition.Withdrawn cancel(RecordId id, int revision, String reason, Caller caller) {
        return approvals.cancel(id, revision, reason, caller);
    }

    @Override
    public Edition.Effective confirm(RecordId id, int revision, LocalDate nextReview, Caller caller) {
        return approvals.confirm(id, revision, nextReview, caller);
    }

    @Override
    public int takeEffect() {
        return approvals.takeEffect();
    }

    private String reference(Edition edition) {
        return store.find(edition.protocol())
                .map(entry -> entry.protocol().reference())
                .orElseGet(() -> approvals.reference(edition.protocol()));
    }

    private void checkCircle(String reference, ProtocolContent content, Caller caller) {
        Succession.in(store, caller).circle(reference, content).ifPresent(refusal -> {
            throw refusal;
        });
    }

    private static EditionText text(Wording wording, ProtocolContent content) {
        return new EditionText(content, wording.changes(), wording.from(), wording.nextReview());
    }

    private static Draft draft(Edition edition) {
        return EditionShelf.as(Draft.class, Stage.DRAFT, edition);
    }

    private static InReview inReview(Edition edition) {
        return EditionShelf.as(InReview.class, Stage.IN_REVIEW, edition);
    }
}
