package org.enlace.jit.loan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlace.files.Sha256;
import org.enlace.jit.Stamp;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.loan.Receipt.Acknowledged;
import org.enlace.jit.loan.Receipt.Stage;
import org.enlace.jit.work.Use;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

/** Who decides about a loan, and what a recipient's node may say of a copy. */
class LoanTest {
    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final Duration DAY = Duration.ofDays(1);
    static final LentFile FILE = new LentFile(id(1), "disco.E01", new Sha256("ab".repeat(32)), 20_000_000);
    private static final CountryCode BR = new CountryCode("BR");

    static RecordId id(long number) {
        return new RecordId(new UUID(0x0190000000007000L, 0x8000000000000000L | number));
    }

    private static Stamp by(String officer) {
        return new Stamp(new OfficerId(officer), NOON);
    }

    private static Caller caller(String officer) {
        return TestNode.officer(officer);
    }

    private static LoanRequest request(int days) {
        return request(List.of(FILE), List.of(BR), "Cotejo de mensajes", days);
    }

    private static LoanRequest request(List<LentFile> files, List<CountryCode> to, String purpose, int days) {
        return new LoanRequest(files, to, purpose, days, Use.TEAM);
    }

    private static Loan asked() {
        return Loan.ask(id(2), id(3), id(4), request(28), by("ana"));
    }

    private static String code(Runnable work) {
        return assertThrows(Refusal.class, work::run).code();
    }

    @Test
    void another_officer_approves_and_the_term_begins_then() {
        assertEquals("second-officer.same", code(() -> asked().approve(caller("ana"), NOON)));
        Caller bea = caller("bea");
        Caller deputy = new Caller(
                bea.officer(),
                Optional.of(new OfficerId("ana")),
                bea.unit(),
                bea.language(),
                bea.zone(),
                bea.grants(),
                bea.origin());
        assertEquals("second-officer.same", code(() -> asked().approve(deputy, NOON)), "nor somebody in her place");
        Loan lent = asked().approve(caller("bea"), NOON);
        assertEquals(Optional.of(NOON.plus(DAY.multipliedBy(28))), lent.until());
        assertEquals("jit.loan-state", code(() -> lent.approve(caller("eva"), NOON)));
        assertEquals("jit.missing", code(() -> asked().decline(caller("bea"), NOON, " ")));
        assertEquals(
                "declined",
                asked().decline(caller("bea"), NOON, "No hace falta").state().token());
    }

    @Test
    void it_is_over_at_the_end_of_its_term_or_when_it_is_taken_back() {
        Loan lent = asked().approve(caller("bea"), NOON);
        Instant end = lent.until().orElseThrow();
        assertFalse(lent.over(end.minusSeconds(1)));
        assertTrue(lent.over(end));
        assertEquals("jit.loan-state", code(() -> lent.end(end.minusSeconds(1))));
        assertFalse(((Loan.Ended) lent.end(end).state()).back());
        assertTrue(((Loan.Ended) lent.takeBack(NOON).state()).back());
        assertEquals("jit.loan-state", code(() -> asked().takeBack(NOON)));
    }

    @Test
    void a_request_names_files_countries_a_purpose_and_days() {
        assertEquals("jit.none", code(() -> request(List.of(), List.of(BR), "x", 1)));
        assertEquals("jit.none", code(() -> request(List.of(FILE), List.of(), "x", 1)));
        assertEquals("jit.missing", code(() -> request(List.of(FILE), List.of(BR), "", 1)));
        assertEquals("jit.loan-days", code(() -> request(0)));
        assertEquals("jit.loan-days", code(() -> request(367)));
        assertEquals(
                1, request(List.of(FILE, FILE), List.of(BR, BR), "x", 1).to().size());
    }

    private static Copy copy() {
        return Copy.offer(id(5), id(2), BR, FILE, Offer.LEAST_WINDOW);
    }

    private static Receipt receipt(int turn, Stage stage, long have, Optional<Window> ask) {
        Optional<Acknowledged> by = stage == Stage.ACKNOWLEDGED
                ? Optional.of(new Acknowledged(id(6), NOON))
                : Optional.<Acknowledged>empty();
        Optional<String> trouble = stage == Stage.REFUSED ? Optional.of("files.wrong-hash") : Optional.empty();
        return new Receipt(turn, stage, have, ask, by, false, trouble, Optional.empty());
    }

    private static Receipt receipt(int turn, Stage stage, long have) {
        return receipt(turn, stage, have, Optional.empty());
    }

    @Test
    void a_window_is_given_once_for_each_time_that_it_is_asked_for() {
        Window first = new Window(0, 1_000_000);
        Copy asked = copy().heard(receipt(1, Stage.FETCHING, 0, Optional.of(first)));
        assertEquals(Optional.of(first), asked.due());
        assertEquals(Optional.empty(), asked.given(1, 1_000_000).due());
        assertEquals(
                asked.given(1, 1_000_000),
                asked.given(1, 1_000_000).heard(receipt(1, Stage.FETCHING, 0, Optional.of(first))),
                "twice");
        assertEquals(
                Optional.of(first),
                asked.given(1, 1_000_000)
                        .heard(receipt(2, Stage.FETCHING, 0, Optional.of(first)))
                        .due());
        assertEquals(Optional.empty(), asked.close().due(), "nor is anything given of what was taken back");
    }

    @Test
    void what_is_asked_for_without_end_is_spent() {
        Window byte1 = new Window(0, 1);
        Copy now = copy();
        int turn = 0;
        while (!now.spent()) {
            turn++;
            now = now.heard(receipt(turn, Stage.FETCHING, 0, Optional.of(byte1)))
                    .given(turn, 1);
        }
        assertTrue(turn > 1_000 && turn < 1_300, "one byte, " + turn + " times");
        assertFalse(copy().given(1, 9 * FILE.size()).spent(), "lines fail, and disks");
    }

    @Test
    void a_proof_names_the_file_and_stays() {
        Copy known = copy().heard(receipt(1, Stage.FETCHED, FILE.size()));
        assertEquals("jit.loan-receipt", code(() -> known.heard(erased(2, "sha256: " + "cd".repeat(32)))));
        Copy gone = known.heard(erased(2, "node: BR\nsha256: " + FILE.sha256() + "\nreason: x"));
        assertTrue(gone.last().proof().isPresent());
        assertEquals("jit.loan-receipt", code(() -> gone.heard(receipt(3, Stage.ERASED, 0))), "nor is it taken back");
        assertEquals("jit.loan-receipt", code(() -> gone.heard(erased(3, "sha256: " + FILE.sha256()))));
    }

    private static Receipt erased(int turn, String statement) {
        return new Receipt(
                turn,
                Stage.ERASED,
                0,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.of(new Receipt.Proof(statement, "key-1", "c2VhbA==")));
    }

    @Test
    void only_whoever_asked_withdraws_and_only_before_anybody_decided() {
        assertEquals("jit.loan-asker", code(() -> asked().withdraw(by("bea"))));
        Loan withdrawn = asked().withdraw(by("ana"));
        assertEquals("withdrawn", withdrawn.state().token());
        assertEquals("jit.loan-state", code(() -> withdrawn.approve(caller("bea"), NOON)));
        assertEquals("jit.loan-state", code(() -> asked().approve(caller("bea"), NOON)
                .withdraw(by("ana"))));
        assertEquals(Optional.empty(), withdrawn.until());
    }

    @Test
    void what_cannot_be_so_is_not_believed() {
        Window long9 = new Window(0, Offer.LEAST_WINDOW + 1);
        Window beyond = new Window(FILE.size() - 1, FILE.size() + 1);
        assertEquals("jit.loan-receipt", code(() -> copy().heard(receipt(1, Stage.FETCHING, FILE.size() + 1))));
        assertEquals("jit.loan-receipt", code(() -> copy().heard(receipt(1, Stage.FETCHED, 1))));
        assertEquals("jit.loan-receipt", code(() -> copy().heard(receipt(1, Stage.FETCHING, 0, Optional.of(long9)))));
        assertEquals("jit.loan-receipt", code(() -> copy().heard(receipt(1, Stage.FETCHING, 0, Optional.of(beyond)))));
        Copy known = copy().heard(receipt(3, Stage.ACKNOWLEDGED, FILE.size()));
        assertEquals("jit.loan-receipt", code(() -> known.heard(receipt(4, Stage.FETCHING, 0))));
        assertEquals("jit.loan-receipt", code(() -> known.heard(receipt(4, Stage.FETCHED, FILE.size()))));
        assertEquals("jit.loan-receipt", code(() -> known.heard(receipt(4, Stage.ERASED, 0))), "it was acknowledged");
        assertEquals(known, known.heard(receipt(2, Stage.FETCHING, 0)), "an old one says nothing");
        Copy refused = copy().heard(receipt(1, Stage.REFUSED, 0));
        assertEquals("jit.loan-receipt", code(() -> refused.heard(receipt(2, Stage.FETCHED, FILE.size()))));
    }
}
