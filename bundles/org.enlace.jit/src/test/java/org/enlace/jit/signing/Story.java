package org.enlace.jit.signing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.jit.Statement;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.ClauseText;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentForm;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Party;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;

/** What parties say in a team, one after the other, a minute between two unless told otherwise. */
public final class Story {
    public static final CountryCode AR = new CountryCode("AR");
    public static final CountryCode CL = new CountryCode("CL");
    public static final CountryCode ES = new CountryCode("ES");
    public static final CountryCode UY = new CountryCode("UY");
    public static final ZoneId BUENOS_AIRES = ZoneId.of("America/Argentina/Buenos_Aires");
    public static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    public static final LocalDate LAST = LocalDate.parse("2027-12-31");
    public static final RecordId TEAM = id(1);

    private static final KeyPair KEYS = keys();

    public final List<Deed> all = new ArrayList<>();
    /** Whom the request asks on paper. */
    public Set<CountryCode> paper = Set.of();

    public Instant now = Instant.parse("2027-03-01T12:00:00Z");
    private final Map<CountryCode, Long> numbers = new HashMap<>();
    private final Map<CountryCode, Instant> lastSaid = new HashMap<>();
    private long next = 100;

    public static RecordId id(long number) {
        return new RecordId(new UUID(0x0193_0000_0000_7000L, 0x8000_0000_0000_0000L + number));
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Party party(CountryCode country) {
        return new Party(country, "Fiscalía de " + country, "", false);
    }

    public static Party onPaper(CountryCode country) {
        return new Party(country, "Fiscalía de " + country, "", true);
    }

    /** The mark of the account that a name stands for in tests. */
    public static String mark(String name) {
        return sha256(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Standing standing() {
        return Standing.of(TEAM, all, paper);
    }

    public Story later(String moment) {
        now = Instant.parse(moment);
        return this;
    }

    Statement said(CountryCode country, String kind) {
        return said(id(next++), country, kind);
    }

    private Statement said(RecordId id, CountryCode country, String kind) {
        // A node whose clock was set back waits until it has caught up.
        Instant at = lastSaid.merge(country, now, (before, then) -> before.isAfter(then) ? before : then);
        Statement said = new Statement(id, TEAM, country, numbers.merge(country, 1L, Long::sum), at, kind, "{}");
        now = now.plusSeconds(60);
        return said;
    }

    /** A text that is being written. */
    public Text text(InstrumentKind kind, CountryCode proposer) {
        return new Text(kind, proposer);
    }

    /** An agreement of some countries until the last day of 2027. */
    public Text agreement(CountryCode proposer, CountryCode... countries) {
        return text(InstrumentKind.AGREEMENT, proposer).parties(countries).until(LAST.toString());
    }

    /** In force: of Argentina, Chile and Spain, proposed by Argentina. */
    public Instrument inForce() {
        Instrument agreement = agreement(AR, AR, CL, ES).propose();
        sign(agreement, AR, CL, ES);
        return agreement;
    }

    public Signed sign(Instrument text, CountryCode... countries) {
        Signed last = null;
        for (CountryCode country : countries) {
            last = signature(text.hash(), country, country);
            all.add(last);
        }
        return last;
    }

    /** Entered by another. */
    public Signed signOnPaper(Instrument text, CountryCode country, CountryCode by) {
        Signed signed = signature(text.hash(), country, by);
        all.add(signed);
        return signed;
    }

    public Signed signature(String hash, CountryCode country, CountryCode by) {
        boolean paper = !country.equals(by);
        return new Signed(
                said(by, "signed"),
                sealed(new SignedText(
                        TEAM,
                        hash,
                        country,
                        "Quien firma por " + country,
                        "Fiscal",
                        LocalDate.parse("2027-03-01"),
                        paper ? Optional.of(new ScannedAct(mark("acta"), "acta.pdf")) : Optional.empty(),
                        paper,
                        by,
                        mark("firma"))));
    }

    static Signature sealed(SignedText text) {
        return new Signature(text, seal(text.bytes()));
    }

    static NodeSeal seal(byte[] bytes) {
        try {
            java.security.Signature signing = java.security.Signature.getInstance("Ed25519");
            signing.initSign(KEYS.getPrivate());
            signing.update(bytes);
            byte[] key = KEYS.getPublic().getEncoded();
            return NodeSeal.of(sha256(key), key, signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Person person(CountryCode country, TeamRole role, String account) {
        return new Person(id(next++), country, role, account);
    }

    /** Somebody who is named. */
    public static final class Person {
        public final RecordId id;
        private final CountryCode country;
        private final TeamRole role;
        private final String account;
        private LocalDate first = LocalDate.parse("2027-03-01");
        private Optional<LocalDate> last = Optional.empty();
        private ZoneId zone = BUENOS_AIRES;

        private Person(RecordId id, CountryCode country, TeamRole role, String account) {
            this.id = id;
            this.country = country;
            this.role = role;
            this.account = account;
        }

        public Person from(String day) {
            first = LocalDate.parse(day);
            return this;
        }

        public Person until(String day) {
            last = Optional.of(LocalDate.parse(day));
            return this;
        }

        public Person in(ZoneId other) {
            zone = other;
            return this;
        }

        public Designation designation() {
            return new Designation(
                    id,
                    country,
                    role,
                    "Persona " + account,
                    "Fiscal",
                    "Fiscalía",
                    Set.of(),
                    first,
                    last,
                    zone,
                    Optional.of(mark(account)));
        }
    }

    /** What is written into a text. */
    public final class Text {
        private final InstrumentKind kind;
        private final CountryCode proposer;
        private List<Party> parties = List.of();
        private Optional<LocalDate> last = Optional.empty();
        private ZoneId zone = BUENOS_AIRES;
        private final List<ClauseText> clauses = new ArrayList<>();
        private final List<Designation> people = new ArrayList<>();
        private Optional<RecordId> replaces = Optional.empty();
        private Optional<String> base = Optional.empty();

        private Text(InstrumentKind kind, CountryCode proposer) {
            this.kind = kind;
            this.proposer = proposer;
        }

        public Text parties(CountryCode... countries) {
            parties = Arrays.stream(countries).map(Story::party).toList();
            return this;
        }

        public Text of(Party... all) {
            parties = List.of(all);
            return this;
        }

        public Text until(String day) {
            last = Optional.of(LocalDate.parse(day));
            return this;
        }

        public Text in(ZoneId other) {
            zone = other;
            return this;
        }

        public Text clause(String key, String text) {
            Map<Language, String> words = new EnumMap<>(Language.class);
            words.put(Language.ES, text);
            clauses.add(new ClauseText(key, words, words));
            return this;
        }

        public Text naming(Person... persons) {
            Arrays.stream(persons).map(Person::designation).forEach(people::add);
            return this;
        }

        public Text replacing(Instrument other) {
            replaces = Optional.of(other.id());
            return this;
        }

        public Text on(Instrument other) {
            base = Optional.of(other.hash());
            return this;
        }

        public Instrument propose() {
            Proposed proposed = proposed();
            all.add(proposed);
            return proposed.instrument();
        }

        public Proposed proposed() {
            RecordId id = id(next++);
            Instrument unhashed = instrument(id, "");
            return new Proposed(said(id, proposer, "text-proposed"), instrument(id, InstrumentForm.hash(unhashed)));
        }

        private Instrument instrument(RecordId id, String hash) {
            return new Instrument(
                    id,
                    TEAM,
                    proposer,
                    kind,
                    "untoc-19",
                    parties,
                    last,
                    zone,
                    Set.of(Language.ES),
                    clauses,
                    people,
                    replaces,
                    base,
                    hash);
        }
    }
}
