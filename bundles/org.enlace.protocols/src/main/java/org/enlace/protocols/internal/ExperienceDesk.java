package org.enlace.protocols.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.enlace.documents.Markdown;
import org.enlace.inbox.Inbox;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Edition.Stage;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Evidence;
import org.enlace.protocols.EvidenceStep;
import org.enlace.protocols.Experience;
import org.enlace.protocols.ExperienceText;
import org.enlace.protocols.Experiences;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Signature;
import org.enlace.reference.Countries;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases of reports of use. */
@Component
public final class ExperienceDesk implements Experiences {
    private final ProtocolStore store;
    private final Protocols protocols;
    private final Transactions transactions;
    private final RecordIds ids;
    private final People people;
    private final Markdown markdown;
    private final Audit audit;
    private final Today today;
    private final Clock clock;
    private final ExperienceSight sight;
    private final ExperienceItems items;
    private final RequestKeys requests;

    @Activate
    public ExperienceDesk(
            @Reference ProtocolStore store,
            @Reference Protocols protocols,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Node node,
            @Reference Countries countries,
            @Reference People people,
            @Reference Markdown markdown,
            @Reference Audit audit,
            @Reference Inbox inbox) {
        this(
                store,
                protocols,
                transactions,
                ids,
                people,
                markdown,
                audit,
                inbox,
                new Today(countries, node, Clock.systemUTC()),
                Clock.systemUTC());
    }

    ExperienceDesk(
            ProtocolStore store,
            Protocols protocols,
            Transactions transactions,
            RecordIds ids,
            People people,
            Markdown markdown,
            Audit audit,
            Inbox inbox,
            Today today,
            Clock clock) {
        this.store = store;
        this.protocols = protocols;
        this.transactions = transactions;
        this.ids = ids;
        this.people = people;
        this.markdown = markdown;
        this.audit = audit;
        this.today = today;
        this.clock = clock;
        sight = new ExperienceSight(store);
        items = new ExperienceItems(inbox);
        requests = new RequestKeys(store, clock);
    }

    @Override
    public LocalDate today() {
        return today.get();
    }

    @Override
    public Part page(Filter filter, String cursor, int limit, Caller caller) {
        caller.require(Protocols.READ);
        if (filter.protocol() != null) {
            protocols.find(filter.protocol(), caller);
        }
        return sight.page(filter, cursor, limit, caller);
    }

    @Override
    public long accepted(RecordId protocol, Caller caller) {
        protocols.find(protocol, caller);
        return store.experiences().accepted(protocol);
    }

    @Override
    public Experience find(RecordId protocol, RecordId id, Caller caller) {
        protocols.find(protocol, caller);
        return known(protocol, id, caller);
    }

    private Experience known(RecordId protocol, RecordId id, Caller caller) {
        Experience experience = store.experiences()
                .find(id)
                .filter(one -> one.protocol().equals(protocol))
                .orElseThrow(() -> new NotFound(Experience.KIND, id.toString()));
        if (!ExperienceSight.told(experience, caller)) {
            audit.record(ExperienceActs.refused("protocols.read", experience, caller));
            throw new NotFound(Experience.KIND, id.toString());
        }
        return experience;
    }

    @Override
    public List<Integer> editions(RecordId protocol, Caller caller) {
        return usable(protocols.find(protocol, caller));
    }

    /** Of a partner's document no version but the last has rows here, and any before it may have been used. */
    private List<Integer> usable(Protocol record) {
        int shown = record.control().edition();
        if (record.withdrawn()) {
            return List.of();
        }
        if (record.shared().isPresent()) {
            return IntStream.rangeClosed(1, shown)
                    .map(number -> shown + 1 - number)
                    .boxed()
                    .toList();
        }
        List<Edition> numbered = store.editions().numbered(record.id());
        return numbered.isEmpty()
                ? List.of(shown)
                : numbered.stream()
                        .filter(one -> one.stage() == Stage.EFFECTIVE || one.stage() == Stage.SUPERSEDED)
                        .map(one -> one.number().getAsInt())
                        .toList();
    }

    @Override
    public Experience report(RecordId protocol, ExperienceText text, String requestKey, Caller caller) {
        caller.require(REPORT);
        RequestKeys.check(requestKey);
        protocols.find(protocol, caller);
        check(text);
        String saying = ProtocolJson.hash("experience " + protocol + "\n" + text);
        return transactions.call(() -> {
            Instant at = store.reserve(clock.instant(), 1);
            Protocol record = protocols.find(protocol, caller);
            Optional<RecordId> before = requests.made(requestKey, saying, caller);
            if (before.isPresent()) {
                return known(protocol, before.get(), caller);
            }
            requireInUse(record);
            if (!usable(record).contains(text.edition())) {
                throw Experience.unknownEdition(text.edition());
            }
            Experience.Submitted made =
                    Experience.report(ids.next(), protocol, text, today.get(), Signature.of(caller, at));
            audit.record(ExperienceActs.reported(made, caller));
            store.experiences().insert(made);
            requests.remember(requestKey, saying, made.id(), caller);
            items.submitted(made, record);
            return made;
        });
    }

    private void check(ExperienceText text) {
        markdown.check(text.context(), "context");
        markdown.check(text.done(), "done");
        markdown.check(text.results(), "results");
        markdown.check(orEmpty(text.worked()), "worked");
        markdown.check(orEmpty(text.failed()), "failed");
        markdown.check(orEmpty(text.wanted()), "wanted");
        if (text.unit() != null) {
            people.require(List.of(text.unit()), "unit");
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static void requireInUse(Protocol record) {
        if (record.withdrawn()) {
            throw Experience.outOfUse(record.reference());
        }
    }

    @Override
    public Experience.Accepted accept(
            RecordId protocol, RecordId id, int revision, Optional<Move> move, Caller caller) {
        caller.require(Editions.REVIEW);
        return change("protocols.accept", protocol, id, revision, caller, (experience, by) -> {
            Experience.Accepted accepted = submitted(experience).accept(by);
            move.ifPresent(wanted -> step(accepted, wanted, by, caller));
            items.answered(accepted, protocols.find(protocol, caller));
            return accepted;
        });
    }

    @Override
    public Experience.Declined decline(RecordId protocol, RecordId id, int revision, String reason, Caller caller) {
        caller.require(Editions.REVIEW);
        return change("protocols.reject", protocol, id, revision, caller, (experience, by) -> {
            Experience.Declined declined = submitted(experience).decline(reason, by);
            items.answered(declined, protocols.find(protocol, caller));
            return declined;
        });
    }

    @Override
    public Experience.WithdrawnByAuthor withdraw(RecordId protocol, RecordId id, int revision, Caller caller) {
        caller.require(REPORT);
        return change("protocols.unreport", protocol, id, revision, caller, (experience, by) -> {
            items.withdrawn(experience);
            return submitted(experience).withdraw(by);
        });
    }

    private <E extends Experience> E change(
            String code,
            RecordId protocol,
            RecordId id,
            int revision,
            Caller caller,
            BiFunction<Experience, Signature, E> change) {
        find(protocol, id, caller);
        return transactions.call(() -> {
            // From here on nobody else changes the library or decides on a report of it.
            Signature by = Signature.of(caller, store.reserve(clock.instant(), 1));
            Experience now = find(protocol, id, caller);
            if (now.revision() != revision) {
                throw new Stale(Experience.KIND, id.toString());
            }
            E next = change.apply(now, by);
            Protocol record = protocols.find(protocol, caller);
            audit.record(ExperienceActs.decided(code, now, next, record, caller));
            store.experiences().update(next);
            return next;
        });
    }

    @Override
    public Evidence evidence(RecordId protocol, Caller caller) {
        return evidence(protocols.find(protocol, caller));
    }

    private Evidence evidence(Protocol record) {
        return new Evidence(record.content().evidence(), store.experiences().steps(record.id()));
    }

    @Override
    public EvidenceStep assess(RecordId protocol, RecordId report, Move move, Caller caller) {
        caller.require(Editions.REVIEW);
        find(protocol, report, caller);
        return transactions.call(() -> {
            Signature by = Signature.of(caller, store.reserve(clock.instant(), 1));
            return step(accepted(find(protocol, report, caller)), move, by, caller);
        });
    }

    /** Within a transaction. */
    private EvidenceStep step(Experience.Accepted report, Move move, Signature by, Caller caller) {
        Protocol record = protocols.find(report.protocol(), caller);
        requireInUse(record);
        Evidence now = evidence(record);
        if (now.revision() != move.revision()) {
            throw new Stale(EvidenceStep.KIND, record.id().toString());
        }
        EvidenceStep step = now.move(report, move.level(), move.reason(), by);
        audit.record(ExperienceActs.assessed(now, step, record, caller));
        store.experiences().insert(step);
        return step;
    }

    @Override
    public Protocol draw(
            RecordId protocol,
            RecordId report,
            String reference,
            ProtocolDraft lesson,
            String requestKey,
            Caller caller) {
        caller.require(Protocols.WRITE);
        accepted(find(protocol, report, caller));
        return transactions.call(() -> {
            Protocol made = protocols.create(reference, lesson, requestKey, caller);
            if (store.experiences().origin(made.id()).isEmpty()) {
                Experience experience = find(protocol, report, caller);
                boolean forSome =
                        ExperienceActs.restricted(made) || ExperienceActs.restricted(protocols.find(protocol, caller));
                audit.record(ExperienceActs.drawn(experience, made.id(), forSome, caller));
                store.experiences().link(made.id(), report);
            }
            return made;
        });
    }

    @Override
    public List<Protocol> lessons(RecordId protocol, RecordId report, Caller caller) {
        find(protocol, report, caller);
        List<RecordId> ids = store.experiences().lessons(report);
        var entries = store.findAll(ids);
        return ids.stream()
                .filter(entries::containsKey)
                .map(entries::get)
                .filter(entry -> entry.existsFor(caller))
                .map(Entry::protocol)
                .toList();
    }

    @Override
    public Optional<Line> origin(RecordId lesson, Caller caller) {
        protocols.find(lesson, caller);
        return store.experiences()
                .origin(lesson)
                .flatMap(store.experiences()::find)
                .flatMap(report -> sight.known(List.of(report), caller).stream().findFirst());
    }

    private static Experience.Submitted submitted(Experience experience) {
        if (experience instanceof Experience.Submitted submitted) {
            return submitted;
        }
        throw Experience.state(experience, Experience.State.SUBMITTED);
    }

    private static Experience.Accepted accepted(Experience experience) {
        if (experience instanceof Experience.Accepted accepted) {
            return accepted;
        }
        throw Experience.state(experience, Experience.State.ACCEPTED);
    }
}
