package org.enlace.jit.internal.signing;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CARLA;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.TestNode.officer;
import static org.enlace.jit.internal.signing.Parties.LEADER;
import static org.enlace.jit.internal.signing.Parties.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.Exchange;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Place;
import org.enlace.jit.TeamState;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.Explanation;
import org.enlace.jit.access.Right;
import org.enlace.jit.access.SecondedPower;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.course.Courses;
import org.enlace.jit.internal.TeamSearchSource;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.access.PersonForm;
import org.enlace.jit.signing.Phase;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;

class PeopleTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final Caller SECOND = officer("second", JitPermissions.READ);

    private static String code(Runnable work) {
        return assertThrows(Refusal.class, work::run).code();
    }

    /** A second leader of Colombia, who signs what the first drafts. */
    private static Parties led(TestDatabase database) {
        Parties parties = new Parties(database.kind(), BR, PE);
        parties.inForce();
        Instrument annex = parties.area(CO)
                .people()
                .designate(
                        parties.team, List.of(Parties.person(TeamRole.AUTHORITY, "second", TestNode.BOGOTA)), LEADER);
        // Before it is signed nobody else of Colombia may sign: the one who steps in is the central authority.
        parties.of(CO).accounts.disable("leader");
        parties.sign(CO, annex, CARLA);
        parties.of(CO).accounts.hold("leader", JitPermissions.READ);
        parties.carry();
        return parties;
    }

    @OnEveryDatabase
    void a_member_whose_annex_ends_at_midnight_elsewhere_is_out_at_that_moment_on_every_node(TestDatabase database) {
        try (Parties parties = led(database)) {
            Instrument named = parties.area(CO)
                    .people()
                    .designate(
                            parties.team,
                            List.of(new PersonForm(
                                    Optional.empty(),
                                    TeamRole.SECONDED,
                                    "Persona madrid",
                                    "Inspectora",
                                    "Policía",
                                    Set.of(SecondedPower.BE_PRESENT),
                                    LocalDate.parse("2027-03-01"),
                                    Optional.of(LocalDate.parse("2027-03-20")),
                                    MADRID,
                                    Optional.of(new OfficerId("madrid")))),
                            LEADER);
            parties.sign(CO, named, SECOND);
            parties.carry();
            Caller madrid = officer("madrid", JitPermissions.READ);
            assertTrue(parties.may(CO, madrid, Right.WRITE));
            Instant midnight = Instant.parse("2027-03-20T23:00:00Z");
            for (var country : List.of(CO, BR, PE)) {
                Designation person = parties.named(country, CO, "madrid");
                assertEquals(Optional.of(midnight), person.until());
                assertEquals(Set.of(SecondedPower.BE_PRESENT), person.powers());
            }
            parties.of(CO).now = midnight.minusSeconds(60);
            assertTrue(parties.may(CO, madrid, Right.SEE_CONTENT));
            parties.of(CO).now = midnight;
            assertFalse(parties.may(CO, madrid, Right.SEE_CONTENT));
            assertThrows(NotFound.class, () -> parties.of(CO).courses().find(parties.team, madrid));
        }
    }

    @OnEveryDatabase
    void an_annex_lets_somebody_go_and_nobody_keeps_them_but_the_text(TestDatabase database) {
        try (Parties parties = led(database)) {
            Designation member = parties.named(CO, CO, "member");
            Instrument annex = parties.area(CO)
                    .people()
                    .end(parties.team, member.id(), Optional.of(LocalDate.parse("2027-02-20")), LEADER);
            assertTrue(parties.may(CO, MEMBER, Right.WRITE), "drafting it changes nothing");
            parties.sign(CO, annex, SECOND);
            assertFalse(parties.may(CO, MEMBER, Right.SEE_COURSE));
            parties.carry();
            assertEquals(
                    Optional.of(LocalDate.parse("2027-02-20")),
                    parties.named(PE, CO, "member").last());
        }
    }

    @OnEveryDatabase
    void whoWasNamedTodayIsLetGoAtOnce(TestDatabase database) {
        try (Parties parties = led(database)) {
            Instrument named = parties.area(CO)
                    .people()
                    .designate(
                            parties.team, List.of(Parties.person(TeamRole.MEMBER, "wrong", TestNode.BOGOTA)), LEADER);
            parties.sign(CO, named, SECOND);
            Caller wrong = officer("wrong", JitPermissions.READ);
            assertTrue(parties.may(CO, wrong, Right.WRITE));
            Designation person = parties.named(CO, CO, "wrong");
            Instrument annex = parties.area(CO).people().end(parties.team, person.id(), Optional.empty(), LEADER);
            assertTrue(parties.may(CO, wrong, Right.WRITE), "drafting it changes nothing");
            parties.sign(CO, annex, SECOND);
            assertFalse(parties.may(CO, wrong, Right.SEE_EXISTENCE));
            parties.carry();
            assertFalse(parties.named(PE, CO, "wrong").holds(parties.of(CO).now));
        }
    }

    private static PersonForm member(Designation person, String function, Optional<String> account) {
        return new PersonForm(
                Optional.of(person.id()),
                person.role(),
                person.name(),
                function,
                person.agency(),
                person.powers(),
                person.first(),
                person.last(),
                person.zone(),
                account.map(OfficerId::new));
    }

    @OnEveryDatabase
    void anAnnexThatChangesNothingIsRefusedAndWhatIsChangedBackCounts(TestDatabase database) {
        try (Parties parties = led(database)) {
            var people = parties.area(CO).people();
            Designation person = parties.named(CO, CO, "member");
            PersonForm before = member(person, person.function(), Optional.of("member"));
            PersonForm other = member(person, "Otro cargo", Optional.of("member"));
            assertEquals("jit.nothing-changed", code(() -> people.designate(parties.team, List.of(before), LEADER)));
            for (PersonForm form : List.of(other, before, other, before)) {
                Instrument annex = people.designate(parties.team, List.of(form), LEADER);
                assertEquals("jit.waits-already", code(() -> people.designate(parties.team, List.of(form), LEADER)));
                parties.sign(CO, annex, SECOND);
                assertEquals(form.function(), parties.named(CO, CO, "member").function());
            }
            parties.carry();
            assertEquals(person, parties.named(PE, CO, "member"));
        }
    }

    @OnEveryDatabase
    void anAccountThatIsLeftBlankIsTakenFromThePersonAndOneThatIsClosedStays(TestDatabase database) {
        try (Parties parties = led(database)) {
            var people = parties.area(CO).people();
            Designation person = parties.named(CO, CO, "member");
            parties.of(CO).accounts.disable("member");
            PersonForm same = member(person, "Otro cargo", Optional.of("member"));
            parties.sign(CO, people.designate(parties.team, List.of(same), LEADER), SECOND);
            assertEquals(person.mark(), parties.named(CO, CO, "member").mark());
            PersonForm none = member(person, "Otro cargo", Optional.empty());
            parties.sign(CO, people.designate(parties.team, List.of(none), LEADER), SECOND);
            assertEquals(Optional.empty(), parties.named(CO, CO, "member").mark());
            assertFalse(parties.may(CO, MEMBER, Right.SEE_EXISTENCE));
        }
    }

    @OnEveryDatabase
    void a_part_of_the_team_keeps_somebody_who_leads_it(TestDatabase database) {
        try (Parties parties = led(database)) {
            Designation leader = parties.named(CO, CO, "leader");
            assertEquals("jit.no-leader", code(() -> parties.area(CO)
                    .people()
                    .end(parties.team, leader.id(), Optional.of(LocalDate.parse("2027-02-20")), SECOND)));
            assertEquals(
                    "jit.no-people", code(() -> parties.area(CO).people().designate(parties.team, List.of(), SECOND)));
            assertEquals("jit.not-allowed", code(() -> parties.area(CO)
                    .people()
                    .designate(parties.team, List.of(Parties.person(TeamRole.MEMBER, "x", TestNode.BOGOTA)), MEMBER)));
        }
    }

    @OnEveryDatabase
    void people_of_another_country_are_not_found_among_ones_own(TestDatabase database) {
        try (Parties parties = led(database)) {
            Designation foreign = parties.named(CO, BR, "member");
            assertThrows(NotFound.class, () -> parties.area(CO)
                    .people()
                    .end(parties.team, foreign.id(), Optional.of(LocalDate.parse("2027-04-01")), LEADER));
        }
    }

    @OnEveryDatabase
    void where_every_leader_is_disabled_the_central_authority_steps_in_by_two(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR)) {
            parties.inForce();
            Caller other = officer("other", JitPermissions.READ, JitPermissions.CENTRAL);
            assertThrows(NotFound.class, () -> parties.area(CO)
                    .people()
                    .designate(parties.team, List.of(Parties.person(TeamRole.LEADER, "new", TestNode.BOGOTA)), other));
            parties.of(CO).accounts.hold("leader");
            assertThrows(
                    NotFound.class,
                    () -> parties.area(CO)
                            .people()
                            .designate(
                                    parties.team,
                                    List.of(Parties.person(TeamRole.LEADER, "new", TestNode.BOGOTA)),
                                    other),
                    "what was taken from a leader is given back to them, and lets nobody else in");
            parties.of(CO).accounts.disable("leader");
            Instrument annex = parties.area(CO)
                    .people()
                    .designate(parties.team, List.of(Parties.person(TeamRole.LEADER, "new", TestNode.BOGOTA)), CARLA);
            assertEquals("jit.sign-drafter", code(() -> parties.sign(CO, annex, CARLA)));
            assertEquals("jit.not-allowed", code(() -> parties.sign(CO, annex, other)));
            Caller third = officer("third", JitPermissions.READ, JitPermissions.CENTRAL, JitPermissions.SIGN);
            Instrument longer = parties.text(InstrumentKind.EXTENSION, BR)
                    .until("2028-06-30")
                    .propose();
            parties.carry();
            assertEquals("jit.not-allowed", code(() -> parties.sign(CO, longer, third)));
            parties.sign(CO, annex, third);
            assertTrue(parties.may(CO, officer("new", JitPermissions.READ), Right.SIGN));
            assertEquals(Set.of(), parties.view(CO, third).rights(), "and is out again");
        }
    }

    @OnEveryDatabase
    void a_party_that_leaves_is_out_and_gives_back_what_it_was_sent_but_not_what_it_signed(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR, PE)) {
            parties.inForce();
            assertEquals("jit.past-day", code(() -> parties.area(PE)
                    .people()
                    .leave(parties.team, LocalDate.parse("2027-02-28"), TestNode.BOGOTA, LEADER)));
            Instrument leaving = parties.area(PE)
                    .people()
                    .leave(parties.team, LocalDate.parse("2027-03-10"), TestNode.BOGOTA, LEADER);
            parties.of(PE).accounts.disable("leader");
            Caller third = officer("third", JitPermissions.READ, JitPermissions.CENTRAL, JitPermissions.SIGN);
            assertEquals("jit.not-allowed", code(() -> parties.sign(PE, leaving, third)), "only people");
            parties.of(PE).accounts.hold("leader", JitPermissions.READ);
            Instrument second = parties.area(PE)
                    .people()
                    .designate(
                            parties.team, List.of(Parties.person(TeamRole.LEADER, "second", TestNode.BOGOTA)), LEADER);
            parties.of(PE).accounts.disable("leader");
            parties.sign(PE, second, third);
            parties.sign(PE, leaving, SECOND);
            parties.carry();
            assertTrue(parties.may(PE, SECOND, Right.WRITE));
            for (var country : List.of(CO, BR, PE)) {
                parties.of(country).now = Instant.parse("2027-03-11T05:00:00Z");
            }
            assertEquals(Set.of(), parties.view(PE, SECOND).rights());
            assertThrows(NotFound.class, () -> parties.of(PE).courses().find(parties.team, SECOND));
            Explanation.Denied why = assertInstanceOf(
                    Explanation.Denied.class, parties.view(PE, SECOND).access().explain(Right.WRITE));
            assertEquals(Explanation.Lack.PARTY_LEFT, why.lack());

            TestNode colombia = parties.of(CO);
            colombia.database.transactions().run(() -> parties.area(CO).round());
            assertTrue(colombia.codes().contains("jit.take-back"));
            int before = colombia.acts.size();
            colombia.database.transactions().run(() -> parties.area(CO).round());
            assertEquals(before, colombia.acts.size(), "once");
            parties.carry();
            Set<String> kept = new java.util.TreeSet<>();
            parties.of(PE).desks.statements().of(parties.team).stream()
                    .filter(said -> said.country().equals(CO))
                    .forEach(said -> kept.add(said.kind()));
            assertEquals(Set.of("signed", "text-proposed"), kept);
            assertEquals(
                    PE,
                    parties.area(CO)
                            .withdrawals()
                            .of(parties.view(CO, LEADER))
                            .get(0)
                            .country());
        }
    }

    @OnEveryDatabase
    void what_comes_from_a_country_that_has_left_is_not_heard(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR, PE)) {
            parties.inForce();
            parties.of(PE).accounts.hold("leader", JitPermissions.READ);
            Instrument leaving = parties.text(InstrumentKind.DEPARTURE, PE)
                    .without(PE)
                    .until("2027-03-10")
                    .propose();
            parties.sign(PE, leaving, LEADER);
            parties.carry();
            for (var country : List.of(CO, BR, PE)) {
                parties.of(country).now = Instant.parse("2027-03-11T05:00:00Z");
            }
            assertEquals("jit.not-a-party", code(() -> parties.text(InstrumentKind.AMENDMENT, PE)
                    .words("Tarde")
                    .propose()));
            // A node whose clock is wrong says it before it left; one that lies is refused by the others.
            parties.of(CO).desks.statements();
            Instrument amended = parties.text(InstrumentKind.AMENDMENT, CO)
                    .without(PE)
                    .words("Sin PE")
                    .propose();
            parties.carry();
            parties.sign(CO, amended, LEADER);
            parties.sign(BR, amended, LEADER);
            parties.carry();
            assertTrue(parties.view(CO, LEADER).inForce().stream()
                    .anyMatch(one -> one.instrument().equals(amended)));
        }
    }

    @OnEveryDatabase
    void a_clock_that_is_set_back_brings_nothing_back(TestDatabase database) {
        try (Parties parties = led(database)) {
            Designation member = parties.named(CO, CO, "member");
            Instrument annex = parties.area(CO)
                    .people()
                    .end(parties.team, member.id(), Optional.of(LocalDate.parse("2027-03-02")), LEADER);
            parties.sign(CO, annex, SECOND);
            parties.of(CO).now = Instant.parse("2027-03-05T12:00:00Z");
            assertFalse(parties.may(CO, MEMBER, Right.WRITE));
            Instrument said =
                    parties.text(InstrumentKind.AMENDMENT, CO).words("Dos").propose();
            parties.of(CO).now = Instant.parse("2027-03-02T00:00:00Z");
            assertFalse(parties.may(CO, MEMBER, Right.WRITE), "this node has said something later already");
            assertTrue(parties.view(CO, LEADER).at().isAfter(Instant.parse("2027-03-05T11:00:00Z")));
            parties.sign(CO, said, LEADER);
        }
    }

    @OnEveryDatabase
    void after_the_end_it_is_read_and_people_still_change(TestDatabase database) {
        try (Parties parties = led(database)) {
            parties.of(CO).now = Instant.parse("2028-01-05T12:00:00Z");
            assertInstanceOf(Phase.Ended.class, parties.view(CO, LEADER).phase());
            assertTrue(parties.may(CO, MEMBER, Right.SEE_CONTENT));
            assertFalse(parties.may(CO, MEMBER, Right.WRITE));
            Instrument annex = parties.area(CO)
                    .people()
                    .designate(parties.team, List.of(Parties.person(TeamRole.MEMBER, "late", TestNode.BOGOTA)), LEADER);
            parties.sign(CO, annex, SECOND);
            assertTrue(parties.may(CO, officer("late", JitPermissions.READ), Right.EVALUATE));
        }
    }

    @OnEveryDatabase
    void what_belongs_to_a_team_is_never_for_everybody(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR)) {
            parties.inForce();
            NeedToKnow readers = parties.area(CO).door().readers(parties.team, Right.SEE_CONTENT);
            assertEquals(Set.of(LEADER.officer(), MEMBER.officer()), readers.officers());
            NeedToKnow none = parties.area(CO).door().readers(TestNode.id(), Right.SEE_CONTENT);
            assertTrue(none.restricted());
            assertEquals(
                    Set.of(parties.team),
                    parties.area(CO).door().known(Set.of(parties.team, TestNode.id()), Right.SEE_CONTENT, MEMBER));
        }
    }

    @OnEveryDatabase
    void the_administrator_and_a_leader_are_told_why_and_nobody_else(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR)) {
            parties.inForce();
            var explanations = parties.area(CO).explanations();
            Caller admin = officer("admin", JitPermissions.READ, JitPermissions.OVERSEE);
            assertEquals(
                    Right.values().length,
                    explanations.of(parties.team, MEMBER.officer(), admin).size());
            assertTrue(explanations
                    .of(parties.team, MEMBER.officer(), LEADER)
                    .get(Right.WRITE.ordinal())
                    .allowed());
            assertThrows(NotFound.class, () -> explanations.of(parties.team, LEADER.officer(), MEMBER));
            assertThrows(NotFound.class, () -> explanations.of(TestNode.id(), MEMBER.officer(), admin));
            assertTrue(parties.of(CO).codes().contains("jit.explain-access"));
        }
    }

    private static PersonForm from(String first, Optional<String> last, String account, TeamRole role) {
        return new PersonForm(
                Optional.empty(),
                role,
                "Persona " + account,
                "Fiscal",
                "Fiscalía",
                Set.of(),
                LocalDate.parse(first),
                last.map(LocalDate::parse),
                TestNode.BOGOTA,
                Optional.of(new OfficerId(account)));
    }

    @OnEveryDatabase
    void the_request_its_documents_and_the_search_follow_roles_and_days(TestDatabase database) {
        try (Parties parties = led(database)) {
            TestNode colombia = parties.of(CO);
            Instant before = colombia.stores
                    .teams()
                    .touchedAfter(Instant.EPOCH, null, 5)
                    .get(0)
                    .at();
            Instrument annex = parties.area(CO)
                    .people()
                    .designate(
                            parties.team,
                            List.of(
                                    from("2027-03-01", Optional.empty(), "guest", TeamRole.PARTICIPANT),
                                    from("2027-03-01", Optional.of("2027-03-05"), "gap", TeamRole.MEMBER),
                                    from("2027-03-20", Optional.empty(), "gap", TeamRole.MEMBER)),
                            LEADER);
            parties.sign(CO, annex, SECOND);
            Caller guest = officer("guest", JitPermissions.READ);
            Caller gap = officer("gap", JitPermissions.READ);
            TeamSearchSource source = new TeamSearchSource(
                    colombia.stores, () -> colombia.desks.signing().door());
            var touched = source.changedAfter(before, parties.team, 5);
            assertEquals(1, touched.size(), "whoever is named later is found by the search too");
            assertTrue(touched.get(0).readers().admits(gap));
            assertFalse(touched.get(0).readers().admits(guest));
            assertThrows(NotFound.class, () -> colombia.courses().find(parties.team, guest));
            assertTrue(colombia.desks.rooms().open(parties.team, guest).isEmpty(), "no documents either");
            assertEquals(
                    1,
                    colombia.courses()
                            .list(Courses.Query.ALL, Place.FIRST, 5, guest)
                            .items()
                            .size());
            colombia.courses().find(parties.team, gap);
            colombia.now = Instant.parse("2027-03-10T12:00:00Z");
            assertThrows(NotFound.class, () -> colombia.courses().find(parties.team, gap));
            assertFalse(source.readers(Set.of(parties.team)).get(parties.team).admits(gap));
            colombia.now = Instant.parse("2027-03-20T12:00:00Z");
            colombia.courses().find(parties.team, gap);
            assertTrue(source.readers(Set.of(parties.team)).get(parties.team).admits(gap));
        }
    }

    @OnEveryDatabase
    void the_search_reads_a_team_again_when_somebodys_days_begin(TestDatabase database) {
        try (Parties parties = led(database)) {
            TestNode colombia = parties.of(CO);
            Instrument annex = parties.area(CO)
                    .people()
                    .designate(
                            parties.team,
                            List.of(from("2027-03-20", Optional.empty(), "later", TeamRole.MEMBER)),
                            LEADER);
            parties.sign(CO, annex, SECOND);
            TeamSearchSource source = new TeamSearchSource(
                    colombia.stores, () -> colombia.desks.signing().door());
            var signed = source.changedAfter(Instant.EPOCH, null, 5).get(0);
            assertFalse(signed.readers().admits(officer("later", JitPermissions.READ)));
            colombia.now = Instant.parse("2027-03-20T12:00:00Z");
            colombia.database.transactions().run(() -> parties.area(CO).round());
            var begun = source.changedAfter(signed.changed(), parties.team, 5);
            assertEquals(1, begun.size());
            assertTrue(begun.get(0).readers().admits(officer("later", JitPermissions.READ)));
            colombia.database.transactions().run(() -> parties.area(CO).round());
            assertEquals(List.of(), source.changedAfter(begun.get(0).changed(), parties.team, 5), "once");
        }
    }

    @OnEveryDatabase
    void a_party_does_not_make_an_agreement_undone_by_taking_back_what_it_said(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR)) {
            parties.inForce();
            for (var country : List.of(CO, BR)) {
                TestNode node = parties.of(country);
                Exchange exchange = node.exchange;
                node.desks.statements().of(parties.team).stream()
                        .filter(said -> said.country().equals(country))
                        .forEach(said -> exchange.withdraw(said.id(), 1, "Otra vez", TestNode.carrier()));
            }
            parties.carry();
            for (var country : List.of(CO, BR)) {
                assertInstanceOf(
                        Phase.Running.class, parties.view(country, LEADER).phase());
                assertEquals(
                        TeamState.ACTIVE,
                        parties.of(country).courses().find(parties.team, LEADER).state());
                assertTrue(parties.of(country).codes().contains("jit.statement-kept"));
                assertEquals(List.of(), parties.of(country).quarantine());
            }
            assertTrue(parties.of(BR).codes().contains("jit.statement-back"), "the request");
        }
    }
}
