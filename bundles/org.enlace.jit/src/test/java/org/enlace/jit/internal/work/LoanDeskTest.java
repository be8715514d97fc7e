package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.EC;
import static org.enlace.jit.internal.work.Items.code;
import static org.enlace.jit.internal.work.Lending.APPROVING;
import static org.enlace.jit.internal.work.Lending.ASKING;
import static org.enlace.jit.internal.work.Lending.OUTSIDER;
import static org.enlace.jit.internal.work.Lending.bytes;
import static org.enlace.jit.internal.work.Lending.officer;
import static org.enlace.jit.internal.work.Lending.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.files.FileState;
import org.enlace.files.StoredFile;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.loan.LoanDesk;
import org.enlace.jit.internal.loan.ReceiptWire;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.loan.Receipt;
import org.enlace.jit.work.Entry;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;

/** Who lends what to whom, who reads what is lent, and whose word about a copy counts. */
class LoanDeskTest {
    private static Optional<String> asks(Lending lending, LoanDesk.New given, Caller caller) {
        return code(() -> lending.desk(CO).ask(lending.team(), given, "", caller));
    }

    @OnEveryDatabase
    void only_what_is_there_goes_only_to_whom_has_the_item_and_for_no_longer_than_is_set(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            StoredFile file = lending.stored(bytes(10));
            Entry item = lending.item;
            assertEquals(Optional.of("jit.loan-recipient"), asks(lending, request(item, file, EC), ASKING));
            assertEquals(Optional.of("jit.loan-recipient"), asks(lending, request(item, file, CO), ASKING));
            assertEquals(Optional.of("jit.none"), asks(lending, request(item, file), ASKING));
            LoanDesk.New longer =
                    new LoanDesk.New(item.id(), List.of(file.id()), List.of(BR), "Cotejo", Optional.of(29));
            assertEquals(Optional.of("jit.loan-days"), asks(lending, longer, ASKING));
            LoanDesk.New none =
                    new LoanDesk.New(item.id(), List.of(TestNode.id()), List.of(BR), "Cotejo", Optional.empty());
            assertEquals(Optional.of("jit.loan-file"), asks(lending, none, ASKING));
            lending.node(CO).files.change(file.id(), FileState.RECEIVED, false);
            assertEquals(Optional.of("jit.loan-file"), asks(lending, request(item, file, BR), ASKING));
            lending.node(CO).files.change(file.id(), FileState.AVAILABLE, false);
            assertEquals(Optional.empty(), asks(lending, request(item, file, BR), ASKING));
            Entry theirs = lending.digital(BR);
            lending.carry();
            assertEquals(Optional.of("jit.loan-elsewhere"), asks(lending, request(theirs, file, BR), ASKING));
            Entry new1 = lending.digital(CO);
            LoanDesk.New others =
                    new LoanDesk.New(new1.id(), List.of(file.id()), List.of(BR), "Cotejo", Optional.empty());
            assertEquals(Optional.of("jit.loan-file"), asks(lending, others, ASKING), "a file of another item");
        }
    }

    @OnEveryDatabase
    void it_takes_two_officers_who_write_for_their_country(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            StoredFile file = lending.stored(bytes(10));
            LoanDesk desk = lending.desk(CO);
            for (Caller not : List.of(OUTSIDER, officer("expert"), officer("authority"))) {
                assertEquals(Optional.of("nothing"), asks(lending, request(lending.item, file, BR), not));
            }
            Loan loan = lending.asked(file, BR);
            assertTrue(lending.waiting(CO).contains("inbox.loan.approve"));
            assertEquals(
                    Optional.of("second-officer.same"),
                    code(() -> desk.approve(lending.team(), loan.id(), loan.version(), ASKING)));
            assertEquals(
                    Optional.of("nothing"),
                    code(() -> desk.approve(lending.team(), loan.id(), loan.version(), OUTSIDER)));
            assertEquals(
                    Optional.of("jit.missing"),
                    code(() -> desk.decline(lending.team(), loan.id(), loan.version(), " ", APPROVING)));
            Loan lent = desk.approve(lending.team(), loan.id(), loan.version(), APPROVING);
            assertTrue(lent.state() instanceof Loan.Lent);
            assertEquals(Set.of(), lending.waiting(CO));
            Loan second = lending.asked(file, BR);
            desk.decline(lending.team(), second.id(), second.version(), "Basta un resumen", APPROVING);
            assertEquals(Set.of("inbox.loan.declined"), lending.waiting(CO));
            lending.settle();
            assertEquals(
                    1,
                    lending.node(BR)
                            .loans
                            .copies()
                            .borrowed(lending.team(), ASKING)
                            .size());
            lending.later(10_000);
            assertEquals(
                    Optional.of("jit.not-allowed"),
                    asks(lending, request(lending.item, file, BR), ASKING),
                    "the team is over");
        }
    }

    @OnEveryDatabase
    void the_same_form_twice_asks_once(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            LoanDesk.New given = request(lending.item, lending.stored(bytes(10)), BR);
            Loan first = lending.desk(CO).ask(lending.team(), given, "form-1", ASKING);
            assertEquals(
                    first.id(),
                    lending.desk(CO)
                            .ask(lending.team(), given, "form-1", ASKING)
                            .id());
            assertEquals(1, lending.desk(CO).list(lending.team(), ASKING).size());
        }
    }

    @OnEveryDatabase
    void a_copy_is_read_by_whoever_there_may_read_the_item_and_by_nobody_else(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            lending.lent(lending.stored(bytes(10)), BR);
            lending.settle();
            assertEquals(10, lending.read(BR, ASKING).length);
            RecordId file = lending.file(BR);
            assertEquals(
                    Optional.of("nothing"),
                    code(() -> lending.node(BR).files.service().find(file, OUTSIDER)));
            RecordId copy = lending.borrowed(BR).offer().id();
            assertEquals(
                    Optional.of("nothing"),
                    code(() -> lending.node(BR).loans.copies().acknowledge(lending.team(), copy, OUTSIDER)));
            lending.node(BR).loans.copies().acknowledge(lending.team(), copy, ASKING);
            assertEquals(
                    Optional.of("jit.loan-state"),
                    code(() -> lending.node(BR).loans.copies().acknowledge(lending.team(), copy, APPROVING)));
            assertEquals("H0", lending.node(BR).loans.copies().codes(lending.item.id()));
            List<String> acts = lending.node(BR).codes();
            assertTrue(acts.containsAll(List.of("jit.copy-offered", "jit.copy-came", "jit.copy-acknowledge")));
        }
    }

    private static Optional<String> hears(Lending lending, CountryCode from, RecordId copy, Receipt receipt) {
        RecordId id = new RecordId(UUID.nameUUIDFromBytes(("loan receipt " + copy).getBytes(StandardCharsets.UTF_8)));
        SharedRecord record =
                new SharedRecord(id, ReceiptWire.TYPE, from, 1, Set.of(CO), Handling.GENERAL, Optional.empty());
        String text = ReceiptWire.text(copy, receipt);
        return code(() -> lending.node(CO)
                .database
                .transactions()
                .run(() -> lending.node(CO).loans.giving().hear(record, text)));
    }

    @OnEveryDatabase
    void only_the_recipient_says_how_far_its_copy_is_and_only_what_can_be(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            Loan loan = lending.lent(lending.stored(bytes(10)), BR);
            RecordId copy = lending.copy(loan, BR).id();
            Receipt half = new Receipt(
                    1,
                    Receipt.Stage.FETCHED,
                    5,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty());
            Receipt whole = new Receipt(
                    1,
                    Receipt.Stage.FETCHED,
                    10,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty());
            assertEquals(Optional.of("jit.loan-other"), hears(lending, TestNode.PE, copy, whole));
            assertEquals(Optional.of("jit.loan-other"), hears(lending, BR, TestNode.id(), whole));
            assertEquals(Optional.of("jit.loan-receipt"), hears(lending, BR, copy, half));
            assertEquals(Optional.empty(), hears(lending, BR, copy, whole));
            assertEquals(Receipt.Stage.FETCHED, lending.copy(loan, BR).last().stage());
        }
    }
}
