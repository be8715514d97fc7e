package org.enlace.protocols.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocol.Effective;
import org.enlace.protocols.Protocol.Withdrawn;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolPage;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Stamp;
import org.enlace.protocols.internal.ProtocolStore.Answered;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases of the library. */
@Component
public final class ProtocolLibrary implements Protocols {
    private static final int REQUEST_KEY_AT_MOST = 200;

    private final ProtocolStore store;
    private final Transactions transactions;
    private final RecordIds ids;
    private final Node node;
    private final Facts facts;
    private final SearchIndex search;
    private final ProtocolFinder finder;
    private final Clock clock;

    @Activate
    public ProtocolLibrary(
            @Reference ProtocolStore store,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Node node,
            @Reference Countries countries,
            @Reference CrimeTypes crimeTypes,
            @Reference SearchIndex search) {
        this(store, transactions, ids, node, new Facts(countries, crimeTypes), search, Clock.systemUTC());
    }

    ProtocolLibrary(
            ProtocolStore store,
            Transactions transactions,
            RecordIds ids,
            Node node,
            Facts facts,
            SearchIndex search,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.ids = ids;
        this.node = node;
        this.facts = facts;
        this.search = search;
        this.clock = clock;
        finder = new ProtocolFinder(store);
    }

    @Override
    public Protocol find(RecordId id, Caller caller) {
        caller.require(READ);
        return entry(id).protocol();
    }

    @Override
    public Optional<Protocol> find(String reference, Caller caller) {
        caller.require(READ);
        return store.find(reference).map(Entry::protocol);
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
        return store.years();
    }

    @Override
    public List<Refusal> check(ProtocolDraft draft) {
        return facts.refusals(draft);
    }

    @Override
    public Effective create(String reference, ProtocolDraft draft, String requestKey, Caller caller) {
        caller.require(WRITE);
        if (requestKey != null && (requestKey.isBlank() || requestKey.length() > REQUEST_KEY_AT_MOST)) {
            throw new Refusal(
                    "protocol.request-key",
                    "A request's key has 1 to " + REQUEST_KEY_AT_MOST + " characters, not " + requestKey.length()
                            + "; use a shorter one",
                    requestKey.length(),
                    REQUEST_KEY_AT_MOST);
        }
        ProtocolContent content = facts.content(draft);
        return transactions.call(() -> {
            Instant at = store.reserve(clock.instant(), 1);
            Optional<Effective> before = repeated(requestKey, reference, content, caller);
            if (before.isPresent()) {
                return before.get();
            }
            RecordId id = ids.next();
            String named = reference == null || reference.isBlank() ? made(id) : reference.strip();
            Effective created = Effective.first(
                    new Protocol.Identity(id, named, node.country(), new Stamp(caller.officer(), at)), content);
            if (store.find(named).isPresent()) {
                throw new Refusal(
                                "protocol.reference-taken",
                                "The reference \"" + named + "\" belongs to another record; give another one",
                                named)
                        .at("reference");
            }
            store.write(List.of(new Entry(created, null)));
            if (requestKey != null) {
                store.remember(
                        caller.officer(), requestKey, new Answered(id, saying(reference, content)), clock.instant());
            }
            transactions.afterCommit(search::refresh);
            return created;
        });
    }

    @Override
    public Effective revise(RecordId id, int version, ProtocolDraft draft, Caller caller) {
        caller.require(WRITE);
        ProtocolContent content = facts.content(draft);
        return change(id, version, caller, (protocol, stamp) -> {
            Effective effective = inUse(protocol);
            return effective.content().equals(content) ? effective : effective.revise(content, stamp);
        });
    }

    @Override
    public Withdrawn withdraw(RecordId id, int version, String reason, Caller caller) {
        caller.require(WRITE);
        return change(id, version, caller, (protocol, stamp) -> inUse(protocol).withdraw(reason, stamp));
    }

    @Override
    public Effective restore(RecordId id, int version, Caller caller) {
        caller.require(WRITE);
        return change(id, version, caller, (protocol, stamp) -> {
            if (protocol instanceof Withdrawn withdrawn) {
                return withdrawn.restore(stamp);
            }
            throw new Refusal(
                    "protocol.not-withdrawn",
                    "\"" + protocol.reference() + "\" is in use; only a withdrawn record can be put back",
                    protocol.reference());
        });
    }

    private <P extends Protocol> P change(
            RecordId id, int version, Caller caller, BiFunction<Protocol, Stamp, P> change) {
        return transactions.call(() -> {
            Stamp stamp = new Stamp(caller.officer(), store.reserve(clock.instant(), 1));
            Entry entry = entry(id);
            if (entry.protocol().version() != version) {
                throw new Stale(KIND, id.toString());
            }
            P changed = change.apply(entry.protocol(), stamp);
            if (changed != entry.protocol()) {
                store.write(List.of(entry.with(changed)));
                transactions.afterCommit(search::refresh);
            }
            return changed;
        });
    }

    private Entry entry(RecordId id) {
        return store.find(id).orElseThrow(() -> new NotFound(KIND, id.toString()));
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

    private Optional<Effective> repeated(String requestKey, String reference, ProtocolContent content, Caller caller) {
        if (requestKey == null) {
            return Optional.empty();
        }
        return store.answered(caller.officer(), requestKey).map(answered -> {
            if (!answered.fingerprint().equals(saying(reference, content))) {
                throw new Refusal(
                        "protocol.request-key-reused",
                        "The request key \"" + requestKey + "\" came with other content before; use a new key",
                        requestKey);
            }
            return inUse(entry(answered.id()).protocol());
        });
    }

    private static String saying(String reference, ProtocolContent content) {
        return ProtocolJson.fingerprint(reference == null ? "" : reference.strip(), content);
    }

    private String made(RecordId id) {
        String text = id.toString();
        return node.country().value().toLowerCase(Locale.ROOT) + "-" + text.substring(text.length() - 12);
    }
}
