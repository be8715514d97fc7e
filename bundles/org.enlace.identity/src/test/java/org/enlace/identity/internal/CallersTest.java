package org.enlace.identity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.identity.Callers;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers;
import org.enlace.identity.Profile;
import org.enlace.identity.RoleName;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the node may do for an officer who is not there. */
class CallersTest {
    private static final OfficerId ANNA = new OfficerId("anna");
    private static final Permission READ = new Permission("protocols.read");
    private static final Permission WRITE = new Permission("protocols.write");

    private Station station;
    private Callers callers;

    @BeforeEach
    void open() {
        station = Station.onDerby();
        callers = station.house.callers;
    }

    @AfterEach
    void close() {
        station.close();
    }

    private Caller anna() {
        return callers.of(ANNA, "digest").orElseThrow();
    }

    private Officer found() {
        return station.house.officers.find(ANNA, station.console());
    }

    private void change(Profile profile) {
        station.house.officers.change(ANNA, found().version(), profile, station.console());
    }

    @Test
    void it_is_the_officer_in_their_language_zone_and_unit_who_acts_for_nobody_and_says_what_for() {
        UnitId unit = new UnitId("una");
        station.house.units.create(unit, "UNA", station.console());
        station.active("anna", "officer");
        change(new Profile("Anna", Optional.of(unit), "", Language.PT, Station.ZONE, Set.of(new RoleName("officer"))));

        Caller anna = anna();

        assertEquals(ANNA, anna.officer());
        assertEquals(ANNA, anna.reader());
        assertEquals(Optional.of(unit), anna.unit());
        assertEquals(Language.PT, anna.language());
        assertEquals(Station.ZONE, anna.zone());
        assertEquals(new Origin(Origin.Door.NODE, "digest"), anna.origin());
        assertThrows(IllegalArgumentException.class, () -> callers.of(ANNA, ""));
        assertThrows(IllegalArgumentException.class, () -> callers.of(ANNA, "Two words"));
    }

    @Test
    void it_holds_what_the_roles_give_at_that_moment_and_no_more() {
        station.active("anna", "officer");
        assertTrue(anna().holds(READ) && anna().holds(WRITE));
        assertFalse(anna().holds(Officers.READ));

        change(Station.profile("anna", "analyst"));
        assertTrue(anna().holds(READ));
        assertFalse(anna().holds(WRITE), "the role was taken away");
        change(Station.profile("anna"));
        assertFalse(anna().holds(READ), "no role is left");
        change(Station.profile("anna", "analyst"));
        station.permissions.remove("protocols.read");
        assertFalse(anna().holds(READ), "its module is away");
    }

    @Test
    void what_needs_a_second_factor_is_not_held_even_where_one_is_enrolled() {
        station.withSecondFactor("anna", "administrator");
        station.permissions.addGuarded("cases.read", "administrator");
        Permission cases = new Permission("cases.read");
        Caller signedIn = station.signedIn("anna");
        assertTrue(signedIn.holds(Officers.MANAGE) && signedIn.holds(cases));

        assertFalse(anna().holds(Officers.MANAGE));
        assertFalse(anna().holds(new Permission("audit.read")));
        assertFalse(anna().holds(cases));
        assertTrue(anna().holds(READ));
    }

    @Test
    void an_account_that_cannot_be_signed_in_to_is_nobodys_caller() {
        assertEquals(Optional.empty(), callers.of(ANNA, "feed"), "there is none");
        station.house.officers.create(ANNA, Station.profile("anna", "officer"), station.console());
        assertEquals(Optional.empty(), callers.of(ANNA, "feed"), "invited, and never used");

        station.active("bruno", "officer");
        OfficerId bruno = new OfficerId("bruno");
        assertTrue(callers.of(bruno, "feed").isPresent());
        Officer open = station.house.officers.find(bruno, station.console());
        Officer closed = station.house.officers.disable(bruno, open.version(), "left", station.console());
        assertEquals(Optional.empty(), callers.of(bruno, "feed"), "closed");
        station.house.officers.enable(bruno, closed.version(), station.console());
        assertTrue(callers.of(bruno, "feed").isPresent(), "open again");
    }

    @Test
    void who_only_has_to_wait_after_failed_sign_ins_is_not_kept_out() {
        station.active("anna", "officer");
        for (int i = 0; i < 20; i++) {
            assertThrows(
                    Refusal.class, () -> station.house.signIns.password("anna", "wrong", "", Station.from("10.9.9.9")));
        }
        assertTrue(callers.of(ANNA, "feed").isPresent());
    }

    @Test
    void a_deputy_is_not_given_what_the_absent_officer_may_do() {
        station.active("anna", "officer");
        station.active("bruno");
        Caller anna = station.signedIn("anna");
        OfficerId bruno = new OfficerId("bruno");
        station.house.deputies.name(
                bruno, station.clock.instant(), station.clock.instant().plus(Duration.ofDays(2)), anna);

        Caller stand = callers.of(bruno, "digest").orElseThrow();

        assertFalse(stand.holds(READ));
        assertEquals(Optional.empty(), stand.actingFor());
        assertEquals(
                List.of(ANNA),
                station.house.deputies.mayActFor(stand).stream()
                        .map(deputy -> deputy.absent())
                        .toList());
    }
}
