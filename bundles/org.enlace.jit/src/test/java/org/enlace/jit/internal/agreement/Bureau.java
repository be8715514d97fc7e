package org.enlace.jit.internal.agreement;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.enlace.documents.internal.MarkdownText;
import org.enlace.documents.internal.Press;
import org.enlace.documents.internal.web.ComparedTexts;
import org.enlace.documents.internal.web.MarkdownArea;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Statement;
import org.enlace.jit.agreement.ClauseCatalogue;
import org.enlace.jit.agreement.Draft;
import org.enlace.jit.agreement.DraftContent;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Party;
import org.enlace.jit.agreement.Placeholder;
import org.enlace.jit.course.Carried;
import org.enlace.jit.internal.Dossiers;
import org.enlace.jit.internal.persistence.JdbcDrafts;
import org.enlace.persistence.Schema;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.reference.Countries;

/** Where one country drafts, for tests: the use cases over a real database, what is said kept in a list that two countries can share. */
final class Bureau {
    private static final AtomicLong LAST = new AtomicLong();

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    static final CountryCode CO = new CountryCode("CO");
    static final CountryCode BR = new CountryCode("BR");
    static final RecordId TEAM = id();
    static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    static final Caller ANNA = officer("anna", JitPermissions.READ, JitPermissions.PREPARE);
    static final Caller BRUNO = officer("bruno", JitPermissions.READ, JitPermissions.PREPARE);

    /** May read and not write. */
    static final Caller READER = officer("reader", JitPermissions.READ);

    /** Is of no team. */
    static final Caller STRANGER = officer("stranger", JitPermissions.READ, JitPermissions.PREPARE);

    static final Set<Language> BOTH = Set.of(Language.ES, Language.PT);

    final List<Act> acts = new CopyOnWriteArrayList<>();
    final List<Statement> said;
    final Agreements agreements;
    final DraftStore store;
    final CountryCode own;
    Optional<Instrument> inForce = Optional.empty();
    Instant now = NOON;

    Bureau(TestDatabase database) {
        this(database, CO, new CopyOnWriteArrayList<>());
    }

    Bureau(TestDatabase database, CountryCode own, List<Statement> said) {
        this.said = said;
        this.own = own;
        store = new JdbcDrafts(database.open(new Schema("jit", List.of(), JdbcDrafts.class)));
        Facts facts = new Facts();
        MarkdownText markdown = new MarkdownText();
        Press press = new Press();
        ComparedTexts comparisons = new ComparedTexts();
        MarkdownArea area = new MarkdownArea(markdown);
        agreements = new Agreements(
                new Talk(),
                facts,
                facts,
                store,
                database.transactions(),
                acts::add,
                new Known(),
                new Node(own, REPOSITORY, Path.of("target/no-data").toAbsolutePath(), "0.1.0", false),
                new Moving(),
                new Agreements.Paper(() -> markdown, () -> area, () -> comparisons, () -> press));
    }

    static RecordId id() {
        return new RecordId(new UUID(0x0190000000007000L, 0x8000000000000000L | LAST.incrementAndGet()));
    }

    static Caller officer(String name, org.enlace.platform.Permission... held) {
        return Caller.holding(new OfficerId(name), Language.ES, BOGOTA, Set.of(held));
    }

    static ClauseCatalogue catalogue() {
        Path shipped = REPOSITORY.resolve("config/reference");
        return new CatalogueFiles(shipped, Path.of("target/none")).read();
    }

    static List<Party> parties() {
        return List.of(
                new Party(CO, "Fiscalía de prueba", "Autoridad central de prueba", false),
                new Party(BR, "Ministério Público de teste", "Autoridade central de teste", false));
    }

    /** An agreement draft that lacks nothing. */
    Draft complete() {
        Draft begun = agreements.drafts().begin(TEAM, InstrumentKind.AGREEMENT, "mercosur-2010", BOTH, ANNA);
        return complete(begun);
    }

    Draft complete(Draft draft) {
        return agreements
                .drafts()
                .revise(TEAM, draft.kind(), draft.version(), (content, version) -> whole(content), ANNA);
    }

    /** With a last day and everything filled. */
    static DraftContent whole(DraftContent content) {
        ClauseCatalogue catalogue = catalogue();
        Map<String, Map<Language, String>> values = new java.util.TreeMap<>();
        for (String key : content.placeholders()) {
            Placeholder.Kind kind = catalogue.placeholder(key).kind();
            Map<Language, String> by = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                by.put(language, kind == Placeholder.Kind.DAY ? "2027-01-15" : "dato " + key.replace('_', ' '));
            }
            if (kind != Placeholder.Kind.TEAM
                    || List.of("participants_list", "seconded_powers", "request_reference")
                            .contains(key)) {
                values.put(key, by);
            }
        }
        return content.framed(
                        content.basis(),
                        Optional.of(java.time.LocalDate.parse("2028-02-29")),
                        content.zone(),
                        content.languages(),
                        content.source())
                .filled(values);
    }

    /** Whoever is of the team, in both countries. */
    private final class Facts implements TeamFacts {
        @Override
        public Known read(RecordId team, Caller caller) {
            if (!team.equals(TEAM) || caller.officer().equals(STRANGER.officer())) {
                throw new NotFound("jit-team", team.toString());
            }
            Set<CountryCode> told = new TreeSet<>(Set.of(CO, BR));
            told.remove(own);
            return new Known(
                    TEAM,
                    "CO-2027-0001",
                    parties(),
                    BOGOTA,
                    Map.of("request_reference", "CO-2027-0001"),
                    inForce,
                    told,
                    caller.holds(JitPermissions.PREPARE));
        }

        @Override
        public Known write(RecordId team, Caller caller) {
            Known known = read(team, caller);
            if (!known.writes()) {
                throw new Refusal("jit.not-allowed", "Not yours", "propose", "role");
            }
            return known;
        }
    }

    /** What is said here and elsewhere. */
    private final class Talk implements Dossiers {
        @Override
        public Statement say(RecordId team, String kind, String content, Set<CountryCode> audience, Caller caller) {
            long number = said.stream().filter(one -> one.country().equals(own)).count() + 1;
            said.stream().map(Statement::at).filter(now::isBefore).forEach(heard -> now = heard);
            Statement statement = new Statement(id(), team, own, number, tick(), kind, content);
            new AgreementArea(any -> Set.of()).heard(statement);
            said.add(statement);
            return statement;
        }

        @Override
        public List<Statement> of(RecordId team, Set<String> kinds) {
            return said.stream()
                    .filter(one -> one.team().equals(team) && kinds.contains(one.kind()))
                    .sorted(Statement.ORDER)
                    .toList();
        }

        @Override
        public List<Statement> of(RecordId team) {
            return List.copyOf(said);
        }

        @Override
        public void tell(RecordId team, Set<CountryCode> countries) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void retell(RecordId team, Set<String> kinds, Predicate<CountryCode> left, Set<CountryCode> countries) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Instant> ahead(RecordId team) {
            return Optional.empty();
        }

        @Override
        public Map<CountryCode, Carried> carried(RecordId team) {
            return Map.of();
        }
    }

    private Instant tick() {
        now = now.plus(Duration.ofSeconds(1));
        return now;
    }

    private final class Moving extends Clock {
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
            return Bureau.this.tick();
        }
    }

    static Countries countries() {
        return new Known();
    }

    /** Two countries. */
    private static final class Known implements Countries {
        private record Listed(CountryCode code, List<ZoneId> zones) implements Country {
            @Override
            public String name(Language language) {
                return code.equals(CO) ? "Colombia" : "Brasil";
            }

            @Override
            public Language platformLanguage() {
                return Language.ES;
            }
        }

        private static final List<Country> ALL = new ArrayList<>(new LinkedHashSet<>(
                List.of(new Listed(CO, List.of(BOGOTA)), new Listed(BR, List.of(ZoneId.of("America/Sao_Paulo"))))));

        @Override
        public List<Country> all(Language language) {
            return List.copyOf(ALL);
        }

        @Override
        public Optional<Country> find(CountryCode code) {
            return ALL.stream().filter(country -> country.code().equals(code)).findFirst();
        }
    }
}
