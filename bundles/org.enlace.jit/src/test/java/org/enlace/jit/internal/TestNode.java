package org.enlace.jit.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.enlace.documents.Markdown;
import org.enlace.documents.internal.MarkdownText;
import org.enlace.exchange.Delivery;
import org.enlace.exchange.Exchange;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Team;
import org.enlace.jit.course.Asked;
import org.enlace.jit.course.Courses;
import org.enlace.jit.course.Note;
import org.enlace.jit.course.RequestContent;
import org.enlace.jit.internal.agreement.Agreements;
import org.enlace.jit.internal.course.Targets;
import org.enlace.jit.internal.custody.CustodyWire;
import org.enlace.jit.internal.evidence.ContentTerms;
import org.enlace.jit.internal.evidence.EvidenceConfig;
import org.enlace.jit.internal.evidence.EvidenceFiles;
import org.enlace.jit.internal.loan.CopyFiles;
import org.enlace.jit.internal.loan.LoanSettings;
import org.enlace.jit.internal.loan.LoanWire;
import org.enlace.jit.internal.loan.PartWire;
import org.enlace.jit.internal.loan.ReceiptWire;
import org.enlace.jit.internal.persistence.JitSchema;
import org.enlace.jit.internal.work.EntryFiles;
import org.enlace.jit.internal.work.EntryGone;
import org.enlace.jit.internal.work.EntryWire;
import org.enlace.jit.internal.work.FileWire;
import org.enlace.jit.loan.Offer;
import org.enlace.keys.internal.timestamp.JavaTimeStamps;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;

/** One country's node for tests: the use cases over a real database, from noon of 1 March 2027 on; inbox and audit are noted. */
public final class TestNode implements AutoCloseable {
    public static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    public static final CountryCode CO = new CountryCode("CO");
    public static final CountryCode BR = new CountryCode("BR");
    public static final CountryCode PE = new CountryCode("PE");
    public static final CountryCode EC = new CountryCode("EC");

    /** Begins and prepares. */
    public static final Caller ANNA = officer("anna", JitPermissions.READ, JitPermissions.PREPARE);

    /** Prepares too, and is of no team unless brought in. */
    public static final Caller BRUNO = officer("bruno", JitPermissions.READ, JitPermissions.PREPARE);

    /** Acts for the central authority. */
    public static final Caller CARLA =
            officer("carla", JitPermissions.READ, JitPermissions.CENTRAL, JitPermissions.SIGN);

    /** Oversees. */
    public static final Caller ADMIN = officer("admin", JitPermissions.OVERSEE);

    public static final LocalDate TODAY = LocalDate.parse("2027-03-01");

    private static final AtomicLong LAST = new AtomicLong();
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    public final CountryCode country;
    public final TestDatabase database;
    public final JitSchema stores;
    public final Changes changes;
    public final JitComponent desks;
    public final PostOffice.Side exchange;

    /** What it lends and borrows; nothing of it is done but by a round. */
    public final LoanComponent loans;

    public final TestAccounts accounts = new TestAccounts();

    /** With which it seals. */
    public final FixedKeys keys = new FixedKeys();

    /** Which verifies time stamps. */
    public final JavaTimeStamps stamps = new JavaTimeStamps();

    /** Files of records. */
    public final TestFiles files = new TestFiles();

    /** What the audit was told. */
    public final List<Act> acts = new CopyOnWriteArrayList<>();

    /** What the audit does with it. */
    public Audit audited = acts::add;

    /** Days after which stored evidence is to be hashed again. */
    public static final int VERIFY_DAYS = 90;

    /** What waits, by key. */
    public final Map<String, InboxItem> waiting = Collections.synchronizedMap(new LinkedHashMap<>());

    /** A second later each time it is looked at. */
    public Instant now = Instant.parse("2027-03-01T12:00:00Z");

    public TestNode(TestDatabase database, String... targets) {
        this(database, CO, PostOffice.of(BR, PE), targets);
    }

    public TestNode(TestDatabase database, CountryCode country, PostOffice post, String... targets) {
        this.database = database;
        this.country = country;
        exchange = post.side(country);
        stores = new JitSchema(database.database());
        changes = new Changes(
                stores,
                database.transactions(),
                TestNode::id,
                act -> audited.record(act),
                new SearchIndex(),
                new Moving());
        People people = People.of(accounts);
        MarkdownText marks = new MarkdownText();
        Supplier<Markdown> markdown = () -> marks;
        desks = new JitComponent(
                stores,
                changes,
                exchange.wire(),
                new Waiting(),
                new Known(),
                new Crimes(),
                people,
                new TeamFiles(),
                new Targets(targets),
                ContentTerms.of(VERIFY_DAYS),
                new TextAreas.Ground(
                        database.transactions(),
                        act -> audited.record(act),
                        keys,
                        () -> stamps,
                        new Waiting(),
                        files::service,
                        new Agreements.Paper(markdown, TestNode::none, TestNode::none, TestNode::none),
                        new Known(),
                        people,
                        new Node(country, REPOSITORY, REPOSITORY.resolve("target/no-data"), "0.1.0", false)));
        files.use(EntryFiles.of(() -> desks));
        files.use(EvidenceFiles.of(() -> desks));
        files.transaction = work -> () -> database.transactions().call(work);
        loans = LoanComponent.of(new LoanComponent.Ground(
                () -> desks,
                stores,
                exchange,
                changes,
                new Waiting(),
                files::service,
                new LoanSettings(EvidenceConfig.LOAN_DAYS, EvidenceConfig.LOAN_SOURCE, Offer.LEAST_WINDOW)));
        files.use(CopyFiles.of(() -> loans, EvidenceConfig.LARGEST));
        exchange.opens(new PostOffice.Taking() {
            @Override
            public void record(SharedRecord record, String content) {
                database.transactions()
                        .run(() -> Wire.told(() -> {
                            if (record.type().equals(EntryWire.TYPE)) {
                                desks.work().take(record, content);
                            } else if (record.type().equals(FileWire.TYPE)) {
                                desks.work().files().take(record, content);
                            } else if (record.type().equals(EntryGone.TYPE)) {
                                desks.work().gone(record, content);
                            } else if (record.type().equals(CustodyWire.TYPE)) {
                                desks.chains().take(record, content);
                            } else if (record.type().equals(LoanWire.TYPE)) {
                                loans.fetching().take(record, content);
                            } else if (record.type().equals(PartWire.TYPE)) {
                                loans.fetching().part(record, content);
                            } else if (record.type().equals(ReceiptWire.TYPE)) {
                                loans.giving().hear(record, content);
                            } else {
                                desks.statements().take(record, content);
                            }
                        }));
            }

            @Override
            public void withdrawn(SharedRecord record, String reason) {
                database.transactions().run(() -> {
                    if (record.type().equals(EntryWire.TYPE)) {
                        desks.work().takenBack(record, reason);
                    } else if (record.type().equals(CustodyWire.TYPE)) {
                        desks.chains().takenBack(record);
                    } else if (record.type().equals(FileWire.TYPE)) {
                        desks.work().files().takenBack(record);
                    } else if (record.type().equals(LoanWire.TYPE)) {
                        loans.fetching().takenBack(record);
                    } else if (record.type().equals(PartWire.TYPE)
                            || record.type().equals(ReceiptWire.TYPE)) {
                        // What was said stays said.
                        return;
                    } else if (!record.type().equals(EntryGone.TYPE)) {
                        desks.statements().takenBack(record);
                    }
                });
            }
        });
    }

    private static <T> T none() {
        throw new UnsupportedOperationException();
    }

    /** What waits is noted in {@link #waiting}. */
    public Inbox inbox() {
        return new Waiting();
    }

    public static RecordId id() {
        return new RecordId(new UUID(0x0190000000007000L, 0x8000000000000000L | LAST.incrementAndGet()));
    }

    /** Signed in with a second factor. */
    public static Caller officer(String name, Permission... held) {
        return Caller.holding(new OfficerId(name), Language.EN, BOGOTA, Set.of(held))
                .by(new Origin(Origin.Door.PAGE, "", true));
    }

    /** A node's own officer for what shares. */
    public static Caller carrier() {
        return Caller.node(Exchange.SHARE);
    }

    /** As if another country's node had said what became of the last message about a record. */
    public void became(RecordId record, Delivery delivery) {
        exchange.became.put(record, delivery);
    }

    public Courses courses() {
        return desks.courses();
    }

    public static Note note(String text) {
        return new Note(TODAY, Optional.empty(), text);
    }

    /** A complete request to some countries, each with a node. */
    public static RequestContent content(String subject, CountryCode... asked) {
        return content(
                subject,
                java.util.Arrays.stream(asked)
                        .map(one -> new Asked(one, "", false))
                        .toList());
    }

    public static RequestContent content(String subject, List<Asked> asked) {
        return new RequestContent(
                subject,
                "Fiscalía de prueba",
                "mercosur-2010",
                Language.ES,
                asked,
                List.of("0204"),
                "Hechos de la prueba.",
                "Hay víctimas en dos países.",
                "Artículo 1 de la prueba",
                "Entrevistas y registros",
                "Dos fiscales y dos investigadores",
                12);
    }

    /** A team of Anna's that waits for Carla. */
    public Team.WithCentralAuthority submitted(RequestContent content) {
        Team.Assessed begun = courses().begin(content, ANNA);
        courses().draft(begun.id(), 1, note(""), ANNA);
        return courses().submit(begun.id(), 2, note(""), ANNA);
    }

    /** A team that was sent. */
    public Team sent(RequestContent content) {
        Team.WithCentralAuthority team = submitted(content);
        return courses().send(team.id(), team.version(), note(""), CARLA);
    }

    public Team team(RecordId id) {
        return courses().find(id, CARLA);
    }

    /** Every text that left this node for another. */
    public List<String> left() {
        return exchange.left;
    }

    /** What this node failed at that came, by the code its sender would be told. */
    public List<String> quarantine() {
        return exchange.quarantine;
    }

    public List<String> codes() {
        return acts.stream().map(Act::code).toList();
    }

    @Override
    public void close() {
        try {
            desks.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stores.close();
    }

    private final class Moving extends Clock {
        @Override
        public Instant instant() {
            now = now.plus(Duration.ofSeconds(1));
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final class Waiting implements Inbox {
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

    /** Four crimes. */
    private static final class Crimes implements CrimeTypes {
        private static final List<CrimeType> ALL =
                List.of(crime("0204"), crime("02041"), crime("07023"), crime("08051"));

        private static CrimeType crime(String code) {
            Map<Language, String> names = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                names.put(language, "Crime " + code);
            }
            return new CrimeType(code, 2, null, names);
        }

        @Override
        public List<CrimeType> all() {
            return ALL;
        }

        @Override
        public Optional<CrimeType> find(String code) {
            return ALL.stream().filter(one -> one.code().equals(code)).findFirst();
        }
    }

    /** Four countries. */
    private static final class Known implements Countries {
        private record Listed(CountryCode code, List<ZoneId> zones) implements Country {
            @Override
            public String name(Language language) {
                return "Country " + code;
            }

            @Override
            public Language platformLanguage() {
                return Language.ES;
            }
        }

        private static final List<Country> ALL = List.of(
                new Listed(BR, List.of(ZoneId.of("America/Sao_Paulo"))),
                new Listed(CO, List.of(BOGOTA)),
                new Listed(EC, List.of(ZoneId.of("America/Guayaquil"))),
                new Listed(PE, List.of(ZoneId.of("America/Lima"))));

        @Override
        public List<Country> all(Language language) {
            return ALL;
        }

        @Override
        public Optional<Country> find(CountryCode code) {
            return ALL.stream().filter(one -> one.code().equals(code)).findFirst();
        }
    }
}
