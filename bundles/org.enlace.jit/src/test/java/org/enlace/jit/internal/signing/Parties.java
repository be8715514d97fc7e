package org.enlace.jit.internal.signing;

import static org.enlace.jit.internal.TestNode.officer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Statement;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.Right;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.ClauseText;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentForm;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Party;
import org.enlace.jit.agreement.Proposals;
import org.enlace.jit.course.Asked;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.TestRegion;
import org.enlace.jit.internal.access.PersonForm;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.agreement.InstrumentReader;
import org.enlace.jit.signing.Signature;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/**
 * Colombia has asked some countries for a team; on each node there are a leader, one who drafts and one who signs, who prepare it. What
 * they say waits until it is carried.
 */
public final class Parties implements AutoCloseable {
    public static final Caller LEADER = officer("leader", JitPermissions.READ, JitPermissions.PREPARE);
    public static final Caller DRAFTER = officer("drafter", JitPermissions.READ, JitPermissions.PREPARE);
    public static final Caller SIGNER = officer("signer", JitPermissions.READ, JitPermissions.SIGN);
    public static final Caller MEMBER = officer("member", JitPermissions.READ, JitPermissions.PREPARE);
    public static final String LAST = "2027-12-31";

    public final TestRegion region;
    public final RecordId team;
    private final List<PersonForm> further = new ArrayList<>();
    private final List<CountryCode> countries;
    private final Set<CountryCode> paper;

    public Parties(TestDatabase.Kind kind, CountryCode... others) {
        this(kind, Set.of(), others);
    }

    /** @param paper those without a node */
    public Parties(TestDatabase.Kind kind, Set<CountryCode> paper, CountryCode... others) {
        this(country -> TestDatabase.start(kind), paper, others);
    }

    /** @param opening the database of each */
    public Parties(Function<CountryCode, TestDatabase> opening, Set<CountryCode> paper, CountryCode... others) {
        this.paper = paper;
        countries = new ArrayList<>(List.of(TestNode.CO));
        countries.addAll(Arrays.asList(others));
        CountryCode[] nodes =
                countries.stream().filter(one -> !paper.contains(one)).toArray(CountryCode[]::new);
        region = new TestRegion(opening, nodes);
        TestNode colombia = region.of(TestNode.CO);
        team = colombia.sent(TestNode.content(
                        "Equipo de prueba",
                        Arrays.stream(others)
                                .map(one -> new Asked(one, "", paper.contains(one)))
                                .toList()))
                .id();
        carry();
        for (CountryCode one : nodes) {
            for (Caller caller : List.of(LEADER, DRAFTER, SIGNER)) {
                region.of(one).courses().bringIn(team, caller.officer(), TestNode.CARLA);
            }
        }
    }

    /** Everything there is to carry; and clocks are set right. */
    public void carry() {
        region.carryAll();
        Instant latest = countries.stream()
                .filter(one -> !paper.contains(one))
                .map(one -> of(one).now)
                .max(Instant::compareTo)
                .orElseThrow();
        countries.stream().filter(one -> !paper.contains(one)).forEach(one -> of(one).now = latest);
    }

    public TestNode of(CountryCode country) {
        return region.of(country);
    }

    public SigningArea area(CountryCode country) {
        return of(country).desks.signing();
    }

    public TeamView view(CountryCode country, Caller caller) {
        return area(country).door().view(caller, team);
    }

    public boolean may(CountryCode country, Caller caller, Right right) {
        return view(country, caller).allows(right);
    }

    public Party party(CountryCode country) {
        return new Party(country, "Fiscalía de " + country, "", paper.contains(country));
    }

    /** A text, as its country proposes it. */
    public Text text(InstrumentKind kind, CountryCode proposer) {
        return new Text(kind, proposer);
    }

    /** Proposed by Colombia, for all. */
    public Instrument agreement() {
        return text(InstrumentKind.AGREEMENT, TestNode.CO).until(LAST).propose();
    }

    public static SignForm form(String hash) {
        return new SignForm(hash, "Quien Firma", "Fiscal General", LocalDate.parse("2027-03-01"), Optional.empty());
    }

    public Signature sign(CountryCode country, Instrument text) {
        return sign(country, text, SIGNER);
    }

    public Signature sign(CountryCode country, Instrument text, Caller caller) {
        return area(country).desk().sign(team, text.hash(), form(text.hash()), caller);
    }

    public static PersonForm person(TeamRole role, String account, ZoneId zone) {
        return new PersonForm(
                Optional.empty(),
                role,
                "Persona " + account,
                "Fiscal",
                "Fiscalía",
                Set.of(),
                LocalDate.parse("2027-03-01"),
                Optional.empty(),
                zone,
                Optional.of(new OfficerId(account)));
    }

    /** Somebody whom each country names beside its leader and its member. */
    public void further(PersonForm person) {
        further.add(person);
    }

    /** A country names its leader and its member, and signs that. */
    public Instrument people(CountryCode country) {
        Instrument annex = area(country)
                .people()
                .designate(
                        team,
                        Stream.concat(
                                        Stream.of(
                                                person(TeamRole.LEADER, "leader", TestNode.BOGOTA),
                                                person(TeamRole.MEMBER, "member", TestNode.BOGOTA)),
                                        further.stream())
                                .toList(),
                        DRAFTER);
        sign(country, annex);
        return annex;
    }

    /** The agreement, in force on every node. */
    public Instrument inForce() {
        Instrument agreement = agreement();
        carry();
        for (CountryCode country : countries) {
            if (!paper.contains(country)) {
                people(country);
                sign(country, agreement);
            }
        }
        carry();
        return agreement;
    }

    /** Who is named, as a country knows them. */
    public Designation named(CountryCode country, CountryCode whose, String name) {
        return view(country, LEADER).people().stream()
                .map(one -> one.designation())
                .filter(one -> one.country().equals(whose) && one.name().endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        region.close();
    }

    /** What is written into a text. */
    public final class Text {
        private final InstrumentKind kind;
        private final CountryCode proposer;
        private List<Party> parties =
                countries.stream().map(Parties.this::party).toList();
        private Optional<LocalDate> last = Optional.empty();
        private String words = "Uno";
        private List<Designation> people = List.of();
        private Optional<String> base = Optional.empty();
        private Optional<RecordId> replaces = Optional.empty();

        private Text(InstrumentKind kind, CountryCode proposer) {
            this.kind = kind;
            this.proposer = proposer;
            base = view(proposer, LEADER).standing().base(view(proposer, LEADER).at());
        }

        public Text until(String day) {
            last = Optional.of(LocalDate.parse(day));
            return this;
        }

        public Text words(String other) {
            words = other;
            return this;
        }

        public Text naming(List<Designation> named) {
            people = named;
            return this;
        }

        public Text replacing(Instrument other) {
            replaces = Optional.of(other.id());
            return this;
        }

        public Text without(CountryCode country) {
            parties = parties.stream()
                    .filter(one -> !one.country().equals(country))
                    .toList();
            return this;
        }

        /** In the place of what else the text says of that country. */
        public Text with(Party other) {
            parties = Stream.concat(without(other.country()).parties.stream(), Stream.of(other))
                    .toList();
            return this;
        }

        /** Said by its country to all others. */
        public Instrument propose() {
            Map<Language, String> text = new EnumMap<>(Language.class);
            text.put(Language.ES, words);
            Instrument made = new Instrument(
                    new RecordId(new UUID(0, 0)),
                    team,
                    proposer,
                    kind,
                    "untoc-19",
                    parties,
                    last,
                    TestNode.BOGOTA,
                    Set.of(Language.ES),
                    List.of(new ClauseText("purpose", text, text)),
                    people,
                    replaces,
                    base,
                    "");
            TestNode node = of(proposer);
            Set<CountryCode> audience = new TreeSet<>(countries);
            audience.removeAll(paper);
            audience.remove(proposer);
            Statement said = node.database.transactions().call(() -> node.desks
                    .statements()
                    .say(team, Proposals.PROPOSED, InstrumentForm.stated(made), audience, DRAFTER));
            return new InstrumentReader().instrument(said);
        }
    }
}
