package org.enlace.jit.internal.agreement;

import static org.enlace.jit.internal.agreement.Bureau.ANNA;
import static org.enlace.jit.internal.agreement.Bureau.BOTH;
import static org.enlace.jit.internal.agreement.Bureau.BR;
import static org.enlace.jit.internal.agreement.Bureau.BRUNO;
import static org.enlace.jit.internal.agreement.Bureau.CO;
import static org.enlace.jit.internal.agreement.Bureau.READER;
import static org.enlace.jit.internal.agreement.Bureau.STRANGER;
import static org.enlace.jit.internal.agreement.Bureau.TEAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.enlace.jit.Statement;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Annex;
import org.enlace.jit.agreement.Draft;
import org.enlace.jit.agreement.DraftClause;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.Gap;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentForm;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Placeholder;
import org.enlace.jit.agreement.Proposal;
import org.enlace.jit.agreement.Proposals;
import org.enlace.jit.agreement.Wording;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;

/** Two countries draft, propose, compare and take over. */
class NegotiationTest {
    private static final InstrumentKind AGREEMENT = InstrumentKind.AGREEMENT;

    private static Drafts.Shown shown(Bureau bureau, InstrumentKind kind) {
        return bureau.agreements.drafts().find(TEAM, kind, ANNA).orElseThrow();
    }

    @OnEveryDatabase
    void a_draft_begins_with_what_its_basis_asks_and_tells_what_it_lacks(TestDatabase database) {
        Bureau bogota = new Bureau(database);
        Draft begun = bogota.agreements.drafts().begin(TEAM, AGREEMENT, "mercosur-2010", BOTH, ANNA);

        Drafts.Shown shown = shown(bogota, AGREEMENT);
        assertEquals(begun, shown.draft());
        assertFalse(shown.complete());
        List<Gap.Kind> kinds = shown.gaps().stream().map(Gap::kind).distinct().toList();
        assertEquals(List.of(Gap.Kind.LAST_DAY_MISSING, Gap.Kind.VALUE_MISSING, Gap.Kind.LEADER_MISSING), kinds);
        assertTrue(shown.filled().get(Language.PT).get("parties_list").contains("Ministério Público de teste"));
        assertTrue(shown.filled().get(Language.ES).get("leaders_list").contains("por designar"));

        bogota.complete(begun);
        assertTrue(shown(bogota, AGREEMENT).complete());
        assertEquals(
                List.of("jit.draft-begin", "jit.read-draft", "jit.draft-revise", "jit.read-draft"),
                bogota.acts.stream().map(Act::code).toList());
        assertEquals(
                "jit.draft-begun",
                assertThrows(
                                Refusal.class,
                                () -> bogota.agreements.drafts().begin(TEAM, AGREEMENT, "bilateral", BOTH, ANNA))
                        .code());
    }

    @OnEveryDatabase
    void a_change_of_another_version_is_stale_and_what_changes_nothing_is_no_change(TestDatabase database) {
        Bureau bogota = new Bureau(database);
        Drafts drafts = bogota.agreements.drafts();
        bogota.complete();
        assertThrows(Stale.class, () -> drafts.revise(TEAM, AGREEMENT, 1, (now, version) -> now.adding(CO), BRUNO));
        assertEquals(
                2,
                drafts.revise(TEAM, AGREEMENT, 2, (now, version) -> now, BRUNO).version());
        assertEquals(
                3,
                drafts.revise(TEAM, AGREEMENT, 2, (now, version) -> now.adding(CO), BRUNO)
                        .version());
        assertThrows(Stale.class, () -> drafts.discard(TEAM, AGREEMENT, 2, ANNA));
        drafts.discard(TEAM, AGREEMENT, 3, ANNA);
        assertEquals(Optional.empty(), drafts.find(TEAM, AGREEMENT, ANNA));
        assertEquals(Set.of(), bogota.store.writers(TEAM, AGREEMENT));
    }

    @OnEveryDatabase
    void whoever_is_not_of_the_team_finds_nothing_and_a_reader_writes_nothing(TestDatabase database) {
        Bureau bogota = new Bureau(database);
        Drafts drafts = bogota.agreements.drafts();
        bogota.complete();
        assertThrows(NotFound.class, () -> drafts.find(TEAM, AGREEMENT, STRANGER));
        assertThrows(NotFound.class, () -> bogota.agreements.proposals().of(TEAM, STRANGER));
        assertThrows(NotFound.class, () -> drafts.find(Bureau.id(), AGREEMENT, ANNA));
        assertThrows(Refusal.class, () -> drafts.revise(TEAM, AGREEMENT, 2, (now, version) -> now, READER));
        assertThrows(Refusal.class, () -> bogota.agreements.proposals().propose(TEAM, AGREEMENT, 2, READER));
        assertTrue(drafts.find(TEAM, AGREEMENT, READER).isPresent());
    }

    @OnEveryDatabase
    void what_is_proposed_has_every_value_in_it_and_names_who_wrote_it(TestDatabase database) {
        Bureau bogota = new Bureau(database);
        Drafts drafts = bogota.agreements.drafts();
        bogota.agreements.drafts().begin(TEAM, AGREEMENT, "mercosur-2010", BOTH, BRUNO);
        assertEquals(
                "jit.draft-incomplete",
                assertThrows(Refusal.class, () -> bogota.agreements.proposals().propose(TEAM, AGREEMENT, 1, ANNA))
                        .code());
        bogota.complete(shown(bogota, AGREEMENT).draft());
        assertThrows(Stale.class, () -> bogota.agreements.proposals().propose(TEAM, AGREEMENT, 1, ANNA));

        Proposal made = bogota.agreements.proposals().propose(TEAM, AGREEMENT, 2, ANNA);
        Instrument text = made.instrument();
        assertEquals(1, made.number());
        assertEquals(InstrumentForm.hash(text), text.hash());
        text.clauses()
                .forEach(clause ->
                        clause.text().values().forEach(words -> assertEquals(Set.of(), Placeholder.in(words), words)));
        assertTrue(text.clause("period")
                .orElseThrow()
                .text()
                .get(Language.ES)
                .contains("29 de febrero de 2028 (America/Bogota)"));
        assertEquals(List.of(made), bogota.agreements.proposals().of(TEAM, READER));
        assertEquals(Set.of(ANNA.officer(), BRUNO.officer()), drafts.drafters(text.id()));
        Act act = bogota.acts.get(bogota.acts.size() - 1);
        assertEquals("jit.propose", act.code());
        assertEquals(text.hash(), act.facts().get("hash"));
        bogota.agreements.proposals().comment(TEAM, text.id(), "period", "Más largo", ANNA);
        drafts.discard(TEAM, AGREEMENT, 2, ANNA);
        List<Act> valued =
                bogota.acts.stream().filter(one -> !one.changes().isEmpty()).toList();
        assertEquals(
                Set.of("jit.draft-begin", "jit.draft-revise", "jit.propose", "jit.comment", "jit.draft-discard"),
                Set.copyOf(valued.stream().map(Act::code).toList()));
        valued.forEach(one -> assertEquals("true", one.facts().get("restricted"), one.code()));
    }

    @OnEveryDatabase
    void the_other_party_begins_from_a_proposal_answers_and_its_clause_is_taken_over(TestDatabase database) {
        List<Statement> said = new CopyOnWriteArrayList<>();
        Bureau bogota = new Bureau(database, CO, said);
        bogota.complete();
        Proposal first = bogota.agreements.proposals().propose(TEAM, AGREEMENT, 2, ANNA);
        try (TestDatabase other = TestDatabase.start(database.kind())) {
            Bureau brasilia = new Bureau(other, BR, said);
            Drafts theirs = brasilia.agreements.drafts();
            Draft begun = theirs.beginFrom(TEAM, first.instrument().id(), 0, BRUNO);
            assertEquals(Optional.of(first.instrument().id()), begun.content().replaces());
            assertThrows(
                    Stale.class, () -> theirs.beginFrom(TEAM, first.instrument().id(), 0, BRUNO));
            theirs.revise(
                    TEAM,
                    AGREEMENT,
                    1,
                    (now, version) -> now.worded(
                            "victims",
                            Map.of(
                                    Language.ES, new Wording("Víctimas", "Otra cláusula.", version),
                                    Language.PT, new Wording("Vítimas", "Outra cláusula.", version)),
                            Set.of()),
                    BRUNO);
            Proposal answer = brasilia.agreements.proposals().propose(TEAM, AGREEMENT, 2, BRUNO);
            assertNotEquals(first.instrument().hash(), answer.instrument().hash());
            assertEquals(
                    Optional.of(first.instrument().id()), answer.instrument().replaces());

            assertEquals(
                    List.of(CO, BR),
                    bogota.agreements.proposals().of(TEAM, ANNA).stream()
                            .map(one -> one.instrument().proposer())
                            .toList());
            Draft taken = bogota.agreements
                    .drafts()
                    .revise(
                            TEAM,
                            AGREEMENT,
                            2,
                            (now, version) -> now.taking(
                                    answer.instrument().clause("victims").orElseThrow(), version),
                            ANNA);
            DraftClause victims = taken.content().clause("victims").orElseThrow();
            assertEquals(
                    "Outra cláusula.", victims.in(Language.PT).orElseThrow().text());
            assertFalse(victims.old(Language.PT, Language.ES));
            assertEquals(
                    Set.of(),
                    bogota.agreements.drafts().drafters(answer.instrument().id()));
        }
    }

    @OnEveryDatabase
    void both_parties_amend_at_once_from_the_same_base_and_neither_is_lost(TestDatabase database) {
        List<Statement> said = new CopyOnWriteArrayList<>();
        Bureau bogota = new Bureau(database, CO, said);
        assertEquals(
                "jit.nothing-in-force",
                assertThrows(Refusal.class, () -> bogota.agreements
                                .drafts()
                                .begin(TEAM, InstrumentKind.AMENDMENT, "", Set.of(), ANNA))
                        .code());
        bogota.complete();
        Instrument agreed =
                bogota.agreements.proposals().propose(TEAM, AGREEMENT, 2, ANNA).instrument();
        try (TestDatabase other = TestDatabase.start(database.kind())) {
            Bureau brasilia = new Bureau(other, BR, said);
            bogota.inForce = Optional.of(agreed);
            brasilia.inForce = Optional.of(agreed);
            Proposal one = amended(bogota, agreed, "De Bogotá.");
            Proposal two = amended(brasilia, agreed, "De Brasília.");
            for (Bureau each : List.of(bogota, brasilia)) {
                List<Proposal> all = each.agreements.proposals().of(TEAM, ANNA);
                assertEquals(
                        List.of(one.instrument(), two.instrument()),
                        all.stream()
                                .map(Proposal::instrument)
                                .filter(text -> text.kind() == InstrumentKind.AMENDMENT)
                                .toList());
            }
            assertEquals(Optional.of(agreed.hash()), one.instrument().base());
            assertEquals(one.instrument().base(), two.instrument().base());
            assertEquals(1, one.instrument().clauses().size());
        }
    }

    private static Proposal amended(Bureau bureau, Instrument agreed, String words) {
        Drafts drafts = bureau.agreements.drafts();
        drafts.begin(TEAM, InstrumentKind.AMENDMENT, "", Set.of(), ANNA);
        drafts.revise(
                TEAM,
                InstrumentKind.AMENDMENT,
                1,
                (now, version) -> now.taking(agreed.clause("victims").orElseThrow(), version)
                        .worded(
                                "victims",
                                Map.of(
                                        Language.ES, new Wording("Víctimas", words, version),
                                        Language.PT, new Wording("Vítimas", words, version)),
                                Set.of()),
                ANNA);
        return bureau.agreements.proposals().propose(TEAM, InstrumentKind.AMENDMENT, 2, ANNA);
    }

    @OnEveryDatabase
    void an_extension_has_a_day_and_the_clause_that_says_so(TestDatabase database) {
        Bureau bogota = new Bureau(database);
        bogota.complete();
        bogota.inForce = Optional.of(
                bogota.agreements.proposals().propose(TEAM, AGREEMENT, 2, ANNA).instrument());
        Draft begun = bogota.agreements.drafts().begin(TEAM, InstrumentKind.EXTENSION, "", Set.of(), ANNA);
        assertEquals(
                List.of("period"),
                begun.content().clauses().stream().map(DraftClause::key).toList());
        assertEquals(
                List.of(Gap.Kind.LAST_DAY_MISSING, Gap.Kind.VALUE_MISSING),
                shown(bogota, InstrumentKind.EXTENSION).gaps().stream()
                        .map(Gap::kind)
                        .distinct()
                        .toList());
        LocalDate day = LocalDate.parse("2028-12-31");
        bogota.agreements
                .drafts()
                .revise(
                        TEAM,
                        InstrumentKind.EXTENSION,
                        1,
                        (now, version) ->
                                now.framed(now.basis(), Optional.of(day), now.zone(), now.languages(), now.source()),
                        ANNA);
        Instrument text = bogota.agreements
                .proposals()
                .propose(TEAM, InstrumentKind.EXTENSION, 2, ANNA)
                .instrument();
        assertEquals(Optional.of(day), text.lastDay());
        assertEquals(bogota.inForce.map(Instrument::hash), text.base());
    }

    private static Designation person(org.enlace.platform.CountryCode country, String name) {
        return new Designation(
                Bureau.id(),
                country,
                TeamRole.LEADER,
                name,
                "Fiscal de muestra",
                "Fiscalía de prueba",
                Set.of(),
                LocalDate.parse("2027-03-01"),
                Optional.empty(),
                Bureau.BOGOTA,
                Optional.empty());
    }

    private static Annex people(Designation... named) {
        return new Annex(
                InstrumentKind.DESIGNATION, Optional.empty(), ZoneId.of("America/Bogota"), List.of(), List.of(named));
    }

    @OnEveryDatabase
    void people_named_by_their_party_stand_in_the_agreement_and_nobody_names_those_of_others(TestDatabase database) {
        Bureau bogota = new Bureau(database);
        Designation leader = person(CO, "Persona de muestra");
        assertEquals(
                "jit.nothing-agreed",
                assertThrows(Refusal.class, () -> bogota.agreements.proposals().propose(TEAM, people(leader), ANNA))
                        .code());
        bogota.complete();
        Proposal named = bogota.agreements.proposals().propose(TEAM, people(leader), ANNA);
        assertEquals(List.of(leader), named.instrument().designations());
        assertEquals(
                "jit.other-people",
                assertThrows(Refusal.class, () -> bogota.agreements
                                .proposals()
                                .propose(TEAM, people(person(BR, "Otra persona")), ANNA))
                        .code());

        Drafts.Shown shown = shown(bogota, AGREEMENT);
        assertTrue(shown.filled().get(Language.ES).get("leaders_list").contains("Persona de muestra"));
        assertEquals(
                List.of(BR),
                shown.gaps().stream()
                        .filter(gap -> gap.kind() == Gap.Kind.LEADER_MISSING)
                        .flatMap(gap -> gap.country().stream())
                        .toList());
        Instrument text =
                bogota.agreements.proposals().propose(TEAM, AGREEMENT, 2, ANNA).instrument();
        assertEquals(List.of(leader), text.designations());
    }

    /** What another country says of people, as its node sends it. */
    private static Statement named(List<Statement> said, Optional<RecordId> replaces, Designation... people) {
        Instrument made = new Instrument(
                Bureau.id(),
                TEAM,
                BR,
                InstrumentKind.DESIGNATION,
                "mercosur-2010",
                Bureau.parties(),
                Optional.empty(),
                Bureau.BOGOTA,
                BOTH,
                List.of(),
                List.of(people),
                replaces,
                Optional.empty(),
                "");
        Statement statement = new Statement(
                Bureau.id(),
                TEAM,
                BR,
                said.size() + 1,
                Bureau.NOON.plusSeconds(said.size()),
                Proposals.PROPOSED,
                InstrumentForm.stated(made));
        said.add(statement);
        return statement;
    }

    @OnEveryDatabase
    void whom_another_country_names_or_names_no_more_does_not_come_into_the_agreement(TestDatabase database) {
        List<Statement> said = new CopyOnWriteArrayList<>();
        Bureau bogota = new Bureau(database, CO, said);
        bogota.complete();
        Designation former = person(BR, "Pessoa anterior");
        Designation leader = person(BR, "Pessoa de teste");
        Statement first = named(said, Optional.empty(), former);
        named(said, Optional.of(first.id()), leader, person(CO, "Persona ajena"));
        String leaders = shown(bogota, AGREEMENT).filled().get(Language.ES).get("leaders_list");
        assertTrue(leaders.contains("Pessoa de teste"), leaders);
        assertFalse(leaders.contains("Pessoa anterior") || leaders.contains("Persona ajena"), leaders);
        Instrument text =
                bogota.agreements.proposals().propose(TEAM, AGREEMENT, 2, ANNA).instrument();
        assertEquals(List.of(leader), text.designations());
    }

    @OnEveryDatabase
    void a_remark_on_a_clause_is_read_by_all(TestDatabase database) {
        List<Statement> said = new CopyOnWriteArrayList<>();
        Bureau bogota = new Bureau(database, CO, said);
        bogota.complete();
        Proposal made = bogota.agreements.proposals().propose(TEAM, AGREEMENT, 2, ANNA);
        bogota.agreements
                .proposals()
                .comment(TEAM, made.instrument().id(), "victims", "Conviene una pauta para niñas y niños.", ANNA);
        try (TestDatabase other = TestDatabase.start(database.kind())) {
            Bureau brasilia = new Bureau(other, BR, said);
            assertEquals(
                    List.of("Conviene una pauta para niñas y niños."),
                    brasilia.agreements.proposals().comments(TEAM, BRUNO).stream()
                            .map(one -> one.text())
                            .toList());
        }
        assertThrows(NotFound.class, () -> bogota.agreements
                .proposals()
                .comment(TEAM, made.instrument().id(), "nowhere", "x", ANNA));
        assertThrows(Refusal.class, () -> bogota.agreements
                .proposals()
                .comment(TEAM, made.instrument().id(), "victims", " ", ANNA));
    }
}
