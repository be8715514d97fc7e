package org.enlace.identity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.identity.Officer;
import org.enlace.identity.Role;
import org.enlace.identity.RoleName;
import org.enlace.identity.SignIns.Step;
import org.enlace.identity.Tokens;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act.Outcome;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.web.Sender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an attacker would try, each as a test. */
class AttackTest {
    private static final Permission READ = new Permission("protocols.read");
    private static final Permission WRITE = new Permission("protocols.write");
    private static final Permission KEYS = new Permission("keys.manage");

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

    @OnEveryDatabase
    void replayed_totp_a_code_opens_one_session_and_no_second(TestDatabase database) {
        try (Station here = new Station(database)) {
            here.withSecondFactor("anna", "administrator");
            String code = here.totp("anna");
            String first = pending(here, "anna");
            String second = pending(here, "anna");

            here.house.signIns.code(first, code, "", Station.from("10.0.0.1"));

            assertEquals(
                    "sign-in.code", refusal(() -> here.house.signIns.code(second, code, "", Station.from("10.0.0.2"))));
            assertEquals(1, here.written("sessions.begin", Outcome.REFUSED));
        }
    }

    @Test
    void replayed_totp_the_code_that_proved_the_enrolment_does_not_sign_in() {
        station.active("anna", "administrator");
        Caller caller = station.caller(
                Station.done(station.house.signIns.password("anna", Station.PASSWORD, "", Station.from("10.0.0.1"))));
        station.enrol(caller);
        String pending = pending(station, "anna");

        assertEquals(
                "sign-in.code",
                refusal(() -> station.house.signIns.code(pending, station.totp("anna"), "", Station.from("10.0.0.1"))));
    }

    @Test
    void an_attempt_at_the_code_ends_after_five_wrong_ones() {
        station.withSecondFactor("anna", "administrator");
        String pending = pending(station, "anna");
        for (int i = 0; i < 4; i++) {
            assertEquals("sign-in.code", refusal(() -> wrongCode(pending)));
        }

        assertEquals("sign-in.expired", refusal(() -> wrongCode(pending)));
        assertEquals(
                "sign-in.expired",
                refusal(() -> station.house.signIns.code(pending, station.totp("anna"), "", Station.from("10.0.0.1"))));
    }

    private void wrongCode(String pending) {
        station.house.signIns.code(pending, "000000", "", Station.from("10.0.0.1"));
    }

    private static String pending(Station here, String name) {
        Step step = here.house.signIns.password(name, Station.PASSWORD, "", Station.from("10.0.0.1"));
        return ((Step.CodeNeeded) step).pending();
    }

    @Test
    void brute_force_at_fifty_a_second_is_slowed_and_the_victim_still_comes_in_from_a_known_browser() {
        station.active("anna", "officer");
        String device = station.signIn("anna", "10.0.0.1").device().orElseThrow();
        int checked = 0;
        // Ten minutes at 50/s from a hundred addresses at once.
        for (int i = 0; i < 50 * 600; i++) {
            String from = "203.0.113." + i % 100;
            checked += tried("guess number " + i, from) ? 1 : 0;
            station.clock.pass(Duration.ofMillis(20));
        }

        assertTrue(checked < 400, checked + " guesses were looked at");
        assertEquals("sign-in.wait", refusal(() -> station.signIn("anna", "203.0.113.7")));
        Step.Done victim = Station.done(
                station.house.signIns.password("anna", Station.PASSWORD, device, Station.from("203.0.113.7")));
        assertTrue(station.house.authentication.session(victim.session()).isPresent());
    }

    @Test
    void anAttackerAtTheSameAddressKeepsNobodyOutWhoHasPasswordAndCode() {
        station.withSecondFactor("anna", "administrator");
        for (int i = 0; i < 43; i++) {
            tried("guess number " + i, "10.0.0.1");
            station.clock.pass(Duration.ofSeconds(10));
        }
        tried("one more guess", "10.0.0.1");
        assertEquals("sign-in.wait", refusal(() -> station.signIn("anna", "10.0.0.1")));

        Step in = together("anna", Station.PASSWORD, station.totp("anna"), "10.0.0.1");

        assertTrue(
                station.house.authentication.session(Station.done(in).session()).isPresent());
    }

    @Test
    void aFloodOfTriesWithCodesFromElsewhereKeepsNobodyOutEither() {
        station.withSecondFactor("anna", "administrator");
        for (int i = 0; i < 500; i++) {
            String from = "203.0.113." + i % 100;
            String guess = "guess number " + i;
            refusal(() -> together("anna", guess, "000000", from));
            station.clock.pass(Duration.ofMillis(100));
        }

        Step in = together("anna", Station.PASSWORD, station.totp("anna"), "10.0.0.1");

        assertEquals("anna", Station.done(in).officer().value());
    }

    @Test
    void passwordAndCodeTogetherTellNothingOfEither() {
        station.withSecondFactor("anna", "administrator");
        station.active("bruno", "officer");
        for (String name : List.of("anna", "bruno", "unknown")) {
            while (!refusal(() -> station.house.signIns.password(name, "guess", "", Station.from("10.0.0.1")))
                    .equals("sign-in.wait")) {
                // Until the account has to wait.
            }
        }
        String shown = station.totp("anna");
        Set<String> answers = new HashSet<>();
        for (String[] typed : new String[][] {
            {"anna", "guess", "000000"},
            {"anna", "guess", shown},
            {"anna", Station.PASSWORD, "000000"},
            {"bruno", Station.PASSWORD, "000000"},
            {"bruno", "guess", "000000"},
            {"unknown", "guess", "000000"}
        }) {
            Refusal refusal = assertThrows(Refusal.class, () -> together(typed[0], typed[1], typed[2], "10.0.0.1"));
            answers.add(refusal.code() + refusal.values() + refusal.getMessage());
        }

        assertEquals(1, answers.size(), answers::toString);
    }

    @Test
    void whoKnowsThePasswordHasFewCodesToGuessAlsoTogether() {
        station.withSecondFactor("anna", "administrator");
        guessPasswordsUntilOneHasToWait();
        for (int i = 0; i < 10; i++) {
            refusal(() -> together("anna", Station.PASSWORD, "000000", "10.0.0.1"));
        }

        assertEquals("sign-in.both", refusal(() -> together("anna", Station.PASSWORD, "000000", "10.0.0.1")));
        Step one = together("anna", Station.PASSWORD, station.totp("anna"), "10.0.0.1");
        String pending = ((Step.CodeNeeded) one).pending();
        assertEquals("sign-in.another-code", refusal(() -> wrongCode(pending)));
        station.clock.pass(Duration.ofSeconds(30));
        assertEquals(
                "anna",
                station.house
                        .signIns
                        .code(pending, station.totp("anna"), "", Station.from("10.0.0.1"))
                        .officer()
                        .value());
    }

    private void guessPasswordsUntilOneHasToWait() {
        while (!refusal(() -> station.house.signIns.password("anna", "guess", "", Station.from("10.0.0.1")))
                .equals("sign-in.wait")) {
            // Until the account has to wait.
        }
    }

    @Test
    void whoKnowsThePasswordKeepsNobodyOutAtTheCodeAndLearnsOfNoCodeThatItWasRight() {
        station.withSecondFactor("anna", "administrator");
        for (int i = 0; i < 20; i++) {
            Sender there = Station.from("203.0.113." + i);
            Step step = station.house.signIns.password("anna", Station.PASSWORD, "", there);
            String guessed = ((Step.CodeNeeded) step).pending();
            refusal(() -> station.house.signIns.code(guessed, "000000", "", there));
            station.clock.pass(Duration.ofSeconds(10));
        }

        String pending = pending(station, "anna");
        String wrong = refusal(() -> wrongCode(pending));
        assertEquals("sign-in.another-code", wrong);
        assertEquals(wrong, refusal(() -> code(pending, station.totp("anna"))), "a right one gets the same answer");
        assertEquals(wrong, refusal(() -> code(pending, station.totp("anna"))), "and counts once");
        station.clock.pass(Duration.ofSeconds(30));
        assertEquals("anna", code(pending, station.totp("anna")).officer().value());
    }

    private Step.Done code(String pending, String code) {
        return station.house.signIns.code(pending, code, "", Station.from("10.0.0.1"));
    }

    private Step together(String name, String password, String code, String from) {
        return station.house.signIns.passwordAndCode(name, password, code, "", Station.from(from));
    }

    @Test
    void madeUpNamesSlowNobodyElseOfAnOffice() {
        station.active("anna", "officer");
        for (int i = 0; i < 40; i++) {
            String name = "made-up-" + i;
            refusal(() -> station.house.signIns.password(name, "guess", "", Station.from("10.0.0.1")));
        }

        assertTrue(station.house
                .authentication
                .session(station.signIn("anna", "10.0.0.1").session())
                .isPresent());
    }

    private boolean tried(String password, String from) {
        return refusal(() -> station.house.signIns.password("anna", password, "", Station.from(from)))
                .equals("sign-in.wrong");
    }

    @Test
    void a_stolen_session_gets_no_more_guesses_by_having_its_value_changed() {
        station.active("anna", "officer");
        String stolen = station.signIn("anna", "10.0.0.1").session();
        for (int i = 0; i < 5; i++) {
            assertEquals("sign-in.wrong", refusal(() -> confirm("a guess", stolen)));
        }

        String changed =
                station.house.deputies.act(Optional.empty(), station.caller(stolen), Station.from("203.0.113.7"));

        assertEquals("sign-in.wait", refusal(() -> confirm("a guess", changed)));
    }

    private void confirm(String password, String session) {
        station.house.signIns.confirm(password, "", station.caller(session), Station.from("203.0.113.7", session));
    }

    @Test
    void an_account_that_is_opened_again_does_not_open_to_a_token_of_before() {
        OfficerId anna = station.active("anna", "officer");
        String token = station.house
                .tokens
                .issue(anna, "a script", Set.of(), Duration.ofDays(30), station.signedIn("anna"))
                .secret();
        Officer closed = station.house.officers.disable(anna, version(anna), "Lost a laptop", station.console());
        assertEquals("1", station.last().facts().get("tokens"));

        station.house.officers.enable(anna, closed.version(), station.console());

        assertTrue(station.house.authentication.token(token).isEmpty());
    }

    @Test
    void a_sign_in_that_was_begun_with_the_former_password_ends_with_it() {
        OfficerId anna = station.withSecondFactor("anna", "administrator");
        String begun = pending(station, "anna");

        station.house.signIns.accept(
                Station.code(station.house.officers.invite(anna, station.console())),
                "another long passphrase 2",
                Station.from("10.0.0.1"));

        assertEquals(
                "sign-in.expired",
                refusal(() -> station.house.signIns.code(begun, station.totp("anna"), "", Station.from("10.0.0.1"))));
    }

    @Test
    void a_right_password_without_its_code_leaves_a_trace() {
        station.withSecondFactor("anna", "administrator");
        long before = station.written("sessions.password", Outcome.DONE);

        pending(station, "anna");

        assertEquals(before + 1, station.written("sessions.password", Outcome.DONE));
        assertEquals("10.0.0.1", station.last().changes().get("address").after());
    }

    private int version(OfficerId officer) {
        return station.house.officers.find(officer, station.console()).version();
    }

    @Test
    void a_flood_of_guesses_is_no_flood_of_audit_entries() {
        station.active("anna", "officer");
        int before = station.acts.size();
        for (int i = 0; i < 1_000; i++) {
            tried("guess number " + i, "203.0.113.7");
        }

        assertTrue(station.acts.size() - before < 10, (station.acts.size() - before) + " entries");
    }

    @Test
    void nobody_is_shut_out_for_ever() {
        station.active("anna", "officer");
        for (int i = 0; i < 10_000; i++) {
            tried("guess number " + i, "10.0.0.1");
            station.clock.pass(Duration.ofSeconds(1));
        }
        station.clock.pass(Duration.ofSeconds(300));

        assertTrue(station.house
                .authentication
                .session(station.signIn("anna", "10.0.0.1").session())
                .isPresent());
    }

    @Test
    void account_enumeration_says_the_same_of_an_unknown_an_invited_and_a_closed_account() {
        station.active("anna", "officer");
        station.house.officers.create(new OfficerId("invited"), Station.profile("invited"), station.console());
        OfficerId closed = station.active("closed", "officer");
        station.house.officers.disable(
                closed, station.house.officers.find(closed, station.console()).version(), "left", station.console());

        Set<String> answers = new HashSet<>();
        for (String name : List.of("anna", "invited", "closed", "unknown", "Not A Name")) {
            String password = name.equals("closed") ? Station.PASSWORD : "not the password";
            Refusal refusal = assertThrows(
                    Refusal.class, () -> station.house.signIns.password(name, password, "", Station.from("10.0.0.9")));
            answers.add(refusal.code() + refusal.values() + refusal.getMessage());
        }
        assertEquals(1, answers.size(), answers::toString);
    }

    @Test
    void session_fixation_every_sign_in_and_every_proof_gives_another_session() {
        station.active("anna", "officer");
        String planted = station.signIn("anna", "10.0.0.1").session();
        Step.Done fresh = Station.done(
                station.house.signIns.password("anna", Station.PASSWORD, "", Station.from("10.0.0.1", planted)));

        assertNotEquals(planted, fresh.session());
        assertEquals(Optional.empty(), station.house.authentication.session(planted));
        Step.Done proven = station.house.signIns.confirm(
                Station.PASSWORD, "", station.caller(fresh), Station.from("10.0.0.1", fresh.session()));
        assertNotEquals(fresh.session(), proven.session());
        assertEquals(Optional.empty(), station.house.authentication.session(fresh.session()));
        assertTrue(station.house.authentication.session(proven.session()).isPresent());
    }

    @Test
    void a_made_up_cookie_or_token_costs_no_database_read() {
        int before = station.asked();

        for (int i = 0; i < 1_000; i++) {
            String cookie = "A".repeat(51 - 4) + String.format("%04d", i);
            assertEquals(Optional.empty(), station.house.authentication.session(cookie));
            assertEquals(Optional.empty(), station.house.authentication.token("enl_" + "a".repeat(54) + "0000"));
        }
        assertEquals(before, station.asked());
    }

    @Test
    void privilege_escalation_by_role_edit_is_refused_and_written_down() {
        station.withSecondFactor("admin", "administrator");
        Caller console = station.console();
        station.house.roles.create(
                new RoleName("roles-desk"), "Roles", Set.of(new Permission("roles.manage")), console);
        station.withSecondFactor("eva", "roles-desk", "officer");
        Caller eva = station.signedIn("eva");
        Role own = station.house.roles.find(new RoleName("roles-desk"), eva);
        Set<Permission> more = new HashSet<>(own.permissions());
        more.add(KEYS);

        assertEquals(
                "role.permission-not-held",
                refusal(() -> station.house.roles.change(own.name(), own.version(), own.title(), more, eva)));
        assertEquals(
                "role.permission-not-held",
                refusal(() -> station.house.roles.create(new RoleName("mine"), "Mine", Set.of(KEYS), eva)));
        assertEquals(Outcome.REFUSED, station.last().outcome());
        assertFalse(station.signedIn("eva").holds(KEYS));
    }

    @Test
    void privilege_escalation_by_assignment_invitation_or_reset_is_refused() {
        station.withSecondFactor("admin", "administrator");
        Set<Permission> desk = Set.of(new Permission("officers.manage"), new Permission("officers.read"));
        station.house.roles.create(new RoleName("front-desk"), "Desk", desk, station.console());
        station.withSecondFactor("eva", "front-desk");
        Caller eva = station.signedIn("eva");
        Officer self = station.house.officers.self(eva);
        OfficerId admin = new OfficerId("admin");

        assertEquals(
                "role.not-held",
                refusal(() -> station.house.officers.change(
                        self.id(), self.version(), Station.profile("eva", "front-desk", "administrator"), eva)));
        assertEquals(
                "role.not-held",
                refusal(() -> station.house.officers.create(
                        new OfficerId("puppet"), Station.profile("puppet", "administrator"), eva)));
        assertEquals("role.not-held", refusal(() -> station.house.officers.invite(admin, eva)));
        assertEquals("role.not-held", refusal(() -> station.house.secondFactors.reset(admin, eva)));
        assertEquals("role.not-held", refusal(() -> station.house.links.make(eva)));
    }

    @Test
    void a_token_never_gives_more_than_its_officer_holds_at_that_moment() {
        station.active("anna", "officer");
        Caller anna = station.signedIn("anna");
        assertEquals(
                "token.not-held",
                refusal(() ->
                        station.house.tokens.issue(anna.officer(), "x", Set.of(KEYS), Duration.ofHours(1), anna)));
        Tokens.Issued all = station.house.tokens.issue(anna.officer(), "x", Set.of(), Duration.ofHours(1), anna);
        Tokens.Issued read = station.house.tokens.issue(anna.officer(), "x", Set.of(READ), Duration.ofHours(1), anna);

        assertTrue(holds(all.secret(), WRITE));
        assertFalse(holds(read.secret(), WRITE));
        Officer now = station.house.officers.self(anna);
        station.house.officers.change(now.id(), now.version(), Station.profile("anna", "analyst"), station.console());
        assertFalse(holds(all.secret(), WRITE));
        assertTrue(holds(read.secret(), READ));
    }

    @Test
    void a_token_is_no_session_and_a_session_no_token_though_both_were_used_a_moment_ago() {
        station.active("anna", "officer");
        Caller anna = station.signedIn("anna");
        String token = station.house
                .tokens
                .issue(anna.officer(), "x", Set.of(), Duration.ofHours(1), anna)
                .secret();
        String session = station.signIn("anna", "10.0.0.1").session();
        assertTrue(station.house.authentication.token(token).isPresent());
        assertTrue(station.house.authentication.session(session).isPresent());

        assertTrue(station.house.authentication.session(token).isEmpty());
        assertTrue(station.house.authentication.token(session).isEmpty());
    }

    private boolean holds(String token, Permission permission) {
        return station.house
                .authentication
                .token(token)
                .filter(who -> who.grants().test(permission))
                .isPresent();
    }

    @Test
    void a_token_made_for_another_does_not_grow_with_rights_given_later() {
        station.withSecondFactor("admin", "administrator");
        OfficerId anna = station.active("anna", "analyst");
        Caller admin = station.signedIn("admin");
        Tokens.Issued token = station.house.tokens.issue(anna, "x", Set.of(), Duration.ofHours(1), admin);

        Officer now = station.house.officers.find(anna, admin);
        station.house.officers.change(anna, now.version(), Station.profile("anna", "analyst", "officer"), admin);

        assertFalse(holds(token.secret(), WRITE));
    }

    @Test
    void a_disabled_officer_is_out_at_once_with_sessions_and_tokens() {
        OfficerId anna = station.active("anna", "officer");
        String session = station.signIn("anna", "10.0.0.1").session();
        String token = station.house
                .tokens
                .issue(anna, "x", Set.of(), Duration.ofHours(1), station.caller(session))
                .secret();
        assertTrue(station.house.authentication.token(token).isPresent());

        Officer now = station.house.officers.find(anna, station.console());
        station.house.officers.disable(anna, now.version(), "left the service", station.console());

        assertEquals(Optional.empty(), station.house.authentication.session(session));
        assertEquals(Optional.empty(), station.house.authentication.token(token));
        assertEquals("sign-in.wrong", refusal(() -> station.signIn("anna", "10.0.0.1")));
    }

    @Test
    void an_administrator_without_a_second_factor_administers_nothing() {
        station.active("admin", "administrator");
        Step.Done done = station.signIn("admin", "10.0.0.1");
        Caller admin = station.caller(done);

        assertTrue(done.enrolFirst());
        assertFalse(admin.holds(KEYS));
        assertTrue(admin.holds(READ));
        assertThrows(
                Forbidden.class, () -> station.house.officers.create(new OfficerId("x"), Station.profile("x"), admin));
        station.enrol(admin);
        assertTrue(station.caller(done).holds(KEYS));
    }

    @Test
    void the_last_administrator_can_be_neither_closed_nor_stripped() {
        OfficerId admin = station.withSecondFactor("admin", "administrator");
        Officer now = station.house.officers.find(admin, station.console());

        assertEquals(
                "officer.last-administrator",
                refusal(() -> station.house.officers.disable(admin, now.version(), "x", station.console())));
        assertEquals(
                "officer.last-administrator",
                refusal(() -> station.house.officers.change(
                        admin, now.version(), Station.profile("admin", "officer"), station.console())));
        Role role = station.house.roles.find(RoleName.ADMINISTRATOR, station.console());
        assertEquals(
                "role.administrator-core",
                refusal(() ->
                        station.house.roles.change(role.name(), role.version(), "", Set.of(READ), station.console())));
        assertTrue(station.house.authentication.settled());
    }

    @OnEveryDatabase
    void two_administrators_who_close_each_other_at_the_same_moment_leave_one(TestDatabase database) throws Exception {
        try (Station here = new Station(database)) {
            OfficerId one = here.withSecondFactor("one", "administrator");
            OfficerId two = here.withSecondFactor("two", "administrator");
            Caller first = here.signedIn("one");
            Caller second = here.signedIn("two");
            List<Thread> both =
                    List.of(new Thread(() -> close(here, one, second)), new Thread(() -> close(here, two, first)));
            both.forEach(Thread::start);
            for (Thread thread : both) {
                thread.join();
            }

            assertEquals(
                    1, here.stores.officers().active(RoleName.ADMINISTRATOR).size());
        }
    }

    private static void close(Station here, OfficerId officer, Caller by) {
        try {
            here.house.officers.disable(
                    officer, here.stores.officers().find(officer).orElseThrow().version(), "a quarrel", by);
        } catch (Refusal | Stale e) {
            assertTrue(e instanceof Stale || ((Refusal) e).code().equals("officer.last-administrator"), e::toString);
        }
    }
}
