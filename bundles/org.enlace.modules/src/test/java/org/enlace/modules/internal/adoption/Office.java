package org.enlace.modules.internal.adoption;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.modules.Adoption;
import org.enlace.modules.AdoptionFile;
import org.enlace.modules.AdoptionFixtures;
import org.enlace.modules.Adoptions;
import org.enlace.modules.internal.Waited;
import org.enlace.modules.internal.archive.FeatureReader;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.modules.internal.persistence.OpenStores;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.platform.Transactions;

/** The register with what belongs to it, over a database, with one installed module {@code sample}. It is noon. */
public final class Office {
    final AdoptionRegister register;
    final AdoptionDoor door;
    final AdoptionWatch watch;
    final AdoptionHealth health;
    final Waited waited = new Waited();
    final AdoptionItems items;

    private final Counted store;
    private final Transactions transactions;
    private final List<Act> acts;
    private volatile LocalDate day = LocalDate.parse("2026-05-01");
    private volatile long nanos;
    private volatile boolean auditFails;

    Office(TestDatabase database, Policy policy) {
        this(
                new Counted(OpenStores.of(database).adoptions()),
                database.transactions(),
                new CopyOnWriteArrayList<>(),
                policy);
    }

    /** The same records under another policy. */
    Office(Office other, Policy policy) {
        this(other.store, other.transactions, other.acts, policy);
        day = other.day;
    }

    private Office(Counted store, Transactions transactions, List<Act> acts, Policy policy) {
        this.store = store;
        this.transactions = transactions;
        this.acts = acts;
        Clock clock = new Noon();
        StandingBook book =
                new StandingBook(store, () -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), () -> nanos);
        door = new AdoptionDoor(
                book, () -> List.of(sample()), () -> policy, Texts.of(AdoptionComponent.class), () -> nanos);
        items = new AdoptionItems(waited, store, () -> List.of(sample()), () -> ZoneOffset.UTC);
        watch = new AdoptionWatch(store, book, transactions, this::record, items, clock);
        health = new AdoptionHealth(book, () -> List.of(sample()), () -> policy);
        register = new AdoptionRegister(
                store,
                transactions,
                this::record,
                AdoptionFixtures::nextId,
                book,
                () -> policy,
                clock,
                () -> ZoneOffset.UTC,
                items,
                (needed, except) -> Set.of(),
                () -> {
                    book.forget();
                    door.forget();
                });
    }

    /** The register with every module adopted only where it says so, for pages. */
    public static Adoptions asModuleSays(TestDatabase database) {
        return new Office(database, Policy.AS_MODULE_SAYS).register;
    }

    /** As an installed module's feature says it. */
    public static ModuleFeature sample() {
        String words = "{ \"es\": \"Muestra\", \"pt\": \"Amostra\", \"en\": \"Sample\", \"fr\": \"Exemple\" }";
        String json = """
                { "feature-resource-version": "1.0", "id": "org.enlace:sample:1.0.0",
                  "bundles": [ { "id": "org.enlace:org.enlace.sample:1.0.0", "sha256": "%s" } ],
                  "extensions": { "enlace.module": { "type": "json", "kind": "mandatory", "json": {
                    "title": %s, "summary": %s, "platform": "[0,1)", "permissions": [], "messages": [],
                    "adoption": "optional", "pages": ["/sample"] } } } }
                """.formatted("ab".repeat(32), words, words);
        return new FeatureReader().read(json.getBytes(StandardCharsets.UTF_8), "sample");
    }

    private void record(Act act) {
        if (auditFails) {
            throw new IllegalStateException("The audit cannot write");
        }
        acts.add(act);
    }

    List<Act> acts() {
        return acts;
    }

    void auditFails() {
        auditFails = true;
    }

    void databaseFails() {
        store.fails = true;
    }

    int reads() {
        return store.reads.get();
    }

    /** The day turns, and time passes. */
    void on(String other) {
        day(other);
        later();
    }

    /** The day turns this very moment. */
    void day(String other) {
        day = LocalDate.parse(other);
    }

    void later() {
        nanos += 6_000_000_000L;
    }

    private final class Noon extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        }
    }

    /** Counts how often all of it is read. */
    private static final class Counted implements AdoptionStore {
        private final AdoptionStore store;
        private final AtomicInteger reads = new AtomicInteger();
        private volatile boolean fails;

        Counted(AdoptionStore store) {
            this.store = store;
        }

        @Override
        public List<Adoption> all() {
            reads.incrementAndGet();
            if (fails) {
                throw new IllegalStateException("The database is away");
            }
            return store.all();
        }

        @Override
        public List<Adoption> of(String module) {
            return store.of(module);
        }

        @Override
        public Optional<Adoption> find(RecordId id) {
            return store.find(id);
        }

        @Override
        public Optional<AdoptionFile> document(RecordId id) {
            return store.document(id);
        }

        @Override
        public void add(Adoption.Recorded adoption, Optional<AdoptionFile> document) {
            store.add(adoption, document);
        }

        @Override
        public Adoption change(Adoption adoption) {
            return store.change(adoption);
        }

        @Override
        public boolean warn(RecordId id, int days, long millis) {
            return store.warn(id, days, millis);
        }
    }
}
