package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlace.node.Gatekeeping.Who;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The matrix would see a door that was left open, and one that is shut to those who may. */
class GatekeepingTest {
    private static final Reach GUARDED = Reach.route("GET", "/cases/{id}", "cases.read");
    private static final Reach CHANGING = Reach.route("POST", "/cases/{id}", "cases.write");
    private static final Reach API = Reach.route("GET", "/api/cases", "cases.read");

    @ParameterizedTest
    @EnumSource(
            value = Who.class,
            names = {"ANONYMOUS", "DISABLED", "EXPIRED"})
    void aRouteThatAnswersStrangersIsNamed(Who stranger) {
        for (Reach route : List.of(GUARDED, CHANGING, API, Reach.route("GET", "/mine", "officer"))) {
            for (int status : new int[] {200, 201, 204, 303, 400, 404, 409, 415, 422, 500}) {
                assertTrue(complaint(route, stranger, status, "/cases"), route + " " + status);
            }
        }
        assertFalse(complaint(GUARDED, stranger, 303, "/sign-in?to=%2Fcases%2F1"));
        assertFalse(complaint(CHANGING, stranger, 401, ""));
        assertFalse(complaint(API, stranger, 401, ""));
        assertTrue(complaint(GUARDED, stranger, 303, "https://elsewhere.example/sign-in"), "led somewhere else");
        assertTrue(complaint(GUARDED, stranger, 303, "/sign-in.elsewhere.example"), "led somewhere else");
    }

    @Test
    void aRouteThatAnswersAnOfficerWithoutThePermissionIsNamed() {
        for (int status : new int[] {200, 303, 400, 404, 415, 422, 500}) {
            assertTrue(complaint(GUARDED, Who.WRONG, status, ""));
        }
        assertFalse(complaint(GUARDED, Who.WRONG, 403, ""));
        assertTrue(complaint(Reach.route("POST", "/cases", "cases.manage"), Who.DEPUTY, 200, ""), "a deputy governs");
        assertTrue(complaint(Reach.route("POST", "/cases", "cases.erase"), Who.DEPUTY, 200, ""), "a deputy erases");
    }

    @Test
    void aRecordThatIsSeenFromAnotherUnitIsNamed() {
        for (int status : new int[] {200, 303, 400, 403, 415, 428}) {
            assertTrue(complaint(GUARDED, Who.OTHER_UNIT, status, ""));
        }
        assertFalse(complaint(GUARDED, Who.OTHER_UNIT, 404, ""));
    }

    @Test
    void aRouteThatIsShutToThoseWhoMayIsNamed() {
        for (Who who : List.of(Who.RIGHT, Who.DEPUTY)) {
            assertTrue(complaint(GUARDED, who, 401, ""));
            assertTrue(complaint(GUARDED, who, 403, ""));
            assertTrue(complaint(GUARDED, who, 500, ""));
            assertTrue(complaint(GUARDED, who, 303, "/sign-in?to=%2Fcases"));
            assertTrue(complaint(GUARDED, who, 303, "/confirm?to=%2Fcases"));
            assertFalse(complaint(GUARDED, who, 200, ""));
            assertFalse(complaint(CHANGING, who, 415, ""));
        }
        assertTrue(complaint(GUARDED, Who.TOKEN, 200, ""), "a token opens a page");
        assertFalse(complaint(API, Who.TOKEN, 200, ""));
        assertTrue(complaint(API, Who.PLAIN_TOKEN, 200, ""), "a token that names nothing administers");
        assertFalse(complaint(API, Who.PLAIN_TOKEN, 403, ""));
    }

    @Test
    void aRouteThatBecamePublicWithoutAReasonIsNamed() {
        assertTrue(complaint(Reach.route("GET", "/cases/all", "public"), Who.ANONYMOUS, 200, ""));
        assertTrue(complaint(Reach.route("POST", "/help", "public"), Who.ANONYMOUS, 200, ""), "another method");
        assertFalse(complaint(Reach.route("GET", "/help", "public"), Who.ANONYMOUS, 200, ""));
    }

    @Test
    void anAddressBelongsToARouteStepByStep() {
        assertTrue(GUARDED.takes("/cases/17"));
        assertFalse(GUARDED.takes("/cases"));
        assertFalse(GUARDED.takes("/cases/17/edit"));
        assertFalse(GUARDED.takes("/cases//"));
        assertEquals("route GET /cases/{id} (cases.read)", GUARDED.toString());
    }

    private static boolean complaint(Reach route, Who who, int status, String location) {
        return Gatekeeping.complaint(route, who, status, location).isPresent();
    }
}
