package org.enlace.identity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.identity.Deputy;
import org.enlace.identity.Officer;
import org.enlace.identity.RoleName;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.web.Sender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeputiesTest {
    private static final Sender THERE = Station.from("10.0.0.1");
    private static final OfficerId ANNA = new OfficerId("anna");
    private static final OfficerId BRUNO = new OfficerId("bruno");
    private static final Permission READ = new Permission("protocols.read");
    private static final Permission WRITE = new Permission("protocols.write");
    private static final Permission KEYS = new Permission("keys.manage");
    private static final Permission AUDIT = new Permission("audit.read");

    private Station station;
    private Deputy appointment;

    @BeforeEach
    void open() {
        station = Station.onDerby();
        station.withSecondFactor("anna", "administrator", "officer");
        station.active("bruno", "analyst");
        Instant now = station.clock.instant();
        appointment = station.house.deputies.name(BRUNO, now, now.plus(Duration.ofDays(10)), station.signedIn("anna"));
    }

    @AfterEach
    void close() {
        station.close();
    }

    private static String refusal(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    private String acting() {
        return station.house.deputies.act(Optional.of(ANNA), station.signedIn("bruno"), THERE);
    }

    @Test
    void a_deputy_may_do_what_the_roles_of_both_allow_and_administers_nothing() {

        Caller acting = station.caller(acting());

        assertEquals(BRUNO, acting.officer());
        assertEquals(Optional.of(ANNA), acting.actingFor());
        assertEquals(ANNA, acting.reader());
        assertTrue(acting.holds(READ), "both roles give it");
        assertFalse(acting.holds(WRITE), "the absent officer may, the deputy may not");
        assertFalse(acting.holds(KEYS));
        assertFalse(acting.holds(AUDIT));
    }

    @Test
    void who_may_be_a_second_officer_is_named_and_has_a_second_factor() {
        assertEquals(Set.of(ANNA), station.house.directory.who(READ, Set.of()), "bruno has no second factor");
        assertEquals(Set.of(), station.house.directory.who(READ, Set.of(ANNA)));
        assertTrue(station.signedIn("anna").origin().twoFactors());
        assertFalse(station.signedIn("bruno").origin().twoFactors());
    }

    @Test
    void the_session_gets_another_value_and_goes_back() {
        String own = station.signIn("bruno", "10.0.0.1").session();
        String acting = station.house.deputies.act(Optional.of(ANNA), station.caller(own), THERE);
        assertEquals(Optional.empty(), station.house.authentication.session(own));

        String back = station.house.deputies.act(Optional.empty(), station.caller(acting), THERE);

        assertEquals(Optional.empty(), station.house.authentication.session(acting));
        assertEquals(Optional.empty(), station.caller(back).actingFor());
        assertTrue(station.acts.stream()
                .anyMatch(act -> act.code().equals("deputies.begin-acting")
                        && act.concerns().contains("officer:anna")
                        && act.concerns().contains("officer:bruno")));
    }

    @Test
    void acting_ends_with_the_appointment_the_time_or_the_absent_officers_account() {
        String session = acting();
        station.house.deputies.end(appointment.handle(), station.signedIn("anna"));
        assertEquals(Optional.empty(), station.caller(session).actingFor());

        Instant now = station.clock.instant();
        station.house.deputies.name(BRUNO, now, now.plus(Duration.ofMinutes(10)), station.signedIn("anna"));
        String second = acting();
        assertTrue(station.caller(second).actingFor().isPresent());
        station.clock.pass(Duration.ofMinutes(10));
        assertEquals(Optional.empty(), station.caller(second).actingFor());
        assertEquals("deputy.not-now", refusal(this::acting));

        station.withSecondFactor("other", "administrator");
        Instant later = station.clock.instant();
        station.house.deputies.name(BRUNO, later, later.plus(Duration.ofDays(1)), station.signedIn("anna"));
        String third = acting();
        Officer anna = station.house.officers.find(ANNA, station.console());
        station.house.officers.disable(ANNA, anna.version(), "left", station.console());
        assertEquals(Optional.empty(), station.caller(third).actingFor());
    }

    @Test
    void what_belongs_to_an_account_cannot_be_touched_while_acting() {
        Caller acting = station.caller(acting());
        Instant now = station.clock.instant();

        assertEquals("deputy.acting", refusal(() -> station.house.secondFactors.begin(acting)));
        assertEquals(
                "deputy.acting",
                refusal(() -> station.house.signIns.changePassword("x", "another four words", acting, THERE)));
        assertEquals(
                "deputy.acting",
                refusal(() ->
                        station.house.deputies.name(new OfficerId("eva"), now, now.plus(Duration.ofDays(1)), acting)));
        assertEquals(
                "deputy.acting",
                refusal(() -> station.house.tokens.issue(BRUNO, "x", java.util.Set.of(), Duration.ofHours(1), acting)));
    }

    @Test
    void an_appointment_is_refused_for_oneself_for_nobody_and_for_a_time_that_makes_no_sense() {
        Caller anna = station.signedIn("anna");
        Instant now = station.clock.instant();

        assertEquals("deputy.self", refusal(() -> station.house.deputies.name(ANNA, now, now.plusSeconds(60), anna)));
        assertEquals(
                "deputy.officer",
                refusal(() -> station.house.deputies.name(new OfficerId("eva"), now, now.plusSeconds(60), anna)));
        assertEquals("deputy.period", refusal(() -> station.house.deputies.name(BRUNO, now, now, anna)));
        assertEquals(
                "deputy.period",
                refusal(() -> station.house.deputies.name(BRUNO, now, now.plus(Duration.ofDays(93)), anna)));
    }

    @Test
    void both_officers_and_an_administrator_see_an_appointment_and_end_it() {
        Caller bruno = station.signedIn("bruno");
        assertEquals(List.of(appointment), station.house.deputies.naming(bruno));
        assertEquals(List.of(), station.house.deputies.named(bruno));
        assertEquals(List.of(appointment), station.house.deputies.of(ANNA, station.console()));
        assertEquals(List.of(appointment), station.house.deputies.of(BRUNO, station.console()));
        assertThrows(Forbidden.class, () -> station.house.deputies.of(ANNA, bruno));

        station.house.deputies.end(appointment.handle(), bruno);

        assertEquals(List.of(), station.house.deputies.naming(bruno));
        assertEquals(List.of(), station.house.deputies.of(ANNA, station.console()));
    }

    @Test
    void a_stranger_can_neither_see_nor_end_an_appointment() {
        station.active("eva", "officer");
        Caller eva = station.signedIn("eva");

        assertEquals(List.of(), station.house.deputies.mayActFor(eva));
        assertThrows(NotFound.class, () -> station.house.deputies.end(appointment.handle(), eva));
        assertEquals("deputy.not-now", refusal(() -> station.house.deputies.act(Optional.of(ANNA), eva, THERE)));
    }

    @Test
    void a_deputys_account_is_opened_by_nobody_who_does_not_hold_what_the_absent_officer_does() {
        station.house.roles.create(
                new RoleName("desk"),
                "Desk",
                Set.of(
                        new Permission("officers.manage"),
                        new Permission("home.read"),
                        new Permission("protocols.read")),
                station.console());
        station.withSecondFactor("eva", "desk");
        station.enrol(station.signedIn("bruno"));
        Caller eva = station.signedIn("eva");
        Caller anna = station.signedIn("anna");
        Instant now = station.clock.instant();

        assertEquals("deputy.not-held", refusal(() -> station.house.officers.invite(BRUNO, eva)));
        assertEquals("deputy.not-held", refusal(() -> station.house.secondFactors.reset(BRUNO, eva)));
        station.house.deputies.end(appointment.handle(), anna);
        station.house.deputies.name(BRUNO, now.plus(Duration.ofDays(2)), now.plus(Duration.ofDays(9)), anna);
        assertEquals("deputy.not-held", refusal(() -> station.house.officers.invite(BRUNO, eva)), "not yet in force");

        station.house.officers.invite(BRUNO, anna);
        station.clock.pass(Duration.ofDays(9));
        Caller later = station.signedIn("eva");
        station.house.officers.invite(BRUNO, later);
        station.house.secondFactors.reset(BRUNO, later);
    }
}
