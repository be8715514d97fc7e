package org.enlace.protocols;

import static org.enlace.protocols.Fixtures.uruguayanProtocol;
import static org.enlace.protocols.Fixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Edition.Approved;
import org.enlace.protocols.Edition.Draft;
import org.enlace.protocols.Edition.Effective;
import org.enlace.protocols.Edition.InReview;
import org.enlace.protocols.Edition.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class EditionLifeTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate NEXT_YEAR = TODAY.plusYears(1);
    private static final OfficerId RITA = new OfficerId("rita");
    private static final OfficerId PAUL = new OfficerId("paul");
    private static final Signature AUTHOR = by("anna");
    private static final Signature REVIEWER = by("rita");
    private static final Signature APPROVER = by("paul");

    @Test
    void a_version_is_a_draft_then_in_review_then_approved_then_in_effect_then_superseded() {
        InReview review = inReview();
        Approved approved = agreed(review).approve(1, 1, TODAY, second("paul"), NOON);
        assertEquals(OptionalInt.of(2), approved.number());
        assertEquals(TODAY, approved.decided().from());
        Effective effective = approved.takeEffect(TODAY, APPROVER);
        assertEquals(Stage.EFFECTIVE, effective.stage());
        Edition.Superseded old = effective.supersede(3, APPROVER);
        assertEquals(3, old.by());
        assertEquals(effective.content(), old.content());
        assertEquals(Optional.of(approved.decided()), old.approval());
    }

    @Test
    void each_change_counts_one_revision() {
        Draft draft = draft();
        assertEquals(1, draft.revision());
        assertEquals(2, draft.edit(text("Otro"), AUTHOR).revision());
        assertEquals(3, agreed(inReview()).revision());
    }

    @Test
    void an_author_reviews_nothing() {
        refused("edition.author-reviews", () -> draft().submit(Set.of(AUTHOR.officer()), PAUL, AUTHOR));
        InReview review = inReview();
        refused("edition.self-review", () -> review.give(true, null, Map.of(), AUTHOR));
    }

    @Test
    void an_author_approves_nothing() {
        refused("edition.author-approves", () -> draft().submit(Set.of(RITA), AUTHOR.officer(), AUTHOR));
        refused("second-officer.same", () -> agreed(inReview()).approve(1, 1, TODAY, second("anna"), NOON));
    }

    @Test
    void nobody_approves_or_reviews_what_their_own_account_or_absent_officer_wrote() {
        Caller deputyOfAuthor = second("paul", "anna");
        refused("second-officer.same", () -> agreed(inReview()).approve(1, 1, TODAY, deputyOfAuthor, NOON));
        Caller authorAsDeputy = second("anna", "paul");
        refused("second-officer.same", () -> agreed(inReview()).approve(1, 1, TODAY, authorAsDeputy, NOON));
        Signature authorForReviewer = new Signature(AUTHOR.officer(), Optional.of(RITA), NOON);
        refused("edition.self-review", () -> inReview().give(true, null, Map.of(), authorForReviewer));
    }

    @Test
    void a_draft_written_by_a_deputy_has_two_authors() {
        Signature deputy = new Signature(new OfficerId("dora"), Optional.of(AUTHOR.officer()), NOON);
        Draft draft = draft().edit(text("Otro"), deputy);
        assertEquals(
                Set.of(AUTHOR.officer(), new OfficerId("dora")), draft.core().authors());
    }

    @Test
    void only_an_author_changes_submits_takes_back_and_gives_up() {
        refused("edition.not-author", () -> draft().edit(text("Otro"), REVIEWER));
        refused("edition.not-author", () -> draft().submit(Set.of(RITA), PAUL, REVIEWER));
        refused("edition.not-author", () -> draft().abort("Porque sí", REVIEWER));
        refused("edition.not-author", () -> draft().invite(PAUL, REVIEWER));
        refused("edition.not-author", () -> draft().renew(2, NeedToKnow.OPEN, REVIEWER));
        refused("edition.not-author", () -> inReview().reopen(REVIEWER));
        refused("edition.not-author", () -> inReview().abort("Porque sí", REVIEWER));
    }

    @Test
    void another_author_may_write_and_review_no_more() {
        Draft draft = draft().invite(RITA, AUTHOR);
        assertEquals("Otro", draft.edit(text("Otro"), REVIEWER).content().title());
        refused("edition.author-reviews", () -> draft.submit(Set.of(RITA), PAUL, AUTHOR));
        refused("protocol.required", () -> draft.invite(null, AUTHOR));
    }

    @Test
    void what_goes_into_review_says_what_changes_and_when_it_is_looked_at_again() {
        Draft bare = Draft.begin(id(1), id(2), 1, new EditionText(content("Título"), null, null, null), AUTHOR);
        assertEquals("changes", refused("protocol.required", () -> bare.submit(Set.of(RITA), PAUL, AUTHOR)));
        Draft half = bare.edit(new EditionText(content("Título"), "Todo", null, null), AUTHOR);
        assertEquals("nextReview", refused("protocol.required", () -> half.submit(Set.of(RITA), PAUL, AUTHOR)));
        assertEquals("reviewers", refused("protocol.required", () -> draft().submit(Set.of(), PAUL, AUTHOR)));
        assertEquals("approver", refused("protocol.required", () -> draft().submit(Set.of(RITA), null, AUTHOR)));
    }

    @Test
    void only_a_named_reviewer_gives_an_opinion_and_the_last_one_counts() {
        refused("edition.not-reviewer", () -> inReview().give(true, null, Map.of(), APPROVER));
        InReview against = inReview().give(false, "Falta el plazo", Map.of("summary", "¿Y el plazo?"), REVIEWER);
        assertFalse(against.agreed());
        InReview now = against.give(true, null, Map.of(), REVIEWER);
        assertTrue(now.agreed());
        assertEquals(1, now.core().opinions().size());
    }

    @Test
    void whoever_asks_for_changes_says_which_and_speaks_of_sections_there_are() {
        refused("edition.reason-missing", () -> inReview().give(false, " ", Map.of(), REVIEWER));
        refused("edition.section", () -> inReview().give(true, null, Map.of("anexo", "No está"), REVIEWER));
        InReview said = inReview().give(true, null, Map.of("requirement.define-roles", "Bien"), REVIEWER);
        assertEquals(
                Map.of("requirement.define-roles", "Bien"),
                said.core().opinions().get(0).remarks());
    }

    @Test
    void nothing_is_approved_before_every_reviewer_agrees_nor_by_anybody_else() {
        refused("edition.not-agreed", () -> inReview().approve(1, 1, TODAY, second("paul"), NOON));
        InReview against = inReview().give(false, "Falta el plazo", Map.of(), REVIEWER);
        refused("edition.not-agreed", () -> against.approve(1, 1, TODAY, second("paul"), NOON));
        refused("edition.not-approver", () -> agreed(inReview()).approve(1, 1, TODAY, second("otto"), NOON));
    }

    @Test
    void what_was_taken_back_is_reviewed_anew_and_what_was_said_stays() {
        InReview against = inReview().give(false, "Falta el plazo", Map.of(), REVIEWER);
        InReview second = against.reopen(AUTHOR).edit(text("Con plazo"), AUTHOR).submit(Set.of(RITA), PAUL, AUTHOR);
        assertEquals(2, second.core().round());
        assertFalse(second.agreed());
        assertEquals(1, second.core().opinions().size());
        refused("edition.not-agreed", () -> second.approve(1, 1, TODAY, second("paul"), NOON));
        assertEquals(2, agreed(second).core().opinions().size());
    }

    @Test
    void nothing_is_approved_that_was_written_against_an_older_version_until_it_is_renewed() {
        refused("edition.outdated", () -> agreed(inReview()).approve(2, 2, TODAY, second("paul"), NOON));
        Draft renewed = inReview().reopen(AUTHOR).renew(2, NeedToKnow.OPEN, AUTHOR);
        InReview again = agreed(renewed.submit(Set.of(RITA), PAUL, AUTHOR));
        assertEquals(
                OptionalInt.of(3),
                again.approve(2, 2, TODAY, second("paul"), NOON).number());
    }

    @Test
    void giving_up_takes_no_number_and_needs_a_reason() {
        assertEquals(
                OptionalInt.empty(), draft().abort("Ya no hace falta", AUTHOR).number());
        assertEquals(
                OptionalInt.empty(),
                inReview().abort("Ya no hace falta", AUTHOR).number());
        assertEquals("reason", refused("protocol.required", () -> draft().abort(" ", AUTHOR)));
    }

    @Test
    void what_has_a_later_day_waits_for_it() {
        EditionText later = new EditionText(content("Título"), "Todo", TODAY.plusDays(5), NEXT_YEAR);
        Approved approved = agreed(draft().edit(later, AUTHOR).submit(Set.of(RITA), PAUL, AUTHOR))
                .approve(1, 1, TODAY, second("paul"), NOON);
        assertEquals(TODAY.plusDays(5), approved.decided().from());
        refused("edition.too-early", () -> approved.takeEffect(TODAY.plusDays(4), APPROVER));
        assertEquals(
                Stage.EFFECTIVE,
                approved.takeEffect(TODAY.plusDays(5), APPROVER).stage());
    }

    @Test
    void an_approval_taken_back_keeps_its_number_and_is_never_in_effect() {
        Edition.Withdrawn withdrawn =
                agreed(inReview()).approve(1, 1, TODAY, second("paul"), NOON).withdraw("Un error", APPROVER);
        assertEquals(OptionalInt.of(2), withdrawn.number());
        refused("edition.stage", () -> withdrawn.restore(APPROVER));
    }

    @Test
    void what_is_out_of_use_can_be_put_back() {
        Effective effective =
                agreed(inReview()).approve(1, 1, TODAY, second("paul"), NOON).takeEffect(TODAY, APPROVER);
        Edition.Withdrawn withdrawn = effective.withdraw("Un error", APPROVER);
        assertEquals("Un error", withdrawn.ended().reason());
        assertEquals(effective.given(), withdrawn.restore(APPROVER).given());
        assertEquals("reason", refused("protocol.required", () -> effective.withdraw("", APPROVER)));
    }

    @Test
    void a_review_without_changes_sets_a_day_to_come() {
        Effective effective =
                agreed(inReview()).approve(1, 1, TODAY, second("paul"), NOON).takeEffect(TODAY, APPROVER);
        assertEquals(
                TODAY.plusYears(3),
                effective.reviewed(TODAY.plusYears(3), TODAY, APPROVER).text().nextReview());
        refused("edition.review-past", () -> effective.reviewed(TODAY, TODAY, APPROVER));
        refused("protocol.required", () -> effective.reviewed(null, TODAY, APPROVER));
        refused("edition.day", () -> effective.reviewed(LocalDate.of(3000, 1, 1), TODAY, APPROVER));
    }

    @Test
    void the_next_review_comes_after_the_day_of_effect() {
        refused("edition.review-before-effect", () -> new EditionText(content("T"), null, TODAY, TODAY));
        EditionText text = new EditionText(content("T"), "Todo", null, TODAY.plusDays(1));
        InReview review = agreed(draft().edit(text, AUTHOR).submit(Set.of(RITA), PAUL, AUTHOR));
        refused("edition.review-before-effect", () -> review.approve(1, 1, TODAY.plusDays(1), second("paul"), NOON));
    }

    @Test
    void a_version_is_superseded_by_a_later_one_only() {
        Effective effective =
                agreed(inReview()).approve(1, 1, TODAY, second("paul"), NOON).takeEffect(TODAY, APPROVER);
        assertThrows(IllegalArgumentException.class, () -> effective.supersede(2, APPROVER));
    }

    static Draft draft() {
        return Draft.begin(id(1), id(2), 1, text("Título"), AUTHOR);
    }

    private static InReview inReview() {
        return draft().submit(Set.of(RITA), PAUL, AUTHOR);
    }

    private static InReview agreed(InReview review) {
        return review.give(true, null, Map.of(), REVIEWER);
    }

    private static EditionText text(String title) {
        return new EditionText(content(title), "Un plazo nuevo", null, NEXT_YEAR);
    }

    private static ProtocolContent content(String title) {
        return with(uruguayanProtocol(), "title", title).content();
    }

    private static Caller second(String officer) {
        return new Caller(new OfficerId(officer), Language.ES, ZoneOffset.UTC, permission -> true)
                .by(new Origin(Origin.Door.PAGE, "", true));
    }

    private static Caller second(String officer, String absent) {
        Caller caller = second(officer);
        return new Caller(
                caller.officer(),
                Optional.of(new OfficerId(absent)),
                Optional.empty(),
                caller.language(),
                caller.zone(),
                caller.grants(),
                caller.origin());
    }

    private static Signature by(String officer) {
        return new Signature(new OfficerId(officer), Optional.empty(), NOON);
    }

    private static RecordId id(int number) {
        return new RecordId(new UUID(0x0190000000007000L, 0x8000000000000000L | number));
    }

    /** @return the field at fault, or nothing */
    private static String refused(String code, Executable act) {
        Refusal refusal = assertThrows(Refusal.class, act);
        assertEquals(code, refusal.code(), refusal.getMessage());
        return refusal.field().orElse("");
    }
}
