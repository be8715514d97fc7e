package org.enlace.training.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.enlace.calendar.Attendee;
import org.enlace.calendar.Invitation;
import org.enlace.calendar.Invitations;
import org.enlace.documents.internal.MarkdownText;
import org.enlace.documents.internal.Press;
import org.enlace.documents.internal.TableFiles;
import org.enlace.documents.internal.web.MarkdownArea;
import org.enlace.exchange.Exchange;
import org.enlace.identity.Directory;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.mail.Letter;
import org.enlace.mail.Mail;
import org.enlace.mail.MailAddress;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Transactions;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;
import org.enlace.training.AgendaBlock;
import org.enlace.training.Interpretation;
import org.enlace.training.Nomination;
import org.enlace.training.Nominations;
import org.enlace.training.Person;
import org.enlace.training.Quota;
import org.enlace.training.Quotas;
import org.enlace.training.Recording;
import org.enlace.training.Room;
import org.enlace.training.Series;
import org.enlace.training.SeriesContent;
import org.enlace.training.SeriesKind;
import org.enlace.training.SeriesShares;
import org.enlace.training.Session;
import org.enlace.training.SessionContent;
import org.enlace.training.SessionTime;
import org.enlace.training.Trainings;
import org.enlace.training.attendance.Span;
import org.enlace.training.attendance.Stay;
import org.enlace.training.exchange.Weights;
import org.enlace.training.internal.matching.MatchingSettings;
import org.enlace.training.internal.outcome.OutcomeComponent;
import org.enlace.training.internal.outcome.Practices;
import org.enlace.training.internal.overview.PartSources;
import org.enlace.training.internal.persistence.TrainingSchema;

/** A school for tests: the use cases over a real database, in Colombia, at noon of 1 March 2027; mail and inbox are noted. */
final class School implements AutoCloseable {
    static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    static final CountryCode CO = new CountryCode("CO");
    static final CountryCode PE = new CountryCode("PE");
    static final CountryCode BR = new CountryCode("BR");
    static final Caller ANNA = officer(
            "anna",
            Trainings.READ,
            Trainings.ORGANISE,
            Nominations.NOMINATE,
            Nominations.EXPORT,
            SeriesShares.SHARE,
            Exchange.SHARE);
    static final Caller UNIT = officer("unit", Trainings.READ, Nominations.NOMINATE);
    static final Caller READER = officer("reader", Trainings.READ);

    private static final AtomicLong LAST = new AtomicLong();
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    /** What the audit was told. */
    final List<Act> acts = new CopyOnWriteArrayList<>();

    /** What the audit does with it. */
    Audit audited = acts::add;

    /** What was announced last, by the name of the event. */
    final Map<String, Invitation> told = new LinkedHashMap<>();

    /** What was written. */
    final List<Letter> letters = new ArrayList<>();

    /** A letter to this address fails; null where none does. */
    String wrong;

    /** Whether mail is sent. */
    boolean mails = true;

    /** What waits, by key. */
    final Map<String, InboxItem> waiting = new LinkedHashMap<>();

    /** Where officers read mail, by account name. An administrator vouches for it, unless said otherwise. */
    final Map<String, String> addresses = new LinkedHashMap<>();

    /** Accounts whose address is their own word alone. */
    final Set<String> unvouched = new HashSet<>();

    final FixedKeys keys = new FixedKeys();

    /** By which address people open the node; null where it was not told. */
    String opened = "https://enlace.example";

    Instant now = Instant.parse("2027-03-01T12:00:00Z");
    final TrainingSchema stores;
    private final Transactions transactions;
    final TrainingComponent desks;
    final PostOffice.Side exchange;

    final HandedFiles handed = new HandedFiles();

    final TestDatabase database;
    /** The library that takes practices, as it comes and goes. */
    final Practices practices = new Practices();

    final OutcomeComponent outcome;

    School(TestDatabase database) {
        this(database, CO, new PostOffice());
    }

    /** With invitations that are really sent. */
    School(TestDatabase database, Invitations invitations) {
        this(database, CO, new PostOffice(), Optional.of(invitations));
    }

    /** One of several countries that exchange. */
    School(TestDatabase database, CountryCode country, PostOffice post) {
        this(database, country, post, Optional.empty());
    }

    private School(TestDatabase database, CountryCode country, PostOffice post, Optional<Invitations> invitations) {
        this.database = database;
        exchange = post.side(country);
        stores = new TrainingSchema(database.database());
        transactions = database.transactions();
        Changes changes = new Changes(
                stores,
                database.transactions(),
                School::id,
                act -> audited.record(act),
                new SearchIndex(),
                new Moving());
        Node node = new Node(country, REPOSITORY, REPOSITORY, "0.1.0", false);
        CertificateOffice certificates = new CertificateOffice(
                stores, changes, new Waiting(), new Known(), new Accounts(), keys, new Press(), new Letters(), node);
        desks = new TrainingComponent(
                stores,
                changes,
                invitations.orElseGet(Post::new),
                new Waiting(),
                new Known(),
                new Accounts(),
                new TableFiles(),
                handed,
                MatchingSettings.of(Weights.DEFAULT),
                certificates,
                new Letters(),
                keys,
                exchange.wire(),
                node,
                new Offices("MON-FRI 08:00-18:00"));
        MarkdownText markdown = new MarkdownText();
        outcome = new OutcomeComponent(
                desks,
                stores,
                changes,
                new Waiting(),
                new Known(),
                new Crimes(),
                new Accounts(),
                practices,
                markdown,
                new MarkdownArea(markdown),
                document -> document.title().getBytes(StandardCharsets.UTF_8),
                new TableFiles(),
                new PartSources(desks, stores));
    }

    static Countries countries() {
        return new Known();
    }

    static Caller officer(String name, Permission... held) {
        return Caller.holding(new OfficerId(name), Language.EN, BOGOTA, Set.of(held));
    }

    static SeriesContent content(String title, Quota... quotas) {
        return new SeriesContent(
                Optional.empty(),
                SeriesKind.SEMINAR,
                title,
                "Para qué",
                "Unidad de formación",
                Optional.of(new MailAddress("formacion@policia.example")),
                BOGOTA,
                List.of(Language.ES, Language.PT),
                new Quotas(Arrays.asList(quotas)),
                "");
    }

    static RecordId id() {
        return new RecordId(new UUID(0x0190000000007000L, 0x8000000000000000L | LAST.incrementAndGet()));
    }

    /** Nominations as they are stored, one state after the other. */
    void written(List<Nomination> nominations) {
        transactions.call(() -> {
            nominations.forEach(stores.nominations()::write);
            return null;
        });
    }

    Series.Open series(Quota... quotas) {
        return desks.trainings().createSeries(content("Seminario de prueba", quotas), ANNA);
    }

    /** @param start on the clock of Bogotá */
    static SessionContent at(String start, int minutes, String... booths) {
        LocalDateTime from = LocalDateTime.parse(start);
        List<Interpretation> interpreters = new ArrayList<>();
        for (String booth : booths) {
            interpreters.add(new Interpretation(Language.ES, Language.PT, booth));
        }
        return new SessionContent(
                "Sesión de las " + from.toLocalTime(),
                SessionTime.of(from, from.plusMinutes(minutes), BOGOTA, Optional.empty(), Optional.empty()),
                List.of(Language.ES),
                interpreters,
                List.of(new AgendaBlock(10, "Apertura; y \"más\"", "Dirección"), new AgendaBlock(5, "Cierre", "")),
                new Room("Bogotá", "Sala", "https://sala.example/participar", "+57 1 000"),
                Recording.PARTICIPANTS,
                List.of(ANNA.officer()));
    }

    static Person person(String name, CountryCode country) {
        String mailbox = name.toLowerCase().replaceAll("[^a-z0-9]+", ".");
        return new Person(name, "Analista", country, new MailAddress(mailbox + "@policia.example"), Language.ES);
    }

    /** Notes that somebody was at a session all along. */
    void came(RecordId session, Nomination nomination) {
        SessionTime time = desks.sessions().find(session, ANNA).content().time();
        Stay stay = Stay.of(new Span(time.start(), time.end()));
        desks.attendances().note(session, nomination.id(), 0, Optional.of(stay), "", ANNA);
    }

    Nomination.Nominated nominated(RecordId series, String name, CountryCode country) {
        return desks.nominations().nominate(series, person(name, country), true, ANNA);
    }

    Nomination confirmed(RecordId series, String name, CountryCode country) {
        return desks.nominations().confirm(nominated(series, name, country).id(), 1, ANNA);
    }

    Session.Planned planned(RecordId series, String start) {
        return desks.sessions().plan(series, at(start, 60), ANNA);
    }

    List<String> codes() {
        return acts.stream().map(Act::code).toList();
    }

    List<String> invitedTo(Session session) {
        return told.get(session.id().toString()).attendees().stream()
                .map(Attendee::name)
                .toList();
    }

    @Override
    public void close() {
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

    private final class Post implements Invitations {
        @Override
        public Told announce(Invitation invitation, Caller caller) {
            told.put(invitation.event().uid(), invitation);
            return new Told(true, invitation.attendees().size(), 0, 0);
        }

        @Override
        public Optional<Attendee> attendee(OfficerId officer) {
            return Optional.ofNullable(addresses.get(officer.value()))
                    .map(mail -> new Attendee(new MailAddress(mail), officer.value(), Language.ES));
        }

        @Override
        public void forget(String uid, Caller caller) {
            told.remove(uid);
        }
    }

    /** Everybody may moderate, and has the address that was noted. */
    private final class Accounts extends People {
        @Override
        protected Optional<Directory.Address> known(OfficerId officer) {
            return Optional.ofNullable(addresses.get(officer.value()))
                    .map(mail -> new Directory.Address(new MailAddress(mail), standing(officer, mail)));
        }

        private Directory.Standing standing(OfficerId officer, String mail) {
            if (unvouched.contains(officer.value())) {
                return Directory.Standing.GIVEN;
            }
            return addresses.values().stream().filter(mail::equalsIgnoreCase).count() > 1
                    ? Directory.Standing.SHARED
                    : Directory.Standing.VOUCHED;
        }
    }

    private final class Letters implements Mail {
        @Override
        public boolean configured() {
            return mails;
        }

        @Override
        public Optional<String> link(String path) {
            return Optional.ofNullable(opened).map(root -> root + path);
        }

        @Override
        public boolean send(Letter letter) {
            if (letter.to().value().equals(wrong)) {
                throw new IllegalStateException("The outbox does not take it");
            }
            if (mails) {
                transactions.afterCommit(() -> letters.add(letter));
            }
            return mails;
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

    /** Two crimes. */
    private static final class Crimes implements CrimeTypes {
        private static final List<CrimeType> ALL = List.of(crime("0204"), crime("08051"));

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

    /** Three countries. */
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
                new Listed(CO, List.of(BOGOTA)),
                new Listed(PE, List.of(ZoneId.of("America/Lima"))),
                new Listed(BR, List.of(ZoneId.of("America/Sao_Paulo"))));

        @Override
        public List<Country> all(Language language) {
            return ALL;
        }

        @Override
        public Optional<Country> find(CountryCode code) {
            return ALL.stream().filter(country -> country.code().equals(code)).findFirst();
        }
    }
}
