package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Lending.APPROVING;
import static org.enlace.jit.internal.work.Lending.ASKING;
import static org.enlace.jit.internal.work.Lending.bytes;
import static org.enlace.jit.internal.work.Lending.part;
import static org.enlace.jit.internal.work.Lending.store;
import static org.enlace.jit.internal.work.Lending.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.files.FileName;
import org.enlace.files.FileUse;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.Sha256;
import org.enlace.files.StoredFile;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.evidence.EvidenceConfig;
import org.enlace.jit.internal.evidence.EvidenceFiles;
import org.enlace.jit.internal.loan.CopyFiles;
import org.enlace.jit.internal.loan.LoanDesk;
import org.enlace.jit.loan.Copy;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.loan.Offer;
import org.enlace.jit.loan.Receipt.Stage;
import org.enlace.jit.loan.Window;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/** What goes wrong around loans: modules that come and go, clocks, holds, kills, stops, and what is taken back at home. */
class LoanFaultsTest {
    private static final Caller NODE = Caller.node(Files.READ, Files.ADD, Files.ERASE, JitPermissions.READ);
    private static final Caller HOLDER = TestNode.officer("judge", JitPermissions.READ, Files.READ, Files.HOLD);

    private static Optional<FileUse.Owner> owner(Lending lending, RecordId copy, Caller caller) {
        return CopyFiles.of(() -> lending.node(BR).loans, EvidenceConfig.LARGEST)
                .owner(copy, caller);
    }

    @OnEveryDatabase
    void a_copy_is_not_erased_because_its_module_comes_or_goes(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            Loan loan = lending.lent(lending.stored(bytes(10)), BR);
            lending.settle();
            lending.node(BR).files.away.add(CopyFiles.NAME);
            lending.settle();
            assertEquals(Stage.FETCHED, lending.stage(loan, BR), "it is on the disk");
            lending.node(BR).files.away.clear();
            lending.later(29);
            lending.settle();
            assertEquals(Stage.ERASED, lending.stage(loan, BR));
            assertTrue(lending.copy(loan, BR).last().proof().isPresent());
        }
    }

    @OnEveryDatabase
    void what_was_erased_while_the_module_was_away_is_told_with_its_proof(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            Loan loan = lending.lent(lending.stored(bytes(10)), BR);
            lending.settle();
            lending.node(BR).files.unseen(lending.file(BR), "Se necesita el lugar", NODE);
            lending.settle();
            assertEquals(Stage.ERASED, lending.stage(loan, BR));
            assertTrue(lending.copy(loan, BR).last().proof().isPresent());
        }
    }

    @OnEveryDatabase
    void nothing_fails_because_the_module_at_home_comes_or_goes(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            StoredFile file = lending.stored(bytes(10));
            Loan loan = lending.lent(file, BR);
            lending.carry();
            lending.round(BR);
            lending.carry();
            lending.node(CO).files.away.add(EvidenceFiles.NAME);
            lending.settle();
            assertEquals("fetching", lending.copy(loan, BR).token());
            lending.node(CO).files.away.clear();
            lending.settle();
            assertEquals(Stage.FETCHED, lending.stage(loan, BR));
        }
    }

    @OnEveryDatabase
    void what_was_erased_at_home_fails_and_that_is_told(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            StoredFile file = lending.stored(bytes(10));
            Loan loan = lending.lent(file, BR);
            lending.node(CO).files.unseen(file.id(), "El plazo terminó", NODE);
            lending.settle();
            assertEquals("failed", lending.copy(loan, BR).token());
            assertEquals(Optional.of("jit.loan-gone"), lending.copy(loan, BR).why());
            assertTrue(lending.waiting(CO).contains("inbox.loan.failed"));
        }
    }

    @OnEveryDatabase
    void a_hold_on_what_is_wanted_back_can_be_lifted_and_then_it_goes(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            Loan loan = lending.lent(lending.stored(bytes(10)), BR);
            lending.settle();
            RecordId copy = lending.borrowed(BR).offer().id();
            RecordId file = lending.file(BR);
            assertEquals(Optional.empty(), owner(lending, copy, HOLDER), "is not of the team");
            Instant placed = lending.node(BR).now;
            lending.node(BR).files.hold(file, placed, Optional.empty());
            Loan read = lending.now(loan);
            lending.desk(CO).takeBack(lending.team(), read.id(), read.version(), "Ya no hace falta", ASKING);
            lending.settle();
            assertEquals(1, lending.node(BR).files.all.size());
            FileUse.Owner known = owner(lending, copy, HOLDER).orElseThrow();
            assertTrue(known.reasonNeeded(), "it is known, and not read");
            assertFalse(known.changeable());
            assertEquals(Optional.empty(), owner(lending, copy, ASKING), "nobody else knows of it");
            lending.node(BR).files.hold(file, placed, Optional.of(lending.node(BR).now));
            lending.settle();
            assertEquals(Stage.ERASED, lending.stage(loan, BR));
        }
    }

    @OnEveryDatabase
    void one_loan_that_cannot_be_looked_at_keeps_nothing_else_back(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            LoanDesk desk = lending.desk(CO);
            StoredFile file = lending.stored(bytes(10));
            LoanDesk.New day =
                    new LoanDesk.New(lending.item.id(), List.of(file.id()), List.of(BR), "Cotejo", Optional.of(1));
            Loan short1 = desk.ask(lending.team(), day, "", ASKING);
            desk.approve(lending.team(), short1.id(), 1, APPROVING);
            lending.later(2);
            TestNode home = lending.node(CO);
            home.audited = act -> {
                if (act.code().equals("jit.loan-over")) {
                    throw new IllegalStateException("The audit cannot be written");
                }
                home.acts.add(act);
            };
            Loan other = lending.lent(file, BR);
            lending.settle();
            assertEquals(Stage.FETCHED, lending.stage(other, BR));
            assertTrue(lending.now(short1).state() instanceof Loan.Lent, "it is tried again");
        }
    }

    @OnEveryDatabase
    void a_part_is_taken_in_by_the_clock_of_changes_so_that_no_window_moves_under_it(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            byte[] content = bytes(2 * Window.PART);
            lending.lent(lending.stored(content), BR);
            lending.carry();
            lending.round(BR);
            RecordId copy = lending.borrowed(BR).offer().id();
            Instant before = lending.node(BR).now;
            assertEquals(Optional.empty(), lending.takes(BR, CO, copy, 1, part(copy, content, 1, Optional.empty())));
            assertTrue(lending.node(BR).now.isAfter(before), "whoever asks for the next window waits for it");
        }
    }

    @OnEveryDatabase
    void what_is_taken_back_at_home_does_not_stay_abroad(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            StoredFile file = lending.stored(bytes(10));
            Loan loan = lending.lent(file, BR);
            lending.settle();
            assertEquals(1, lending.node(BR).files.all.size());
            TestNode home = lending.node(CO);
            write(home, () -> home.files.service().remove(file.id(), file.version(), ASKING));
            lending.items
                    .room
                    .entries(CO)
                    .takeBack(lending.team(), lending.item.id(), lending.item.version(), "Error", Workroom.MEMBER);
            lending.settle();
            assertEquals(List.of(), lending.node(BR).files.all);
            Loan now = store(home).find(loan.id()).orElseThrow();
            assertTrue(now.state() instanceof Loan.Ended ended && ended.back());
            Copy copy = store(home).copies(loan.id()).get(0);
            assertEquals(Stage.ERASED, copy.last().stage());
        }
    }

    @OnEveryDatabase
    void a_clock_that_is_set_back_keeps_no_copy_longer(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            Loan loan = lending.lent(lending.stored(bytes(10)), BR);
            lending.settle();
            lending.later(29);
            lending.digital(BR);
            TestNode brazil = lending.node(BR);
            brazil.now = brazil.now.minus(Duration.ofDays(25));
            lending.settle();
            assertEquals(Stage.ERASED, lending.stage(loan, BR));
        }
    }

    @OnEveryDatabase
    void a_stop_in_the_middle_of_a_window_is_heard_and_nothing_is_lost(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            byte[] content = bytes(2 * Window.PART + 1);
            Loan loan = lending.lent(lending.stored(content), BR);
            lending.carry();
            lending.round(BR);
            RecordId copy = lending.borrowed(BR).offer().id();
            lending.carry();
            int[] looks = {0};
            // The loan, the copy and its first part; not the second.
            lending.node(CO).loans.round(() -> ++looks[0] > 3);
            lending.carry();
            assertEquals(1, store(lending.node(BR)).parts(copy));
            lending.node(BR).files.chunk = 500_000;
            lending.settle();
            assertEquals(Stage.FETCHED, lending.stage(loan, BR));
            assertArrayEquals(content, lending.read(BR, ASKING));
        }
    }

    @OnEveryDatabase
    void what_was_begun_and_not_noted_is_gone_on_with(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            Loan loan = lending.lent(lending.stored(bytes(10)), BR);
            lending.carry();
            Offer offer = lending.borrowed(BR).offer();
            Optional<Sha256> hash = Optional.of(offer.file().sha256());
            lending.node(BR)
                    .files
                    .service()
                    .begin(
                            new OwnerRef(CopyFiles.NAME, offer.id()),
                            new FileName(offer.file().name()),
                            Optional.of(offer.file().size()),
                            hash,
                            NODE);
            lending.round(BR);
            assertEquals(1, lending.node(BR).files.coming());
            lending.settle();
            assertEquals(Stage.FETCHED, lending.stage(loan, BR));
            assertEquals(0, lending.node(BR).files.coming());
        }
    }
}
