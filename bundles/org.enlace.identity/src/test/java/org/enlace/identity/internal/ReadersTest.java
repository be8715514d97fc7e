package org.enlace.identity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.identity.Directory;
import org.enlace.identity.Officer;
import org.enlace.identity.Profile;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.UnitId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who can read a record, told without them being there. */
class ReadersTest {
    private static final Set<Permission> PROTOCOLS = Set.of(new Permission("protocols.read"));

    private Station station;
    private Directory directory;

    @BeforeEach
    void open() {
        station = Station.onDerby();
        directory = station.house.directory;
    }

    @AfterEach
    void close() {
        station.close();
    }

    private List<String> readers(Set<Permission> needed, NeedToKnow whom, String words) {
        return directory.readers(needed, whom, words, 100).stream()
                .map(entry -> entry.officer().value())
                .toList();
    }

    @Test
    void officers_who_hold_all_that_is_needed_and_whom_the_record_admits() {
        OfficerId ana = station.active("ana", "officer");
        OfficerId luis = station.active("luis", "analyst");
        OfficerId rosa = station.active("rosa", "auditor");
        station.house.officers.create(new OfficerId("nova"), Station.profile("nova", "officer"), station.console());

        assertEquals(List.of("ana", "luis"), readers(PROTOCOLS, NeedToKnow.OPEN, ""));
        assertEquals(List.of("luis"), readers(PROTOCOLS, NeedToKnow.OPEN, "LUIS"));
        assertEquals(1, directory.readers(PROTOCOLS, NeedToKnow.OPEN, "", 1).size());
        assertEquals(
                List.of("ana"),
                readers(
                        Set.of(new Permission("protocols.read"), new Permission("protocols.write")),
                        NeedToKnow.OPEN,
                        ""));
        NeedToKnow named = new NeedToKnow(Set.of(luis, rosa), Set.of());
        assertEquals(List.of("luis"), readers(PROTOCOLS, named, ""), "named, but without the permission");
        assertTrue(directory.reads(luis, PROTOCOLS, named));
        assertFalse(directory.reads(ana, PROTOCOLS, named));
        assertFalse(directory.reads(rosa, PROTOCOLS, NeedToKnow.OPEN));
        assertFalse(directory.reads(new OfficerId("nova"), PROTOCOLS, NeedToKnow.OPEN), "cannot sign in yet");
        assertFalse(directory.reads(new OfficerId("nobody"), PROTOCOLS, NeedToKnow.OPEN));
        Officer found = station.house.officers.find(ana, station.console());
        station.house.officers.disable(ana, found.version(), "Left", station.console());
        assertEquals(List.of("luis"), readers(PROTOCOLS, NeedToKnow.OPEN, ""));
    }

    @Test
    void a_unit_is_admitted_with_its_officers_and_what_needs_a_second_factor_is_not_held_without_one() {
        UnitId unit = new UnitId("una");
        station.house.units.create(unit, "UNA", station.console());
        Profile plain = Station.profile("ana", "officer");
        station.active("ana", "officer");
        Officer ana = station.house.officers.find(new OfficerId("ana"), station.console());
        Profile there = new Profile(
                plain.name(), Optional.of(unit), plain.rank(), plain.language(), plain.zone(), plain.roles());
        station.house.officers.change(ana.id(), ana.version(), there, station.console());
        station.active("luis", "officer");
        NeedToKnow una = new NeedToKnow(Set.of(), Set.of(unit));
        assertEquals(List.of("ana"), readers(PROTOCOLS, una, ""));

        station.permissions.addGuarded("cases.read", "officer");
        Set<Permission> cases = Set.of(new Permission("cases.read"));
        assertEquals(List.of(), readers(cases, una, ""));
        station.enrol(station.signedIn("ana"));
        assertEquals(List.of("ana"), readers(cases, una, ""));
    }
}
