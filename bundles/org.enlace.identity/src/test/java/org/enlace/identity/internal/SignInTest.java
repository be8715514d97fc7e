package org.enlace.identity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers.OneTimeLink;
import org.enlace.identity.RoleName;
import org.enlace.identity.Session;
import org.enlace.identity.SignIns.Administrator;
import org.enlace.identity.SignIns.Setup;
import org.enlace.identity.SignIns.Step;
import org.enlace.platform.Act;
import org.enlace.platform.Act.Outcome;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.web.Sender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final Sender HERE = Station.from("127.0.0.1");
    private static final Sender THERE = Station.from("10.0.0.1");
    private static final String OTHER = "another four words";

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

    private Administrator administrator(String name, String password) {
        return new Administrator(new OfficerId(name), "The first", password, Language.ES, Station.ZONE);
    }

    @Test
    void a_fresh_node_is_not_settled_until_a_setup_link_made_an_administrator() {
        assertFalse(station.house.authentication.settled());
        String code = Station.code(station.house.links.make(station.console()));
        Setup setup = station.house.signIns.setup(code).orElseThrow();
        assertTrue(setup.first());

        Step.Done done = station.house.signIns.setUp(code, administrator("admin", Station.PASSWORD), HERE);

        assertTrue(done.enrolFirst());
        assertTrue(station.house.authentication.settled());
        assertEquals(1, station.written("setup.use", Outcome.DONE));
        assertEquals(Optional.empty(), station.house.signIns.setup(code));
        assertEquals(
                "setup.link",
                refusal(() -> station.house.signIns.setUp(code, administrator("second", Station.PASSWORD), HERE)));
    }

    @Test
    void who_has_signed_in_goes_on_reading_while_nothing_can_be_stored() {
        station.active("anna", "officer");
        String session = station.signIn("anna", "10.0.0.1").session();
        station.atWriting = () -> {
            throw new Refusal("database.disk-full", "full");
        };
        station.clock.pass(Duration.ofMinutes(2));

        assertTrue(station.house.authentication.session(session).isPresent());
        assertEquals("database.disk-full", refusal(() -> station.signIn("anna", "10.0.0.1")));
    }

    @Test
    void a_setup_link_works_for_an_hour_and_the_latest_alone() {
        String old = Station.code(station.house.links.make(station.console()));
        String code = Station.code(station.house.links.make(station.console()));

        assertEquals(Optional.empty(), station.house.signIns.setup(old));
        assertTrue(station.house.signIns.setup(code).isPresent());
        station.clock.pass(Duration.ofHours(1));
        assertEquals(Optional.empty(), station.house.signIns.setup(code));
    }

    @Test
    void a_lost_administrator_is_recovered_and_everything_of_before_ends() {
        station.withSecondFactor("admin", "administrator");
        Caller before = station.signedIn("admin");
        String token = station.house
                .tokens
                .issue(before.officer(), "x", Set.of(), Duration.ofHours(1), before)
                .secret();
        String session = station.signIn("admin", "10.0.0.1").session();
        String code = Station.code(station.house.links.make(station.console()));
        assertEquals(
                List.of(before.officer()),
                station.house.signIns.setup(code).orElseThrow().administrators());

        Step.Done done = station.house.signIns.setUp(code, administrator("admin", OTHER), HERE);

        assertTrue(done.enrolFirst());
        assertEquals(Optional.empty(), station.house.authentication.session(session));
        assertEquals(Optional.empty(), station.house.authentication.token(token));
        assertEquals(
                "sign-in.wrong", refusal(() -> station.house.signIns.password("admin", Station.PASSWORD, "", THERE)));
        assertInstanceOf(Step.Done.class, station.house.signIns.password("admin", OTHER, "", THERE));
        Act recovered = station.acts.stream()
                .filter(act -> act.code().equals("setup.use"))
                .findFirst()
                .orElseThrow();
        assertEquals("true", recovered.facts().get("recovered"));
    }

    @Test
    void an_invitation_is_used_once_and_withdrawn_or_replaced_ends() {
        OfficerId anna = new OfficerId("anna");
        station.house.officers.create(anna, Station.profile("anna", "officer"), station.console());
        String first = Station.code(station.house.officers.invite(anna, station.console()));
        String second = Station.code(station.house.officers.invite(anna, station.console()));
        assertEquals(Optional.empty(), station.house.signIns.invitation(first, THERE));
        assertEquals(
                anna,
                station.house.signIns.invitation(second, THERE).orElseThrow().officer());

        station.house.signIns.accept(second, Station.PASSWORD, THERE);

        assertEquals("invitation.link", refusal(() -> station.house.signIns.accept(second, Station.PASSWORD, THERE)));
        assertInstanceOf(Officer.Active.class, station.house.officers.find(anna, station.console()));
        String third = Station.code(station.house.officers.invite(anna, station.console()));
        station.house.officers.withdrawInvitation(anna, station.console());
        assertEquals(Optional.empty(), station.house.signIns.invitation(third, THERE));
        String fourth = Station.code(station.house.officers.invite(anna, station.console()));
        station.clock.pass(Duration.ofHours(72));
        assertEquals(Optional.empty(), station.house.signIns.invitation(fourth, THERE));
    }

    @Test
    void whoever_forgot_the_password_keeps_the_second_factor() {
        station.withSecondFactor("anna", "auditor");
        OneTimeLink link = station.house.officers.invite(new OfficerId("anna"), station.console());

        assertInstanceOf(Step.CodeNeeded.class, station.house.signIns.accept(Station.code(link), OTHER, THERE));
    }

    @Test
    void a_recovery_code_opens_once_and_says_how_many_are_left() {
        station.active("anna", "auditor");
        Caller caller = station.signedIn("anna");
        List<String> codes = station.enrol(caller);
        String pending =
                ((Step.CodeNeeded) station.house.signIns.password("anna", Station.PASSWORD, "", THERE)).pending();

        Step.Done done =
                station.house.signIns.code(pending, codes.get(0).toUpperCase(java.util.Locale.ROOT), "", THERE);

        assertEquals(Optional.of(9), done.recoveryCodes());
        String again =
                ((Step.CodeNeeded) station.house.signIns.password("anna", Station.PASSWORD, "", THERE)).pending();
        assertEquals("sign-in.code", refusal(() -> station.house.signIns.code(again, codes.get(0), "", THERE)));
    }

    @Test
    void a_session_ends_when_it_is_idle_and_after_its_longest_time_however_it_is_used() {
        station.active("anna", "officer");
        String idle = station.signIn("anna", "10.0.0.1").session();
        station.clock.pass(Duration.ofMinutes(30));
        assertEquals(Optional.empty(), station.house.authentication.session(idle));

        String busy = station.signIn("anna", "10.0.0.1").session();
        for (int i = 0; i < 12 * 3 - 1; i++) {
            station.clock.pass(Duration.ofMinutes(20));
            assertTrue(station.house.authentication.session(busy).isPresent(), "after " + (i + 1) * 20 + " min");
        }
        station.clock.pass(Duration.ofMinutes(20));
        assertEquals(Optional.empty(), station.house.authentication.session(busy));
    }

    @Test
    void the_last_use_of_a_session_is_written_at_most_once_a_minute() {
        station.active("anna", "officer");
        String session = station.signIn("anna", "10.0.0.1").session();
        Instant begun = station.clock.instant();
        station.clock.pass(Duration.ofSeconds(50));
        station.house.authentication.session(session);
        assertEquals(begun, own(session).lastUse());
        station.clock.pass(Duration.ofSeconds(15));
        station.house.authentication.session(session);
        assertEquals(begun.plusSeconds(65), own(session).lastUse());
    }

    private Session own(String session) {
        return station.house.sessions.own(station.caller(session)).get(0);
    }

    @Test
    void an_officer_sees_and_ends_own_sessions_and_an_administrator_all() {
        OfficerId anna = station.active("anna", "officer");
        station.active("bruno", "officer");
        String one = station.signIn("anna", "10.0.0.1").session();
        String two = station.signIn("anna", "10.0.0.2").session();
        Caller caller = station.caller(one);
        Caller bruno = station.signedIn("bruno");
        String handle = station.caller(two).origin().reference();

        assertTrue(station.house.sessions.own(caller).stream()
                .anyMatch(session -> session.current()
                        && session.handle().equals(caller.origin().reference())));
        assertThrows(NotFound.class, () -> station.house.sessions.end(handle, bruno));
        assertThrows(Forbidden.class, () -> station.house.sessions.endAll(anna, bruno));
        station.house.sessions.end(handle, caller);
        assertEquals(Optional.empty(), station.house.authentication.session(two));
        station.signIn("anna", "10.0.0.3");
        assertEquals(2, station.house.sessions.endOthers(caller), "this one and that of the invitation");
        assertEquals(1, station.house.sessions.endAll(anna, station.console()));
        assertEquals(Optional.empty(), station.house.authentication.session(one));
    }

    @Test
    void another_password_ends_every_other_session_and_is_asked_for_the_current_one() {
        station.active("anna", "officer");
        String other = station.signIn("anna", "10.0.0.2").session();
        String session = station.signIn("anna", "10.0.0.1").session();
        Caller anna = station.caller(session);

        assertEquals(
                "password.current", refusal(() -> station.house.signIns.changePassword("wrong", OTHER, anna, THERE)));
        Step.Done done = station.house.signIns.changePassword(Station.PASSWORD, OTHER, anna, THERE);

        assertEquals(Optional.empty(), station.house.authentication.session(other));
        assertEquals(Optional.empty(), station.house.authentication.session(session));
        assertTrue(station.house.authentication.session(done.session()).isPresent());
    }

    @Test
    void a_proof_is_noted_with_its_time_and_guessing_it_is_slowed() {
        station.withSecondFactor("anna", "auditor");
        Step.Done done = station.signIn("anna", "10.0.0.1");
        station.clock.pass(Duration.ofMinutes(16));
        Caller anna = station.caller(done);
        assertEquals(
                "sign-in.code", refusal(() -> station.house.signIns.confirm(Station.PASSWORD, "123456", anna, THERE)));

        Step.Done proven = station.house.signIns.confirm(Station.PASSWORD, station.totp("anna"), anna, THERE);

        assertEquals(
                station.clock.instant(),
                station.house
                        .authentication
                        .session(proven.session())
                        .orElseThrow()
                        .proven());
        Caller again = station.caller(proven);
        for (int i = 0; i < 5; i++) {
            refusal(() -> station.house.signIns.confirm("guess", "123456", again, THERE));
        }
        assertEquals("sign-in.wait", refusal(() -> station.house.signIns.confirm("guess", "123456", again, THERE)));
    }

    @Test
    void a_password_is_hashed_anew_when_its_officer_comes_in_after_the_parameters_changed() {
        station.active("bruno", "analyst");
        String before = station.password("bruno");
        House stronger = station.hashing(2);

        stronger.signIns.password("bruno", Station.PASSWORD, "", THERE);

        String after = station.password("bruno");
        assertTrue(before.startsWith("$argon2id$v=19$m=64,t=1,p=1$"), before);
        assertTrue(after.startsWith("$argon2id$v=19$m=64,t=2,p=1$"), after);
        stronger.signIns.password("bruno", Station.PASSWORD, "", THERE);
        assertEquals(after, station.password("bruno"), "but once only");
    }

    @Test
    void signing_out_ends_the_session_and_is_written_down() {
        station.active("anna", "officer");
        String session = station.signIn("anna", "10.0.0.1").session();

        station.house.signIns.signOut(Station.from("10.0.0.1", session));

        assertEquals(Optional.empty(), station.house.authentication.session(session));
        assertEquals(1, station.written("sessions.sign-out", Outcome.DONE));
    }

    @Test
    void no_secret_stands_in_the_audit_or_in_the_database_as_it_is() {
        station.active("anna", "auditor");
        Caller anna = station.signedIn("anna");
        List<String> codes = station.enrol(anna);
        station.clock.pass(Duration.ofSeconds(30));
        Step.Done done = station.signIn("anna", "10.0.0.1");
        String token = station.house
                .tokens
                .issue(anna.officer(), "x", Set.of(), Duration.ofHours(1), station.caller(done))
                .secret();
        String written = station.acts.toString();

        for (String secret : List.of(
                Station.PASSWORD,
                codes.get(0),
                done.session(),
                token,
                Totp.base32(station.authenticators.get("anna")))) {
            assertFalse(written.contains(secret), secret);
        }
        CredentialStore.Credential kept =
                station.stores.credentials().find(anna.officer()).orElseThrow();
        assertTrue(kept.password().startsWith("$argon2id$"));
        assertFalse(kept.secret().orElseThrow().contains(Totp.base32(station.authenticators.get("anna"))));
        assertEquals(Optional.empty(), station.stores.sessions().find(done.session()));
    }

    @Test
    void a_module_that_comes_or_goes_changes_what_its_officers_hold_at_once() {
        station.active("anna", "officer");
        String session = station.signIn("anna", "10.0.0.1").session();
        Permission jit = new Permission("jit.read");
        assertFalse(station.caller(session).holds(jit));

        station.permissions.add("jit.read", "officer");

        assertTrue(station.caller(session).holds(jit));
        station.permissions.remove("jit.read");
        assertFalse(station.caller(session).holds(jit));
    }

    @Test
    void a_change_on_another_server_counts_within_five_seconds() {
        OfficerId anna = station.active("anna", "officer");
        String session = station.signIn("anna", "10.0.0.1").session();
        assertTrue(station.house.authentication.session(session).isPresent());
        String hash = Secrets.hash(session);
        station.elsewhere(() -> station.stores.sessions().remove(hash));

        station.clock.pass(Duration.ofMillis(4_900));
        assertTrue(station.house.authentication.session(session).isPresent(), anna + " is remembered");
        station.clock.pass(Duration.ofMillis(100));
        assertEquals(Optional.empty(), station.house.authentication.session(session));
    }

    @Test
    void a_role_edited_here_counts_at_once() {
        station.active("anna", "officer");
        String session = station.signIn("anna", "10.0.0.1").session();
        Permission write = new Permission("protocols.write");
        assertTrue(station.caller(session).holds(write));
        var role = station.house.roles.find(new RoleName("officer"), station.console());

        station.house.roles.change(
                role.name(), role.version(), "", Set.of(new Permission("home.read")), station.console());

        assertFalse(station.caller(session).holds(write));
    }

    @Test
    void a_password_that_could_not_be_checked_is_not_a_wrong_one() {
        station.active("anna", "officer");
        Caller anna = station.signedIn("anna");
        for (int i = 0; i < 4; i++) {
            assertEquals("sign-in.wrong", refusal(() -> station.house.signIns.password("anna", "guess", "", THERE)));
        }
        station.atCredentials = () -> {
            throw new Refusal("sign-in.busy", "Too many passwords are being checked");
        };
        for (int i = 0; i < 60; i++) {
            assertEquals(
                    "sign-in.busy", refusal(() -> station.house.signIns.password("anna", Station.PASSWORD, "", THERE)));
            assertEquals(
                    "sign-in.busy", refusal(() -> station.house.signIns.confirm(Station.PASSWORD, "", anna, THERE)));
        }
        station.atCredentials = () -> {};

        assertEquals("sign-in.wrong", refusal(() -> station.house.signIns.password("anna", "guess", "", THERE)));
        assertEquals(
                "sign-in.wait", refusal(() -> station.house.signIns.password("anna", Station.PASSWORD, "", THERE)));
        station.clock.pass(Duration.ofSeconds(2));
        station.atCredentials = () -> {
            throw new Refusal("sign-in.busy", "Too many passwords are being checked");
        };
        assertEquals(
                "sign-in.busy", refusal(() -> station.house.signIns.password("anna", Station.PASSWORD, "", THERE)));
        station.atCredentials = () -> {};
        assertInstanceOf(Step.Done.class, station.house.signIns.password("anna", Station.PASSWORD, "", THERE));
        assertInstanceOf(Step.Done.class, station.house.signIns.confirm(Station.PASSWORD, "", anna, THERE));
    }
}
