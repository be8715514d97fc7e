package org.enlace.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.enlace.audit.AuditEntry;
import org.enlace.audit.AuditFilter;
import org.enlace.audit.AuditPage;
import org.enlace.audit.proof.Merkle;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

class TrailTest {
    private static final Caller READER = Desk.officer("aud", "audit.read");

    @OnEveryDatabase
    void theLogIsReadFromTheNewestBackPageByPage(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            desk.fill(45);
            List<Instant> times = new ArrayList<>();
            List<RecordId> ids = new ArrayList<>();
            String cursor = null;
            int pages = 0;
            do {
                AuditPage page = desk.trail.page(AuditFilter.ALL, cursor, 20, READER);
                page.lines().forEach(line -> {
                    times.add(line.at());
                    ids.add(line.id());
                });
                cursor = page.next().orElse(null);
                pages++;
            } while (cursor != null);
            assertEquals(3, pages);
            assertEquals(45, ids.stream().distinct().count());
            assertEquals(
                    ids.stream().sorted(java.util.Comparator.reverseOrder()).toList(), ids);
        }
    }

    @OnEveryDatabase
    void eachConditionNarrowsTheLog(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            desk.fill(20);
            desk.log.record(Act.refused("sessions.begin", Desk.officer("eva")).because("Wrong Password"));
            Instant middle = desk.trail
                    .page(AuditFilter.ALL, null, 250, READER)
                    .lines()
                    .get(10)
                    .at();
            assertEquals(10, count(desk, filter("ana", null, null, null, null, null, null, null, null, null)));
            assertEquals(20, count(desk, filter(null, "protocols.", null, null, null, null, null, null, null, null)));
            assertEquals(0, count(desk, filter(null, "proto.x", null, null, null, null, null, null, null, null)));
            assertEquals(4, count(desk, filter(null, null, "protocol", "p3", null, null, null, null, null, null)));
            assertEquals(20, count(desk, filter(null, null, "protocol", null, null, null, null, null, null, null)));
            assertEquals(
                    20, count(desk, filter(null, null, null, null, "officer:maria", null, null, null, null, null)));
            assertEquals(21, count(desk, filter(null, null, null, null, null, "page", null, null, null, null)));
            assertEquals(1, count(desk, filter(null, null, null, null, null, null, "refused", null, null, null)));
            assertEquals(11, count(desk, filter(null, null, null, null, null, null, null, middle, null, null)));
            assertEquals(10, count(desk, filter(null, null, null, null, null, null, null, null, middle, null)));
            assertEquals(1, count(desk, filter(null, null, null, null, null, null, null, null, null, "wrong pass")));
            assertEquals(2, count(desk, filter("ana", null, null, null, null, null, null, null, null, "title 12")) + 1);
        }
    }

    private static AuditFilter filter(
            String officer,
            String code,
            String kind,
            String subject,
            String person,
            String door,
            String outcome,
            Instant from,
            Instant until,
            String text) {
        return new AuditFilter(officer, code, kind, subject, person, door, outcome, from, until, text);
    }

    private static long count(Desk desk, AuditFilter filter) {
        return desk.trail.page(filter, null, 250, READER).lines().size();
    }

    @OnEveryDatabase
    void anEntryComesWithItsValuesAndItsProof(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            desk.fill(12);
            desk.log.record(Desk.act(99));
            RecordId id = desk.trail
                    .page(AuditFilter.ALL, null, 1, READER)
                    .lines()
                    .get(0)
                    .id();
            AuditEntry entry = desk.trail.find(id, READER);
            assertEquals("Title 100", entry.values().get("after/title"));
            assertEquals("Because of 99", entry.values().get("reason"));
            AuditEntry.Inclusion proof = entry.proof().orElseThrow();
            assertTrue(Merkle.included(
                    proof.leaf(),
                    Merkle.leaf(entry.body()),
                    proof.head().size(),
                    proof.path().stream().map(HexFormat.of()::parseHex).toList(),
                    proof.head().root()));
            assertTrue(proof.head().isSignedBy(desk.keys.signer().key()));
            assertEquals(3, desk.trail.timeline("protocol", "p4", 250, READER).size());
        }
    }

    @OnEveryDatabase
    void whatIsForgedOrForbiddenIsRefused(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            Caller nobody = Desk.officer("eva");
            assertThrows(Forbidden.class, () -> desk.trail.page(AuditFilter.ALL, null, 10, nobody));
            assertThrows(Forbidden.class, () -> desk.proofs.anchor(READER));
            assertThrows(Forbidden.class, () -> desk.proofs.export("officer:eva", null, READER));
            assertThrows(Forbidden.class, () -> desk.proofs.erase(AuditFilter.ALL, "x", READER));
            Refusal cursor =
                    assertThrows(Refusal.class, () -> desk.trail.page(AuditFilter.ALL, "' or 1=1", 10, READER));
            assertEquals("audit.cursor", cursor.code());
            RecordId none = RecordId.parse("01900000-0000-7000-8000-000000000000");
            assertThrows(NotFound.class, () -> desk.trail.find(none, READER));
            Caller eraser = Desk.officer("aud", "audit.erase");
            assertEquals(
                    "audit.erase-all",
                    assertThrows(Refusal.class, () -> desk.proofs.erase(AuditFilter.ALL, "x", eraser))
                            .code());
        }
    }

    @OnEveryDatabase
    void aSearchStopsAfterManyEntriesAndGoesOn(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            database.transactions().run(() -> {
                for (int number = 0; number < 5_300; number++) {
                    desk.log.record(Act.done("a.b", Desk.officer("ana")).fact("n", number));
                }
            });
            AuditPage first = desk.trail.page(
                    filter(null, null, null, null, null, null, null, null, null, "\"n\":\"7\""), null, 5, READER);
            assertTrue(first.searched());
            assertEquals(List.of(), first.lines());
            AuditPage second = desk.trail.page(
                    filter(null, null, null, null, null, null, null, null, null, "\"n\":\"7\""),
                    first.next().orElseThrow(),
                    5,
                    READER);
            assertFalse(second.searched());
            assertEquals(1, second.lines().size());
        }
    }
}
