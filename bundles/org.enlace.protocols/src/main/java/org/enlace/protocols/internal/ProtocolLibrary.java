package org.enlace.protocols.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.Node;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.enlace.protocols.Facet;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocol.Effective;
import org.enlace.protocols.Protocol.Withdrawn;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolPage;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Stamp;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases of the library. */
@Component
public final class ProtocolLibrary implements Protocols {
    private final ProtocolStore store;
    private final Transactions transactions;
    private final RecordIds ids;
    private final Node node;
    private final Facts facts;
    private final SearchIndex search;
    private final Audit audit;
    private final SharedCopies copies;
    private final Readings readings;
    private final ProtocolFinder finder;
    private final ShownVersions versions;
    private final RequestKeys requests;
    private final Clock clock;

    @Activate
    public ProtocolLibrary(
            @Reference ProtocolStore store,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Node node,
            @Reference Countries countries,
            @Reference CrimeTypes crimeTypes,
            @Reference SearchIndex search,
            @Reference Audit audit,
            @Reference People people,
            @Reference SharedCopies copies) {
        this(
                store,
                transactions,
                ids,
                node,
                new Facts(countries, crimeTypes, people),
                search,
                audit,
                copies,
                Clock.systemUTC());
    }

    ProtocolLibrary(
            ProtocolStore store,
            Transactions transactions,
            RecordIds ids,
            Node node,
            Facts facts,
            SearchIndex search,
            Audit audit,
            SharedCopies copies,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.ids = ids;
        this.node = node;
        this.facts = facts;
        this.search = search;
        this.audit = audit;
        this.copies = copies;
        this.clock = clock;
        readings = new Readings(clock);
        finder = new ProtocolFinder(store);
        versions = new ShownVersions(store, audit);
        requests = new RequestKeys(store, clock);
    }

    @Override
    public Protocol find(RecordId id, Caller caller) {
        caller.require(READ);
        return known(id, caller).protocol();
    }

    @Override
    public Protocol open(RecordId id, String reason, Caller caller) {
        caller.require(READ);
        Protocol protocol = known(id, caller).protocol();
        if (protocol.content().restrictedTo().restricted()) {
            String why = readings.reason(id, reason, caller);
            audit.record(ProtocolActs.done("protocols.read", protocol, caller).because(why));
            readings.remember(id, why, caller);
        }
        return protocol;
    }

    @Override
    public void justify(RecordId id, String reason, Caller caller) {
        caller.require(READ);
        known(id, caller);
        readings.remember(id, readings.reason(id, reason, caller), caller);
    }

    @Override
    public boolean justified(RecordId id, Caller caller) {
        return readings.given(id, caller);
    }

    @Override
    public Optional<Protocol> find(String reference, Caller caller) {
        caller.require(READ);
        return Entry.forCaller(store.find(reference), caller).map(Entry::protocol);
    }

    @Override
    public ProtocolPage page(ProtocolFilter filter, String cursor, int limit, Caller caller) {
        caller.require(READ);
        facts.check(filter);
        return finder.page(filter, cursor, limit, search.now(), caller);
    }

    @Override
    public List<Integer> years(Caller caller) {
        caller.require(READ);
        return store.years(caller);
    }

    @Override
    public Map<Facet, Map<String, Long>> counts(ProtocolFilter filter, Map<Facet, List<String>> values, Caller caller) {
        caller.require(READ);
        facts.check(filter);
        return store.counts(filter, values, caller);
    }

    @Override
    public List<Refusal> check(ProtocolDraft draft) {
        return facts.refusals(draft);
    }

    @Override
    public Effective create(String reference, ProtocolDraft draft, String requestKey, Caller caller) {
        caller.require(WRITE);
        RequestKeys.check(requestKey);
        ProtocolContent content = draft.followed(facts.content(draft, caller), null);
        return transactions.call(() -> {
            Instant at = store.reserve(clock.instant(), 1);
            Optional<RecordId> before = requests.made(requestKey, saying(reference, content), caller);
            if (before.isPresent()) {
                return inUse(known(before.get(), caller).protocol());
            }
            RecordId id = ids.next();
            String named = reference == null || reference.isBlank() ? made(id) : reference.strip();
            Effective created = Effective.first(
                    new Protocol.Identity(id, named, node.country(), new Stamp(caller.officer(), at)), content);
            requireFree(named, entry -> entry.own() && entry.existsFor(caller), "reference");
            checkCircle(named, content, caller);
            audit.record(ProtocolActs.change("protocols.create", null, created, caller));
            store.write(List.of(new Entry(created, null)));
            requests.remember(requestKey, saying(reference, content), id, caller);
            transactions.afterCommit(search::refresh);
            return created;
        });
    }

    @Override
    public Effective revise(RecordId id, int version, ProtocolDraft draft, Caller caller) {
        caller.require(WRITE);
        known(id, caller);
        ProtocolContent said = facts.content(draft, caller);
        return change("protocols.revise", id, version, caller, (protocol, stamp) -> {
            Effective effective = inUse(protocol);
            NeedToKnow before = effective.content().restrictedTo();
            ProtocolContent content = draft.followed(
                    draft.restrictedTo() == null ? said.restrictedTo(before) : said, effective.content());
            if (before.restricted() && !content.restrictedTo().restricted()) {
                requireFree(effective.reference(), Entry::open, "restrictedTo");
            }
            if (effective.content().equals(content)) {
                return effective;
            }
            checkCircle(effective.reference(), content, caller);
            return effective.revise(content, stamp);
        });
    }

    @Override
    public Withdrawn withdraw(RecordId id, int version, String reason, Caller caller) {
        caller.require(WRITE);
        return change("protocols.withdraw", id, version, caller, (protocol, stamp) -> {
            Withdrawn withdrawn = inUse(protocol).withdraw(reason, stamp);
            versions.withdraw(protocol, reason, stamp, caller);
            return withdrawn;
        });
    }

    @Override
    public Effective restore(RecordId id, int version, Caller caller) {
        caller.require(WRITE);
        return change("protocols.restore", id, version, caller, (protocol, stamp) -> {
            if (protocol instanceof Withdrawn withdrawn) {
                versions.restore(protocol, stamp, caller);
                return withdrawn.restore(stamp);
            }
            throw new Refusal(
                    "protocol.not-withdrawn",
                    "\"" + protocol.reference() + "\" is in use; only a withdrawn record can be put back",
                    protocol.reference());
        });
    }

    private <P extends Protocol> P change(
            String code, RecordId id, int version, Caller caller, BiFunction<Protocol, Stamp, P> change) {
        known(id, caller);
        return transactions.call(() -> {
            Stamp stamp = new Stamp(caller.officer(), store.reserve(clock.instant(), 1));
            Entry entry = known(id, caller);
            Protocol.requireOwn(entry.protocol());
            if (entry.protocol().version() != version) {
                throw new Stale(KIND, id.toString());
            }
            P changed = change.apply(entry.protocol(), stamp);
            if (changed != entry.protocol()) {
                audit.record(ProtocolActs.change(code, entry.protocol(), changed, caller));
                store.write(List.of(entry.with(changed)));
                copies.follow(entry.protocol(), changed, caller);
                transactions.afterCommit(search::refresh);
            }
            return changed;
        });
    }

    /** For whom a record is not meant it does not exist; that they asked for it is audited. */
    private Entry known(RecordId id, Caller caller) {
        Entry entry = store.find(id).orElseThrow(() -> new NotFound(KIND, id.toString()));
        if (!entry.existsFor(caller)) {
            audit.record(ProtocolActs.refused("protocols.read", entry.protocol(), caller));
            throw new NotFound(KIND, id.toString());
        }
        return entry;
    }

    private void checkCircle(String reference, ProtocolContent content, Caller caller) {
        Succession.in(store, caller).circle(reference, content).ifPresent(refusal -> {
            throw refusal;
        });
    }

    private void requireFree(String reference, Predicate<Entry> counts, String field) {
        if (store.find(reference).stream().anyMatch(counts)) {
            throw new Refusal(
                            "protocol.reference-taken",
                            "The reference \"" + reference + "\" belongs to another record; give another one",
                            reference)
                    .at(field);
        }
    }

    private static Effective inUse(Protocol protocol) {
        if (protocol instanceof Effective effective) {
            return effective;
        }
        throw new Refusal(
                "protocol.withdrawn",
                "\"" + protocol.reference() + "\" is withdrawn and cannot be changed; put it back into use first",
                protocol.reference());
    }

    private static String saying(String reference, ProtocolContent content) {
        return ProtocolJson.fingerprint(reference == null ? "" : reference.strip(), content);
    }

    private String made(RecordId id) {
        String text = id.toString();
        return node.country().value().toLowerCase(Locale.ROOT) + "-" + text.substring(text.length() - 12);
    }
}
