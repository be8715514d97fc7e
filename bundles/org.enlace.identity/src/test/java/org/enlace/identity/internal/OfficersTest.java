package org.enlace.identity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.documents.TableFormat;
import org.enlace.documents.TableWriter;
import org.enlace.documents.internal.TableFiles;
import org.enlace.identity.Directory;
import org.enlace.identity.Officer;
import org.enlace.identity.OfficerImport;
import org.enlace.identity.OfficerImport.Outcome;
import org.enlace.identity.Officers.Filter;
import org.enlace.identity.Profile;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.UnitId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OfficersTest {
    private static final OfficerId ANNA = new OfficerId("anna");
    private static final String HEADING = "officer,name,unit,rank,language,zone,roles\n";

    private Station station;

    @BeforeEach
    void open() {
        station = Station.onDerby();
    }

    @AfterEach
    void close() {
        station.close();
    }

    private static String refusal(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    @Test
    void a_change_names_the_fields_in_the_audit() {
        station.house.officers.create(ANNA, Station.profile("anna", "officer"), station.console());
        Profile other = new Profile("Anna Rojas", Optional.empty(), "Mayor", Language.PT, Station.ZONE, Set.of());

        station.house.officers.change(ANNA, 1, other, station.console());

        Act written = station.last();
        assertEquals(
                Set.of("name", "rank", "language", "roles"), written.changes().keySet());
        assertEquals(new Act.Change("officer", ""), written.changes().get("roles"));
        assertEquals(Set.of("officer:anna"), written.concerns());
    }

    @Test
    void nothing_is_changed_where_the_audit_does_not_write() {
        assertThrows(
                Stale.class,
                () -> station.house.officers.change(
                        station.active("anna", "officer"), 99, Station.profile("anna"), station.console()));
        assertEquals(
                "Officer anna",
                station.house.officers.find(ANNA, station.console()).profile().name());
    }

    @Test
    void an_account_is_made_once_in_an_open_unit_with_roles_that_exist_and_no_word_of_the_node() {
        station.active("anna", "officer");
        UnitId unit = new UnitId("una-bogota");
        station.house.units.create(unit, "UNA Bogotá", station.console());
        Profile there = new Profile("Eva", Optional.of(unit), "", Language.ES, Station.ZONE, Set.of());
        station.house.officers.create(new OfficerId("eva"), there, station.console());
        station.house.units.change(unit, 1, "UNA Bogotá", true, station.console());

        assertEquals(
                "officer.exists",
                refusal(() -> station.house.officers.create(ANNA, Station.profile("anna"), station.console())));
        assertEquals(
                "officer.no-unit",
                refusal(() -> station.house.officers.create(new OfficerId("ivo"), there, station.console())));
        assertEquals(
                "officer.no-role",
                refusal(() -> station.house.officers.create(
                        new OfficerId("ivo"), Station.profile("ivo", "no-such"), station.console())));
        assertEquals(
                "officer.reserved",
                refusal(() -> station.house.officers.create(
                        new OfficerId("console"), Station.profile("x"), station.console())));
        assertEquals("unit.in-use", refusal(() -> station.house.units.remove(unit, 2, station.console())));
        assertEquals(1, station.house.units.find(unit, station.console()).members());
    }

    @Test
    void a_closed_account_keeps_its_name_and_opens_as_it_was() {
        station.active("anna", "officer");
        Officer open = station.house.officers.find(ANNA, station.console());
        Officer closed = station.house.officers.disable(ANNA, open.version(), "on leave", station.console());
        assertInstanceOf(Officer.Disabled.class, closed);
        assertEquals("officer.disabled", refusal(() -> station.house.officers.invite(ANNA, station.console())));
        assertEquals(Optional.of("Officer anna"), station.house.directory.name(ANNA));
        assertEquals(List.of(), station.house.directory.officers("anna", 10, station.console()));

        Officer again = station.house.officers.enable(ANNA, closed.version(), station.console());

        assertInstanceOf(Officer.Active.class, again);
        assertTrue(station.house
                .authentication
                .session(station.signIn("anna", "10.0.0.1").session())
                .isPresent());
    }

    @Test
    void reading_and_changing_need_their_permissions() {
        station.active("anna", "officer");
        Caller anna = station.signedIn("anna");

        assertThrows(Forbidden.class, () -> station.house.officers.page(Filter.ALL, Optional.empty(), 10, anna));
        assertThrows(Forbidden.class, () -> station.house.officers.find(ANNA, anna));
        assertThrows(Forbidden.class, () -> station.house.officers.unlock(ANNA, anna));
        assertThrows(Forbidden.class, () -> station.house.roles.all(anna));
        assertEquals(ANNA, station.house.officers.self(anna).id());
        assertEquals(
                Language.FR,
                station.house
                        .officers
                        .speak(Language.FR, Station.ZONE, anna)
                        .profile()
                        .language());
        assertThrows(NotFound.class, () -> station.house.officers.find(new OfficerId("eva"), station.console()));
    }

    @Test
    void an_address_is_the_officers_own_to_set_and_an_administrators_and_the_audit_has_it_among_what_can_be_erased() {
        station.active("anna", "officer");
        station.active("bruno", "officer");
        Caller anna = station.signedIn("anna");
        MailAddress home = new MailAddress("anna@una.example");

        Officer changed = station.house.officers.reachAt(Optional.of(home), anna);

        assertEquals(Optional.of(home), changed.profile().email());
        assertEquals(
                Optional.of(home), station.house.officers.self(anna).profile().email());
        Act written = station.last();
        assertEquals("officers.email", written.code());
        assertEquals(Map.of("email", new Act.Change("", home.value())), written.changes());
        assertFalse(written.facts().toString().contains("@"), "facts are not erased");
        assertEquals(Set.of("officer:anna"), written.concerns());
        assertThrows(
                Forbidden.class, () -> station.house.officers.reachAt(new OfficerId("bruno"), Optional.of(home), anna));
        assertThrows(Forbidden.class, () -> station.house.officers.reachAt(ANNA, Optional.empty(), anna));
        station.house.officers.reachAt(ANNA, Optional.empty(), station.console());
        assertEquals(
                Optional.empty(), station.house.officers.self(anna).profile().email());
        assertThrows(
                NotFound.class,
                () -> station.house.officers.reachAt(new OfficerId("eva"), Optional.of(home), station.console()));
    }

    private Optional<Directory.Standing> standing() {
        return station.house.directory.address(ANNA).map(Directory.Address::standing);
    }

    @Test
    void an_address_tells_who_somebody_is_where_an_administrator_set_it_for_them_alone() {
        station.active("anna", "officer");
        station.active("bruno", "officer");
        Caller anna = station.signedIn("anna");
        Caller bruno = station.signedIn("bruno");
        MailAddress home = new MailAddress("anna@una.example");
        assertEquals(Optional.empty(), standing());
        station.house.officers.reachAt(Optional.of(home), anna);
        assertEquals(Optional.of(Directory.Standing.GIVEN), standing());

        station.house.officers.reachAt(ANNA, Optional.of(home), station.console());
        assertEquals(Optional.of(Directory.Standing.VOUCHED), standing());
        assertEquals("yes", station.last().changes().get("vouched").after());
        station.house.officers.speak(Language.FR, Station.ZONE, anna);
        station.house.officers.reachAt(Optional.of(home), anna);
        assertEquals(Optional.of(Directory.Standing.VOUCHED), standing(), "it is the same address");

        MailAddress claimed = new MailAddress("ANNA@una.example");
        station.house.officers.reachAt(Optional.of(claimed), bruno);
        assertEquals(
                Optional.of(Directory.Standing.VOUCHED),
                standing(),
                "what others say of themselves takes nothing away");
        station.house.officers.reachAt(bruno.officer(), Optional.of(claimed), station.console());
        assertEquals(Optional.of(Directory.Standing.SHARED), standing(), "in whatever case");
        Officer other = station.house.officers.self(bruno);
        station.house.officers.disable(other.id(), other.version(), "left", station.console());
        assertEquals(Optional.of(Directory.Standing.VOUCHED), standing(), "nobody comes in by a closed account");

        station.house.officers.reachAt(Optional.of(new MailAddress("boss@una.example")), anna);
        assertEquals(Optional.of(Directory.Standing.GIVEN), standing(), "whoever changes it loses the word for it");
        station.house.officers.reachAt(Optional.of(home), anna);
        assertEquals(Optional.of(Directory.Standing.GIVEN), standing(), "also on the way back");
    }

    @Test
    void an_administrator_vouches_for_what_they_set_and_not_for_what_stood_there() {
        station.active("anna", "officer");
        Caller anna = station.signedIn("anna");
        station.house.officers.reachAt(Optional.of(new MailAddress("anna@una.example")), anna);
        Officer now = station.house.officers.self(anna);
        Officer renamed = station.house.officers.change(
                ANNA,
                now.version(),
                new Profile(
                        "Anna R.",
                        now.profile().unit(),
                        "",
                        Language.ES,
                        Station.ZONE,
                        now.profile().roles(),
                        now.profile().email()),
                station.console());
        assertFalse(renamed.profile().vouched(), "saving a form says nothing of the address in it");
        Officer vouched = station.house.officers.change(
                ANNA, renamed.version(), renamed.profile().vouchedFor(), station.console());
        assertTrue(vouched.profile().vouched());
        Officer moved = station.house.officers.change(
                ANNA,
                vouched.version(),
                new Profile(
                        "Anna R.",
                        now.profile().unit(),
                        "",
                        Language.ES,
                        Station.ZONE,
                        now.profile().roles(),
                        Optional.of(new MailAddress("rojas@una.example"))),
                station.console());
        assertTrue(moved.profile().vouched());
    }

    @Test
    void a_deputy_leaves_the_address_of_the_absent_officer_alone() {
        station.active("anna", "officer");
        station.active("bruno", "officer");
        Caller anna = station.signedIn("anna");
        station.house.officers.reachAt(Optional.of(new MailAddress("anna@una.example")), anna);
        Caller acting = new Caller(
                new OfficerId("bruno"),
                Optional.of(ANNA),
                Optional.empty(),
                Language.ES,
                Station.ZONE,
                anna.grants(),
                anna.origin());

        assertEquals("deputy.acting", refusal(() -> station.house.officers.reachAt(Optional.empty(), acting)));

        assertTrue(station.house.officers.self(anna).profile().email().isPresent());
    }

    @Test
    void an_address_is_kept_when_something_else_changes() {
        station.active("anna", "officer");
        Caller anna = station.signedIn("anna");
        Optional<MailAddress> home = Optional.of(new MailAddress("anna@una.example"));
        station.house.officers.reachAt(home, anna);

        station.house.officers.speak(Language.FR, Station.ZONE, anna);
        Officer open = station.house.officers.find(ANNA, station.console());
        Officer closed = station.house.officers.disable(ANNA, open.version(), "on leave", station.console());
        Officer again = station.house.officers.enable(ANNA, closed.version(), station.console());

        assertEquals(home, again.profile().email());
        assertEquals(Language.FR, again.profile().language());
    }

    @Test
    void what_is_no_address_is_refused_at_its_field() {
        for (String typed : List.of("anna", "anna@", "a b@una.example", "anna@una.example\r\nBcc: x@y.example")) {
            Refusal refusal = assertThrows(Refusal.class, () -> Profile.email(typed));
            assertEquals("mail.address", refusal.code());
            assertEquals(Optional.of("email"), refusal.field());
        }
        assertEquals(Optional.empty(), Profile.email(" "));
        assertEquals(Optional.empty(), Profile.email(null));
        assertEquals(Optional.of(new MailAddress("a@b.example")), Profile.email(" a@b.example "));
    }

    @Test
    void an_import_sets_and_takes_away_addresses_where_it_has_a_column_for_them() {
        String plain = HEADING + "anna,Anna,,,es,America/Bogota,\n";
        String heading = HEADING.strip() + ",email\n";
        station.house.officers.run(
                stream(heading + "anna,Anna,,,es,America/Bogota,,anna@una.example\n"), station.console());
        assertEquals(Optional.of(new MailAddress("anna@una.example")), emailOfAnna());

        assertEquals(
                1, station.house.officers.run(stream(plain), station.console()).count(Outcome.UNCHANGED));
        assertEquals(Optional.of(new MailAddress("anna@una.example")), emailOfAnna(), "the file says nothing of it");
        OfficerImport wrong = station.house.officers.run(
                stream(heading + "anna,Anna,,,es,America/Bogota,,anna at home\n"), station.console());
        assertEquals(
                "mail.address", wrong.lines().get(0).refusal().orElseThrow().code());
        station.house.officers.run(stream(heading + "anna,Anna,,,es,America/Bogota,,\n"), station.console());
        assertEquals(Optional.empty(), emailOfAnna());
    }

    private Optional<MailAddress> emailOfAnna() {
        return station.house.officers.find(ANNA, station.console()).profile().email();
    }

    @Test
    void nobody_closes_their_own_account() {
        station.withSecondFactor("admin", "administrator");
        station.withSecondFactor("other", "administrator");
        Caller admin = station.signedIn("admin");
        Officer own = station.house.officers.self(admin);

        assertEquals(
                "officer.self", refusal(() -> station.house.officers.disable(own.id(), own.version(), "x", admin)));
    }

    @Test
    void whom_somebody_else_makes_while_an_import_runs_makes_it_stale_and_nothing_of_it_stays() {
        AtomicInteger begun = new AtomicInteger();
        Thread quicker = new Thread(
                () -> station.house.officers.create(ANNA, Station.profile("anna", "officer"), station.console()));
        station.atWriting = () -> {
            // The import as a whole, the first line, the second.
            if (begun.incrementAndGet() == 3) {
                quicker.start();
                joined(quicker);
            }
        };

        assertThrows(
                Stale.class,
                () -> station.house.officers.run(
                        stream(HEADING + "bruno,Bruno,,,es,America/Bogota,\nanna,Anna,,,es,America/Bogota,\n"),
                        station.console()));

        assertEquals("Officer anna", station.house.directory.name(ANNA).orElseThrow());
        assertTrue(station.stores.officers().find(new OfficerId("bruno")).isEmpty());
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_import_tells_first_and_does_the_same_then() {
        station.house.officers.create(ANNA, Station.profile("anna", "officer"), station.console());
        station.house.officers.create(new OfficerId("bruno"), Station.profile("bruno", "analyst"), station.console());
        String csv = HEADING
                + "anna,\"Rojas, Anna\",,Mayor,es,America/Bogota,officer analyst\n"
                + "bruno,Officer bruno,,,es,America/Bogota,analyst\n"
                + "carla,Carla,,,pt,America/Sao_Paulo,\n"
                + "Dora,Dora,,,es,America/Bogota,\n"
                + "eva,Eva,no-unit,,es,America/Bogota,\n"
                + "flor,Flor,,,de,America/Bogota,\n"
                + "gil,Gil,,,es,Mars/Base,\n"
                + "hugo,Hugo,,,es,America/Bogota,no-such\n"
                + "carla,Again,,,es,America/Bogota,\n";
        OfficerImport plan = station.house.officers.plan(stream(csv), station.console());
        assertTrue(station.stores.officers().find(new OfficerId("carla")).isEmpty());

        OfficerImport done = station.house.officers.run(stream(csv), station.console());

        assertEquals(
                List.of(
                        "CHANGE",
                        "UNCHANGED",
                        "CREATE",
                        "REFUSED",
                        "REFUSED",
                        "REFUSED",
                        "REFUSED",
                        "REFUSED",
                        "REFUSED"),
                plan.lines().stream().map(line -> line.outcome().name()).toList());
        assertEquals(
                plan.lines().stream().map(OfficerImport.Line::outcome).toList(),
                done.lines().stream().map(OfficerImport.Line::outcome).toList());
        assertEquals(
                List.of(
                        "officer.id-form",
                        "officer.no-unit",
                        "import.language",
                        "import.zone",
                        "officer.no-role",
                        "import.twice"),
                done.lines().stream()
                        .flatMap(line -> line.refusal().stream())
                        .map(Refusal::code)
                        .toList());
        assertEquals("Rojas, Anna", station.house.directory.name(ANNA).orElseThrow());
        assertEquals(3, done.lines().get(1).number());
        assertEquals(1, done.count(Outcome.CREATE));
        assertEquals(1, station.written("officers.import", Act.Outcome.DONE));
    }

    @Test
    void an_import_takes_semicolons_and_a_byte_order_mark_and_refuses_what_is_no_table() {
        String csv = "\uFEFF" + HEADING.replace(',', ';') + "anna;Anna;;;es;America/Bogota;officer,analyst\n";
        assertEquals(
                1, station.house.officers.plan(stream(csv), station.console()).count(Outcome.CREATE));

        assertEquals("table.empty", planned(HEADING));
        assertEquals("import.heading", planned("officer,name\nanna,Anna\n"));
        assertEquals("table.fewer-cells", planned(HEADING + "anna,Anna\n"));
        assertEquals("table.twice", planned("name,name\na,b\n"));
        assertEquals("table.size", planned(HEADING + "x".repeat(1 << 20)));
        InputStream noText = new ByteArrayInputStream(new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertEquals("table.letters", refusal(() -> station.house.officers.plan(noText, station.console())));
    }

    @Test
    void an_import_takes_a_spreadsheet_and_what_an_old_one_saves() {
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();
        try (TableWriter table = new TableFiles()
                .write(TableFormat.XLSX, "x", List.of(HEADING.strip().split(",")), sheet)) {
            table.row(Arrays.asList("anna", "Ana Muñoz", null, "Mayor", "es", "America/Bogota", "officer analyst"));
        }
        for (byte[] file : List.of(
                sheet.toByteArray(),
                (HEADING.replace(',', ';') + "anna;Ana Muñoz;;Mayor;es;America/Bogota;officer analyst")
                        .getBytes(Charset.forName("windows-1252")))) {
            OfficerImport done = station.house.officers.run(new ByteArrayInputStream(file), station.console());
            assertEquals(List.of(), done.lines().get(0).refusal().stream().toList());
            assertEquals("Ana Muñoz", station.house.directory.name(ANNA).orElseThrow());
        }
    }

    @Test
    void whatever_is_imported_is_read_or_refused_and_never_a_bug() {
        long seed = Long.getLong("seed", 20261125);
        Random random = new Random(seed);
        String pieces = "officer,name;\"\n\r\t anna\u0000ñ\uD83D\uDE00=@-+'";
        for (int i = 0; i < 500; i++) {
            StringBuilder csv = new StringBuilder(random.nextBoolean() ? HEADING : "");
            for (int j = random.nextInt(200); j > 0; j--) {
                csv.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
            for (int j = random.nextInt(3); j > 0 && bytes.length > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                station.house.officers.plan(new ByteArrayInputStream(bytes), station.console());
            } catch (Refusal e) {
                assertTrue(e.code().matches("(import|table)\\..*"), () -> "seed " + seed + ": " + e);
            }
        }
    }

    private String planned(String csv) {
        return refusal(() -> station.house.officers.plan(stream(csv), station.console()));
    }

    private static InputStream stream(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_token_is_shown_once_listed_with_its_last_use_and_revoked() {
        station.active("anna", "officer");
        Caller anna = station.signedIn("anna");
        var issued = station.house.tokens.issue(ANNA, "backup", Set.of(), Duration.ofDays(90), anna);
        assertEquals(
                "token.validity",
                refusal(() -> station.house.tokens.issue(ANNA, "x", Set.of(), Duration.ofDays(91), anna)));
        assertTrue(station.house.authentication.token(issued.secret()).isPresent());

        var listed = station.house.tokens.own(anna).get(0);
        assertEquals(Optional.of(station.clock.instant()), listed.lastUse());
        station.house.tokens.revoke(listed.handle(), anna);

        assertEquals(Optional.empty(), station.house.authentication.token(issued.secret()));
        assertEquals("token.revoked", refusal(() -> station.house.tokens.revoke(listed.handle(), anna)));
        station.active("eva", "officer");
        Caller eva = station.signedIn("eva");
        assertThrows(NotFound.class, () -> station.house.tokens.revoke(listed.handle(), eva));
        assertThrows(Forbidden.class, () -> station.house.tokens.issue(ANNA, "x", Set.of(), Duration.ofHours(1), eva));
    }
}
