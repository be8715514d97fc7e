package org.enlace.jit.custody;

import static org.enlace.jit.custody.Strands.BR;
import static org.enlace.jit.custody.Strands.CO;
import static org.enlace.jit.custody.Strands.HASH;
import static org.enlace.jit.custody.Strands.ITEM;
import static org.enlace.jit.custody.Strands.PE;
import static org.enlace.jit.custody.Strands.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.custody.CustodyLog.Flaw;
import org.enlace.jit.custody.CustodyLog.Held;
import org.enlace.jit.internal.custody.CustodyWire;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

/** Whom a chain believes, which hash it expects, and what it finds odd. */
class CustodyJudgementTest {
    private static final String OTHER = "cd".repeat(32);

    private final Strands strands = new Strands();

    private static Held held(org.enlace.platform.CountryCode country) {
        return new Held(country, Optional.of(person(country)));
    }

    @Test
    void a_receipt_that_comes_late_takes_nothing_from_whoever_acknowledged_a_later_transfer() {
        strands.write(CO, EventKind.COLLECTED);
        SealedEvent out = strands.out(CO, BR);
        SealedEvent ended =
                strands.draft(CO, EventKind.TRANSFER_ENDED).answering(out).write();
        SealedEvent in = strands.received(PE, strands.out(CO, PE));
        assertEquals(held(PE), strands.log().state());
        // Brazil says now that it received it, and that it wrote so long ago.
        strands.now = out.event().written().plus(Duration.ofMinutes(10));
        SealedEvent late = strands.received(BR, out);
        SealedEvent opened = strands.write(BR, EventKind.ACCESSED);
        for (int i = 0; i < 4; i++) {
            assertEquals(held(PE), strands.log().state());
            assertEquals(List.of(Flaw.CONTRADICTED), strands.flaws(late));
            assertEquals(List.of(Flaw.NOT_HOLDER), strands.flaws(opened));
            assertEquals(List.of(), strands.flaws(ended));
            assertEquals(List.of(), strands.flaws(in));
            Collections.rotate(strands.events, 2);
        }
    }

    @Test
    void whoever_got_the_item_back_and_hands_it_on_does_not_deny_that_it_had_arrived() {
        strands.write(CO, EventKind.COLLECTED);
        SealedEvent out = strands.out(CO, BR);
        SealedEvent in = strands.received(BR, out);
        SealedEvent ended =
                strands.draft(CO, EventKind.TRANSFER_ENDED).answering(out).write();
        strands.received(CO, strands.out(BR, CO));
        strands.received(PE, strands.out(CO, PE));
        assertEquals(held(PE), strands.log().state());
        assertEquals(List.of(Flaw.CONTRADICTED), strands.flaws(ended));
        assertEquals(List.of(), strands.flaws(in));
        assertEquals(1, strands.log().findings().size());
    }

    @Test
    void what_a_country_hands_to_itself_outweighs_nobody_elses_receipt() {
        strands.write(CO, EventKind.COLLECTED);
        SealedEvent out = strands.out(CO, BR);
        SealedEvent ended =
                strands.draft(CO, EventKind.TRANSFER_ENDED).answering(out).write();
        strands.received(CO, strands.out(CO, CO));
        strands.received(BR, out);
        assertEquals(held(BR), strands.log().state());
        assertEquals(List.of(Flaw.CONTRADICTED), strands.flaws(ended));
    }

    @Test
    void the_first_hash_that_is_found_is_the_items_until_an_analysis_changes_it_which_shows() {
        strands.write(CO, EventKind.COLLECTED);
        assertEquals(Optional.empty(), strands.log().content());
        strands.draft(CO, EventKind.COPIED).saying(EventField.AFTER, OTHER).write();
        assertEquals(Optional.empty(), strands.log().content(), "a copy's is not the item's");
        strands.write(CO, EventKind.HASH_VERIFIED);
        assertEquals(Optional.of(HASH), strands.log().content());
        SealedEvent analysed = strands.draft(CO, EventKind.ANALYSED)
                .saying(EventField.AFTER, OTHER)
                .write();
        assertEquals(List.of(Flaw.HASH_DIFFERS), strands.flaws(analysed));
        assertEquals(Optional.of(OTHER), strands.log().content());
        SealedEvent verified = strands.draft(CO, EventKind.HASH_VERIFIED)
                .saying(EventField.BEFORE, OTHER)
                .saying(EventField.AFTER, OTHER)
                .write();
        assertEquals(List.of(), strands.flaws(verified), "what changed is found where it changed");
    }

    @Test
    void what_is_said_to_have_happened_before_what_stands_already_is_found_and_a_correction_is_not() {
        SealedEvent first = strands.write(CO, EventKind.COLLECTED);
        SealedEvent back =
                strands.draft(CO, EventKind.SEALED).ago(Duration.ofMinutes(90)).write();
        assertEquals(List.of(Flaw.ORDER), strands.flaws(back));
        SealedEvent corrected = strands.draft(CO, EventKind.CORRECTED)
                .correcting(first)
                .ago(Duration.ofHours(5))
                .write();
        assertEquals(List.of(), strands.flaws(corrected));
        assertEquals(List.of(), strands.flaws(strands.write(CO, EventKind.ACCESSED)), "nor what follows it");
    }

    @Test
    void whoever_receives_is_whom_it_was_handed_to_however_they_spell_it() {
        strands.write(CO, EventKind.COLLECTED);
        SealedEvent out = strands.draft(CO, EventKind.TRANSFERRED_OUT)
                .naming(EventField.RECEIVING, new Custodian("José  Núñez", "Perito", "", "Laboratorio", BR))
                .write();
        SealedEvent in = strands.draft(BR, EventKind.RECEIVED)
                .answering(out)
                .naming(EventField.RECEIVING, new Custodian("Jose nunez", "Perito", "7", "Lab.", BR))
                .write();
        assertEquals(List.of(), strands.flaws(in));
        SealedEvent on = strands.out(BR, PE);
        SealedEvent other = strands.draft(PE, EventKind.RECEIVED)
                .answering(on)
                .naming(EventField.RECEIVING, new Custodian("Otra", "Perita", "", "Laboratorio", PE))
                .write();
        assertEquals(List.of(Flaw.ANOTHER_RECEIVER), strands.flaws(other));
        assertEquals(PE, ((Held) strands.log().state()).country(), "it is there");
    }

    @Test
    void somebody_without_a_body_gives_and_gets_things_and_nobody_else() {
        Custodian anybody = new Custodian("Rosa Díaz", "", "CC 1", "", CO);
        strands.draft(CO, EventKind.COLLECTED)
                .naming(EventField.HANDING, anybody)
                .write();
        strands.draft(CO, EventKind.EXPORTED)
                .naming(EventField.RECEIVING, anybody)
                .write();
        for (EventField field : List.of(EventField.HANDING, EventField.RECEIVING)) {
            Refusal refused = assertThrows(Refusal.class, () -> strands.draft(CO, EventKind.TRANSFERRED_OUT)
                    .naming(field, anybody)
                    .write());
            assertEquals("jit.missing", refused.code());
            assertEquals(Optional.of(field.token()), refused.field());
        }
        SealedEvent returned = strands.draft(CO, EventKind.RETURNED)
                .naming(EventField.RECEIVING, anybody)
                .write();
        assertEquals(
                returned.event(),
                CustodyWire.event(CustodyWire.said(returned.event())),
                "it travels as it was written");
        assertEquals(List.of(), strands.log().findings());
    }

    @Test
    void a_zone_that_this_node_does_not_know_loses_no_event() {
        CustodyEvent event = strands.draft(CO, EventKind.COLLECTED).event();
        String said = CustodyWire.said(event).replace("America/Bogota", "America/Ciudad_Nueva");
        CustodyEvent read = CustodyWire.event(said);
        assertEquals("America/Ciudad_Nueva", read.clock());
        assertEquals(ZoneOffset.UTC, read.zone(), "as it is shown");
        assertEquals(said, CustodyWire.said(read));
        for (String wrong : List.of("", " ", "America/<b>", "a".repeat(61))) {
            assertThrows(
                    Refusal.class,
                    () -> CustodyWire.event(CustodyWire.said(event).replace("America/Bogota", wrong)),
                    wrong);
        }
    }

    @Test
    void what_is_decided_of_kept_events_is_what_all_of_them_say_seals_or_no_seals() {
        strands.write(CO, EventKind.COLLECTED);
        SealedEvent out = strands.out(CO, BR);
        strands.received(BR, out);
        CustodyLog kept = CustodyLog.kept(ITEM, CO, strands.events);
        assertEquals(strands.log(), kept);
        strands.events.set(1, new SealedEvent(out.event(), strands.events.get(0).seal()));
        assertEquals(List.of(Flaw.SEAL), strands.flaws(out), "what is shown is verified");
        assertEquals(kept.state(), CustodyLog.kept(ITEM, CO, strands.events).state());
    }
}
