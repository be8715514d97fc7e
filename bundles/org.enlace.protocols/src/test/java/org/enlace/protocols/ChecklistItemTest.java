package org.enlace.protocols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;
import org.enlace.protocols.ChecklistItem.Done;
import org.enlace.protocols.ChecklistItem.InProgress;
import org.enlace.protocols.ChecklistItem.NotApplicable;
import org.enlace.protocols.ChecklistItem.NotStarted;
import org.enlace.protocols.ChecklistItem.Standing;
import org.enlace.protocols.ChecklistItem.Verified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What may become of an item of a checklist. */
class ChecklistItemTest {
    private static final Signature ANNA = by("anna", null);
    private static final Signature BRUNO = by("bruno", null);
    private static final Signature BRUNO_FOR_ANNA = by("bruno", "anna");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private final NotStarted item = ChecklistItem.first(id(1), id(2), "lugar", 1, ANNA);

    @Test
    void it_is_begun_finished_and_verified_by_somebody_else() {
        InProgress begun = item.start(ANNA);
        Done done = begun.finish(ANNA);
        Verified verified = done.verify(BRUNO);
        assertEquals(Optional.of(ANNA), verified.finished());
        assertEquals(Optional.of(BRUNO), verified.checked());
        assertEquals(4, verified.revision());
    }

    @Test
    void what_was_done_already_is_finished_without_having_been_begun() {
        assertEquals(Standing.DONE, item.finish(ANNA).standing());
    }

    @Test
    void nobody_verifies_what_they_called_done_themselves() {
        assertEquals("checklist.self-verification", code(() -> item.finish(ANNA).verify(ANNA)));
    }

    @Test
    void a_deputy_and_the_officer_they_act_for_are_both_behind_what_is_called_done() {
        assertEquals("checklist.self-verification", code(() -> item.finish(ANNA).verify(BRUNO_FOR_ANNA)));
        assertEquals("checklist.self-verification", code(() -> item.finish(BRUNO_FOR_ANNA)
                .verify(ANNA)));
        assertEquals("checklist.self-verification", code(() -> item.finish(BRUNO_FOR_ANNA)
                .verify(BRUNO)));
    }

    @Test
    void what_is_done_or_verified_is_taken_back_into_work() {
        Done done = item.finish(ANNA);
        assertEquals(Optional.empty(), done.reopen(BRUNO).finished());
        assertEquals(Standing.IN_PROGRESS, done.verify(BRUNO).reopen(ANNA).standing());
    }

    @Test
    void what_was_begun_by_mistake_is_not_started_again() {
        assertEquals(Standing.NOT_STARTED, item.start(ANNA).reset(ANNA).standing());
    }

    @Test
    void what_does_not_apply_has_a_reason_and_can_apply_again() {
        assertEquals("protocol.required", code(() -> item.exempt(" ", ANNA)));
        assertEquals("protocol.too-long", code(() -> item.exempt("x".repeat(2_001), ANNA)));
        NotApplicable none = item.exempt(" No hay fronteras ", ANNA);
        assertEquals("No hay fronteras", none.reason());
        assertEquals(Standing.NOT_STARTED, none.apply(BRUNO).standing());
        assertEquals(null, none.apply(BRUNO).reason());
    }

    @ParameterizedTest
    @CsvSource({
        "not-started,verified",
        "in-progress,verified",
        "done,not-started",
        "done,not-applicable",
        "verified,done",
        "verified,not-started",
        "verified,not-applicable",
        "not-applicable,in-progress",
        "not-applicable,done",
        "not-applicable,verified"
    })
    void other_ways_there_are_none(String from, String to) {
        ChecklistItem now = standing(Standing.of(from).orElseThrow());
        Refusal refusal =
                assertThrows(Refusal.class, () -> now.become(Standing.of(to).orElseThrow(), "No", BRUNO));
        assertEquals("checklist.transition", refusal.code());
        assertFalse(now.standing().next().contains(Standing.of(to).orElseThrow()));
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    void every_way_that_is_told_can_be_gone(Standing from) {
        ChecklistItem now = standing(from);
        assertSame(now, now.become(from, null, BRUNO));
        from.next()
                .forEach(to -> assertEquals(to, now.become(to, "Motivo", BRUNO).standing()));
    }

    @Test
    void what_it_rests_on_is_changed_while_it_is_open_alone() {
        ItemDraft found = draft("done", "Acta 4");
        ChecklistItem done = found.on(item, ANNA);
        assertEquals("Acta 4", done.core().findings().evidence());
        assertEquals("checklist.settled", code(() -> draft("done", "Acta 5").on(done, ANNA)));
        assertEquals("checklist.settled", code(() -> draft("verified", "Acta 5").on(done, BRUNO)));
        assertEquals(
                "Acta 5",
                draft("in-progress", "Acta 5").on(done, ANNA).core().findings().evidence());
        assertSame(done, found.on(done, BRUNO));
        assertEquals("checklist.settled", code(() -> done.assign(new Duty(new UnitId("una"), null), ANNA)));
    }

    @Test
    void the_reason_why_it_does_not_apply_is_not_changed_on_the_way() {
        ChecklistItem none = item.exempt("No hay fronteras", ANNA);
        ItemDraft other = new ItemDraft("not-applicable", "Otra", null, null, null, null, null, null, List.of());
        assertEquals("checklist.settled", code(() -> other.on(none, BRUNO)));
    }

    @Test
    void it_is_overdue_after_its_day_while_it_is_open() {
        ChecklistItem late = item.assign(new Duty(null, TODAY.minusDays(1)), ANNA);
        assertTrue(late.overdue(TODAY));
        assertFalse(late.overdue(TODAY.minusDays(1)));
        assertFalse(late.become(Standing.DONE, null, ANNA).overdue(TODAY));
        assertFalse(late.drop(ANNA).overdue(TODAY));
    }

    @Test
    void a_later_version_with_other_words_says_so_until_somebody_works_on_it() {
        Done done = item.finish(ANNA);
        ChecklistItem same = done.carry(2, false, BRUNO);
        assertEquals(0, same.core().reworded());
        ChecklistItem other = done.carry(2, true, BRUNO).carry(3, true, BRUNO);
        assertEquals(1, other.core().reworded());
        assertEquals(3, other.core().edition());
        assertInstanceOf(Done.class, other);
        assertEquals(0, other.become(Standing.IN_PROGRESS, null, ANNA).core().reworded());
        assertEquals(
                1,
                item.carry(2, true, ANNA)
                        .assign(new Duty(null, TODAY), ANNA)
                        .core()
                        .reworded());
    }

    @Test
    void every_fault_of_a_draft_is_told_with_its_field() {
        ItemDraft wrong = new ItemDraft(
                "ready",
                null,
                "Una Bogotá",
                "2026-02-30",
                "x".repeat(2_001),
                null,
                null,
                "a\u0000b",
                List.of("ftp://example.org"));
        assertEquals(
                List.of("standing", "unit", "due", "currentState", "evidence", "links"),
                wrong.refusals().stream()
                        .map(refusal -> refusal.field().orElseThrow())
                        .toList());
        assertEquals(
                "protocol.too-many",
                draft("done", null, Collections.nCopies(11, "https://example.org"))
                        .refusals()
                        .get(0)
                        .code());
        assertEquals(List.of(), draft("done", "Acta").refusals());
    }

    private ChecklistItem standing(Standing wanted) {
        return switch (wanted) {
            case NOT_STARTED -> item;
            case IN_PROGRESS -> item.start(ANNA);
            case DONE -> item.finish(ANNA);
            case VERIFIED -> item.finish(ANNA).verify(BRUNO);
            case NOT_APPLICABLE -> item.exempt("No", ANNA);
        };
    }

    private static ItemDraft draft(String standing, String evidence) {
        return draft(standing, evidence, List.of());
    }

    private static ItemDraft draft(String standing, String evidence, List<String> links) {
        return new ItemDraft(standing, null, null, null, null, null, null, evidence, links);
    }

    private static Signature by(String officer, String absent) {
        return new Signature(new OfficerId(officer), Optional.ofNullable(absent).map(OfficerId::new), Instant.EPOCH);
    }

    private static RecordId id(long last) {
        return new RecordId(new UUID(0x0190000000007000L, 0x8000000000000000L | last));
    }

    private static String code(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(Refusal.class, act).code();
    }
}
