package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Items.code;
import static org.enlace.jit.internal.work.Retaining.LEADER;
import static org.enlace.jit.internal.work.Retaining.MEMBER;
import static org.enlace.jit.internal.work.Retaining.YEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.files.FileName;
import org.enlace.files.FileState;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.Upload;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.RetentionComponent;
import org.enlace.jit.internal.evidence.EvidenceFiles;
import org.enlace.jit.internal.retention.RetentionGround;
import org.enlace.jit.internal.retention.RetentionTerms;
import org.enlace.jit.internal.retention.Shelf;
import org.enlace.jit.retention.Certificate;
import org.enlace.jit.retention.Retention;
import org.enlace.jit.retention.Retention.Lapsed;
import org.enlace.jit.work.Entry;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.RecordId;

/** Two officers confirm the same, which nothing changes between them: no event, no file, no clock, here or elsewhere; and all of it is listed. */
class RetentionEyesTest {
    private static String why(Retaining unit, Entry item) {
        return assertInstanceOf(Lapsed.class, unit.now(item).orElseThrow().state())
                .why();
    }

    @OnEveryDatabase
    void what_happens_between_two_confirmations_needs_both_anew(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Entry item = unit.stored();
            unit.later();
            unit.round();
            unit.confirm(item, LEADER);
            unit.items.write(CO, item, EventKind.ACCESSED);
            assertEquals(Optional.of("jit.retention-changed"), code(() -> unit.confirm(item, MEMBER)));
            unit.round();
            assertEquals("proposed", unit.state(item), "to be looked at as it is now");
            assertEquals(Optional.empty(), unit.now(item).orElseThrow().first());
            unit.confirm(item, LEADER);
            unit.confirm(item, MEMBER);
            unit.items.write(CO, item, EventKind.ACCESSED);
            unit.round();
            assertTrue(unit.there(item), "nor is it erased on what both confirmed before");
            assertEquals("proposed", unit.state(item));
            assertEquals(
                    2,
                    unit.node.waiting.values().stream()
                            .filter(one -> one.text().equals("inbox.retention.lapsed"))
                            .count());
        }
    }

    @OnEveryDatabase
    void a_clock_that_was_ahead_undoes_no_officer_s_word(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Entry item = unit.stored();
            unit.later();
            unit.round();
            unit.desk()
                    .keep(unit.team(), item.id(), 1, "Un juicio", Optional.of(LocalDate.parse("2029-06-30")), MEMBER);
            unit.at(Instant.parse("2035-01-01T12:00:00Z"));
            unit.round();
            unit.confirm(item, LEADER);
            unit.later();
            assertEquals(Optional.of("jit.retention-changed"), code(() -> unit.confirm(item, MEMBER)));
            unit.round();
            assertEquals(Lapsed.STAYS, why(unit, item));
            unit.round();
            assertEquals("lapsed", unit.state(item), "it is not proposed before that day is past");
            unit.at(Instant.parse("2029-07-01T00:00:00Z"));
            unit.round();
            assertEquals("proposed", unit.state(item));
        }
    }

    @OnEveryDatabase
    void a_term_after_what_another_country_did_begins_when_this_one_heard_of_it(TestDatabase database) {
        try (Retaining unit = new Retaining(database, "gone nature:physical P1Y item-gone Ley de prueba, art. 3")) {
            Entry item = unit.items.item(CO);
            unit.items.write(CO, item, EventKind.COLLECTED);
            SealedEvent out = unit.items.out(CO, item, BR);
            unit.items.carry();
            unit.items.answer(BR, item, EventKind.RECEIVED, out);
            // By its clock in 2027; it comes here in 2029, as from a node that was set back or away for long.
            unit.items.write(BR, item, EventKind.DESTROYED);
            unit.later();
            unit.items.carry();
            unit.round();
            unit.round();
            assertEquals("none", unit.state(item), "the term has just begun");
            unit.at(Retaining.LATER.plus(Duration.ofDays(360)));
            unit.round();
            assertEquals("none", unit.state(item));
            unit.at(Retaining.LATER.plus(Duration.ofDays(370)));
            unit.round();
            assertEquals("proposed", unit.state(item));
            unit.confirm(item, LEADER);
            unit.confirm(item, MEMBER);
            unit.round();
            assertFalse(unit.there(item));
        }
    }

    @OnEveryDatabase
    void an_item_to_which_a_file_is_coming_is_in_use(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Entry item = unit.stored();
            Files files = unit.node.files.service();
            Upload upload = files.begin(
                    new OwnerRef(EvidenceFiles.NAME, item.id()),
                    new FileName("Segunda.bin"),
                    Optional.empty(),
                    Optional.empty(),
                    MEMBER);
            unit.later();
            unit.round();
            assertEquals("none", unit.state(item));
            files.cancel(upload.id(), MEMBER);
            unit.round();
            assertEquals("proposed", unit.state(item));
        }
    }

    @OnEveryDatabase
    void what_waits_is_found_however_much_was_erased_before(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            List<Entry> all = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                all.add(unit.image());
            }
            unit.later();
            unit.round();
            for (Entry gone : all.subList(0, 2)) {
                unit.confirm(gone, LEADER);
                unit.confirm(gone, MEMBER);
            }
            unit.round();
            var lists = unit.desk().lists();
            assertEquals(2, unit.listed(Shelf.ERASED, LEADER).size());
            Part<Retention> first = lists.part(unit.team(), Shelf.WAITING, Place.FIRST, 2, LEADER);
            assertEquals(ids(all.subList(2, 4)), found(first));
            assertEquals(Optional.empty(), first.previous());
            Part<Retention> second = lists.part(
                    unit.team(), Shelf.WAITING, Place.after(first.next().orElseThrow()), 2, LEADER);
            assertEquals(ids(all.subList(4, 5)), found(second));
            assertEquals(Optional.empty(), second.next());
            Part<Retention> back = lists.part(
                    unit.team(), Shelf.WAITING, Place.before(second.previous().orElseThrow()), 2, LEADER);
            assertEquals(found(first), found(back));
            assertEquals(Optional.empty(), back.previous());
            assertEquals(3L, lists.sizes(unit.team(), LEADER).get(Shelf.WAITING));
        }
    }

    private static List<RecordId> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }

    private static List<RecordId> found(Part<Retention> part) {
        return part.items().stream().map(Retention::item).toList();
    }

    private static RetentionComponent area(Lending lending) {
        var node = lending.node(CO);
        return RetentionComponent.of(new RetentionGround(
                () -> node.desks,
                node.stores,
                node.changes,
                node.inbox(),
                node.keys,
                node.files::service,
                () -> RetentionTerms.of(YEAR)));
    }

    private static Certificate.Lent erased(Lending lending, RetentionComponent area) {
        area.rounds().round(() -> false);
        area.desk().confirm(lending.team(), lending.item.id(), 1, LEADER);
        area.desk().confirm(lending.team(), lending.item.id(), 2, MEMBER);
        area.rounds().round(() -> false);
        Certificate certificate =
                area.desk().proof(lending.team(), lending.item.id(), MEMBER).certificate();
        return certificate.lent().orElseThrow().get(0);
    }

    @OnEveryDatabase
    void a_copy_of_which_nobody_knows_whether_it_is_gone_is_on_the_certificate(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            RetentionComponent area = area(lending);
            var loan = lending.lent(lending.stored(Lending.bytes(40)), BR);
            lending.node(CO).now = Retaining.LATER;
            area.rounds().round(() -> false);
            assertEquals(Optional.empty(), found(lending, area), "lent, as long as nobody has ended it");
            lending.round(CO);
            assertEquals("ended", lending.now(loan).state().token());
            Certificate.Lent lent = erased(lending, area);
            assertEquals(BR, lent.country());
            assertTrue(lent.open(), "its node never said what became of it");
        }
    }

    @OnEveryDatabase
    void an_item_of_which_a_recipient_s_law_keeps_a_copy_stays_until_that_is_lifted(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            RetentionComponent area = area(lending);
            lending.lent(lending.stored(Lending.bytes(40)), BR);
            lending.settle();
            RecordId copy = lending.file(BR);
            lending.node(BR).files.change(copy, FileState.AVAILABLE, true);
            lending.settle();
            lending.node(CO).now = Retaining.LATER;
            lending.node(BR).now = Retaining.LATER;
            lending.settle();
            area.rounds().round(() -> false);
            assertEquals(Optional.empty(), found(lending, area));
            lending.node(BR).files.change(copy, FileState.AVAILABLE, false);
            lending.settle();
            Certificate.Lent lent = erased(lending, area);
            assertEquals("erased", lent.state());
            assertTrue(lent.statement().isPresent() && !lent.open(), "with what its node signed of that");
        }
    }

    private static Optional<Retention> found(Lending lending, RetentionComponent area) {
        return area.desk().lists().part(lending.team(), Shelf.WAITING, Place.FIRST, 25, LEADER).items().stream()
                .findFirst();
    }

    @OnEveryDatabase
    void days_that_cannot_be_keep_nothing_from_being_proposed(TestDatabase database) {
        try (Retaining unit = new Retaining(database)) {
            Entry item = unit.stored();
            unit.later();
            for (int days : new int[] {Integer.MAX_VALUE, 0, -5}) {
                unit.terms = RetentionTerms.of(days, YEAR);
                assertEquals(Duration.ofDays(30), unit.terms.patience());
            }
            unit.round();
            assertEquals("proposed", unit.state(item));
        }
    }
}
