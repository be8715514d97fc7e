package org.enlace.jit.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.files.Sha256;
import org.enlace.jit.Stamp;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.retention.Retention.Confirmed;
import org.enlace.jit.retention.Retention.Erased;
import org.enlace.jit.retention.Retention.Kept;
import org.enlace.jit.retention.Retention.Lapsed;
import org.enlace.jit.retention.Retention.Stopped;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** An item on its way to being erased: which step follows which, and who takes it. */
class RetentionTest {
    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    private static final Stamp ANNA = stamp("anna");
    private static final Stamp BRUNO = stamp("bruno");
    private static final RecordId ID = new RecordId(new UUID(0x7000, 0x8000000000000001L));
    private static final Term TERM = new Term(
            RetentionRule.parse("a * P1Y team-over Act 1").orElseThrow(), NOW.minusSeconds(900), NOW.minusSeconds(600));

    private static final Sha256 LOOKED = Looked.of(1, List.of(ID), List.of());

    private static Stamp stamp(String officer) {
        return new Stamp(new OfficerId(officer), NOW);
    }

    private static Caller caller(String officer) {
        return TestNode.officer(officer);
    }

    private static Retention proposed() {
        return Retention.propose(ID, ID, TERM, LOOKED, NOW);
    }

    private static Retention confirmed() {
        return proposed().confirm(caller("anna"), NOW).confirm(caller("bruno"), NOW);
    }

    private static String code(Executable work) {
        return assertThrows(Refusal.class, work).code();
    }

    @Test
    void two_officers_confirm_it_and_never_one_twice() {
        Retention once = proposed().confirm(caller("anna"), NOW);
        assertTrue(once.waits());
        assertFalse(once.waitsFor(ANNA));
        assertTrue(once.waitsFor(BRUNO));
        assertEquals("second-officer.same", code(() -> once.confirm(caller("anna"), NOW)));
        Caller carla = caller("carla");
        Caller deputy = new Caller(
                carla.officer(),
                Optional.of(ANNA.officer()),
                carla.unit(),
                carla.language(),
                carla.zone(),
                carla.grants(),
                carla.origin());
        assertEquals("second-officer.same", code(() -> once.confirm(deputy, NOW)), "in the place of the same");
        Retention both = once.confirm(caller("bruno"), NOW);
        assertEquals(new Confirmed(ANNA, BRUNO, 0), both.state());
        assertEquals("jit.retention-state", code(() -> both.confirm(caller("carla"), NOW)));
        assertEquals(3, both.version());
    }

    @Test
    void nothing_is_erased_that_two_have_not_confirmed() {
        for (Retention one : new Retention[] {proposed(), proposed().confirm(caller("anna"), NOW)}) {
            assertEquals("jit.retention-state", code(one::begin));
            assertEquals("jit.retention-state", code(() -> one.erased(NOW, ID)));
        }
        assertInstanceOf(Erased.class, confirmed().begin().erased(NOW, ID).state());
    }

    @Test
    void whoever_has_confirmed_it_it_is_kept_with_a_reason_until_a_day_or_until_that_is_lifted() {
        Optional<Instant> later = Optional.of(NOW.plusSeconds(60));
        for (Retention one : new Retention[] {proposed(), proposed().confirm(caller("anna"), NOW), confirmed()}) {
            Kept kept = assertInstanceOf(
                    Kept.class, one.keep(BRUNO, "Un juicio", later).state());
            assertTrue(kept.stands(NOW));
            assertFalse(kept.stands(NOW.plusSeconds(60)));
        }
        assertEquals("jit.missing", code(() -> proposed().keep(ANNA, " ", later)));
        assertEquals("jit.retention-until", code(() -> proposed().keep(ANNA, "Un juicio", Optional.of(NOW))));
        Retention held = proposed().keep(ANNA, "Un juicio", Optional.empty());
        assertEquals("held", held.state().token());
        assertEquals(
                "jit.retention-state",
                code(() -> held.again(TERM, LOOKED, NOW.plusSeconds(1L << 32))),
                "it never ends");
        assertEquals(new Lapsed(Lapsed.LIFTED, NOW), held.lift(BRUNO, "Terminó").state());
    }

    @Test
    void it_is_proposed_anew_with_nobody_s_confirmation() {
        Retention lapsed = confirmed().lapse(Lapsed.RULE, NOW);
        Retention anew = lapsed.again(TERM, LOOKED, NOW);
        assertEquals("proposed", anew.state().token());
        assertEquals(Optional.empty(), anew.first());
        assertTrue(anew.version() > lapsed.version());
        assertEquals("jit.retention-state", code(() -> anew.again(TERM, LOOKED, NOW)), "it is on its way");
        Retention kept = proposed().keep(ANNA, "Un juicio", Optional.of(NOW.plusSeconds(60)));
        assertEquals("jit.retention-state", code(() -> kept.again(TERM, LOOKED, NOW)));
        assertTrue(kept.again(TERM, LOOKED, NOW.plusSeconds(60)).waits());
    }

    @Test
    void what_an_officer_said_that_stays_is_not_undone_by_a_clock_that_was_ahead() {
        Instant until = NOW.plusSeconds(60);
        Retention kept = proposed().keep(ANNA, "Un juicio", Optional.of(until));
        Retention early = kept.again(TERM, LOOKED, until);
        assertTrue(early.waits(), "the clock was ahead");
        assertTrue(early.stays(NOW), "it is right again");
        Retention lapsed = early.lapse(Lapsed.STAYS, NOW);
        assertFalse(lapsed.free(NOW));
        assertEquals("jit.retention-state", code(() -> lapsed.again(TERM, LOOKED, NOW)));
        assertTrue(lapsed.free(until));
        assertTrue(kept.lift(BRUNO, "Terminó").free(NOW), "whoever lifts it says so");
    }

    @Test
    void what_there_is_to_look_at_is_another_with_every_file_and_event() {
        RecordId other = new RecordId(new UUID(0x7000, 0x8000000000000002L));
        Sha256 event = new Sha256("ab".repeat(32));
        assertEquals(
                Looked.of(1, List.of(ID, other), List.of(event)), Looked.of(1, List.of(other, ID), List.of(event)));
        assertEquals(
                5,
                Set.of(
                                LOOKED,
                                Looked.of(2, List.of(ID), List.of()),
                                Looked.of(1, List.of(), List.of()),
                                Looked.of(1, List.of(ID, other), List.of()),
                                Looked.of(1, List.of(ID), List.of(event)))
                        .size());
    }

    @Test
    void what_was_erased_stays_so() {
        Retention erased = confirmed().begin().erased(NOW, ID);
        assertEquals("jit.retention-state", code(() -> erased.again(TERM, LOOKED, NOW)));
        assertEquals("jit.retention-state", code(() -> erased.keep(ANNA, "Un juicio", Optional.empty())));
        assertEquals("jit.retention-state", code(() -> erased.lapse(Lapsed.RULE, NOW)));
        assertEquals("jit.retention-state", code(() -> erased.lift(ANNA, "Un juicio")));
    }

    @Test
    void what_could_not_be_erased_is_tried_again_or_kept() {
        Retention stopped = confirmed().begin().stop("jit.retention-failed");
        assertInstanceOf(Stopped.class, stopped.state());
        assertEquals(new Confirmed(ANNA, BRUNO, 0), stopped.retry().state());
        assertInstanceOf(
                Kept.class, stopped.keep(ANNA, "Un juicio", Optional.empty()).state());
    }
}
