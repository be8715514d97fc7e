package org.enlace.jit.loan;

import static org.enlace.jit.loan.LoanTest.DAY;
import static org.enlace.jit.loan.LoanTest.FILE;
import static org.enlace.jit.loan.LoanTest.NOON;
import static org.enlace.jit.loan.LoanTest.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.enlace.jit.loan.Receipt.Stage;
import org.enlace.jit.loan.Term.Held;
import org.enlace.jit.work.Use;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

/** How a copy is fetched window by window, acknowledged, and erased when its time is over and no hold stands on it. */
class BorrowedTest {
    private static final int CHUNK = 8 << 20;
    private static final Instant UNTIL = NOON.plus(DAY.multipliedBy(28));
    private static final Offer OFFER = offer(UNTIL);

    private static Offer offer(Instant until) {
        return new Offer(
                id(5),
                new CountryCode("CO"),
                id(2),
                id(3),
                id(4),
                FILE,
                "Cotejo de mensajes",
                id(6),
                NOON,
                until,
                Offer.LEAST_WINDOW,
                Use.TEAM);
    }

    private static Borrowed offered() {
        return Borrowed.offered(OFFER, NOON);
    }

    private static Borrowed asked(Borrowed from, long have) {
        return from.ask(id(7), have, Window.LONGEST, CHUNK, NOON);
    }

    private static Borrowed here() {
        return asked(offered(), 0).complete(id(7), NOON).arrived(id(7));
    }

    @Test
    void windows_follow_on_each_other_in_whole_steps_until_the_end() {
        Random chance = new Random(13);
        for (int round = 0; round < 500; round++) {
            int chunk = 1 + chance.nextInt(2_000_000);
            long size = 1 + chance.nextInt(50_000_000);
            long most = 1 + chance.nextInt(10_000_000);
            long have = 0;
            while (have < size) {
                Window window = Window.next(have, size, most, chunk);
                assertEquals(have, window.from());
                assertTrue(window.to() == size || window.length() % chunk == 0);
                assertTrue(window.length() <= Math.max(most, chunk));
                long end = window.from();
                for (int part = 1; part <= window.parts(); part++) {
                    Window one = window.part(part);
                    assertEquals(end, one.from());
                    assertTrue(one.length() <= Window.PART);
                    assertEquals(Optional.of(part), window.number(one.from()));
                    end = one.to();
                }
                assertEquals(window.to(), end);
                have = window.to();
            }
        }
    }

    @Test
    void no_part_begins_elsewhere() {
        Window window = new Window(1_000, 2_000_000);
        assertEquals(Optional.empty(), window.number(0));
        assertEquals(Optional.empty(), window.number(1_001));
        assertEquals(Optional.empty(), window.number(2_000_000));
    }

    @Test
    void it_says_of_itself_what_there_is_to_say() {
        assertEquals(Stage.OFFERED, offered().receipt().stage());
        Borrowed first = asked(offered(), 0);
        assertEquals(Optional.of(new Window(0, CHUNK)), first.receipt().ask());
        Borrowed second = asked(first, CHUNK);
        assertEquals(
                Optional.of(new Window(CHUNK, 2L * CHUNK)), second.receipt().ask());
        assertEquals(CHUNK, second.receipt().have());
        assertEquals(Stage.FETCHED, here().receipt().stage());
        Borrowed acknowledged = here().acknowledge(id(8), NOON);
        assertEquals(Stage.ACKNOWLEDGED, acknowledged.receipt().stage());
        assertEquals(
                "jit.loan-state",
                assertThrows(Refusal.class, () -> acknowledged.acknowledge(id(9), NOON))
                        .code());
        assertEquals(
                "jit.loan-state",
                assertThrows(Refusal.class, () -> first.acknowledge(id(8), NOON))
                        .code());
        Receipt gone = acknowledged.erased(Optional.empty(), NOON).receipt();
        assertEquals(Stage.ERASED, gone.stage());
        assertEquals(Optional.of(id(8)), gone.acknowledged().map(Receipt.Acknowledged::by));
        assertTrue(gone.turn() > acknowledged.turn());
    }

    @Test
    void a_wrong_part_is_asked_for_again_and_not_for_ever() {
        Borrowed now = asked(offered(), 0);
        for (int i = 0; i < Borrowed.TRIES; i++) {
            Borrowed again = now.wrongPart(NOON);
            assertEquals(now.receipt().ask(), again.receipt().ask());
            assertTrue(again.turn() > now.turn());
            now = again;
        }
        assertEquals(Optional.of("jit.loan-part"), now.wrongPart(NOON).receipt().trouble());
        Borrowed on = asked(now, CHUNK);
        assertFalse(on.wrongPart(NOON).ended(), "what goes on begins to count anew");
    }

    @Test
    void what_hinders_it_is_told_once() {
        Borrowed full = offered().hindered("files.disk-full");
        assertEquals(Optional.of("files.disk-full"), full.receipt().trouble());
        assertEquals(full, full.hindered("files.disk-full"));
        assertEquals(Optional.empty(), asked(full, 0).receipt().trouble());
    }

    @Test
    void what_does_not_come_for_long_is_asked_for_again() {
        Borrowed now = asked(offered(), 0);
        assertFalse(now.stalled(NOON.plus(Borrowed.PATIENCE).minusSeconds(1)));
        assertTrue(now.stalled(NOON.plus(Borrowed.PATIENCE)));
        assertFalse(now.again(NOON.plus(Borrowed.PATIENCE)).stalled(NOON.plus(Borrowed.PATIENCE)));
    }

    @Test
    void it_is_erased_at_the_end_of_its_term_or_when_it_is_wanted_back_unless_a_hold_stands() {
        assertFalse(here().due(List.of(), UNTIL.minusSeconds(1)));
        assertTrue(here().due(List.of(), UNTIL));
        assertTrue(here().back().due(List.of(), NOON));
        Held stands = new Held(NOON, Optional.empty());
        assertFalse(here().due(List.of(stands), UNTIL.plus(DAY)));
        assertFalse(here().back().due(List.of(stands), NOON));
        assertFalse(here().erased(Optional.empty(), UNTIL).due(List.of(), UNTIL), "once");
    }

    @Test
    void a_hold_stops_the_clock() {
        Held five = new Held(NOON.plus(DAY), Optional.of(NOON.plus(DAY.multipliedBy(6))));
        assertEquals(Optional.of(UNTIL.plus(DAY.multipliedBy(5))), Term.end(UNTIL, List.of(five)));
        Held late = new Held(UNTIL.plus(DAY), Optional.of(UNTIL.plus(DAY.multipliedBy(3))));
        assertEquals(Optional.of(UNTIL), Term.end(UNTIL, List.of(late)), "the term was over when it was placed");
        assertEquals(
                Optional.of(UNTIL.plus(DAY.multipliedBy(7))),
                Term.end(UNTIL, List.of(late, five)),
                "but not with the time that another hold had added");
        Held within = new Held(NOON.plus(DAY.multipliedBy(2)), Optional.of(NOON.plus(DAY.multipliedBy(3))));
        assertEquals(
                Optional.of(UNTIL.plus(DAY.multipliedBy(5))),
                Term.end(UNTIL, List.of(five, within)),
                "no day counts twice");
        assertEquals(Optional.empty(), Term.end(UNTIL, List.of(five, new Held(UNTIL, Optional.empty()))));
    }

    @Test
    void an_offer_is_for_no_longer_than_loans_are() {
        for (Instant until : List.of(NOON, NOON.plus(DAY.multipliedBy(367)))) {
            assertEquals(
                    "jit.loan-offer",
                    assertThrows(Refusal.class, () -> offer(until)).code());
        }
    }
}
