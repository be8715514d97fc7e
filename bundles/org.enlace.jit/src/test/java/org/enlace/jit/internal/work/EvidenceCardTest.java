package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Lending.APPROVING;
import static org.enlace.jit.internal.work.Lending.ASKING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.files.FileState;
import org.enlace.files.Sha256;
import org.enlace.files.StoredFile;
import org.enlace.jit.custody.Custody.Whereabouts;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.RetentionComponent;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.evidence.ContentStore.Outcome;
import org.enlace.jit.internal.evidence.ContentStore.Row;
import org.enlace.jit.internal.evidence.EvidenceContents.Overdue;
import org.enlace.jit.internal.home.EvidenceCard;
import org.enlace.jit.internal.retention.RetentionGround;
import org.enlace.jit.internal.retention.RetentionTerms;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.Card;

/** What of evidence waits is counted on the home page for those who can do something about it, and for nobody else. */
class EvidenceCardTest {
    private static final List<Caller> OTHERS =
            List.of(Lending.officer("expert"), Lending.officer("outsider"), Workroom.AUTHORITY, Workroom.ADMIN);

    private static Card.Content card(TestNode node, Caller caller) {
        RetentionComponent retention = RetentionComponent.of(new RetentionGround(
                () -> node.desks,
                node.stores,
                node.changes,
                node.inbox(),
                node.keys,
                node.files::service,
                RetentionTerms::of));
        return EvidenceCard.of(() -> node.desks, () -> retention, () -> node.stores)
                .content(caller);
    }

    private static Set<String> told(TestNode node, Caller caller) {
        return card(node, caller).links().stream()
                .map(link -> link.label() + " " + link.path().replaceAll("/jit/teams/[^/]+", ""))
                .collect(Collectors.toSet());
    }

    /** The node hashes what it has; files of tests came in long ago. */
    private static void read(TestNode node) {
        node.desks.contents().look(Duration.ofDays(TestNode.VERIFY_DAYS), Long.MAX_VALUE);
    }

    private static void nobodyElse(TestNode node) {
        OTHERS.forEach(other -> assertEquals(Set.of(), told(node, other), other::toString));
    }

    @OnEveryDatabase
    void a_loan_waits_for_the_second_officer_its_copy_for_whoever_has_it_and_its_end_for_both(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            TestNode here = lending.node(CO);
            TestNode there = lending.node(BR);
            assertTrue(card(here, APPROVING).text().startsWith("Nothing"), "an empty state");
            StoredFile file = lending.stored(new byte[] {1, 2});
            read(here);
            Loan loan = lending.asked(file, BR);
            assertEquals(Set.of("1 loan to decide about /loans"), told(here, APPROVING));
            assertEquals(Set.of(), told(here, ASKING), "who asked does not decide");
            nobodyElse(here);

            lending.desk(CO).approve(lending.team(), loan.id(), loan.version(), APPROVING);
            lending.settle();
            assertEquals(Set.of(), told(here, APPROVING));
            assertEquals(Set.of("1 copy on loan to acknowledge /loans"), told(there, ASKING));
            nobodyElse(there);
            there.loans
                    .copies()
                    .acknowledge(lending.team(), lending.borrowed(BR).offer().id(), ASKING);
            assertEquals(Set.of(), told(there, ASKING));

            lending.later(22);
            assertEquals(Set.of("1 loan or copy ends within seven days /loans"), told(here, APPROVING));
            assertEquals(Set.of("1 loan or copy ends within seven days /loans"), told(there, ASKING));
            nobodyElse(here);
            nobodyElse(there);
            lending.later(7);
            lending.settle();
            assertEquals(Set.of(), told(there, ASKING), "it is over");
        }
    }

    @OnEveryDatabase
    void what_a_hold_keeps_or_its_country_wants_back_does_not_end(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            TestNode there = lending.node(BR);
            StoredFile file = lending.stored(new byte[] {1, 2});
            Loan loan = lending.lent(file, BR);
            lending.settle();
            there.loans
                    .copies()
                    .acknowledge(lending.team(), lending.borrowed(BR).offer().id(), ASKING);
            lending.later(25);
            assertEquals(Set.of("1 loan or copy ends within seven days /loans"), told(there, ASKING));
            Instant placed = there.now;
            there.files.hold(lending.file(BR), placed, Optional.empty());
            lending.settle();
            assertEquals(Set.of(), told(there, ASKING), "it stays here");
            there.files.hold(lending.file(BR), placed, Optional.of(there.now));
            lending.settle();
            assertEquals(Set.of("1 loan or copy ends within seven days /loans"), told(there, ASKING));
            lending.desk(CO)
                    .takeBack(lending.team(), loan.id(), lending.now(loan).version(), "Error", APPROVING);
            lending.carry();
            assertTrue(lending.borrowed(BR).state() instanceof Borrowed.Here);
            assertEquals(Set.of(), told(there, ASKING), "it is wanted back");
        }
    }

    @OnEveryDatabase
    void what_comes_is_counted_behind_any_number_of_what_goes_and_more_than_ninety_nine_as_such(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            TestNode node = items.node(CO);
            List<Entry> all = Stream.generate(() -> items.item(CO)).limit(101).toList();
            for (int i = 0; i < all.size(); i++) {
                handedOver(node, items.room.team, all.get(i), i, i < 100 ? BR : CO);
            }
            assertEquals(Set.of("1 transfer to acknowledge /work/evidence/transit"), told(node, Workroom.MEMBER));
            for (int i = 0; i < all.size(); i++) {
                handedOver(node, items.room.team, all.get(i), i, i < 2 ? BR : CO);
            }
            assertEquals(Set.of("99 transfers to acknowledge /work/evidence/transit"), told(node, Workroom.MEMBER));
            handedOver(node, items.room.team, all.get(0), 0, CO);
            assertEquals(Set.of("99+ transfers to acknowledge /work/evidence/transit"), told(node, Workroom.MEMBER));
        }
    }

    /** As if the last event of its chain said so. @param number of the event, in the order of events */
    private static void handedOver(TestNode node, RecordId team, Entry item, int number, CountryCode to) {
        Whereabouts moving = new Whereabouts(
                new CustodyLog.InTransit(to.equals(CO) ? BR : CO, Items.person(to), new Sha256(Items.HASH)),
                2,
                0,
                Optional.of(node.now));
        node.database.transactions().run(() -> node.stores
                .whereabouts()
                .put(team, item.id(), moving, Optional.of(new RecordId(new UUID(0, number)))));
    }

    @OnEveryDatabase
    void what_is_on_its_way_waits_for_those_who_write_evidence_unless_no_list_tells_of_it(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Handling condition = new Handling(Set.of(HandlingCode.H3), Optional.of("Solo el fiscal"));
            Entry closed = items.room
                    .entries(BR)
                    .write(items.room.team, Workroom.a(EntryKind.EVIDENCE, condition, Items.FIELDS), Workroom.MEMBER);
            for (Entry one : List.of(items.item(BR), items.item(BR), closed)) {
                items.write(BR, one, EventKind.COLLECTED);
                items.out(BR, one, CO);
            }
            items.carry();
            assertEquals(
                    Set.of("2 transfers to acknowledge /work/evidence/transit"), told(items.node(CO), Workroom.MEMBER));
            assertEquals(Set.of(), told(items.node(BR), Workroom.MEMBER), "it waits for others");
            nobodyElse(items.node(CO));
        }
    }

    @OnEveryDatabase
    void a_court_bundle_waits_for_whoever_did_not_prepare_it(TestDatabase database) {
        try (Courthouse house = new Courthouse(database)) {
            house.prepared(house.seized());
            assertEquals(Set.of("1 court bundle to decide about /bundles"), told(house.node, Courthouse.APPROVER));
            assertEquals(Set.of(), told(house.node, Courthouse.PREPARER));
            nobodyElse(house.node);
        }
    }

    @OnEveryDatabase
    void a_file_that_nobody_hashed_for_long_is_counted_where_it_is_listed(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            TestNode node = lending.node(CO);
            lending.stored(new byte[] {1, 2});
            lending.stored(new byte[] {3});
            read(node);
            lending.later(TestNode.VERIFY_DAYS - 1);
            assertEquals(Set.of(), told(node, ASKING));
            lending.later(1);
            assertEquals(Set.of(), told(node, ASKING), "the node begins to read them, and has a day for it");
            lending.later(1);
            assertEquals(Set.of("1 item with a hash to verify /work/evidence/overdue"), told(node, ASKING));
            assertEquals(2, overdue(lending).get(0).files());
            assertEquals(Set.of(), told(node, Workroom.MEMBER), "who reads no files");
            nobodyElse(node);
            read(node);
            assertEquals(Set.of(), told(node, ASKING));
        }
    }

    private static List<Overdue> overdue(Lending lending) {
        return lending.node(CO)
                .desks
                .contents()
                .overdue(lending.team(), Optional.empty(), 10, ASKING)
                .items();
    }

    @OnEveryDatabase
    void what_cannot_be_had_is_not_to_be_hashed(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            TestNode node = lending.node(CO);
            StoredFile virus = lending.stored(new byte[] {1, 2});
            StoredFile other = lending.stored(new byte[] {3});
            node.files.change(virus.id(), FileState.QUARANTINED, false);
            assertEquals(
                    List.of(1), overdue(lending).stream().map(Overdue::files).toList());
            node.files.change(other.id(), FileState.RECEIVED, false);
            assertEquals(List.of(), overdue(lending));
            assertEquals(Set.of(), told(node, ASKING));
        }
    }

    @OnEveryDatabase
    void what_other_teams_have_hides_nothing(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            TestNode node = lending.node(CO);
            lending.stored(new byte[] {1, 2});
            lending.stored(new byte[] {3});
            RecordId team = TestNode.id();
            RecordId item = TestNode.id();
            node.database.transactions().run(() -> {
                for (int i = 0; i < 1_000; i++) {
                    node.stores
                            .contents()
                            .put(new Row(
                                    new RecordId(new UUID(1, i)),
                                    item,
                                    team,
                                    new Sha256(Items.HASH),
                                    1,
                                    Outcome.ARRIVED,
                                    Instant.EPOCH,
                                    Optional.empty(),
                                    Optional.empty()));
                }
            });
            assertEquals(
                    List.of(2), overdue(lending).stream().map(Overdue::files).toList());
            assertEquals(Set.of("1 item with a hash to verify /work/evidence/overdue"), told(node, ASKING));
        }
    }
}
