package org.enlace.protocols.internal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.enlace.documents.internal.MarkdownText;
import org.enlace.documents.internal.TableFiles;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Transactions;
import org.enlace.protocols.Progress;
import org.enlace.protocols.Protocols;
import org.enlace.search.Search;

/** An officer's desk for tests: the library over some store, and the officers who use it. */
final class Desk {
    static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    static final Caller ANNA = officer("anna");
    static final Caller BRUNO = officer("bruno");
    static final Caller READER =
            Caller.holding(new OfficerId("reader"), Language.ES, ZoneOffset.UTC, Set.of(Protocols.READ));
    static final Node NODE = new Node(new CountryCode("CO"), Path.of("."), Path.of("."), "test", false);

    /** What the audit was told. */
    final List<Act> acts = new CopyOnWriteArrayList<>();

    /** What the audit does with it. */
    Audit audited = acts::add;

    final ProtocolStore store;
    final ProtocolLibrary library;
    final ProtocolImporter imports;
    final TableImporter tables;
    final ProtocolExporter exports;
    final EditionDesk editions;
    final AdoptionDesk adoptions;
    final ImplementationDesk implementations;
    final ExperienceDesk experiences;
    final SharingDesk shares;
    final ProtocolMessages messages;
    final AdoptionSharingDesk adoptionShares;
    final AdoptionCopies adoptionCopies;
    final AdoptionMessages adoptionMessages;
    final RegionDesk region;
    final DrawnPractices practices;
    final Origins origins;

    /** How far this country has come, where a test says so. */
    final Map<RecordId, Progress> far = new LinkedHashMap<>();

    final MemoryExchange exchange = new MemoryExchange();

    /** What waits, by the keys of the items. */
    final Map<String, InboxItem> waiting = new LinkedHashMap<>();

    Desk(ProtocolStore store, Transactions transactions) {
        this(store, transactions, null, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    Desk(ProtocolStore store, Transactions transactions, Search search, Clock clock) {
        this.store = store;
        SearchIndex index = SearchIndex.of(search);
        RecordIds ids = ids();
        Audit audit = act -> audited.record(act);
        Facts facts = ReferenceData.facts();
        SharedCopies copies = new SharedCopies(exchange, store);
        library = new ProtocolLibrary(store, transactions, ids, NODE, facts, index, audit, copies, clock);
        imports = new ProtocolImporter(store, transactions, ids, NODE, facts, index, audit, copies, clock);
        tables = new TableImporter(imports, store, transactions, NODE, facts, new TableFiles(), clock);
        shares = new SharingDesk(store, library, transactions, NODE, exchange, exchange);
        exports = new ProtocolExporter(store, facts, index, audit, new TableFiles());
        People people = new People();
        Today today = new Today(ReferenceData.countries(), NODE, clock);
        editions = new EditionDesk(
                store, library, transactions, ids, NODE, facts, people, index, audit, new Tray(), copies, today, clock);
        HowFar howFar = new HowFar() {
            private final HowFar kept = new ChecklistProgress(store);

            @Override
            public Optional<Progress> progress(RecordId protocol) {
                return Optional.ofNullable(far.get(protocol)).or(() -> kept.progress(protocol));
            }

            @Override
            public Map<RecordId, Progress> progress(Collection<RecordId> protocols) {
                Map<RecordId, Progress> all = new LinkedHashMap<>(kept.progress(protocols));
                protocols.stream().filter(far::containsKey).forEach(one -> all.put(one, far.get(one)));
                return all;
            }
        };
        adoptionCopies = new AdoptionCopies(store, exchange, transactions, NODE, howFar);
        adoptions = new AdoptionDesk(
                store, library, transactions, ids, people, index, audit, new Tray(), adoptionCopies, today, clock);
        messages = new ProtocolMessages(store, transactions, ids, facts, index, audit, new Tray(), today, clock);
        adoptionShares =
                new AdoptionSharingDesk(store, library, transactions, ids, NODE, exchange, exchange, howFar, clock);
        adoptionMessages = new AdoptionMessages(store, NODE, audit, clock);
        region = new RegionDesk(store, library, NODE, ReferenceData.countries(), howFar, new TableFiles(), audit);
        implementations = new ImplementationDesk(
                store, library, transactions, ids, people, audit, new Tray(), new TableFiles(), today, clock);
        experiences = new ExperienceDesk(
                store, library, transactions, ids, people, new MarkdownText(), audit, new Tray(), today, clock);
        practices = new DrawnPractices(store, library, editions, transactions, new MarkdownText(), clock);
        origins = new Origins(store);
    }

    /** An inbox that forgets nothing when a transaction does. */
    private final class Tray implements Inbox {
        @Override
        public void put(InboxItem item) {
            waiting.put(item.key(), item);
        }

        @Override
        public void done(String use, String key) {
            waiting.remove(key);
        }

        @Override
        public void clear(String use, RecordId record) {
            waiting.values().removeIf(item -> item.record().equals(record));
        }
    }

    static Desk inMemory() {
        MemoryStore store = new MemoryStore();
        return new Desk(store, store);
    }

    static InputStream file(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Caller officer(String name) {
        return new Caller(new OfficerId(name), Language.ES, ZoneOffset.UTC, permission -> true);
    }

    static RecordIds ids() {
        AtomicLong last = new AtomicLong(System.nanoTime());
        return () -> new RecordId(
                new UUID(0x0190000000007000L | last.get() & 0xfff, 0x8000000000000000L | last.incrementAndGet()));
    }
}
