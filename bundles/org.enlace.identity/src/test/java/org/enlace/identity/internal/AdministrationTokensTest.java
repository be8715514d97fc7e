package org.enlace.identity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.enlace.identity.Officer;
import org.enlace.identity.Role;
import org.enlace.identity.RoleName;
import org.enlace.identity.SignIns.Administrator;
import org.enlace.identity.Tokens;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What whoever comes by an administrator's token can do with it. */
class AdministrationTokensTest {
    private static final Permission READ = new Permission("protocols.read");
    private static final Permission OFFICERS = new Permission("officers.manage");
    private static final Permission ROLES = new Permission("roles.manage");
    private static final Duration DAY = Duration.ofDays(1);

    private final Station station = Station.onDerby();
    private final OfficerId admin = new OfficerId("admin");
    private Caller administrator;

    @BeforeEach
    void anAdministratorIsSignedIn() {
        station.withSecondFactor("admin", "administrator");
        administrator = station.signedIn("admin");
    }

    @AfterEach
    void gone() {
        station.close();
    }

    @Test
    void aTokenThatNamesNoAdministrationHasNone() {
        String token = issued(Duration.ofDays(90));

        assertTrue(holds(token, READ));
        for (String area : Set.of("officers", "roles", "sessions", "tokens", "keys")) {
            assertFalse(holds(token, new Permission(area + ".manage")), area);
        }
    }

    @Test
    void whatAFeatureProposesToAdministratorsAloneOrToNobodyIsOutsideWhateverItIsCalled() {
        station.permissions.add("peers.trust", "administrator");
        station.permissions.add("vault.read", "administrator", "auditor");
        String token = issued(DAY);

        assertFalse(holds(token, new Permission("peers.trust")));
        assertTrue(holds(token, new Permission("vault.read")));
        station.permissions.add("vault.open");
        assertTrue(station.permissions.administrative(new Permission("vault.open")), "proposed to nobody");
        assertTrue(station.permissions.administrative(new Permission("vault.gone")), "declared by nobody");
    }

    @Test
    void aTokenThatNamesAdministrationHasWhatItNamesAndLivesADayAtMost() {
        assertEquals("token.administration-validity", refusal(() -> issued(DAY.plusMinutes(1), OFFICERS)));
        String token = issued(DAY, OFFICERS, READ);

        assertTrue(holds(token, OFFICERS));
        assertTrue(holds(token, READ));
        assertFalse(holds(token, ROLES));
        station.clock.pass(DAY);
        assertTrue(station.house.authentication.token(token).isEmpty());
    }

    @Test
    void whatBecomesAdministrationLeavesTheTokensThatLiveLonger() {
        station.permissions.add("peers.trust", "administrator", "officer");
        Permission trust = new Permission("peers.trust");
        administrator = station.signedIn("admin");
        String token = issued(Duration.ofDays(30), trust);
        assertTrue(holds(token, trust));

        station.permissions.add("peers.trust", "administrator");

        assertFalse(holds(token, trust));
    }

    @Test
    void administrationIsPutIntoATokenWhereItsOfficerProvedWhoTheyAreOrAtTheConsole() {
        for (Origin.Door door : Set.of(Origin.Door.SSH, Origin.Door.API)) {
            Caller elsewhere = administrator.by(new Origin(door, "key-1"));
            assertEquals(
                    "token.administration-door",
                    refusal(() -> station.house.tokens.issue(admin, "x", Set.of(OFFICERS), DAY, elsewhere)),
                    door::name);
            station.house.tokens.issue(admin, "x", Set.of(), DAY, elsewhere);
        }
        station.house.tokens.issue(admin, "x", Set.of(OFFICERS), DAY, station.console());
    }

    @Test
    void administratorsSeeEachTokenThatAdministersAndTheOthersAreToldWhenItIsMade() {
        station.withSecondFactor("eva", "administrator");
        station.active("anna", "officer");
        issued(DAY, READ);
        issued(DAY.dividedBy(2), OFFICERS);
        assertEquals("token of admin to [eva]", station.told.get(station.told.size() - 1));
        station.house.tokens.issue(admin, "y", Set.of(ROLES), DAY, station.console());
        assertEquals("token of admin to [admin, eva]", station.told.get(station.told.size() - 1));

        Caller eva = station.signedIn("eva");
        assertEquals(2, station.house.tokens.administering(eva).size());
        Caller anna = station.signedIn("anna");
        assertThrows(Forbidden.class, () -> station.house.tokens.administering(anna));
        station.house.tokens.revoke(
                station.house.tokens.administering(eva).get(0).handle(), eva);
        assertEquals(1, station.house.tokens.administering(eva).size());
        station.clock.pass(DAY);
        assertTrue(station.house.tokens.administering(eva).isEmpty());
    }

    @Test
    void theOthersAreToldWhoBecomesAdministratorInWhateverWay() {
        station.withSecondFactor("eva", "administrator");
        OfficerId anna = station.active("anna", "officer");
        station.told.clear();
        Officer now = station.house.officers.find(anna, administrator);
        Officer changed = station.house.officers.change(
                anna, now.version(), Station.profile("anna", "officer", "administrator"), administrator);
        station.house.officers.create(
                new OfficerId("bea"),
                Station.profile("bea", "administrator"),
                administrator.by(Origin.of(Origin.Door.API)));
        station.house.officers.create(new OfficerId("carl"), Station.profile("carl", "officer"), administrator);
        station.house.officers.change(anna, changed.version(), Station.profile("anna", "administrator"), administrator);
        station.house.officers.run(new ByteArrayInputStream("""
                        officer,name,unit,rank,language,zone,roles
                        dora,Dora,,,es,America/Bogota,administrator
                        """.getBytes(StandardCharsets.UTF_8)), administrator);
        String code = Station.code(station.house.links.make(station.console()));
        station.house.signIns.setUp(
                code,
                new Administrator(new OfficerId("carl"), "Carl", "another long one of him", Language.ES, Station.ZONE),
                Station.from("10.0.0.1"));

        assertEquals(
                List.of(
                        "anna by admin to [eva]",
                        "bea by admin to [admin, anna, eva]",
                        "dora by admin to [anna, eva]",
                        "carl by carl to [admin, anna, eva]"),
                station.told);
    }

    @Test
    void administrationUnderAnotherNameIsToldToo() {
        station.withSecondFactor("eva", "administrator");
        OfficerId anna = station.active("anna", "officer");
        station.told.clear();
        Role clerk = station.house.roles.create(new RoleName("clerk"), "Clerk", Set.of(READ), administrator);
        Officer now = station.house.officers.find(anna, administrator);
        Officer changed = station.house.officers.change(
                anna, now.version(), Station.profile("anna", "officer", "clerk"), administrator);
        assertEquals(List.of(), station.told);

        station.house.roles.change(clerk.name(), clerk.version(), "Clerk", Set.of(READ, OFFICERS), administrator);
        Officer without = station.house.officers.change(
                anna, changed.version(), Station.profile("anna", "officer"), administrator);
        station.house.officers.change(
                anna, without.version(), Station.profile("anna", "officer", "clerk"), administrator);

        assertEquals(List.of("role clerk by admin to [eva]", "anna by admin to [eva]"), station.told);
    }

    @Test
    void aTokenMadeForAnotherAdministratorHasNoAdministrationEither() {
        station.withSecondFactor("eva", "administrator");
        Tokens.Issued token = station.house.tokens.issue(new OfficerId("eva"), "x", Set.of(), DAY, administrator);

        assertTrue(holds(token.secret(), READ));
        assertFalse(holds(token.secret(), OFFICERS));
    }

    private String issued(Duration validity, Permission... permissions) {
        return station.house
                .tokens
                .issue(admin, "x", Set.of(permissions), validity, administrator)
                .secret();
    }

    private boolean holds(String token, Permission permission) {
        return station.house
                .authentication
                .token(token)
                .filter(who -> who.grants().test(permission))
                .isPresent();
    }

    private static String refusal(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }
}
