package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.work.Lending.ASKING;
import static org.enlace.jit.internal.work.Lending.bytes;
import static org.enlace.jit.internal.work.Lending.part;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.StoredFile;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.loan.Receipt;
import org.enlace.jit.loan.Receipt.Stage;
import org.enlace.jit.loan.Window;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.RecordId;

/** A copy travels in windows, whole or not at all; it is erased where it was lent to, and that is told. */
class LoanTravelTest {
    private static final int THREE_PARTS = 2 * Window.PART + 1;

    private static long parts(Lending lending) {
        return lending.node(CO).left().stream()
                .filter(text -> text.startsWith("{\"copy\":") && text.contains("\"data\":"))
                .count();
    }

    /** Brazil's node has asked for all of a file, and Colombia's does nothing. @return the copy */
    private static RecordId asking(Lending lending) {
        lending.carry();
        lending.round(BR);
        return lending.borrowed(BR).offer().id();
    }

    @OnEveryDatabase
    void a_file_of_several_windows_arrives_is_acknowledged_and_erased_at_the_end(TestDatabase database) {
        try (Lending lending = new Lending(database, BR, PE)) {
            byte[] content = bytes((16 << 20) + 1_000);
            Loan loan = lending.lent(lending.stored(content), BR);
            assertEquals(Stage.OFFERED, lending.stage(loan, BR));
            lending.carry();
            lending.round(BR);
            lending.carry();
            assertEquals(Stage.FETCHING, lending.stage(loan, BR));
            assertEquals(
                    Optional.of(new Window(0, 8 << 20)),
                    lending.copy(loan, BR).last().ask());
            lending.round(CO);
            lending.carry();
            assertEquals(14, parts(lending), "no more than was asked for");
            lending.round(CO);
            lending.carry();
            assertEquals(14, parts(lending), "and that once");
            lending.settle();
            assertEquals(Stage.FETCHED, lending.stage(loan, BR));
            assertEquals(29, parts(lending), "each part once");
            assertArrayEquals(content, lending.read(BR, ASKING));
            assertEquals(List.of(), lending.node(PE).loans.copies().borrowed(lending.team(), ASKING));
            assertTrue(lending.waiting(BR).contains("inbox.borrowed.acknowledge"));
            assertTrue(lending.waiting(CO).contains("inbox.loan.unacknowledged"), "shown after some days");
            lending.node(BR)
                    .loans
                    .copies()
                    .acknowledge(lending.team(), lending.borrowed(BR).offer().id(), ASKING);
            lending.settle();
            assertEquals(Stage.ACKNOWLEDGED, lending.stage(loan, BR));
            assertFalse(lending.waiting(BR).contains("inbox.borrowed.acknowledge"));
            assertEquals(Set.of(), lending.waiting(CO));
            lending.later(29);
            lending.settle();
            Receipt last = lending.copy(loan, BR).last();
            assertEquals(Stage.ERASED, last.stage());
            assertTrue(last.proof().orElseThrow().statement().contains(Lending.sha256(content)));
            assertTrue(last.acknowledged().isPresent());
            assertTrue(lending.now(loan).state() instanceof Loan.Ended);
            assertEquals(List.of(), lending.node(BR).files.all);
            assertEquals(1, lending.node(CO).files.all.size(), "the original stays");
            assertEquals(List.of(), lending.node(BR).quarantine());
            assertEquals(List.of(), lending.node(CO).quarantine());
        }
    }

    @OnEveryDatabase
    void parts_may_come_in_any_order_and_more_than_once(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            byte[] content = bytes(THREE_PARTS);
            lending.lent(lending.stored(content), BR);
            RecordId copy = asking(lending);
            for (int number : List.of(3, 1, 1, 2, 3)) {
                assertEquals(
                        Optional.empty(),
                        lending.takes(BR, CO, copy, number, part(copy, content, number, Optional.empty())));
            }
            lending.round(BR);
            assertArrayEquals(content, lending.read(BR, ASKING));
            assertEquals(
                    Optional.empty(),
                    lending.takes(BR, CO, copy, 1, part(copy, bytes(THREE_PARTS + 1), 1, Optional.empty())),
                    "late it changes nothing");
            assertArrayEquals(content, lending.read(BR, ASKING));
        }
    }

    @OnEveryDatabase
    void a_part_that_is_not_what_it_says_is_asked_for_again_and_refused_at_last(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            byte[] content = bytes(THREE_PARTS);
            Loan loan = lending.lent(lending.stored(content), BR);
            RecordId copy = asking(lending);
            int turn = lending.borrowed(BR).turn();
            String wrong = part(copy, content, 2, Optional.of("0".repeat(64)));
            assertEquals(Optional.empty(), lending.takes(BR, CO, copy, 2, wrong));
            assertEquals(turn + 1, lending.borrowed(BR).turn());
            for (int i = 0; i < Borrowed.TRIES; i++) {
                lending.takes(BR, CO, copy, 2, wrong);
            }
            lending.carry();
            assertEquals("failed", lending.copy(loan, BR).token());
            assertEquals(Optional.of("jit.loan-part"), lending.copy(loan, BR).why());
            assertTrue(lending.waiting(CO).contains("inbox.loan.failed"));
            assertTrue(lending.waiting(BR).contains("inbox.borrowed.failed"));
            assertEquals(0, lending.node(BR).files.coming(), "nothing of it is kept");
            lending.settle();
            assertEquals("failed", lending.copy(loan, BR).token());
        }
    }

    @OnEveryDatabase
    void one_wrong_part_that_comes_right_again_does_no_harm(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            byte[] content = bytes(THREE_PARTS);
            Loan loan = lending.lent(lending.stored(content), BR);
            RecordId copy = asking(lending);
            lending.takes(BR, CO, copy, 2, part(copy, content, 2, Optional.of("0".repeat(64))));
            lending.settle();
            assertEquals(Stage.FETCHED, lending.stage(loan, BR));
            assertArrayEquals(content, lending.read(BR, ASKING));
        }
    }

    @OnEveryDatabase
    void nobody_else_sends_parts_of_a_copy(TestDatabase database) {
        try (Lending lending = new Lending(database, BR, PE)) {
            byte[] content = bytes(THREE_PARTS);
            lending.lent(lending.stored(content), BR);
            RecordId copy = asking(lending);
            String right = part(copy, content, 1, Optional.empty());
            assertEquals(Optional.of("jit.loan-other"), lending.takes(BR, PE, copy, 1, right));
            assertEquals(Optional.of("jit.loan-other"), lending.takes(PE, CO, copy, 1, right), "nor to anybody else");
            assertEquals(Optional.of("jit.loan-other"), lending.takes(BR, CO, copy, 2, right), "in another's record");
            assertEquals(Optional.of("jit.form"), lending.takes(BR, CO, copy, 1, right.replace("\"at\"", "\"from\"")));
            assertEquals(Optional.empty(), lending.takes(BR, CO, copy, 1, right));
        }
    }

    @OnEveryDatabase
    void a_file_with_another_hash_is_refused_and_that_is_told(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            byte[] content = bytes(THREE_PARTS);
            StoredFile file = lending.stored(content);
            Loan loan = lending.lent(file, BR);
            byte[] other = content.clone();
            other[7]++;
            lending.node(CO).files.alter(file.id(), other);
            lending.settle();
            assertEquals("failed", lending.copy(loan, BR).token());
            assertEquals(Optional.of("files.wrong-hash"), lending.copy(loan, BR).why());
            assertEquals(List.of(), lending.node(BR).files.all);
            assertEquals(0, lending.node(BR).files.coming());
            assertTrue(lending.waiting(CO).contains("inbox.loan.failed"));
        }
    }

    @OnEveryDatabase
    void what_cannot_be_read_any_more_fails_at_home_and_is_told(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            StoredFile file = lending.stored(bytes(THREE_PARTS));
            Loan loan = lending.lent(file, BR);
            lending.node(CO).files.damaged.add(file.id());
            lending.settle();
            assertEquals("failed", lending.copy(loan, BR).token());
            assertEquals(Optional.of("files.damaged"), lending.copy(loan, BR).why());
            assertTrue(lending.borrowed(BR).ended(), "nobody waits for it");
        }
    }

    @OnEveryDatabase
    void a_full_disk_in_the_middle_of_a_window_hinders_it_for_a_while(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            byte[] content = bytes(THREE_PARTS);
            Loan loan = lending.lent(lending.stored(content), BR);
            lending.node(BR).files.chunk = 500_000;
            lending.node(BR).files.room = 1;
            lending.settle();
            assertEquals(Stage.FETCHING, lending.stage(loan, BR));
            assertEquals(Optional.of("files.disk-full"), lending.copy(loan, BR).why());
            int turn = lending.borrowed(BR).turn();
            lending.settle();
            assertEquals(turn, lending.borrowed(BR).turn(), "told once");
            lending.node(BR).files.room = Integer.MAX_VALUE;
            lending.settle();
            assertEquals(Stage.FETCHED, lending.stage(loan, BR), "it goes on with the second chunk");
            assertArrayEquals(content, lending.read(BR, ASKING));
        }
    }

    @OnEveryDatabase
    void what_was_given_up_meanwhile_is_fetched_anew(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            byte[] content = bytes(THREE_PARTS);
            Loan loan = lending.lent(lending.stored(content), BR);
            lending.node(BR).files.chunk = 500_000;
            lending.node(BR).files.room = 1;
            lending.settle();
            lending.node(BR).files.giveUp();
            lending.node(BR).files.room = Integer.MAX_VALUE;
            lending.settle();
            assertEquals(Stage.FETCHED, lending.stage(loan, BR));
            assertArrayEquals(content, lending.read(BR, ASKING));
        }
    }

    @OnEveryDatabase
    void a_copy_waits_for_its_item(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            Loan loan = lending.lent(lending.stored(bytes(10)), BR);
            lending.carry();
            lending.settle();
            assertEquals(Stage.FETCHED, lending.stage(loan, BR));
        }
    }

    @OnEveryDatabase
    void what_is_not_fetched_when_the_term_is_over_is_given_no_more(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            byte[] content = bytes(THREE_PARTS);
            Loan loan = lending.lent(lending.stored(content), BR);
            RecordId copy = asking(lending);
            lending.takes(BR, CO, copy, 1, part(copy, content, 1, Optional.empty()));
            assertEquals(1, lending.node(BR).files.coming());
            lending.later(29);
            lending.settle();
            assertEquals(0, lending.node(BR).files.coming());
            assertEquals(Stage.ERASED, lending.stage(loan, BR));
            assertTrue(lending.copy(loan, BR).closed());
            assertEquals(0, parts(lending));
            assertEquals(Optional.empty(), lending.takes(BR, CO, copy, 2, part(copy, content, 2, Optional.empty())));
        }
    }

    @OnEveryDatabase
    void a_legal_hold_stops_the_clock(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            Loan loan = lending.lent(lending.stored(bytes(10)), BR);
            lending.settle();
            RecordId file = lending.file(BR);
            Instant placed = lending.node(BR).now;
            lending.node(BR).files.hold(file, placed, Optional.empty());
            lending.later(40);
            lending.settle();
            assertTrue(lending.copy(loan, BR).last().held());
            assertEquals(1, lending.node(BR).files.all.size());
            lending.node(BR).files.hold(file, placed, Optional.of(lending.node(BR).now));
            lending.settle();
            assertFalse(lending.copy(loan, BR).last().held());
            assertEquals(1, lending.node(BR).files.all.size(), "what was left then is left now");
            lending.later(29);
            lending.settle();
            assertEquals(Stage.ERASED, lending.stage(loan, BR));
        }
    }

    @OnEveryDatabase
    void what_is_taken_back_is_erased_wherever_it_is(TestDatabase database) {
        try (Lending lending = new Lending(database, BR, PE)) {
            Loan loan = lending.lent(lending.stored(bytes(THREE_PARTS)), BR, PE);
            lending.carry();
            lending.round(PE);
            lending.node(PE).files.room = 0;
            lending.settle();
            assertEquals(Stage.FETCHED, lending.stage(loan, BR));
            assertEquals(Stage.FETCHING, lending.stage(loan, PE));
            Loan read = lending.now(loan);
            lending.desk(CO).takeBack(lending.team(), read.id(), read.version(), "Ya no hace falta", ASKING);
            lending.settle();
            assertEquals(Stage.ERASED, lending.stage(loan, BR));
            assertEquals(Stage.ERASED, lending.stage(loan, PE));
            assertTrue(lending.copy(loan, BR).last().proof().isPresent());
            assertEquals(List.of(), lending.node(BR).files.all);
            assertEquals(0, lending.node(PE).files.coming());
        }
    }

    @OnEveryDatabase
    void whoever_leaves_the_team_gives_it_back(TestDatabase database) {
        try (Lending lending = new Lending(database, BR, PE)) {
            Loan loan = lending.lent(lending.stored(bytes(10)), BR, PE);
            lending.settle();
            Instrument leaves = lending.items
                    .room
                    .parties
                    .text(InstrumentKind.DEPARTURE, BR)
                    .without(BR)
                    .until("2027-03-02")
                    .propose();
            lending.items.room.parties.sign(BR, leaves, Workroom.AUTHORITY);
            lending.carry();
            lending.later(4);
            lending.settle();
            assertEquals(Stage.ERASED, lending.stage(loan, BR));
            assertEquals(Stage.FETCHED, lending.stage(loan, PE));
            assertEquals(List.of(), lending.node(BR).files.all);
        }
    }
}
