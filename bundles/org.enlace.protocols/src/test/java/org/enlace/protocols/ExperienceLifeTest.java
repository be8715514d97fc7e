package org.enlace.protocols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Experience.State;
import org.enlace.protocols.Experience.Submitted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

public class ExperienceLifeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final RecordId DOCUMENT = new RecordId(new UUID(0x0190000000007000L, 0x8000000000000001L));
    private static final RecordId REPORT = new RecordId(new UUID(0x0190000000007000L, 0x8000000000000002L));
    private static final Signature CLARA = by("clara", null);
    private static final Signature RITA = by("rita", null);

    @Test
    void somebody_else_accepts_what_was_reported() {
        Submitted report = report();
        assertEquals(1, report.revision());
        Experience.Accepted accepted = report.accept(RITA);
        assertEquals(State.ACCEPTED, accepted.state());
        assertEquals(2, accepted.revision());
        assertEquals(report.text(), accepted.text());
        assertEquals(Optional.of(RITA), accepted.decided());
    }

    @Test
    void somebody_else_declines_it_with_a_reason() {
        assertEquals(
                "Con datos de un caso",
                report().decline("Con datos de un caso", RITA).reason());
        refused("protocol.required", () -> report().decline(" ", RITA));
        refused("protocol.too-long", () -> report().decline("a".repeat(2_001), RITA));
    }

    @Test
    void nobody_reviews_their_own_report_by_way_of_a_deputy_either() {
        refused("experience.self-review", () -> report().accept(CLARA));
        refused("experience.self-review", () -> report().decline("No", CLARA));
        refused("experience.self-review", () -> report().accept(by("dora", "clara")));
        refused("experience.self-review", () -> report().accept(by("clara", "rita")));
        Submitted byDeputy = Experience.report(REPORT, DOCUMENT, text(1, TODAY), TODAY, by("dora", "clara"));
        refused("experience.self-review", () -> byDeputy.accept(by("dora", null)));
        refused("experience.self-review", () -> byDeputy.accept(CLARA));
        assertEquals(State.ACCEPTED, byDeputy.accept(RITA).state());
    }

    @Test
    void its_author_alone_takes_it_back() {
        assertEquals(State.WITHDRAWN, report().withdraw(CLARA).state());
        refused("experience.not-author", () -> report().withdraw(RITA));
    }

    @Test
    void what_is_still_to_come_is_not_reported() {
        refused(
                "experience.future",
                () -> Experience.report(REPORT, DOCUMENT, text(1, TODAY.plusDays(1)), TODAY, CLARA));
    }

    @Test
    void a_period_ends_when_it_begins_at_the_earliest() {
        assertEquals(
                "usedTo",
                field(() -> new ExperienceText(
                        1, TODAY, TODAY.minusDays(1), null, "a", "b", "c", null, null, null, null, null, null)));
        assertEquals(
                "usedFrom",
                field(() ->
                        new ExperienceText(1, null, TODAY, null, "a", "b", "c", null, null, null, null, null, null)));
        refused("edition.day", () -> text(1, LocalDate.of(9999, 1, 1)));
    }

    @Test
    void it_says_where_what_was_done_and_what_came_of_it() {
        assertEquals("context", field(() -> said(" ", "b", "c")));
        assertEquals("done", field(() -> said("a", null, "c")));
        assertEquals("results", field(() -> said("a", "b", "")));
        assertEquals("results", field(() -> said("a", "b", "c".repeat(5_001))));
        assertEquals("context", field(() -> said("a\u0000", "b", "c")));
        assertEquals("c".repeat(5_000), said("a", "b", "c".repeat(5_000)).results());
    }

    @Test
    void counts_are_whole_numbers_within_reason() {
        refused("experience.number", () -> counted(-1));
        refused("experience.number", () -> counted(1_000_001));
        assertEquals(0, counted(0).identified());
        assertEquals(1_000_000, counted(1_000_000).identified());
    }

    @Test
    void an_accepted_report_moves_the_evidence_up_or_down_with_a_reason() {
        Evidence claimed = new Evidence(EvidenceLevel.CLAIMED, List.of());
        Experience.Accepted report = report().accept(RITA);
        EvidenceStep up = claimed.move(report, EvidenceLevel.REPLICATED, "Dos unidades lo repitieron", RITA);
        assertEquals(EvidenceLevel.CLAIMED, up.from());
        Evidence moved = new Evidence(EvidenceLevel.CLAIMED, List.of(up));
        assertEquals(Optional.of(EvidenceLevel.REPLICATED), moved.level());
        EvidenceStep down = moved.move(report, EvidenceLevel.SELF_ASSESSED, "Fue la misma unidad", RITA);
        assertEquals(2, down.revision());
        assertEquals(EvidenceLevel.REPLICATED, down.from());
        refused("evidence.same", () -> moved.move(report, EvidenceLevel.REPLICATED, "Otra vez", RITA));
        refused("protocol.required", () -> moved.move(report, EvidenceLevel.EVALUATED, " ", RITA));
        refused("protocol.required", () -> moved.move(report, null, "Porque sí", RITA));
    }

    @Test
    void who_wrote_the_report_does_not_move_the_evidence_with_it() {
        Evidence none = new Evidence(null, List.of());
        assertEquals(Optional.empty(), none.level());
        Experience.Accepted report = report().accept(RITA);
        refused("experience.self-review", () -> none.move(report, EvidenceLevel.CLAIMED, "Mía", CLARA));
        refused("experience.self-review", () -> none.move(report, EvidenceLevel.CLAIMED, "Mía", by("dora", "clara")));
    }

    static Submitted report() {
        return Experience.report(REPORT, DOCUMENT, text(1, TODAY), TODAY, CLARA);
    }

    /** What a unit tells that used a version until a day. */
    public static ExperienceText text(int edition, LocalDate to) {
        return new ExperienceText(
                edition,
                to.minusDays(10),
                to,
                new UnitId("una-bogota"),
                "Puesto fronterizo de muestra",
                "Se aplicó en el turno de día",
                "Menos interrupciones",
                "La sala aparte",
                "De noche no hubo intérprete",
                null,
                12,
                3,
                null);
    }

    private static ExperienceText said(String context, String done, String results) {
        return new ExperienceText(1, TODAY, TODAY, null, context, done, results, null, null, null, null, null, null);
    }

    private static ExperienceText counted(int identified) {
        return new ExperienceText(1, TODAY, TODAY, null, "a", "b", "c", null, null, null, null, identified, null);
    }

    private static Signature by(String officer, String absent) {
        return new Signature(
                new OfficerId(officer),
                Optional.ofNullable(absent).map(OfficerId::new),
                Instant.parse("2026-11-25T12:00:00Z"));
    }

    private static String field(Executable act) {
        return assertThrows(Refusal.class, act).field().orElse("");
    }

    private static void refused(String code, Executable act) {
        assertEquals(code, assertThrows(Refusal.class, act).code());
    }
}
