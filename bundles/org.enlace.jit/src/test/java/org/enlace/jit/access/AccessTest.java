package org.enlace.jit.access;

import static org.enlace.jit.signing.Story.AR;
import static org.enlace.jit.signing.Story.CL;
import static org.enlace.jit.signing.Story.ES;
import static org.enlace.jit.signing.Story.MADRID;
import static org.enlace.jit.signing.Story.UY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.access.Account.Standpoint;
import org.enlace.jit.access.Explanation.Allowed;
import org.enlace.jit.access.Explanation.Denied;
import org.enlace.jit.access.Explanation.Lack;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.signing.Story;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

class AccessTest {
    private final Story story = new Story();

    private Explanation explain(CountryCode country, String account, Right right, String at) {
        Account asking = new Account(country, Story.mark(account), Set.of());
        return new Access(story.standing(), asking, Instant.parse(at)).explain(right);
    }

    private Lack lack(CountryCode country, String account, Right right, String at) {
        return assertInstanceOf(Denied.class, explain(country, account, right, at))
                .lack();
    }

    private Instrument with(Story.Person... people) {
        Instrument agreement = story.agreement(AR, AR, CL, ES).naming(people).propose();
        story.sign(agreement, AR, CL, ES);
        return agreement;
    }

    @Test
    void a_day_ends_at_midnight_where_the_person_is_and_at_the_same_moment_everywhere() {
        with(
                story.person(ES, TeamRole.MEMBER, "luz").until("2027-04-30").in(MADRID),
                story.person(AR, TeamRole.MEMBER, "ana").until("2027-04-30"));
        assertTrue(explain(ES, "luz", Right.WRITE, "2027-04-30T21:59:59.999Z").allowed());
        assertEquals(Lack.OVER, lack(ES, "luz", Right.WRITE, "2027-04-30T22:00:00Z"));
        assertTrue(explain(AR, "ana", Right.WRITE, "2027-05-01T02:59:59.999Z").allowed());
        assertEquals(Lack.OVER, lack(AR, "ana", Right.WRITE, "2027-05-01T03:00:00Z"));
    }

    @Test
    void nobody_is_in_before_the_first_day() {
        with(story.person(ES, TeamRole.MEMBER, "luz").from("2027-04-01").in(MADRID));
        Denied why = assertInstanceOf(Denied.class, explain(ES, "luz", Right.SEE_CONTENT, "2027-03-31T21:59:59Z"));
        assertEquals(Lack.NOT_YET, why.lack());
        assertEquals(Optional.of(Instant.parse("2027-03-31T22:00:00Z")), why.since());
        assertTrue(explain(ES, "luz", Right.SEE_CONTENT, "2027-03-31T22:00:00Z").allowed());
    }

    @Test
    void an_annex_ends_what_another_text_gave_and_says_which() {
        Story.Person ana = story.person(AR, TeamRole.MEMBER, "ana");
        Instrument agreement = with(ana);
        story.later("2027-05-10T10:00:00Z");
        Instrument annex = story.text(InstrumentKind.DESIGNATION, AR)
                .on(agreement)
                .naming(ana.until("2027-05-02"))
                .propose();
        Instant signed = story.sign(annex, AR).said().at();
        assertTrue(explain(AR, "ana", Right.WRITE, signed.minusSeconds(1).toString())
                .allowed());
        Denied why = assertInstanceOf(Denied.class, explain(AR, "ana", Right.WRITE, signed.toString()));
        assertEquals(annex, why.text().orElseThrow().instrument());
        assertEquals(Optional.of(signed), why.since(), "not from the day that was past already");
    }

    @Test
    void who_is_allowed_is_told_by_which_text_and_until_when() {
        Instrument agreement = with(story.person(AR, TeamRole.LEADER, "ana"));
        Allowed why = assertInstanceOf(Allowed.class, explain(AR, "ana", Right.WRITE, "2027-05-10T10:00:00Z"));
        assertEquals(agreement, why.named().orElseThrow().by().instrument());
        assertEquals(Optional.of(Instant.parse("2028-01-01T03:00:00Z")), why.until(), "with the team");
        Allowed reading =
                assertInstanceOf(Allowed.class, explain(AR, "ana", Right.SEE_CONTENT, "2027-05-10T10:00:00Z"));
        assertEquals(Optional.empty(), reading.until(), "what is over is still read");
    }

    @Test
    void after_the_end_it_is_read_and_evaluated_and_nothing_is_written() {
        with(story.person(AR, TeamRole.LEADER, "ana"));
        assertEquals(Lack.TEAM_OVER, lack(AR, "ana", Right.WRITE, "2028-01-01T03:00:00Z"));
        assertTrue(explain(AR, "ana", Right.SEE_CONTENT, "2028-01-01T03:00:00Z").allowed());
        assertTrue(explain(AR, "ana", Right.EVALUATE, "2028-01-01T03:00:00Z").allowed());
    }

    @Test
    void a_mark_in_what_another_country_says_lets_nobody_in_here() {
        with(story.person(CL, TeamRole.LEADER, "ana"));
        assertEquals(Lack.NOT_DESIGNATED, lack(AR, "ana", Right.SEE_COURSE, "2027-05-10T10:00:00Z"));
    }

    @Test
    void a_mark_in_what_was_signed_for_a_country_on_paper_lets_nobody_in() {
        story.paper = Set.of(UY);
        Instrument agreement = story.text(InstrumentKind.AGREEMENT, AR)
                .of(Story.party(AR), Story.onPaper(UY))
                .until("2027-12-31")
                .naming(story.person(UY, TeamRole.LEADER, "u"), story.person(AR, TeamRole.LEADER, "ana"))
                .propose();
        story.sign(agreement, AR);
        story.signOnPaper(agreement, UY, AR);
        assertEquals(Lack.NOT_DESIGNATED, lack(UY, "u", Right.SEE_COURSE, "2027-05-10T10:00:00Z"));
        assertTrue(explain(AR, "ana", Right.SEE_COURSE, "2027-05-10T10:00:00Z").allowed());
        assertEquals(2, story.standing().people(story.now).size(), "who is named is named all the same");
    }

    @Test
    void nobody_is_named_for_days_of_which_no_calendar_knows() {
        Story.Person ana = story.person(AR, TeamRole.MEMBER, "ana");
        for (String day : List.of("+999999999-12-31", "-999999999-01-01", "1899-12-31", "3000-01-01")) {
            assertEquals(
                    "jit.day-far",
                    assertThrows(Refusal.class, ana.from(day)::designation).code());
            Story.Person until = story.person(AR, TeamRole.MEMBER, "ana").until(day);
            assertEquals(
                    "jit.day-far",
                    assertThrows(Refusal.class, until::designation).code());
        }
        assertTrue(
                ana.from("1900-01-01").until("2999-12-31").designation().until().isPresent());
    }

    @Test
    void a_party_that_left_is_told_since_when() {
        Instrument agreement = with(story.person(ES, TeamRole.LEADER, "luz"));
        Instrument leaving = story.text(InstrumentKind.DEPARTURE, ES)
                .parties(AR, CL)
                .until("2027-04-30")
                .in(MADRID)
                .on(agreement)
                .propose();
        story.sign(leaving, ES);
        assertTrue(explain(ES, "luz", Right.WRITE, "2027-04-30T21:59:59Z").allowed());
        Denied why = assertInstanceOf(Denied.class, explain(ES, "luz", Right.WRITE, "2027-04-30T22:00:00Z"));
        assertEquals(Lack.PARTY_LEFT, why.lack());
        assertEquals(leaving, why.text().orElseThrow().instrument());
        assertEquals(Optional.of(Instant.parse("2027-04-30T22:00:00Z")), why.since());
    }

    @Test
    void a_country_that_is_to_join_prepares_that_and_nothing_else() {
        Instrument agreement = with();
        Account uruguayan = new Account(UY, Story.mark("u"), Set.of(Standpoint.CIRCLE, Standpoint.MAY_SIGN));
        Access before = new Access(story.standing(), uruguayan, story.now);
        assertEquals(Set.of(), before.rights());
        Instrument coming = story.text(InstrumentKind.ACCESSION, AR)
                .parties(AR, CL, ES, UY)
                .on(agreement)
                .propose();
        Access now = new Access(story.standing(), uruguayan, story.now);
        assertTrue(now.allows(Right.SIGN));
        assertFalse(now.allows(Right.SEE_CONTENT));
        story.sign(coming, AR, CL, ES, UY);
        assertEquals(Set.of(), new Access(story.standing(), uruguayan, story.now).rights());
    }
}
