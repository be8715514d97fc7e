package org.enlace.protocols.internal;

import static org.enlace.protocols.ExperienceLifeTest.text;
import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Editions.Wording;
import org.enlace.protocols.EvidenceLevel;
import org.enlace.protocols.Experience;
import org.enlace.protocols.Experience.State;
import org.enlace.protocols.Experiences;
import org.enlace.protocols.Experiences.Filter;
import org.enlace.protocols.Experiences.Move;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.persistence.JpaProtocolStore;
import org.junit.jupiter.api.function.Executable;

/** Reports of use, on the databases they really lie in. */
class ExperienceDeskTest {
    private static final Caller CLARA = officer("clara", permission -> true);
    private static final Caller RITA = officer("rita", permission -> true);
    private static final Caller PAUL = officer("paul", permission -> true);
    private static final Caller OTTO = officer("otto", Set.of(Protocols.READ, Experiences.REPORT)::contains);
    private static final Caller READER = officer("reader", Protocols.READ::equals);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @OnEveryDatabase
    void a_report_comes_back_as_it_was_stored_through_all_its_states(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, CLARA);
        Experience made = reported(desk, record, OTTO);
        assertEquals(made, desk.experiences.find(record.id(), made.id(), OTTO));
        Experience accepted = desk.experiences.accept(record.id(), made.id(), 1, Optional.empty(), RITA);
        assertEquals(accepted, desk.experiences.find(record.id(), made.id(), READER));
        Experience second = reported(desk, record, OTTO);
        Experience declined = desk.experiences.decline(record.id(), second.id(), 1, "Con datos de un caso", RITA);
        assertEquals(declined, desk.experiences.find(record.id(), second.id(), OTTO));
        Experience third = reported(desk, record, OTTO);
        Experience withdrawn = desk.experiences.withdraw(record.id(), third.id(), 1, OTTO);
        assertEquals(withdrawn, desk.experiences.find(record.id(), third.id(), OTTO));
        assertEquals(1, desk.experiences.accepted(record.id(), READER));
    }

    @OnEveryDatabase
    void until_it_is_accepted_its_author_and_those_who_review_alone_know_it(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, CLARA);
        Experience made = reported(desk, record, OTTO);
        assertThrows(NotFound.class, () -> desk.experiences.find(record.id(), made.id(), READER));
        assertTrue(desk.acts.stream().anyMatch(act -> act.outcome() == Act.Outcome.REFUSED));
        assertEquals(0, listed(desk, record, null, READER).size());
        assertEquals(1, listed(desk, record, null, OTTO).size());
        assertEquals(1, listed(desk, record, State.SUBMITTED, RITA).size());
        assertEquals(0, desk.experiences.accepted(record.id(), READER));
        desk.experiences.accept(record.id(), made.id(), 1, Optional.empty(), RITA);
        assertEquals(1, listed(desk, record, null, READER).size());
        assertThrows(NotFound.class, () -> desk.experiences.find(other(desk).id(), made.id(), RITA));
    }

    @OnEveryDatabase
    void it_waits_for_reviewers_other_than_its_author_who_is_told_the_answer(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, CLARA);
        Experience made = reported(desk, record, CLARA);
        var item = desk.waiting.get("review/" + made.id());
        assertEquals(new Recipient.Holders(Editions.REVIEW, Set.of(CLARA.officer())), item.to());
        assertEquals(
                "Por revisar: experiencia de uso de «Primera»", inbox(desk).title(item.text(), item.arguments(), RITA));
        assertEquals(Set.of(made.id()), inbox(desk).known(Set.of(made.id()), RITA));
        assertEquals(Set.of(), inbox(desk).known(Set.of(made.id()), READER));
        desk.experiences.decline(record.id(), made.id(), 1, "Falta el periodo", RITA);
        assertFalse(desk.waiting.containsKey("review/" + made.id()));
        var answer = desk.waiting.get("answer/" + made.id());
        assertEquals(new Recipient.One(CLARA.officer()), answer.to());
        assertEquals(ItemKind.NEWS, answer.kind());
        Experience second = reported(desk, record, CLARA);
        desk.experiences.withdraw(record.id(), second.id(), 1, CLARA);
        assertFalse(desk.waiting.containsKey("review/" + second.id()));
    }

    @OnEveryDatabase
    void each_step_names_what_it_was_made_on_and_follows_on_the_state(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, CLARA);
        Experience made = reported(desk, record, OTTO);
        assertThrows(Stale.class, () -> desk.experiences.accept(record.id(), made.id(), 2, Optional.empty(), RITA));
        desk.experiences.accept(record.id(), made.id(), 1, Optional.empty(), RITA);
        assertEquals("experience.state", code(() -> desk.experiences.withdraw(record.id(), made.id(), 2, OTTO)));
        assertEquals(
                "experience.state", code(() -> desk.experiences.decline(record.id(), made.id(), 2, "Tarde", RITA)));
        Experience second = reported(desk, record, CLARA);
        assertEquals(
                "experience.self-review",
                code(() -> desk.experiences.accept(record.id(), second.id(), 1, Optional.empty(), CLARA)));
        assertEquals(
                "experience.state", code(() -> desk.experiences.assess(record.id(), second.id(), move(0, "No"), RITA)));
        assertThrows(
                Forbidden.class, () -> desk.experiences.accept(record.id(), second.id(), 1, Optional.empty(), OTTO));
        assertThrows(Forbidden.class, () -> desk.experiences.report(record.id(), text(1, DAY), null, READER));
    }

    @OnEveryDatabase
    void accepting_moves_the_evidence_only_where_that_is_said_and_never_the_words(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", with(titled("Primera"), "evidence", "claimed"), null, CLARA);
        Experience first = reported(desk, record, OTTO);
        desk.experiences.accept(record.id(), first.id(), 1, Optional.empty(), RITA);
        assertEquals(
                Optional.of(EvidenceLevel.CLAIMED),
                desk.experiences.evidence(record.id(), READER).level());
        Experience second = reported(desk, record, OTTO);
        desk.experiences.accept(record.id(), second.id(), 1, Optional.of(move(0, "Otro país lo repitió")), RITA);
        var evidence = desk.experiences.evidence(record.id(), READER);
        assertEquals(Optional.of(EvidenceLevel.REPLICATED), evidence.level());
        assertEquals(EvidenceLevel.CLAIMED, evidence.claimed());
        assertEquals(second.id(), evidence.last().orElseThrow().report());
        assertEquals(record, desk.library.find(record.id(), CLARA));
        assertThrows(Stale.class, () -> desk.experiences.assess(record.id(), first.id(), move(0, "Tarde"), RITA));
        desk.experiences.assess(
                record.id(), first.id(), new Move(1, EvidenceLevel.SELF_ASSESSED, "Fue la misma unidad"), PAUL);
        assertEquals(2, desk.experiences.evidence(record.id(), READER).steps().size());
        assertEquals(
                2,
                desk.acts.stream()
                        .filter(act -> act.code().equals("protocols.assess"))
                        .count());
    }

    @OnEveryDatabase
    void where_the_evidence_cannot_be_moved_the_report_is_not_accepted_either(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, CLARA);
        Experience made = reported(desk, record, OTTO);
        Optional<Move> late = Optional.of(move(3, "Tarde"));
        assertThrows(Stale.class, () -> desk.experiences.accept(record.id(), made.id(), 1, late, RITA));
        assertEquals(
                State.SUBMITTED,
                desk.experiences.find(record.id(), made.id(), RITA).state());
        assertEquals(0, desk.experiences.evidence(record.id(), RITA).revision());
    }

    @OnEveryDatabase
    void versions_that_are_or_were_in_effect_can_have_been_used(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, CLARA);
        assertEquals(List.of(1), desk.experiences.editions(record.id(), OTTO));
        desk.adoptions.study(record.id(), 0, CLARA);
        Edition draft = desk.editions.next(record.id(), CLARA);
        assertEquals(List.of(1), desk.experiences.editions(record.id(), OTTO));
        desk.editions.edit(
                draft.id(), 1, new Wording(titled("Segunda"), "Todo", null, LocalDate.of(2028, 1, 1)), CLARA);
        desk.editions.submit(draft.id(), 2, Set.of(RITA.officer()), PAUL.officer(), CLARA);
        desk.editions.review(draft.id(), 3, true, null, Map.of(), RITA);
        desk.editions.approve(draft.id(), 4, PAUL);
        assertEquals(List.of(2, 1), desk.experiences.editions(record.id(), OTTO));
        assertEquals(1, reported(desk, record, OTTO).text().edition());
        assertEquals("experience.version", code(() -> desk.experiences.report(record.id(), text(3, DAY), null, OTTO)));
    }

    @OnEveryDatabase
    void what_is_out_of_use_is_not_reported_on_and_what_was_reported_stays(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, CLARA);
        Experience made = reported(desk, record, OTTO);
        Experience waiting = reported(desk, record, OTTO);
        desk.experiences.accept(record.id(), made.id(), 1, Optional.empty(), RITA);
        desk.library.withdraw(record.id(), 1, "Un error", CLARA);
        assertEquals(
                "experience.document-withdrawn",
                code(() -> desk.experiences.report(record.id(), text(1, DAY), null, OTTO)));
        assertEquals(
                "experience.document-withdrawn",
                code(() -> desk.experiences.assess(record.id(), made.id(), move(0, "No"), RITA)));
        assertEquals(
                made.text(),
                desk.experiences.find(record.id(), made.id(), READER).text());
        desk.experiences.decline(record.id(), waiting.id(), 1, "Ya no importa", RITA);
    }

    @OnEveryDatabase
    void a_report_is_for_whom_its_document_is_in_every_list(TestDatabase database) {
        Desk desk = desk(database);
        ProtocolDraft closed = with(
                titled("Cerrado"), "restrictedTo", new ProtocolDraft.Restriction(List.of("clara", "rita"), List.of()));
        Protocol record = desk.library.create("pr-1", closed, null, CLARA);
        Protocol open = other(desk);
        Experience made = reported(desk, record, CLARA);
        desk.experiences.accept(record.id(), made.id(), 1, Optional.of(move(0, "Lo repitió otra unidad")), RITA);
        reported(desk, open, PAUL);
        assertThrows(NotFound.class, () -> desk.experiences.find(record.id(), made.id(), PAUL));
        assertThrows(NotFound.class, () -> desk.experiences.accepted(record.id(), PAUL));
        assertThrows(NotFound.class, () -> desk.experiences.evidence(record.id(), PAUL));
        assertThrows(NotFound.class, () -> desk.experiences.report(record.id(), text(1, DAY), null, PAUL));
        assertEquals(1, listed(desk, null, null, PAUL).size());
        assertEquals(2, listed(desk, null, null, RITA).size());
        assertEquals(Set.of(), inbox(desk).known(Set.of(made.id()), PAUL));
        assertTrue(desk.acts.stream()
                .filter(act -> act.code().equals("protocols.assess")
                        || act.code().equals("protocols.accept")
                        || act.code().equals("protocols.report"))
                .allMatch(act -> act.facts().get("restricted").equals("true")));
    }

    @OnEveryDatabase
    void pages_go_forth_and_back_over_what_others_may_not_know(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, CLARA);
        ProtocolDraft closed =
                with(titled("Cerrado"), "restrictedTo", new ProtocolDraft.Restriction(List.of("clara"), List.of()));
        Protocol hidden = desk.library.create("pr-2", closed, null, CLARA);
        List<RecordId> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(reported(desk, record, OTTO).id());
            reported(desk, hidden, CLARA);
        }
        Collections.reverse(made);
        List<RecordId> walked = new ArrayList<>();
        Filter all = new Filter(null, null, false);
        Experiences.Part part = desk.experiences.page(all, null, 3, RITA);
        assertNull(part.previous());
        Experiences.Part first = part;
        walked.addAll(ids(part));
        while (part.next() != null) {
            part = desk.experiences.page(all, part.next(), 3, RITA);
            walked.addAll(ids(part));
        }
        assertEquals(made, walked);
        part = desk.experiences.page(
                all, desk.experiences.page(all, first.next(), 3, RITA).previous(), 3, RITA);
        assertEquals(ids(first), ids(part));
        assertNull(part.previous());
        assertNotNull(part.next());
        assertEquals(7, listed(desk, null, null, OTTO, true).size());
        assertEquals(0, listed(desk, null, null, RITA, true).size());
        assertEquals("protocol.cursor", code(() -> desk.experiences.page(all, "x", 3, RITA)));
        assertEquals("protocol.limit", code(() -> desk.experiences.page(all, null, 101, RITA)));
    }

    @OnEveryDatabase
    void a_repeated_request_reports_once(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, CLARA);
        Experience first = desk.experiences.report(record.id(), text(1, DAY), "clave", OTTO);
        assertEquals(first, desk.experiences.report(record.id(), text(1, DAY), "clave", OTTO));
        assertEquals(
                "protocol.request-key-reused",
                code(() -> desk.experiences.report(record.id(), text(1, DAY.minusDays(1)), "clave", OTTO)));
        assertEquals(1, listed(desk, record, null, OTTO).size());
    }

    @OnEveryDatabase
    void a_lesson_drawn_from_a_report_is_linked_both_ways_for_those_who_may_know_both(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, CLARA);
        Experience made = reported(desk, record, OTTO);
        ProtocolDraft lesson = with(titled("Lección"), "type", "lesson-learned");
        assertEquals(
                "experience.state",
                code(() -> desk.experiences.draw(record.id(), made.id(), "le-1", lesson, null, CLARA)));
        desk.experiences.accept(record.id(), made.id(), 1, Optional.empty(), RITA);
        Protocol drawn = desk.experiences.draw(record.id(), made.id(), "le-1", lesson, "clave", CLARA);
        assertEquals(drawn, desk.experiences.draw(record.id(), made.id(), "le-1", lesson, "clave", CLARA));
        assertEquals(List.of(drawn), desk.experiences.lessons(record.id(), made.id(), READER));
        assertEquals(
                made.id(),
                desk.experiences
                        .origin(drawn.id(), READER)
                        .orElseThrow()
                        .experience()
                        .id());
        ProtocolDraft closed = with(
                with(lesson, "title", "Cerrada"),
                "restrictedTo",
                new ProtocolDraft.Restriction(List.of("clara"), List.of()));
        desk.experiences.draw(record.id(), made.id(), "le-2", closed, null, CLARA);
        assertEquals(1, desk.experiences.lessons(record.id(), made.id(), READER).size());
        assertEquals(2, desk.experiences.lessons(record.id(), made.id(), CLARA).size());
        assertThrows(Forbidden.class, () -> desk.experiences.draw(record.id(), made.id(), "le-3", lesson, null, OTTO));
        assertEquals(Optional.empty(), desk.experiences.origin(record.id(), READER));
    }

    private static Experience reported(Desk desk, Protocol record, Caller by) {
        return desk.experiences.report(record.id(), text(1, DAY), null, by);
    }

    private static Protocol other(Desk desk) {
        return desk.library.create(null, titled("Otra"), null, CLARA);
    }

    private static Move move(int steps, String reason) {
        return new Move(steps, EvidenceLevel.REPLICATED, reason);
    }

    private static List<RecordId> listed(Desk desk, Protocol record, State state, Caller caller) {
        return listed(desk, record, state, caller, false);
    }

    private static List<RecordId> listed(Desk desk, Protocol record, State state, Caller caller, boolean own) {
        return ids(
                desk.experiences.page(new Filter(record == null ? null : record.id(), state, own), null, 100, caller));
    }

    private static List<RecordId> ids(Experiences.Part part) {
        return part.lines().stream().map(line -> line.experience().id()).toList();
    }

    private static ExperienceInbox inbox(Desk desk) {
        return new ExperienceInbox(desk.store);
    }

    private static Desk desk(TestDatabase database) {
        return new Desk(new JpaProtocolStore(database.database()), database.transactions());
    }

    private static Caller officer(String name, java.util.function.Predicate<Permission> holds) {
        return new Caller(new OfficerId(name), Language.ES, ZoneOffset.UTC, holds)
                .by(new Origin(Origin.Door.PAGE, "", true));
    }

    private static String code(Executable act) {
        return assertThrows(Refusal.class, act).code();
    }
}
