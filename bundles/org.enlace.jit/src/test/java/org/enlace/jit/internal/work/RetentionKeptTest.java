package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Items.code;
import static org.enlace.jit.internal.work.Retaining.LEADER;
import static org.enlace.jit.internal.work.Retaining.MEMBER;
import static org.enlace.jit.internal.work.Retaining.YEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.enlace.files.FileState;
import org.enlace.files.StoredFile;
import org.enlace.jit.Place;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.RetentionComponent;
import org.enlace.jit.internal.evidence.EvidenceFiles;
import org.enlace.jit.internal.retention.RetentionTerms;
import org.enlace.jit.internal.retention.Shelf;
import org.enlace.jit.retention.Retention;
import org.enlace.jit.retention.Retention.Lapsed;
import org.enlace.jit.work.Entry;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;

/** What keeps evidence although its term is over: rules that changed, holds, officers, a clock, courts, and the thing itself. */
class RetentionKeptTest {
    private static List<Retention> listed(RetentionComponent area, Courthouse court) {
        return area.desk()
                .lists()
                .part(court.team(), Shelf.WAITING, Place.FIRST, 25, LEADER)
                .items();
    }

    private static String why(Retaining unit, Entry item) {
        return assertInstanceOf(Lapsed.class, unit.now(item).orElseThrow().state())
                .why();
    }

    @OnEveryDatabase
    void a_rule_that_became_another_or_was_taken_out_needs_two_anew(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Entry item = unit.stored();
            unit.later();
            unit.round();
            unit.confirm(item, LEADER);
            unit.terms = RetentionTerms.of("year * P6M team-over Ley de prueba, art. 1");
            assertEquals(Optional.of("jit.retention-changed"), code(() -> unit.confirm(item, MEMBER)));
            unit.round();
            assertEquals("proposed", unit.state(item), "on the shorter term, from the beginning");
            assertEquals(
                    "P6M", unit.now(item).orElseThrow().term().rule().term().toString());
            unit.confirm(item, LEADER);
            unit.confirm(item, MEMBER);
            unit.terms = RetentionTerms.of();
            unit.round();
            assertEquals("rule", why(unit, item), "no rule any more");
            assertTrue(unit.there(item));
            unit.round();
            assertEquals("lapsed", unit.state(item));
        }
    }

    @OnEveryDatabase
    void a_legal_hold_that_comes_after_both_confirmed_is_heard(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Entry item = unit.stored();
            unit.later();
            unit.confirmed(item);
            unit.node.files.change(unit.files(item).get(1).id(), FileState.AVAILABLE, true);
            unit.round();
            assertEquals("legal-hold", why(unit, item));
            assertTrue(unit.there(item));
            assertEquals(2, unit.files(item).size());
            assertEquals(
                    2,
                    unit.node.waiting.values().stream()
                            .filter(one -> one.text().equals("inbox.retention.lapsed"))
                            .count());
            unit.round();
            assertEquals("lapsed", unit.state(item));
            unit.node.files.change(unit.files(item).get(1).id(), FileState.AVAILABLE, false);
            unit.round();
            assertEquals("proposed", unit.state(item), "it was lifted");
        }
    }

    @OnEveryDatabase
    void a_clock_that_was_set_back_makes_nothing_over(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Entry item = unit.stored();
            unit.later();
            unit.confirmed(item);
            unit.at(Instant.parse("2027-06-01T12:00:00Z"));
            unit.round();
            assertEquals("rule", why(unit, item));
            assertTrue(unit.there(item));
            unit.later();
            unit.round();
            assertEquals("proposed", unit.state(item));
        }
    }

    @OnEveryDatabase
    void what_an_officer_keeps_is_proposed_after_that_day_or_after_it_was_lifted(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Entry item = unit.stored();
            Entry other = unit.stored();
            unit.later();
            unit.round();
            int version = unit.confirm(item, LEADER).version();
            assertEquals(Optional.of("jit.missing"), code(() -> unit.desk()
                    .keep(unit.team(), item.id(), version, "", Optional.empty(), LEADER)));
            assertEquals(Optional.of("jit.retention-until"), code(() -> unit.desk()
                    .keep(
                            unit.team(),
                            item.id(),
                            version,
                            "Un juicio",
                            Optional.of(LocalDate.parse("2029-01-01")),
                            LEADER)));
            unit.desk()
                    .keep(
                            unit.team(),
                            item.id(),
                            version,
                            "Un juicio",
                            Optional.of(LocalDate.parse("2029-06-30")),
                            MEMBER);
            unit.desk().keep(unit.team(), other.id(), 1, "Un juicio", Optional.empty(), MEMBER);
            unit.round();
            assertEquals("kept", unit.state(item));
            assertEquals("held", unit.state(other));
            unit.at(Instant.parse("2029-07-01T00:00:00Z"));
            unit.round();
            assertEquals("proposed", unit.state(item), "with nobody's confirmation");
            assertEquals(Optional.empty(), unit.now(item).orElseThrow().first());
            assertEquals("held", unit.state(other));
            Retention held = unit.now(other).orElseThrow();
            unit.desk().lift(unit.team(), other.id(), held.version(), "Terminó el juicio", LEADER);
            unit.round();
            assertEquals("proposed", unit.state(other));
        }
    }

    @OnEveryDatabase
    void an_item_under_a_legal_hold_is_not_taken_back_by_whoever_wrote_it(TestDatabase database) {
        try (Retaining unit = new Retaining(database, "gone * P1D team-over Ley de prueba, art. 4")) {
            Entry item = unit.image();
            Entry filled = unit.image();
            StoredFile content = unit.add(EvidenceFiles.NAME, filled, "Extracción.bin", new byte[] {1, 2, 3});
            StoredFile photograph = unit.add(EntryFiles.NAME, filled, "foto.jpg", new byte[] {4, 5});
            unit.later();
            unit.round();
            for (Entry one : List.of(item, filled)) {
                unit.desk().keep(unit.team(), one.id(), 1, "Un juicio", Optional.empty(), LEADER);
            }
            // As in a team that was taken up again, in which entries are written.
            unit.at(Instant.parse("2027-06-01T12:00:00Z"));
            assertEquals(Optional.of("jit.retention-held"), code(() -> unit.items
                    .room
                    .entries(CO)
                    .takeBack(unit.team(), item.id(), item.version(), "Era otro", MEMBER)));
            assertTrue(unit.there(item));
            for (StoredFile file : List.of(content, photograph)) {
                assertEquals(
                        Optional.of("jit.retention-held"),
                        code(() -> unit.node
                                .database
                                .transactions()
                                .run(() -> unit.node.files.service().remove(file.id(), 1, MEMBER))),
                        "nor is a file taken off it");
            }
        }
    }

    @OnEveryDatabase
    void what_is_in_hands_on_its_way_or_another_country_s_is_not_proposed(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Entry seized = unit.items.item(CO);
            unit.items.write(CO, seized, EventKind.COLLECTED);
            Entry going = unit.items.item(CO);
            unit.items.write(CO, going, EventKind.COLLECTED);
            unit.items.out(CO, going, BR);
            Entry theirs = unit.items.item(BR);
            Entry unwritten = unit.items.item(CO);
            unit.items.carry();
            unit.later();
            unit.round();
            for (Entry one : List.of(seized, going, theirs, unwritten)) {
                assertEquals("none", unit.state(one));
            }
            unit.items.write(CO, seized, EventKind.DESTROYED);
            unit.round();
            assertEquals("proposed", unit.state(seized), "the thing is gone");
            assertEquals("none", unit.state(going));
        }
    }

    @OnEveryDatabase
    void a_term_after_the_destruction_begins_when_that_was_written_down(TestDatabase database) {
        try (Retaining unit = new Retaining(database, "gone nature:physical P1Y item-gone Ley de prueba, art. 3")) {
            Entry item = unit.items.item(CO);
            unit.items.write(CO, item, EventKind.COLLECTED);
            unit.items.write(CO, item, EventKind.DESTROYED);
            unit.at(Instant.parse("2028-02-28T12:00:00Z"));
            unit.round();
            assertEquals("none", unit.state(item));
            unit.at(Instant.parse("2028-03-03T12:00:00Z"));
            unit.round();
            assertEquals("proposed", unit.state(item), "though the team's own term plays no part");
        }
    }

    @OnEveryDatabase
    void an_item_in_a_bundle_that_waits_stays_until_that_is_decided(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.items.item(CO);
            court.items.write(CO, item, EventKind.COLLECTED);
            court.items.write(CO, item, EventKind.DESTROYED);
            RetentionComponent area = RetentionComponent.of(new org.enlace.jit.internal.retention.RetentionGround(
                    () -> court.node.desks,
                    court.node.stores,
                    court.node.changes,
                    court.node.inbox(),
                    court.node.keys,
                    court.node.files::service,
                    () -> RetentionTerms.of(YEAR)));
            var bundle = court.prepared(item);
            court.node.now = Retaining.LATER;
            area.rounds().round(() -> false);
            assertEquals(List.of(), listed(area, court));
            court.desk().decline(court.team(), bundle.id(), 1, "Falta un archivo", Courthouse.APPROVER);
            area.rounds().round(() -> false);
            assertEquals(1, listed(area, court).size());
        }
    }
}
