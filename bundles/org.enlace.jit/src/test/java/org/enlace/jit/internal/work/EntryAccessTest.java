package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.officer;
import static org.enlace.jit.internal.work.Workroom.ADMIN;
import static org.enlace.jit.internal.work.Workroom.AUTHORITY;
import static org.enlace.jit.internal.work.Workroom.EXPERT;
import static org.enlace.jit.internal.work.Workroom.LEADER;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.enlace.jit.internal.work.Workroom.OUTSIDER;
import static org.enlace.jit.internal.work.Workroom.SECONDED;
import static org.enlace.jit.internal.work.Workroom.a;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.FileName;
import org.enlace.files.OwnerRef;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Place;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.access.PersonForm;
import org.enlace.jit.work.Entries;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EntryQuery;
import org.enlace.jit.work.NewEntry;
import org.enlace.jit.work.RestrictedClass;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** Every role and everybody who has none, in every state of a team, with every kind of entry. */
class EntryAccessTest {
    private static final Set<String> ONE_ONLY = Set.of("jit.evaluation-one", "jit.funding-call");

    private static final Caller FORMER = officer("former", JitPermissions.READ);
    private static final Instant AFTERWARDS = Instant.parse("2027-03-10T12:00:00Z");
    private static final Instant OVER = Instant.parse("2028-02-01T12:00:00Z");

    /** Those who see everything, those who see what was given to them, and nobody. */
    private static final Map<String, Caller> INSIDE = callers(LEADER, MEMBER, SECONDED);

    private static final Map<String, Caller> OUTSIDE = callers(
            AUTHORITY,
            FORMER,
            OUTSIDER,
            ADMIN,
            acting(FORMER, LEADER),
            acting(OUTSIDER, MEMBER),
            acting(ADMIN, LEADER));

    private static Map<String, Caller> callers(Caller... all) {
        Map<String, Caller> named = new LinkedHashMap<>();
        for (Caller one : all) {
            named.put(
                    one.officer()
                            + one.actingFor().map(absent -> " for " + absent).orElse(""),
                    one);
        }
        return named;
    }

    /** A deputy named from outside, who holds all that the absent officer holds. */
    private static Caller acting(Caller deputy, Caller absent) {
        return new Caller(
                deputy.officer(),
                Optional.of(absent.officer()),
                absent.unit(),
                deputy.language(),
                deputy.zone(),
                absent.grants(),
                deputy.origin());
    }

    private static Workroom room(TestDatabase database) {
        Workroom room = new Workroom(database, false, BR);
        room.parties.further(new PersonForm(
                Optional.empty(),
                TeamRole.MEMBER,
                "Persona former",
                "Fiscal",
                "Fiscalía",
                Set.of(),
                LocalDate.parse("2027-03-01"),
                Optional.of(LocalDate.parse("2027-03-05")),
                TestNode.BOGOTA,
                Optional.of(new OfficerId("former"))));
        return room;
    }

    private static String outcome(Runnable work) {
        try {
            work.run();
            return "yes";
        } catch (NotFound nothing) {
            return "nothing";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    @OnEveryDatabase
    void before_there_is_an_agreement_nobody_has_entries(TestDatabase database) {
        try (Workroom room = room(database)) {
            List<Caller> all = new ArrayList<>(INSIDE.values());
            all.addAll(OUTSIDE.values());
            all.add(EXPERT);
            for (Caller caller : all) {
                for (EntryKind kind : EntryKind.values()) {
                    assertEquals("nothing", outcome(() -> room.entries(CO)
                            .list(room.team, EntryQuery.of(kind), Place.FIRST, 5, caller)));
                }
                assertEquals("nothing", outcome(() -> room.write(CO, caller, EntryKind.MESSAGE, "text", "x")));
            }
        }
    }

    @OnEveryDatabase
    void while_it_runs_and_when_it_is_over_each_sees_and_writes_what_their_role_gives(TestDatabase database) {
        try (Workroom room = room(database)) {
            room.parties.inForce();
            room.parties.of(CO).now = AFTERWARDS;
            room.parties.of(BR).now = AFTERWARDS;
            Samples samples = new Samples(room);
            Map<EntryKind, Entry> there = new EnumMap<>(EntryKind.class);
            for (EntryKind kind : EntryKind.values()) {
                there.put(kind, room.entries(CO).write(room.team, samples.of(kind), LEADER));
            }
            for (EntryKind kind : EntryKind.values()) {
                reads(room, there.get(kind), "running");
                INSIDE.forEach((name, caller) -> assertEquals(
                        kind == EntryKind.GIVEN && caller != LEADER ? "jit.entry-given" : "yes",
                        writes(room, samples.of(kind), caller),
                        () -> name + " writes " + kind));
                assertEquals("jit.not-allowed", writes(room, samples.of(kind), EXPERT));
                OUTSIDE.forEach((name, caller) -> assertEquals(
                        "nothing", writes(room, samples.of(kind), caller), () -> name + " writes " + kind));
            }
            Map<EntryKind, NewEntry> later = new EnumMap<>(EntryKind.class);
            for (EntryKind kind : EntryKind.values()) {
                later.put(kind, samples.of(kind));
            }
            room.parties.of(CO).now = OVER;
            for (EntryKind kind : EntryKind.values()) {
                reads(room, there.get(kind), "over");
                boolean closing = kind.area() == EntryKind.Area.CLOSING;
                INSIDE.forEach((name, caller) -> assertEquals(
                        closing ? "yes" : "jit.not-allowed",
                        writes(room, later.get(kind), caller),
                        () -> name + " writes " + kind + " afterwards"));
                assertEquals("jit.not-allowed", writes(room, later.get(kind), EXPERT));
                OUTSIDE.forEach((name, caller) -> assertEquals("nothing", writes(room, later.get(kind), caller)));
            }
        }
    }

    /** That there is one already, where a country or a team has but one, is only said to those who may write it. */
    private static String writes(Workroom room, NewEntry entry, Caller caller) {
        String said = outcome(() -> room.entries(CO).write(room.team, entry, caller));
        return ONE_ONLY.contains(said) ? "yes" : said;
    }

    private static void reads(Workroom room, Entry entry, String when) {
        INSIDE.forEach((name, caller) -> everyWay(room, entry, caller)
                .forEach((way, work) -> assertEquals("yes", outcome(work), () -> name + " " + way + " " + when)));
        OUTSIDE.forEach((name, caller) -> everyWay(room, entry, caller)
                .forEach((way, work) -> assertEquals("nothing", outcome(work), () -> name + " " + way + " " + when)));
        everyWay(room, entry, EXPERT)
                .forEach((way, work) -> assertEquals(
                        way.startsWith("one") ? "nothing" : "yes", outcome(work), () -> "expert " + way + " " + when));
        assertEquals(
                List.of(),
                room.entries(CO)
                        .list(room.team, EntryQuery.of(entry.kind()), Place.FIRST, 50, EXPERT)
                        .items(),
                "nothing was given");
    }

    private static Map<String, Runnable> everyWay(Workroom room, Entry entry, Caller caller) {
        Entries entries = room.entries(CO);
        RecordId team = room.team;
        RecordId id = entry.id();
        return Map.of(
                "one", () -> entries.find(team, id, caller),
                "one's versions", () -> entries.versions(team, id, caller),
                "one's surroundings", () -> entries.about(team, id, 5, caller),
                "one's likes", () -> entries.alike(team, id, caller),
                "one's way", () -> entries.carried(team, id, caller),
                "list", () -> entries.list(team, EntryQuery.of(entry.kind()), Place.FIRST, 5, caller),
                "all", () -> entries.all(team, Set.of(entry.kind()), 5, caller),
                "names", () -> entries.named(team, Set.of(id), caller),
                "counts", () -> entries.counts(team, caller),
                "reason", () -> entries.because(team, RestrictedClass.CONDITION, caller));
    }

    /** An entry of each kind that can be written, with what it takes. */
    private record Samples(Workroom room) {
        NewEntry of(EntryKind kind) {
            return switch (kind) {
                case OBJECTIVE -> plain(kind, "title", "t");
                case MEASURE, TASK -> plain(kind, "title", "t", "progress", "planned");
                case ASKED -> plain(kind, "title", "t", "text", "x", "state", "BR", "legal-basis", "art. 1");
                case ANSWER ->
                    plain(
                            kind,
                            "about",
                            foreign(EntryKind.ASKED, "title", "t", "text", "x", "state", "CO", "legal-basis", "l"),
                            "answer",
                            "accepted");
                case MEETING -> plain(kind, "title", "t", "begins", "2027-04-01T10:00:00Z", "zone", "America/Bogota");
                case MINUTES -> plain(kind, "about", own(EntryKind.MEETING), "text", "x");
                case DECISION -> plain(kind, "title", "t");
                case MESSAGE -> plain(kind, "text", "x");
                case PERSON -> plain(kind, "standing", "victim", "name", "Nombre");
                case ORGANISATION, PLACE -> plain(kind, "name", "n");
                case VEHICLE -> plain(kind, "plate", "p-1");
                case DOCUMENT -> plain(kind, "form", "passport", "number", "n1");
                case TELEPHONE -> plain(kind, "number", "300");
                case ACCOUNT -> plain(kind, "form", "bank", "number", "n1");
                case PASSAGE ->
                    plain(
                            kind,
                            "crossing",
                            "co-br-1",
                            "at",
                            "2027-03-02T10:00:00Z",
                            "direction",
                            "in",
                            "country",
                            "CO",
                            "who",
                            own(EntryKind.VEHICLE));
                case RELATION ->
                    plain(kind, "from", own(EntryKind.PERSON), "relation", "owns", "to", own(EntryKind.VEHICLE));
                case INFORMATION -> plain(kind, "title", "t", "text", "x");
                case SAME -> plain(kind, "kept", own(EntryKind.VEHICLE), "merged", own(EntryKind.VEHICLE));
                case APART -> {
                    String car = own(EntryKind.VEHICLE);
                    String kept = own(EntryKind.VEHICLE);
                    room.carry();
                    String same = foreign(EntryKind.SAME, "kept", kept, "merged", car);
                    yield plain(kind, "about", same, "entries", car, "text", "x");
                }
                case LIFT ->
                    plain(
                            kind,
                            "about",
                            foreign(Handling.of(HandlingCode.H1), EntryKind.VEHICLE, "plate", "b"),
                            "codes",
                            "h1",
                            "purpose",
                            "p");
                case LIFTED -> plain(kind, "about", lift(), "answer", "granted");
                case GIVEN -> plain(kind, "to", room.designation(BR, "expert"), "entries", own(EntryKind.VEHICLE));
                case EVIDENCE -> plain(kind, Items.FIELDS);
                case TRANSLATION -> {
                    String item = own(EntryKind.EVIDENCE);
                    yield plain(
                            kind,
                            "about",
                            item,
                            "translation",
                            paper(item),
                            "from",
                            "pt",
                            "to",
                            "es",
                            "translator",
                            "Perita",
                            "day",
                            "2027-03-02");
                }
                case RESULT -> plain(kind, "form", "arrest", "count", "1", "state", "CO", "day", "2027-03-02");
                case EVALUATION ->
                    plain(
                            kind,
                            "setting-up",
                            "x",
                            "operation",
                            "x",
                            "added-value",
                            "4",
                            "cooperation",
                            "4",
                            "timeliness",
                            "3");
                case LESSON -> plain(kind, "title", "t", "text", "x");
                case FUNDING ->
                    plain(
                            kind,
                            "programme",
                            "p",
                            "call",
                            "1",
                            "line",
                            "travel",
                            "asked",
                            "10",
                            "currency",
                            "EUR",
                            "progress",
                            "applied");
                case EXPENSE -> plain(kind, "line", "travel", "amount", "10", "currency", "EUR", "day", "2027-03-02");
            };
        }

        private NewEntry plain(EntryKind kind, String... fields) {
            return a(kind, Handling.GENERAL, fields);
        }

        private String own(EntryKind kind) {
            return room.entries(CO).write(room.team, of(kind), LEADER).id().toString();
        }

        private String paper(String item) {
            return room.parties.of(CO).database.transactions().call(() -> room.parties
                    .of(CO)
                    .files
                    .service()
                    .add(
                            new OwnerRef(EntryFiles.NAME, RecordId.parse(item)),
                            new FileName("traducción.pdf"),
                            new ByteArrayInputStream(item.getBytes(StandardCharsets.UTF_8)),
                            LEADER)
                    .content()
                    .sha256()
                    .value());
        }

        private String foreign(EntryKind kind, String... fields) {
            return foreign(Handling.GENERAL, kind, fields);
        }

        private String foreign(Handling handling, EntryKind kind, String... fields) {
            CountryCode other = BR;
            room.parties.of(BR).now = room.parties.of(CO).now;
            Entry entry = room.entries(other).write(room.team, a(kind, handling, fields), LEADER);
            room.carry();
            return entry.id().toString();
        }

        private String lift() {
            Entry car = room.entries(CO)
                    .write(room.team, a(EntryKind.VEHICLE, Handling.of(HandlingCode.H1), "plate", "x"), LEADER);
            room.carry();
            return foreign(EntryKind.LIFT, "about", car.id().toString(), "codes", "h1", "purpose", "p");
        }
    }
}
