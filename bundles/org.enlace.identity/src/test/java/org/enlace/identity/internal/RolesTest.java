package org.enlace.identity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enlace.identity.Role;
import org.enlace.identity.RoleName;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RolesTest {
    private static final RoleName ANALYST = new RoleName("analyst");
    private static final Permission READ = new Permission("protocols.read");
    private static final Permission WRITE = new Permission("protocols.write");
    private static final Permission HOME = new Permission("home.read");

    private Station station;

    @BeforeEach
    void open() {
        station = Station.onDerby();
    }

    @AfterEach
    void close() {
        station.close();
    }

    private Role role(RoleName name) {
        return station.house.roles.find(name, station.console());
    }

    private Role change(RoleName name, Permission... permissions) {
        Role now = role(name);
        return station.house.roles.change(name, now.version(), now.title(), Set.of(permissions), station.console());
    }

    private static String refusal(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    @Test
    void built_in_roles_give_what_features_propose_now() {
        assertEquals(Set.of(HOME, READ), role(ANALYST).permissions());
        station.permissions.add("jit.read", "analyst");
        assertTrue(role(ANALYST).permissions().contains(new Permission("jit.read")));
        station.permissions.remove("jit.read");
        assertEquals(Set.of(HOME, READ), role(ANALYST).permissions());
        assertEquals(
                RoleName.ADMINISTRATOR,
                station.house.roles.all(station.console()).get(0).name());
    }

    @Test
    void what_was_added_and_taken_away_here_stays_when_features_propose_more() {
        change(ANALYST, HOME, WRITE);
        station.permissions.add("jit.read", "analyst");

        assertEquals(
                Set.of(HOME, WRITE, new Permission("jit.read")), role(ANALYST).permissions());
        assertFalse(role(ANALYST).permissions().contains(READ));
    }

    @Test
    void what_was_decided_about_a_module_that_is_away_holds_when_it_comes_back() {
        station.permissions.add("jit.read", "analyst");
        change(ANALYST, HOME, READ);
        station.permissions.remove("jit.read");
        change(ANALYST, HOME);
        station.permissions.add("jit.read", "analyst");

        assertEquals(Set.of(HOME), role(ANALYST).permissions());
    }

    @Test
    void a_role_that_a_module_proposes_by_name_exists_as_long_as_the_module() {
        station.permissions.add("jit.lead", "jit-leader");
        assertTrue(role(new RoleName("jit-leader")).builtIn());
        station.permissions.remove("jit.lead");
        assertFalse(station.house.roles.all(station.console()).stream()
                .anyMatch(role -> role.name().value().equals("jit-leader")));
    }

    @Test
    void a_role_of_the_nodes_own_is_made_changed_and_removed_when_nobody_has_it() {
        RoleName desk = new RoleName("desk");
        Role made = station.house.roles.create(desk, "Desk", Set.of(READ), station.console());
        station.active("anna", "desk");
        assertEquals("role.in-use", refusal(() -> station.house.roles.remove(desk, made.version(), station.console())));
        assertEquals(
                "role.exists", refusal(() -> station.house.roles.create(desk, "Desk", Set.of(), station.console())));
        assertEquals("role.built-in", refusal(() -> station.house.roles.remove(ANALYST, 0, station.console())));

        Role changed = change(desk, READ, WRITE);

        assertEquals(Set.of(READ, WRITE), changed.permissions());
        assertThrows(
                Stale.class,
                () -> station.house.roles.change(desk, made.version(), "Desk", Set.of(), station.console()));
    }

    @Test
    void a_permission_nobody_declares_is_refused_by_name() {
        assertEquals("role.undeclared", refusal(() -> change(ANALYST, new Permission("no.such"))));
    }

    @Test
    void what_a_feature_guards_is_held_with_a_second_factor_only() {
        Permission cases = new Permission("jit.read");
        station.permissions.addGuarded("jit.read", "analyst");
        station.active("bruno", "analyst");
        Caller bruno = station.signedIn("bruno");

        assertTrue(station.house.roles.needsSecondFactor(cases));
        assertFalse(station.house.roles.needsSecondFactor(READ));
        assertFalse(bruno.holds(cases));
        assertTrue(bruno.holds(READ));
        assertTrue(station.house.secondFactors.status(bruno).required());

        station.enrol(bruno);
        station.clock.pass(Duration.ofSeconds(30));
        assertTrue(station.signedIn("bruno").holds(cases));
    }

    @Test
    void only_what_the_caller_holds_can_be_offered() {
        station.active("anna", "officer");
        Set<Permission> offered = station.house.roles.grantable(station.signedIn("anna"));

        assertEquals(new HashSet<>(List.of(HOME, READ, WRITE)), offered);
    }

    @Test
    void a_role_that_gets_a_permission_back_with_its_module_is_assigned_by_nobody_who_does_not_hold_it() {
        Permission lead = new Permission("jit.lead");
        station.permissions.add("jit.lead", "prosecutor");
        change(ANALYST, HOME, READ, lead);
        station.withSecondFactor("admin", "administrator");
        Caller admin = station.signedIn("admin");
        assertEquals("role.not-held", refusal(() -> create("eva", admin)));

        station.permissions.remove("jit.lead");
        assertEquals("role.module-away", refusal(() -> create("eva", admin)));

        create("eva", station.console());
        assertEquals("role.module-away", refusal(() -> station.house.officers.invite(new OfficerId("eva"), admin)));
    }

    private void create(String name, Caller caller) {
        station.house.officers.create(new OfficerId(name), Station.profile(name, "analyst"), caller);
    }
}
