package org.enlace.jit.signing;

import static org.enlace.jit.signing.Story.AR;
import static org.enlace.jit.signing.Story.CL;
import static org.enlace.jit.signing.Story.ES;
import static org.enlace.jit.signing.Story.MADRID;
import static org.enlace.jit.signing.Story.UY;
import static org.enlace.jit.signing.Story.onPaper;
import static org.enlace.jit.signing.Story.party;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.junit.jupiter.api.Test;

class StandingTest {
    private final Story story = new Story();

    private Standing now() {
        return story.standing();
    }

    private Set<CountryCode> parties() {
        return Set.copyOf(now().parties(story.now).stream()
                .map(one -> one.party().country())
                .toList());
    }

    private Optional<InForce> inForce(Instrument text) {
        return now().inForce(story.now).stream()
                .filter(one -> one.instrument().equals(text))
                .findFirst();
    }

    private Pending pending(Instrument text) {
        return now().pending(story.now).stream()
                .filter(one -> one.instrument().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_agreement_is_in_force_from_its_last_signature() {
        Instrument agreement = story.agreement(AR, AR, CL, ES).propose();
        story.sign(agreement, AR, CL);
        assertInstanceOf(Phase.Preparing.class, now().phase(story.now));
        assertEquals(Set.of(ES), pending(agreement).lacking());
        Instant last = story.sign(agreement, ES).said().at();
        Phase.Running running = assertInstanceOf(Phase.Running.class, now().phase(last));
        assertEquals(last, running.since());
        assertInstanceOf(Phase.Preparing.class, now().phase(last.minusNanos(1000)));
        assertEquals(Set.of(AR, CL, ES), parties());
    }

    @Test
    void it_ends_at_midnight_after_its_last_day_in_its_zone() {
        story.inForce();
        assertInstanceOf(Phase.Running.class, now().phase(Instant.parse("2028-01-01T02:59:59Z")));
        Phase.Ended ended = assertInstanceOf(Phase.Ended.class, now().phase(Instant.parse("2028-01-01T03:00:00Z")));
        assertEquals(Phase.How.EXPIRED, ended.how());
    }

    @Test
    void a_signature_of_somebody_who_is_not_asked_counts_for_nothing() {
        Instrument agreement = story.agreement(AR, AR, CL).propose();
        story.sign(agreement, AR, UY);
        assertEquals(Set.of(CL), pending(agreement).lacking());
    }

    @Test
    void a_signature_whose_text_is_not_here_waits_for_it() {
        Proposed agreement = story.agreement(AR, AR, CL).proposed();
        story.sign(agreement.instrument(), AR, CL);
        assertEquals(2, now().waiting().size());
        story.all.add(agreement);
        assertTrue(now().waiting().isEmpty());
        assertTrue(inForce(agreement.instrument()).isPresent());
    }

    @Test
    void whoever_replaced_a_text_does_not_sign_the_older_one_any_more() {
        Instrument first = story.agreement(AR, AR, CL).propose();
        story.sign(first, CL);
        Instrument second = story.agreement(AR, AR, CL)
                .clause("purpose", "Otro")
                .replacing(first)
                .propose();
        story.sign(first, AR);
        assertFalse(inForce(first).isPresent());
        assertEquals(Optional.of(second), pending(first).replaced());
        assertEquals(Set.of(), pending(first).lacking());
        story.sign(second, AR, CL);
        assertTrue(inForce(second).isPresent());
    }

    @Test
    void there_is_one_agreement() {
        Instrument first = story.inForce();
        Instrument other = story.agreement(CL, AR, CL).clause("purpose", "Otro").propose();
        story.sign(other, AR, CL);
        assertEquals(Optional.of(Hindrance.ANOTHER_AGREEMENT), pending(other).hinders());
        assertTrue(inForce(first).isPresent());
    }

    @Test
    void an_extension_takes_everybodys_signature_and_gives_another_last_day() {
        Instrument agreement = story.inForce();
        Instrument longer = story.text(InstrumentKind.EXTENSION, CL)
                .parties(AR, CL, ES)
                .until("2028-06-30")
                .in(MADRID)
                .on(agreement)
                .propose();
        story.sign(longer, CL, AR);
        assertEquals(Set.of(ES), pending(longer).lacking());
        story.sign(longer, ES);
        assertInstanceOf(Phase.Running.class, now().phase(Instant.parse("2028-06-30T21:59:59Z")));
        assertInstanceOf(Phase.Ended.class, now().phase(Instant.parse("2028-06-30T22:00:00Z")));
    }

    @Test
    void what_is_over_is_not_extended() {
        Instrument agreement = story.inForce();
        Instrument longer = story.text(InstrumentKind.EXTENSION, CL)
                .parties(AR, CL, ES)
                .until("2028-06-30")
                .on(agreement)
                .propose();
        story.sign(longer, CL, AR);
        story.later("2028-01-01T03:00:00Z");
        story.sign(longer, ES);
        assertFalse(inForce(longer).isPresent());
        assertEquals(Optional.of(Hindrance.TEAM_OVER), pending(longer).hinders());
    }

    @Test
    void a_closure_ends_it_earlier_and_never_before_it_was_signed() {
        Instrument agreement = story.inForce();
        Instrument closure = story.text(InstrumentKind.CLOSURE, CL)
                .parties(AR, CL, ES)
                .until("2027-02-01")
                .on(agreement)
                .propose();
        Instant signed = story.sign(closure, CL, AR, ES).said().at();
        assertInstanceOf(Phase.Running.class, now().phase(signed.minusSeconds(1)));
        Phase.Ended ended = assertInstanceOf(Phase.Ended.class, now().phase(signed));
        assertEquals(Phase.How.CLOSED, ended.how());
        assertEquals(signed, ended.at());
    }

    @Test
    void of_two_amendments_from_one_base_the_later_prevails_and_it_is_said() {
        Instrument agreement = story.agreement(AR, AR, CL)
                .clause("purpose", "Uno")
                .clause("costs", "Uno")
                .propose();
        story.sign(agreement, AR, CL);
        Instrument one = story.text(InstrumentKind.AMENDMENT, AR)
                .parties(AR, CL)
                .on(agreement)
                .clause("purpose", "Dos")
                .propose();
        Instrument other = story.text(InstrumentKind.AMENDMENT, CL)
                .parties(AR, CL)
                .on(agreement)
                .clause("purpose", "Tres")
                .clause("media", "Tres")
                .propose();
        story.sign(one, AR);
        story.sign(other, CL);
        story.sign(one, CL);
        story.sign(other, AR);
        assertEquals(List.of(one), inForce(other).orElseThrow().beside());
        List<StandingClause> clauses = now().clauses(story.now);
        assertEquals(
                List.of("purpose Tres", "costs Uno", "media Tres"),
                clauses.stream()
                        .map(each ->
                                each.clause().key() + " " + each.clause().text().get(Language.ES))
                        .toList());
        assertEquals(one, clauses.get(0).over().orElseThrow().instrument());
        assertEquals(Optional.empty(), clauses.get(2).over());
        assertFalse(now().current(other, story.now.minusSeconds(200)) && now().current(one, story.now));
    }

    @Test
    void who_comes_signs_with_all_who_are_there() {
        Instrument agreement = story.inForce();
        Instrument coming = story.text(InstrumentKind.ACCESSION, AR)
                .parties(AR, CL, ES, UY)
                .on(agreement)
                .propose();
        story.sign(coming, AR, CL, ES);
        assertEquals(Set.of(UY), pending(coming).lacking());
        assertFalse(parties().contains(UY));
        story.sign(coming, UY);
        assertTrue(parties().contains(UY));
    }

    @Test
    void who_came_meanwhile_signs_what_was_proposed_before_or_it_does_not_come_into_force() {
        Instrument agreement = story.inForce();
        Instrument amended = story.text(InstrumentKind.AMENDMENT, CL)
                .parties(AR, CL, ES)
                .on(agreement)
                .clause("costs", "Dos")
                .propose();
        Instrument coming = story.text(InstrumentKind.ACCESSION, AR)
                .parties(AR, CL, ES, UY)
                .on(agreement)
                .propose();
        story.sign(coming, AR, CL, ES, UY);
        story.sign(amended, AR, CL, ES);
        assertEquals(Set.of(UY), pending(amended).lacking());
    }

    @Test
    void who_leaves_is_gone_with_its_last_day_and_signs_nothing_afterwards() {
        Instrument agreement = story.inForce();
        Instrument leaving = story.text(InstrumentKind.DEPARTURE, ES)
                .parties(AR, CL)
                .until("2027-04-30")
                .in(MADRID)
                .on(agreement)
                .propose();
        story.sign(leaving, ES);
        assertTrue(now().party(ES, Instant.parse("2027-04-30T21:59:59Z")));
        assertFalse(now().party(ES, Instant.parse("2027-04-30T22:00:00Z")));
        story.later("2027-05-02T10:00:00Z");
        Instrument amended = story.text(InstrumentKind.AMENDMENT, AR)
                .parties(AR, CL)
                .on(leaving)
                .clause("costs", "Dos")
                .propose();
        Signed late = story.sign(amended, ES);
        assertFalse(now().counts(late, story.now));
        story.sign(amended, AR, CL);
        assertTrue(inForce(amended).isPresent());
    }

    @Test
    void what_was_said_before_leaving_counts_whenever_it_arrives() {
        Instrument agreement = story.inForce();
        Instrument amended = story.text(InstrumentKind.AMENDMENT, AR)
                .parties(AR, CL, ES)
                .on(agreement)
                .clause("costs", "Dos")
                .propose();
        Signed before = story.signature(amended.hash(), ES, ES);
        Instrument leaving = story.text(InstrumentKind.DEPARTURE, ES)
                .parties(AR, CL)
                .until("2027-04-30")
                .on(agreement)
                .propose();
        story.sign(leaving, ES);
        story.later("2027-05-02T10:00:00Z");
        story.sign(amended, AR, CL);
        assertFalse(inForce(amended).isPresent());
        story.all.add(before);
        assertTrue(inForce(amended).isPresent());
    }

    @Test
    void a_departure_that_still_names_everybody_is_of_whoever_proposed_it() {
        Instrument agreement = story.inForce();
        Instrument leaving = story.text(InstrumentKind.DEPARTURE, CL)
                .parties(AR, CL, ES)
                .until("2027-04-30")
                .on(agreement)
                .propose();
        story.sign(leaving, CL);
        story.later("2027-05-02T10:00:00Z");
        assertEquals(Set.of(AR, ES), parties());
    }

    @Test
    void a_team_of_one_is_over() {
        Instrument agreement = story.agreement(AR, AR, CL).propose();
        story.sign(agreement, AR, CL);
        Instrument leaving = story.text(InstrumentKind.DEPARTURE, CL)
                .parties(AR)
                .until("2027-04-30")
                .on(agreement)
                .propose();
        story.sign(leaving, CL);
        Phase.Ended ended = assertInstanceOf(Phase.Ended.class, now().phase(Instant.parse("2027-05-01T03:00:00Z")));
        assertEquals(Phase.How.DISSOLVED, ended.how());
    }

    @Test
    void a_party_without_a_node_signs_on_paper_by_way_of_who_proposed() {
        story.paper = Set.of(UY);
        Instrument agreement = story.text(InstrumentKind.AGREEMENT, AR)
                .of(party(AR), party(CL), onPaper(UY))
                .until("2027-12-31")
                .propose();
        story.sign(agreement, AR, CL);
        Signed other = story.signOnPaper(agreement, UY, CL);
        assertFalse(now().counts(other, story.now));
        assertEquals(Set.of(UY), pending(agreement).lacking());
        story.signOnPaper(agreement, UY, AR);
        assertTrue(inForce(agreement).isPresent());
        Instrument people = story.text(InstrumentKind.DESIGNATION, AR)
                .parties(AR, CL, UY)
                .on(agreement)
                .naming(story.person(UY, TeamRole.LEADER, "x"))
                .propose();
        story.signOnPaper(people, UY, AR);
        assertTrue(inForce(people).isPresent());
    }

    @Test
    void nobody_signs_on_paper_who_has_a_node() {
        Instrument agreement = story.agreement(AR, AR, CL).propose();
        story.sign(agreement, AR);
        story.signOnPaper(agreement, CL, AR);
        assertEquals(Set.of(CL), pending(agreement).lacking());
    }

    @Test
    void nobody_is_on_paper_because_a_text_says_so() {
        Instrument agreement = story.text(InstrumentKind.AGREEMENT, AR)
                .of(party(AR), onPaper(CL))
                .until("2027-12-31")
                .propose();
        story.sign(agreement, AR);
        assertFalse(now().counts(story.signOnPaper(agreement, CL, AR), story.now));
        assertEquals(Optional.of(Hindrance.PARTIES), pending(agreement).hinders());
        story.sign(agreement, CL);
        assertFalse(
                inForce(agreement).isPresent(),
                "nor where it signs itself, for then its annexes would be signed for it");
    }

    @Test
    void whom_the_request_asks_on_paper_every_agreement_names_so() {
        story.paper = Set.of(UY);
        Instrument agreement = story.agreement(AR, AR, UY).propose();
        story.sign(agreement, AR);
        story.signOnPaper(agreement, UY, AR);
        assertEquals(Optional.of(Hindrance.PARTIES), pending(agreement).hinders());
    }

    @Test
    void an_annex_that_says_a_party_is_on_paper_takes_its_own_signature_all_the_same() {
        Instrument agreement = story.inForce();
        Instrument longer = story.text(InstrumentKind.EXTENSION, AR)
                .of(party(AR), onPaper(CL), onPaper(ES))
                .until("2028-06-30")
                .on(agreement)
                .propose();
        story.sign(longer, AR);
        story.signOnPaper(longer, CL, AR);
        story.signOnPaper(longer, ES, AR);
        assertEquals(Set.of(CL, ES), pending(longer).lacking());
        Instrument people = story.text(InstrumentKind.DESIGNATION, AR)
                .of(party(AR), onPaper(CL), party(ES))
                .on(agreement)
                .naming(story.person(CL, TeamRole.LEADER, "ar"))
                .propose();
        story.signOnPaper(people, CL, AR);
        assertEquals(Optional.of(Hindrance.PROPOSER), pending(people).hinders());
    }

    @Test
    void who_comes_on_paper_comes_so_as_long_as_its_node_is_not_heard() {
        Instrument agreement = story.inForce();
        Instrument coming = story.text(InstrumentKind.ACCESSION, AR)
                .of(party(AR), party(CL), party(ES), onPaper(UY))
                .on(agreement)
                .propose();
        story.sign(coming, AR, CL, ES);
        Signed paper = story.signOnPaper(coming, UY, AR);
        assertTrue(now().counts(paper, story.now));
        assertTrue(parties().contains(UY));
        Instrument longer = story.text(InstrumentKind.EXTENSION, AR)
                .parties(AR, CL, ES, UY)
                .until("2028-06-30")
                .on(coming)
                .propose();
        story.sign(longer, AR, CL, ES);
        story.sign(agreement, UY);
        assertFalse(now().counts(story.signOnPaper(longer, UY, AR), story.now));
        assertTrue(inForce(coming).isPresent(), "what was entered before stays");
    }

    @Test
    void nobody_keeps_others_from_signing_by_replacing_what_is_not_theirs() {
        Instrument agreement = story.inForce();
        Instrument people = story.text(InstrumentKind.DESIGNATION, CL)
                .on(agreement)
                .naming(story.person(CL, TeamRole.LEADER, "cl"))
                .propose();
        story.text(InstrumentKind.DESIGNATION, AR)
                .on(agreement)
                .naming(story.person(AR, TeamRole.LEADER, "ar"))
                .replacing(people)
                .propose();
        assertEquals(Optional.empty(), pending(people).replaced());
        Instrument own = story.text(InstrumentKind.DESIGNATION, CL)
                .on(agreement)
                .naming(story.person(CL, TeamRole.LEADER, "other"))
                .replacing(people)
                .propose();
        assertEquals(Optional.of(own), pending(people).replaced());
    }

    @Test
    void what_cannot_come_into_force_or_is_of_another_kind_takes_no_place() {
        Instrument agreement = story.inForce();
        Instrument longer = story.text(InstrumentKind.EXTENSION, CL)
                .until("2028-06-30")
                .on(agreement)
                .propose();
        story.text(InstrumentKind.EXTENSION, AR)
                .until("2026-06-30")
                .on(agreement)
                .replacing(longer)
                .propose();
        story.text(InstrumentKind.AMENDMENT, AR)
                .clause("costs", "Dos")
                .on(agreement)
                .replacing(longer)
                .propose();
        assertEquals(Optional.empty(), pending(longer).replaced());
        Instrument better = story.text(InstrumentKind.EXTENSION, AR)
                .until("2028-09-30")
                .on(agreement)
                .replacing(longer)
                .propose();
        assertEquals(Optional.of(better), pending(longer).replaced());
        story.sign(better, AR, CL, ES);
        assertEquals(Optional.of(better), pending(longer).replaced());
    }

    @Test
    void nobody_names_people_of_others() {
        Instrument agreement = story.inForce();
        Story.Person chilean = story.person(CL, TeamRole.LEADER, "cl");
        Instrument own = story.text(InstrumentKind.DESIGNATION, CL)
                .parties(AR, CL, ES)
                .on(agreement)
                .naming(chilean)
                .propose();
        story.sign(own, CL);
        Instrument foreign = story.text(InstrumentKind.DESIGNATION, AR)
                .parties(AR, CL, ES)
                .on(agreement)
                .naming(story.person(CL, TeamRole.LEADER, "ar"))
                .propose();
        story.sign(foreign, AR, CL);
        assertEquals(Optional.of(Hindrance.PROPOSER), pending(foreign).hinders());
        assertEquals(1, now().people(story.now).size());
    }

    @Test
    void nobody_takes_the_id_that_somebody_of_another_country_has() {
        Instrument agreement = story.inForce();
        Story.Person chilean = story.person(CL, TeamRole.LEADER, "cl");
        Instrument own = story.text(InstrumentKind.DESIGNATION, CL)
                .on(agreement)
                .naming(chilean)
                .propose();
        story.sign(own, CL);
        Proposed taking = story.text(InstrumentKind.DESIGNATION, AR)
                .on(agreement)
                .naming(story.person(AR, TeamRole.LEADER, "ar"))
                .proposed();
        Instrument text = taking.instrument();
        var person = text.designations().get(0);
        var same = new org.enlace.jit.access.Designation(
                chilean.id,
                AR,
                person.role(),
                "X",
                "X",
                "X",
                Set.of(),
                person.first(),
                person.last(),
                person.zone(),
                person.mark());
        Instrument stolen = new Instrument(
                text.id(),
                text.team(),
                AR,
                text.kind(),
                text.basis(),
                text.parties(),
                text.lastDay(),
                text.zone(),
                text.languages(),
                text.clauses(),
                List.of(same),
                text.replaces(),
                text.base(),
                Story.mark("stolen"));
        story.all.add(new Proposed(taking.said(), stolen));
        story.sign(stolen, AR);
        assertEquals(Optional.of(Hindrance.PEOPLE), pending(stolen).hinders());
    }

    @Test
    void who_a_partys_people_are_it_signs_while_the_agreement_waits_and_it_counts_with_it() {
        Instrument agreement = story.agreement(AR, AR, CL).propose();
        Instrument people = story.text(InstrumentKind.DESIGNATION, AR)
                .parties(AR, CL)
                .naming(story.person(AR, TeamRole.LEADER, "ana"))
                .propose();
        story.sign(people, AR);
        assertEquals(Optional.of(Hindrance.NO_AGREEMENT), pending(people).hinders());
        Instant last = story.sign(agreement, AR, CL).said().at();
        assertEquals(last, inForce(people).orElseThrow().since());
        assertEquals(1, now().people(story.now).size());
    }

    @Test
    void an_annex_upon_what_is_not_in_force_waits_for_it() {
        Instrument agreement = story.inForce();
        Instrument first = story.text(InstrumentKind.AMENDMENT, AR)
                .on(agreement)
                .clause("costs", "Dos")
                .propose();
        Instrument second = story.text(InstrumentKind.EXTENSION, AR)
                .until("2028-12-31")
                .on(first)
                .propose();
        story.sign(second, AR, CL, ES);
        assertEquals(Optional.of(Hindrance.BASE), pending(second).hinders());
        Instant at = story.sign(first, AR, CL, ES).said().at();
        assertEquals(at, inForce(second).orElseThrow().since());
        assertEquals(Optional.of(second.hash()), now().base(story.now));
    }

    @Test
    void what_is_in_force_is_one_text_for_whoever_writes_on_it() {
        Instrument agreement = story.inForce();
        Instrument longer = story.text(InstrumentKind.EXTENSION, CL)
                .until("2028-06-30")
                .on(agreement)
                .propose();
        story.sign(longer, CL, AR, ES);
        Instrument whole = now().consolidated(story.now).orElseThrow();
        assertEquals(longer.hash(), whole.hash());
        assertEquals("2028-06-30", whole.lastDay().orElseThrow().toString());
        assertEquals(3, whole.parties().size());
    }
}
