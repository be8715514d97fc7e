package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Items.code;
import static org.enlace.jit.internal.work.Lending.APPROVING;
import static org.enlace.jit.internal.work.Lending.ASKING;
import static org.enlace.jit.internal.work.Lending.bytes;
import static org.enlace.jit.internal.work.Lending.store;
import static org.enlace.jit.internal.work.Lending.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.StoredFile;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.loan.LoanDesk;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Copy;
import org.enlace.jit.loan.LentFile;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.loan.Offer;
import org.enlace.jit.loan.Receipt;
import org.enlace.jit.loan.Receipt.Stage;
import org.enlace.jit.loan.Window;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;

/** What waits about loans is seen, ends, and keeps nobody else back. */
class LoanWaitsTest {
    @OnEveryDatabase
    void whoever_asked_withdraws_it_and_it_waits_no_more(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            Loan loan = lending.asked(lending.stored(bytes(10)), BR);
            LoanDesk desk = lending.desk(CO);
            assertEquals(
                    Optional.of("jit.loan-asker"),
                    code(() -> desk.withdraw(lending.team(), loan.id(), loan.version(), APPROVING)));
            desk.withdraw(lending.team(), loan.id(), loan.version(), ASKING);
            assertEquals("withdrawn", lending.now(loan).state().token());
            assertEquals(Set.of(), lending.waiting(CO));
            assertEquals(
                    Optional.of("jit.loan-state"), code(() -> desk.approve(lending.team(), loan.id(), 2, APPROVING)));
        }
    }

    @OnEveryDatabase
    void what_was_asked_for_does_not_wait_for_ever_when_the_team_is_over(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            StoredFile file = lending.stored(bytes(10));
            Loan first = lending.asked(file, BR);
            Loan second = lending.asked(file, BR);
            lending.later(310);
            LoanDesk desk = lending.desk(CO);
            assertEquals(
                    Optional.of("jit.not-allowed"),
                    code(() -> desk.approve(lending.team(), first.id(), first.version(), APPROVING)));
            desk.decline(lending.team(), first.id(), first.version(), "El equipo terminó", APPROVING);
            desk.withdraw(lending.team(), second.id(), second.version(), ASKING);
            assertEquals("declined", lending.now(first).state().token());
            assertEquals("withdrawn", lending.now(second).state().token());
        }
    }

    @OnEveryDatabase
    void what_is_kept_for_longer_there_is_told(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            Loan loan = lending.lent(lending.stored(bytes(10)), BR);
            lending.settle();
            TestNode brazil = lending.node(BR);
            brazil.files.keep(lending.file(BR), brazil.now.plus(Duration.ofDays(60)));
            lending.settle();
            assertTrue(lending.copy(loan, BR).last().held(), "before the term is over");
            lending.later(40);
            lending.settle();
            assertEquals(1, brazil.files.all.size());
            lending.later(30);
            lending.settle();
            lending.settle();
            assertEquals(Stage.ERASED, lending.stage(loan, BR));
        }
    }

    @OnEveryDatabase
    void that_nobody_says_it_erased_a_copy_waits_in_the_inbox(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            lending.lent(lending.stored(bytes(10)), BR);
            lending.settle();
            lending.later(29);
            lending.round(CO);
            assertTrue(lending.waiting(CO).contains("inbox.loan.unerased"));
            lending.settle();
            assertFalse(lending.waiting(CO).contains("inbox.loan.unerased"));
        }
    }

    @OnEveryDatabase
    void what_still_waits_is_listed_however_much_is_over(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            Loan loan = lending.lent(lending.stored(bytes(10)), BR);
            lending.settle();
            Borrowed open = lending.borrowed(BR);
            TestNode brazil = lending.node(BR);
            write(brazil, () -> {
                for (int i = 0; i < 201; i++) {
                    Offer of = open.offer();
                    Offer later = new Offer(
                            TestNode.id(),
                            of.lender(),
                            of.loan(),
                            of.team(),
                            of.item(),
                            of.file(),
                            of.purpose(),
                            of.author(),
                            of.approved(),
                            of.until(),
                            of.window(),
                            of.use());
                    store(brazil).put(Borrowed.offered(later, of.approved()).refuse("jit.loan-part", of.approved()));
                }
            });
            List<Borrowed> listed = brazil.loans.copies().borrowed(lending.team(), ASKING);
            assertTrue(listed.stream()
                    .anyMatch(one -> one.offer().id().equals(open.offer().id())));
            TestNode home = lending.node(CO);
            write(home, () -> {
                for (int i = 0; i < 201; i++) {
                    Loan over = Loan.ask(TestNode.id(), loan.team(), loan.item(), loan.request(), loan.asked());
                    store(home).add(over, "");
                    store(home).put(over.withdraw(over.asked()));
                }
            });
            assertTrue(lending.desk(CO).list(lending.team(), ASKING).stream()
                    .anyMatch(one -> one.id().equals(loan.id())));
        }
    }

    @OnEveryDatabase
    void where_something_came_for_one_copy_the_others_are_not_looked_at(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            StoredFile file = lending.stored(bytes(10));
            Loan first = lending.lent(file, BR);
            lending.settle();
            lending.later(27);
            Loan second = lending.lent(file, BR);
            lending.later(2);
            for (int i = 0; i < 4; i++) {
                lending.carry();
                lending.goOn(BR);
                lending.goOn(CO);
            }
            lending.carry();
            assertEquals(Stage.FETCHED, lending.stage(second, BR));
            assertEquals(Stage.FETCHED, lending.stage(first, BR), "its time is looked at by the job");
            lending.settle();
            assertEquals(Stage.ERASED, lending.stage(first, BR));
        }
    }

    @OnEveryDatabase
    void many_that_have_to_wait_keep_nobody_else_back(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            StoredFile scanned = lending.stored(bytes(10));
            Loan loan = lending.lent(scanned, BR);
            crowd(lending, loan, loan.request().files().get(0), 100);
            lending.node(CO).files.refused.put(scanned.id(), "files.waiting");
            Loan other = lending.lent(lending.stored(bytes(11)), BR);
            lending.settle();
            assertEquals(Stage.FETCHED, lending.stage(other, BR));
        }
    }

    @OnEveryDatabase
    void who_asks_for_the_same_without_end_is_given_it_no_more(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            Loan loan = lending.lent(lending.stored(bytes(10)), BR);
            lending.carry();
            lending.round(BR);
            lending.carry();
            Copy asked = lending.copy(loan, BR);
            TestNode home = lending.node(CO);
            Copy spent = asked.given(0, 2L << 30);
            write(home, () -> store(home).put(spent));
            assertTrue(store(home).copy(asked.id()).orElseThrow().spent(), "it is remembered");
            lending.settle();
            assertEquals(Optional.of("jit.loan-again"), lending.copy(loan, BR).why());
        }
    }

    @OnEveryDatabase
    void of_what_waits_for_a_reason_it_is_said_that_it_is_there(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)
                .under(new Handling(Set.of(HandlingCode.H3), Optional.of("Solo para el juicio")))) {
            lending.lent(lending.stored(bytes(10)), BR);
            lending.settle();
            assertEquals(List.of(), lending.node(BR).loans.copies().borrowed(lending.team(), ASKING));
            assertEquals(
                    List.of("/jit/teams/" + lending.team() + "/work/entries/" + lending.item.id()),
                    List.copyOf(lending.node(BR)
                            .loans
                            .copies()
                            .unsaid(lending.team(), ASKING)
                            .values()));
        }
    }

    /** Something is asked for of as many copies as are looked at together. */
    private static void crowd(Lending lending, Loan loan, LentFile file, int many) {
        TestNode home = lending.node(CO);
        Receipt asks = new Receipt(
                1,
                Stage.FETCHING,
                0,
                Optional.of(new Window(0, file.size())),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
        write(home, () -> {
            for (int i = 0; i < many; i++) {
                Copy copy = Copy.offer(TestNode.id(), loan.id(), BR, file, Offer.LEAST_WINDOW);
                store(home).put(copy.heard(asks));
            }
        });
    }
}
