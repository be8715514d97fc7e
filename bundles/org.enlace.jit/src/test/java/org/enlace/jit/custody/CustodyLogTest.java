package org.enlace.jit.custody;

import static org.enlace.jit.custody.Strands.BR;
import static org.enlace.jit.custody.Strands.CO;
import static org.enlace.jit.custody.Strands.HASH;
import static org.enlace.jit.custody.Strands.PE;
import static org.enlace.jit.custody.Strands.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.custody.CustodyLog.Flaw;
import org.enlace.jit.custody.CustodyLog.Gone;
import org.enlace.jit.custody.CustodyLog.Held;
import org.enlace.jit.custody.CustodyLog.InTransit;
import org.enlace.jit.custody.CustodyLog.Unknown;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

class CustodyLogTest {
    private final Strands strands = new Strands();

    private static Optional<Custodian> of(org.enlace.platform.CountryCode country) {
        return Optional.of(person(country));
    }

    @Test
    void an_item_is_where_it_was_acknowledged_last() {
        assertEquals(new Unknown(), strands.log().state());
        strands.write(CO, EventKind.COLLECTED);
        assertEquals(new Held(CO, Optional.empty()), strands.log().state());
        SealedEvent out = strands.out(CO, BR);
        assertEquals(
                new InTransit(CO, person(BR), out.event().hash()), strands.log().state());
        strands.received(BR, out);
        assertEquals(new Held(BR, of(BR)), strands.log().state());
        SealedEvent again = strands.out(BR, PE);
        strands.received(PE, again);
        strands.write(PE, EventKind.DESTROYED);
        strands.draft(CO, EventKind.CORRECTED).correcting(out).write();
        assertEquals(new Gone(EventKind.DESTROYED), strands.log().state());
        assertEquals(List.of(), strands.log().findings());
        assertTrue(strands.log().flawless());
    }

    @Test
    void the_clock_of_a_country_that_is_behind_puts_nothing_before_what_it_answers() {
        strands.off.put(BR, Duration.ofMinutes(-40));
        strands.write(CO, EventKind.COLLECTED);
        SealedEvent out = strands.out(CO, BR);
        strands.now = strands.now.minus(Duration.ofMinutes(59));
        SealedEvent in = strands.draft(BR, EventKind.RECEIVED)
                .answering(out)
                .ago(Duration.ZERO)
                .write();
        assertTrue(in.event().written().isBefore(out.event().written()));
        assertEquals(out, strands.log().events().get(1));
        assertEquals(in, strands.log().events().get(2));
        assertEquals(List.of(Flaw.ORDER), strands.flaws(in), "it would have arrived before it left");
        assertEquals(new Held(BR, of(BR)), strands.log().state());
    }

    @Test
    void who_has_it_in_hands_is_believed_whatever_order_the_two_wrote_in() {
        for (boolean endedFirst : List.of(true, false)) {
            Strands race = new Strands();
            race.write(CO, EventKind.COLLECTED);
            SealedEvent out = race.out(CO, BR);
            if (!endedFirst) {
                race.received(BR, out);
            }
            SealedEvent ended =
                    race.draft(CO, EventKind.TRANSFER_ENDED).answering(out).write();
            SealedEvent opened = race.write(CO, EventKind.ACCESSED);
            if (endedFirst) {
                assertEquals(List.of(), race.log().findings());
                assertEquals(new Held(CO, of(CO)), race.log().state());
                race.received(BR, out);
            }
            assertEquals(new Held(BR, of(BR)), race.log().state());
            assertEquals(List.of(Flaw.CONTRADICTED), race.flaws(ended));
            assertEquals(List.of(Flaw.NOT_HOLDER), race.flaws(opened));
            assertEquals(2, race.log().findings().size());
        }
    }

    @Test
    void within_a_country_whoever_hands_over_does_not_receive() {
        strands.write(CO, EventKind.COLLECTED);
        SealedEvent out = strands.out(CO, CO);
        SealedEvent same = strands.draft(CO, EventKind.RECEIVED).answering(out).write();
        assertEquals(List.of(Flaw.DANGLING), strands.flaws(same));
        assertTrue(strands.log().state() instanceof InTransit);
        SealedEvent other = strands.received(CO, out);
        assertEquals(List.of(), strands.flaws(other));
        assertEquals(new Held(CO, of(CO)), strands.log().state());
    }

    @Test
    void what_is_not_answered_or_not_by_whom_it_was_for_stays_in_transit() {
        strands.write(CO, EventKind.COLLECTED);
        SealedEvent out = strands.out(CO, BR);
        SealedEvent wrong = strands.received(PE, out);
        assertEquals(List.of(Flaw.DANGLING), strands.flaws(wrong));
        SealedEvent opened = strands.write(CO, EventKind.ACCESSED);
        assertEquals(List.of(Flaw.NOT_HOLDER), strands.flaws(opened));
        assertTrue(strands.log().state() instanceof InTransit);
        strands.received(BR, out);
        SealedEvent twice = strands.received(BR, out);
        assertEquals(List.of(Flaw.DANGLING), strands.flaws(twice));
        assertEquals(new Held(BR, of(BR)), strands.log().state());
    }

    @Test
    void a_chain_begins_once_with_its_owner_and_ends() {
        SealedEvent foreign = strands.write(BR, EventKind.COLLECTED);
        assertEquals(List.of(Flaw.NOT_HOLDER), strands.flaws(foreign));
        SealedEvent opened = strands.write(CO, EventKind.ACCESSED);
        assertEquals(List.of(Flaw.BEGINNING), strands.flaws(opened));
        SealedEvent again = strands.write(CO, EventKind.COLLECTED);
        assertEquals(List.of(Flaw.BEGINNING), strands.flaws(again));
        SealedEvent returned = strands.write(CO, EventKind.RETURNED);
        assertEquals(List.of(), strands.flaws(returned));
        SealedEvent late = strands.write(CO, EventKind.ACCESSED);
        assertEquals(List.of(Flaw.AFTER_END), strands.flaws(late));
        assertEquals(new Gone(EventKind.RETURNED), strands.log().state());
        assertEquals(
                List.of(),
                strands.flaws(strands.draft(CO, EventKind.CORRECTED)
                        .correcting(opened)
                        .write()));
        assertEquals(
                List.of(Flaw.DANGLING),
                strands.flaws(strands.draft(CO, EventKind.CORRECTED)
                        .correcting(foreign)
                        .write()));
    }

    @Test
    void times_and_hashes_that_do_not_fit_are_found() {
        strands.draft(CO, EventKind.ACQUIRED).ago(Duration.ofHours(24)).write();
        assertEquals(List.of(), strands.log().findings(), "24 hours to the second");
        SealedEvent late = strands.draft(CO, EventKind.SEALED)
                .ago(Duration.ofHours(24).plusSeconds(1))
                .write();
        assertEquals(List.of(Flaw.LATE), strands.flaws(late));
        strands.now = strands.now.minus(Duration.ofHours(5));
        SealedEvent back = strands.write(CO, EventKind.HASH_VERIFIED);
        assertEquals(List.of(Flaw.CLOCK), strands.flaws(back));
        String other = "cd".repeat(32);
        assertEquals(
                List.of(Flaw.HASH_DIFFERS),
                strands.flaws(strands.draft(CO, EventKind.HASH_VERIFIED)
                        .saying(EventField.AFTER, other)
                        .write()));
        assertEquals(
                List.of(Flaw.HASH_DIFFERS),
                strands.flaws(strands.draft(CO, EventKind.HASH_VERIFIED)
                        .saying(EventField.BEFORE, other)
                        .saying(EventField.AFTER, other)
                        .write()),
                "both are the same, and not what was acquired");
        assertEquals(List.of(), strands.flaws(strands.write(CO, EventKind.HASH_VERIFIED)));
        strands.draft(CO, EventKind.ANALYSED).saying(EventField.AFTER, other).write();
        assertEquals(List.of(Flaw.HASH_DIFFERS), strands.flaws(strands.write(CO, EventKind.HASH_VERIFIED)));
        assertEquals(
                List.of(),
                strands.flaws(strands.draft(CO, EventKind.COPIED)
                        .saying(EventField.AFTER, HASH)
                        .saying(EventField.REMARKS, "Solo los mensajes")
                        .write()),
                "a copy may be of a part");
        assertEquals(
                List.of(Flaw.COPY_DIFFERS),
                strands.flaws(strands.draft(CO, EventKind.COPIED)
                        .saying(EventField.AFTER, HASH)
                        .write()),
                "and then that is said");
    }

    @Test
    void a_copy_of_a_node_that_was_put_back_is_a_branch() {
        SealedEvent first = strands.write(CO, EventKind.COLLECTED);
        SealedEvent second = strands.write(CO, EventKind.SEALED);
        SealedEvent beside = strands.draft(CO, EventKind.ACCESSED).after(first).write();
        assertEquals(List.of(Flaw.BRANCH), strands.flaws(second));
        assertEquals(List.of(Flaw.BRANCH), strands.flaws(beside));
        Collections.reverse(strands.events);
        assertEquals(2, strands.log().findings().size());
    }

    @Test
    void an_event_is_written_whole_or_not_at_all() {
        Refusal missing = assertThrows(Refusal.class, () -> strands.write(CO, EventKind.RECEIVED));
        assertEquals("jit.missing", missing.code());
        Refusal early = assertThrows(Refusal.class, () -> strands.draft(CO, EventKind.COLLECTED)
                .ago(Duration.ofSeconds(-2))
                .write());
        assertEquals("jit.custody-time", early.code());
        Refusal hash = assertThrows(Refusal.class, () -> strands.draft(CO, EventKind.ACQUIRED)
                .saying(EventField.AFTER, "AB")
                .write());
        assertEquals("jit.hash-form", hash.code());
        assertEquals(Optional.of("after"), hash.field());
        Refusal other = assertThrows(Refusal.class, () -> strands.draft(CO, EventKind.COLLECTED)
                .saying(EventField.ANSWERS, HASH)
                .write());
        assertEquals("jit.custody-field", other.code());
    }
}
