package org.enlace.protocols.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.enlace.inbox.Inbox;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.Adoption.Adopted;
import org.enlace.protocols.Adoption.State;
import org.enlace.protocols.Adoption.UnderStudy;
import org.enlace.protocols.AdoptionRules;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.Adoptions;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Edition.Stage;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Signature;
import org.enlace.reference.Countries;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases of adoption. */
@Component
public final class AdoptionDesk implements Adoptions {
    private final ProtocolStore store;
    private final Protocols protocols;
    private final Transactions transactions;
    private final RecordIds ids;
    private final People people;
    private final SearchIndex search;
    private final Audit audit;
    private final Clock clock;
    private final EditionShelf shelf;
    private final EditionItems items;
    private final KeptVersions kept;
    private final AdoptionCopies copies;
    private final ChecklistShelf checklists;

    @Activate
    public AdoptionDesk(
            @Reference ProtocolStore store,
            @Reference Protocols protocols,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Node node,
            @Reference Countries countries,
            @Reference People people,
            @Reference SearchIndex search,
            @Reference Audit audit,
            @Reference Inbox inbox,
            @Reference AdoptionCopies copies) {
        this(
                store,
                protocols,
                transactions,
                ids,
                people,
                search,
                audit,
                inbox,
                copies,
                new Today(countries, node, Clock.systemUTC()),
                Clock.systemUTC());
    }

    AdoptionDesk(
            ProtocolStore store,
            Protocols protocols,
            Transactions transactions,
            RecordIds ids,
            People people,
            SearchIndex search,
            Audit audit,
            Inbox inbox,
            AdoptionCopies copies,
            Today today,
            Clock clock) {
        this.store = store;
        this.protocols = protocols;
        this.transactions = transactions;
        this.ids = ids;
        this.people = people;
        this.search = search;
        this.audit = audit;
        this.clock = clock;
        this.copies = copies;
        kept = new KeptVersions(store, ids, audit);
        shelf = new EditionShelf(store, transactions, audit, clock);
        items = new EditionItems(inbox, today);
        checklists = new ChecklistShelf(store, ids, audit, inbox, today);
    }

    @Override
    public Optional<Adoption> find(RecordId protocol, Caller caller) {
        caller.require(Protocols.READ);
        protocols.find(protocol, caller);
        return store.editions().adoption(protocol);
    }

    @Override
    public List<Adoption> history(RecordId protocol, Caller caller) {
        caller.require(Protocols.READ);
        protocols.find(protocol, caller);
        return store.editions().adoptions(protocol);
    }

    @Override
    public UnderStudy study(RecordId protocol, int revision, Caller caller) {
        return decide("protocols.study", protocol, revision, caller, (before, by) -> {
            int number = held(protocol, by, caller).given();
            return Adoption.study(before, protocol, number, by);
        });
    }

    @Override
    public Adopted adopt(RecordId protocol, int revision, int edition, AdoptionTerms terms, Caller caller) {
        return decide("protocols.adopt", protocol, revision, caller, (before, by) -> {
            Edition version = adoptable(protocol, edition, by, caller);
            people.require(terms.units(), "units");
            Adoption last = before.orElse(null);
            if (last instanceof UnderStudy study) {
                return study.adopt(edition, terms, version.content(), by);
            }
            if (last instanceof Adopted adopted) {
                return adopted.adopt(edition, terms, version.content(), by);
            }
            throw AdoptionRules.state(state(last), State.UNDER_STUDY);
        });
    }

    @Override
    public Adoption.Declined decline(RecordId protocol, int revision, String reason, Caller caller) {
        return decide("protocols.decline", protocol, revision, caller, (before, by) -> {
            if (before.orElse(null) instanceof UnderStudy study) {
                return study.decline(reason, by);
            }
            throw AdoptionRules.state(state(before.orElse(null)), State.UNDER_STUDY);
        });
    }

    @Override
    public Adopted keep(RecordId protocol, int revision, String reason, Caller caller) {
        return decide("protocols.keep", protocol, revision, caller, (before, by) -> {
            Protocol record = protocols.find(protocol, caller);
            return adopted(before).keep(record.control().edition(), reason, by);
        });
    }

    @Override
    public Adoption.Denounced denounce(RecordId protocol, int revision, String reason, LocalDate last, Caller caller) {
        return decide("protocols.denounce", protocol, revision, caller, (before, by) -> adopted(before)
                .denounce(reason, last, by));
    }

    private <A extends Adoption> A decide(
            String code,
            RecordId protocol,
            int revision,
            Caller caller,
            BiFunction<Optional<Adoption>, Signature, A> decision) {
        caller.require(ADOPT);
        protocols.find(protocol, caller);
        return transactions.call(() -> {
            // From here on nobody else changes the library or decides on a document of it.
            Signature by = Signature.of(caller, store.reserve(clock.instant(), 1));
            Protocol document = protocols.find(protocol, caller);
            boolean restricted = document.content().restrictedTo().restricted();
            Optional<Adoption> before = store.editions().adoption(protocol);
            if (before.map(Adoption::revision).orElse(0) != revision) {
                throw new Stale(Adoption.KIND, protocol.toString());
            }
            A decided = decision.apply(before, by);
            audit.record(EditionActs.decision(code, before.orElse(null), decided, restricted, caller));
            store.editions().insert(decided);
            checklists.decided(decided, caller);
            copies.decided(decided, document, caller);
            items.decided(protocol);
            return decided;
        });
    }

    /** The version that a record shows; where nobody held on to it before, its text stands still from now on. */
    private Edition.Effective held(RecordId protocol, Signature by, Caller caller) {
        Entry entry = store.find(protocol).orElseThrow();
        if (entry.protocol() instanceof Protocol.Received received) {
            return kept.keep(received, by, caller);
        }
        if (entry.protocol() instanceof Protocol.TakenBack gone) {
            throw AdoptionRules.withdrawn(gone.control().edition());
        }
        if (!(entry.protocol() instanceof Protocol.Effective record)) {
            throw EditionShelf.withdrawn(entry.protocol().reference());
        }
        Optional<Edition> shown =
                store.editions().numbered(protocol, record.control().edition());
        if (shown.isPresent()) {
            return EditionShelf.as(Edition.Effective.class, Stage.EFFECTIVE, shown.get());
        }
        transactions.afterCommit(search::refresh);
        return shelf.fix(entry, ids.next(), by, caller);
    }

    private Edition adoptable(RecordId protocol, int number, Signature by, Caller caller) {
        if (protocols.find(protocol, caller) instanceof Protocol.Received received
                && received.control().edition() == number) {
            return kept.keep(received, by, caller);
        }
        Edition version = store.editions().numbered(protocol, number).orElseThrow(() -> new Refusal(
                        "adopting.version",
                        "The document has no version " + number + "; choose one of its list",
                        number)
                .at("edition"));
        AdoptionRules.requireAdoptable(version);
        if (store.find(protocol).map(entry -> entry.protocol().withdrawn()).orElse(true)) {
            throw AdoptionRules.withdrawn(number);
        }
        return version;
    }

    private static Adopted adopted(Optional<Adoption> before) {
        if (before.orElse(null) instanceof Adopted adopted) {
            return adopted;
        }
        throw AdoptionRules.state(state(before.orElse(null)), State.ADOPTED);
    }

    private static State state(Adoption last) {
        return last == null ? State.NOT_CONSIDERED : last.state();
    }
}
