package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Edition.Stage;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Editions.Wording;
import org.enlace.protocols.ImportPlan.Outcome;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolImports.Mode;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.persistence.JpaProtocolStore;
import org.junit.jupiter.api.Test;

/** From a draft to a version that others hold on to, on the databases it really lies in. */
class EditionDeskTest {
    private static final Caller ANNA = officer("anna");
    private static final Caller RITA = officer("rita");
    private static final Caller PAUL = officer("paul");
    private static final Caller OTTO = officer("otto");

    /** A clock that is put forward. */
    private static final class Hours extends Clock {
        private Instant now = Desk.NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Hours clock = new Hours();

    @OnEveryDatabase
    void a_new_protocol_is_written_reviewed_approved_and_then_stands_in_the_library(TestDatabase database) {
        Desk desk = desk(database);
        Edition draft = desk.editions.begin(wording("Guía nueva", null), null, ANNA);
        assertEquals(draft, desk.editions.find(draft.id(), ANNA));
        assertEquals(0, desk.library.page(ProtocolFilter.ALL, null, 10, ANNA).total());
        Edition approved = approved(desk, draft);
        assertEquals(Stage.EFFECTIVE, approved.stage());
        Protocol record = desk.library.find(draft.protocol(), OTTO);
        assertEquals("Guía nueva", record.content().title());
        assertEquals(new Protocol.Control(1, true), record.control());
        assertEquals(1, desk.library.page(ProtocolFilter.ALL, null, 10, OTTO).total());
        assertEquals(List.of(approved), desk.editions.of(record.id(), OTTO));
    }

    @OnEveryDatabase
    void the_next_version_supersedes_the_one_before_which_stays_readable(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, ANNA);
        Edition draft = desk.editions.next(record.id(), ANNA);
        assertEquals(draft, desk.editions.next(record.id(), ANNA), "one draft of one's own");
        assertEquals(
                new Protocol.Control(1, false),
                desk.library.find(record.id(), OTTO).control());
        Edition edited = desk.editions.edit(draft.id(), 1, wording("Segunda", null), ANNA);
        approved(desk, edited);
        assertEquals("Segunda", desk.library.find(record.id(), OTTO).content().title());
        List<Edition> versions = desk.editions.of(record.id(), OTTO);
        assertEquals(
                List.of(Stage.EFFECTIVE, Stage.SUPERSEDED),
                versions.stream().map(Edition::stage).toList());
        assertEquals(
                "Primera",
                desk.editions.text(record.id(), 1, OTTO).orElseThrow().title());
        assertEquals(
                "Segunda",
                desk.editions.text(record.id(), 2, OTTO).orElseThrow().title());
        assertEquals(2, ((Edition.Superseded) versions.get(1)).by());
    }

    @OnEveryDatabase
    void drafts_and_reviews_exist_for_those_who_work_on_them_alone(TestDatabase database) {
        Desk desk = desk(database);
        Edition draft = desk.editions.begin(wording("Guía nueva", null), null, ANNA);
        assertThrows(NotFound.class, () -> desk.editions.find(draft.id(), RITA));
        assertEquals(
                1,
                desk.acts.stream()
                        .filter(act -> act.outcome() == Act.Outcome.REFUSED)
                        .count());
        desk.editions.submit(draft.id(), 1, Set.of(RITA.officer()), PAUL.officer(), ANNA);
        for (Caller worker : List.of(ANNA, RITA, PAUL)) {
            assertEquals(1, desk.editions.work(worker).size());
            assertEquals(draft.id(), desk.editions.find(draft.id(), worker).id());
        }
        assertEquals(0, desk.editions.work(OTTO).size());
        assertThrows(NotFound.class, () -> desk.editions.approve(draft.id(), 2, OTTO));
    }

    @OnEveryDatabase
    void what_waits_for_whom_changes_with_each_step(TestDatabase database) {
        Desk desk = desk(database);
        Edition draft = desk.editions.begin(wording("Guía nueva", null), null, ANNA);
        desk.editions.submit(draft.id(), 1, Set.of(RITA.officer(), OTTO.officer()), PAUL.officer(), ANNA);
        assertEquals(Set.of("review/" + draft.id() + "/rita", "review/" + draft.id() + "/otto"), desk.waiting.keySet());
        desk.editions.review(draft.id(), 2, false, "Falta el plazo", Map.of(), RITA);
        assertEquals(
                Set.of("review/" + draft.id() + "/otto", "changes/" + draft.id() + "/anna"), desk.waiting.keySet());
        desk.editions.review(draft.id(), 3, true, null, Map.of(), RITA);
        desk.editions.review(draft.id(), 4, true, null, Map.of(), OTTO);
        assertEquals(Set.of("approve/" + draft.id() + "/paul"), desk.waiting.keySet());
        desk.editions.approve(draft.id(), 5, PAUL);
        assertEquals(Set.of("due/" + draft.id()), desk.waiting.keySet());
    }

    @OnEveryDatabase
    void nobody_approves_what_they_wrote_and_nobody_without_the_permission(TestDatabase database) {
        Desk desk = desk(database);
        Edition draft = desk.editions.begin(wording("Guía nueva", null), null, ANNA);
        desk.editions.submit(draft.id(), 1, Set.of(RITA.officer()), PAUL.officer(), ANNA);
        desk.editions.review(draft.id(), 2, true, null, Map.of(), RITA);
        assertEquals("second-officer.same", code(() -> desk.editions.approve(draft.id(), 3, ANNA)));
        for (Origin origin : List.of(
                Origin.of(Origin.Door.PAGE),
                new Origin(Origin.Door.API, "token-1"),
                new Origin(Origin.Door.SSH, "key"))) {
            assertEquals(
                    "second-officer.factor",
                    code(() -> desk.editions.approve(draft.id(), 3, PAUL.by(origin))),
                    "by " + origin.door());
        }
        assertEquals(
                "second-officer.console",
                code(() -> desk.editions.approve(draft.id(), 3, PAUL.by(Origin.of(Origin.Door.SHELL)))));
        Caller without = Caller.holding(PAUL.officer(), Language.ES, ZoneOffset.UTC, Set.of(Protocols.READ));
        assertThrows(Forbidden.class, () -> desk.editions.approve(draft.id(), 3, without));
        assertEquals(Stage.IN_REVIEW, desk.editions.find(draft.id(), ANNA).stage());
    }

    @OnEveryDatabase
    void a_request_that_is_repeated_begins_one_draft(TestDatabase database) {
        Desk desk = desk(database);
        Edition draft = desk.editions.begin(wording("Guía nueva", null), "clave", ANNA);
        assertEquals(draft, desk.editions.begin(wording("Guía nueva", null), "clave", ANNA));
        assertEquals(
                "protocol.request-key-reused", code(() -> desk.editions.begin(wording("Otra", null), "clave", ANNA)));
        assertEquals(1, desk.editions.work(ANNA).size());
    }

    @OnEveryDatabase
    void what_changed_meanwhile_is_not_overwritten(TestDatabase database) {
        Desk desk = desk(database);
        Edition draft = desk.editions.begin(wording("Guía nueva", null), null, ANNA);
        desk.editions.edit(draft.id(), 1, wording("De una", null), ANNA);
        assertThrows(Stale.class, () -> desk.editions.edit(draft.id(), 1, wording("De otra", null), ANNA));
        assertEquals("De una", desk.editions.find(draft.id(), ANNA).content().title());
    }

    @OnEveryDatabase
    void a_later_day_is_waited_for_and_then_the_job_brings_it_into_effect(TestDatabase database) {
        Desk desk = desk(database);
        LocalDate day = desk.editions.today().plusDays(3);
        Edition approved = approved(desk, desk.editions.begin(wording("Guía nueva", day), null, ANNA));
        assertEquals(Stage.APPROVED, approved.stage());
        assertEquals(0, desk.editions.takeEffect());
        assertThrows(NotFound.class, () -> desk.library.find(approved.protocol(), ANNA));
        assertEquals(1, desk.editions.coming(OTTO).size());
        clock.now = clock.now.plus(Duration.ofDays(3));
        assertEquals(1, desk.editions.takeEffect());
        assertEquals(0, desk.editions.takeEffect(), "once");
        assertEquals(
                "Guía nueva",
                desk.library.find(approved.protocol(), OTTO).content().title());
    }

    @OnEveryDatabase
    void an_approval_that_is_taken_back_leaves_its_number_and_makes_room(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, ANNA);
        LocalDate day = desk.editions.today().plusDays(3);
        Edition edited =
                desk.editions.edit(desk.editions.next(record.id(), ANNA).id(), 1, wording("Segunda", day), ANNA);
        Edition waiting = approved(desk, edited);
        Edition other = desk.editions.edit(desk.editions.next(record.id(), OTTO).id(), 1, wording("Otra", null), OTTO);
        assertEquals("edition.outdated", code(() -> approved(desk, other)));
        Edition renewed = desk.editions.reopen(other.id(), 4, OTTO);
        Edition third = desk.editions.renew(renewed.id(), 5, OTTO);
        assertEquals("edition.pending", code(() -> approved(desk, third)));
        desk.editions.cancel(waiting.id(), waiting.revision(), "Un error", PAUL);
        Edition now = desk.editions.approve(third.id(), 8, PAUL);
        assertEquals(3, now.number().getAsInt());
        clock.now = clock.now.plus(Duration.ofDays(4));
        assertEquals(0, desk.editions.takeEffect(), "what was taken back never comes into effect");
    }

    @OnEveryDatabase
    void after_an_approval_is_taken_back_the_next_draft_is_approved_under_the_next_number(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, ANNA);
        Edition waiting = approved(desk, next(desk, record, "Segunda", 3));
        desk.editions.cancel(waiting.id(), waiting.revision(), "Un error", PAUL);
        Edition fresh = desk.editions.next(record.id(), ANNA);
        assertEquals(1, fresh.core().basedOn());
        assertEquals(Optional.empty(), desk.editions.behind(fresh, ANNA));
        assertEquals("edition.up-to-date", code(() -> desk.editions.renew(fresh.id(), 1, ANNA)));
        Edition now = approved(desk, desk.editions.edit(fresh.id(), 1, wording("Tercera", null), ANNA));
        assertEquals(3, now.number().getAsInt());
        assertEquals(Stage.EFFECTIVE, now.stage());
        assertEquals("Tercera", desk.library.find(record.id(), OTTO).content().title());
    }

    @OnEveryDatabase
    void a_draft_beside_a_version_that_waits_is_renewed_and_renewed_again_when_that_is_taken_back(
            TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, ANNA);
        Edition waiting = approved(desk, next(desk, record, "Segunda", 3));
        Edition beside = desk.editions.next(record.id(), ANNA);
        assertEquals(
                "edition.outdated",
                desk.editions.behind(beside, ANNA).orElseThrow().code());
        Edition renewed = desk.editions.renew(beside.id(), 1, ANNA);
        assertEquals(2, renewed.core().basedOn());
        desk.editions.cancel(waiting.id(), waiting.revision(), "Un error", PAUL);
        assertEquals(1, desk.editions.renew(beside.id(), 2, ANNA).core().basedOn());
    }

    @OnEveryDatabase
    void while_an_approved_version_waits_its_record_is_not_changed_in_place(TestDatabase database) {
        Desk desk = desk(database);
        desk.imports.run(ReferenceData.practices(), Mode.ALL_OR_NOTHING, ANNA);
        Protocol record = desk.library.find("pr-uy-262-2019", ANNA).orElseThrow();
        String title = record.content().title();
        approved(desk, next(desk, record, "Segunda", 3));
        Protocol held = desk.library.find(record.id(), ANNA);
        assertEquals(new Protocol.Control(1, true), held.control());
        assertEquals(title, held.content().title());
        assertEquals(
                "protocol.fixed",
                code(() -> desk.library.revise(record.id(), held.version(), restricted("Corregida"), ANNA)));
        clock.now = clock.now.plus(Duration.ofDays(3));
        assertEquals(1, desk.editions.takeEffect());
        assertEquals("Segunda", desk.library.find(record.id(), OTTO).content().title());
        assertEquals(
                title, desk.editions.text(record.id(), 1, OTTO).orElseThrow().title());
    }

    @OnEveryDatabase
    void a_text_begun_before_its_record_was_restricted_is_renewed_and_keeps_the_restriction(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, ANNA);
        Edition draft = next(desk, record, "Segunda", 0);
        assertEquals(Optional.empty(), desk.editions.behind(draft, ANNA));
        desk.library.revise(record.id(), 1, restricted("Corregida"), ANNA);
        assertEquals(
                "edition.changed-in-place",
                desk.editions.behind(draft, ANNA).orElseThrow().code());
        assertEquals("edition.changed-in-place", code(() -> approved(desk, draft)));
        Protocol still = desk.library.find(record.id(), ANNA);
        assertEquals("Corregida", still.content().title());
        assertEquals(new Protocol.Control(1, false), still.control(), "nothing is half done");
        assertThrows(NotFound.class, () -> desk.library.find(record.id(), OTTO));
        Edition back = desk.editions.reopen(draft.id(), 4, ANNA);
        Edition renewed = desk.editions.renew(back.id(), 5, ANNA);
        assertEquals(
                still.content().restrictedTo(), renewed.content().restrictedTo(), "what is for some stays for them");
        assertEquals(renewed, desk.editions.find(renewed.id(), ANNA));
        assertEquals(Optional.empty(), desk.editions.behind(renewed, ANNA));
        Edition now = approved(desk, renewed);
        assertEquals(Stage.EFFECTIVE, now.stage());
        assertEquals("Segunda", desk.library.find(record.id(), ANNA).content().title());
        assertThrows(NotFound.class, () -> desk.library.find(record.id(), OTTO));
    }

    @OnEveryDatabase
    void what_an_import_corrected_after_a_text_was_begun_is_not_undone(TestDatabase database) throws IOException {
        Desk desk = desk(database);
        String file = new String(ReferenceData.practices().readAllBytes(), StandardCharsets.UTF_8);
        desk.imports.run(Desk.file(file), Mode.ALL_OR_NOTHING, ANNA);
        Protocol record = desk.library.find("pr-uy-262-2019", ANNA).orElseThrow();
        Edition draft = next(desk, record, "Segunda", 0);
        String corrected = file.replace(record.content().title(), "Corregida");
        assertEquals(
                1,
                desk.imports
                        .run(Desk.file(corrected), Mode.ALL_OR_NOTHING, ANNA)
                        .count(Outcome.UPDATE));
        assertEquals("edition.changed-in-place", code(() -> approved(desk, draft)));
        assertEquals("Corregida", desk.library.find(record.id(), ANNA).content().title());
    }

    /** Before approvals held records, one could be changed while a version of it waited. */
    @OnEveryDatabase
    void a_version_that_waits_over_a_record_changed_since_does_not_take_effect(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, ANNA);
        approved(desk, next(desk, record, "Segunda", 3));
        Entry held = desk.store.find(record.id()).orElseThrow();
        Protocol free = new Protocol.Effective(
                record.identity(),
                held.protocol().version() + 1,
                Protocol.Control.CATALOGUED,
                record.content(),
                record.changed());
        database.transactions().run(() -> desk.store.write(List.of(held.with(free))));
        desk.library.revise(record.id(), free.version(), restricted("Corregida"), ANNA);
        clock.now = clock.now.plus(Duration.ofDays(3));
        assertEquals(0, desk.editions.takeEffect());
        assertEquals("Corregida", desk.library.find(record.id(), ANNA).content().title());
        assertThrows(NotFound.class, () -> desk.library.find(record.id(), OTTO));
    }

    @Test
    void many_versions_that_cannot_take_effect_hold_up_no_other() {
        MemoryStore memory = new MemoryStore();
        Desk desk = new Desk(memory, memory, null, clock);
        for (int each = 0; each <= 50; each++) {
            Protocol record = desk.library.create("pr-" + each, titled("Primera"), null, ANNA);
            approved(desk, next(desk, record, "Segunda", 3));
            desk.library.withdraw(
                    record.id(), desk.library.find(record.id(), ANNA).version(), "Un error", PAUL);
        }
        Protocol last = desk.library.create("pr-last", titled("Primera"), null, ANNA);
        approved(desk, next(desk, last, "Segunda", 4));
        clock.now = clock.now.plus(Duration.ofDays(4));
        assertEquals(1, desk.editions.takeEffect());
        assertEquals("Segunda", desk.library.find(last.id(), OTTO).content().title());
        assertEquals(0, desk.editions.takeEffect());
    }

    @OnEveryDatabase
    void the_text_that_was_approved_is_not_changed_in_place(TestDatabase database) {
        Desk desk = desk(database);
        Edition approved = approved(desk, desk.editions.begin(wording("Guía nueva", null), null, ANNA));
        assertEquals("protocol.fixed", code(() -> desk.library.revise(approved.protocol(), 1, titled("A mano"), ANNA)));
        Protocol withdrawn = desk.library.withdraw(approved.protocol(), 1, "Un error", PAUL);
        assertEquals(Stage.WITHDRAWN, desk.editions.find(approved.id(), OTTO).stage());
        assertEquals("protocol.withdrawn", code(() -> desk.editions.next(approved.protocol(), ANNA)));
        desk.library.restore(approved.protocol(), withdrawn.version(), PAUL);
        assertEquals(Stage.EFFECTIVE, desk.editions.find(approved.id(), OTTO).stage());
        Caller writer = Caller.holding(
                ANNA.officer(), Language.ES, ZoneOffset.UTC, Set.of(Protocols.READ, Protocols.WRITE, Editions.REVIEW));
        assertThrows(Forbidden.class, () -> desk.library.withdraw(approved.protocol(), 3, "Un error", writer));
    }

    @OnEveryDatabase
    void a_file_leaves_alone_what_others_hold_on_to_and_a_second_import_changes_nothing(TestDatabase database) {
        Desk desk = desk(database);
        desk.imports.run(ReferenceData.practices(), Mode.ALL_OR_NOTHING, ANNA);
        Protocol record = desk.library.find("pr-uy-262-2019", ANNA).orElseThrow();
        Edition edited =
                desk.editions.edit(desk.editions.next(record.id(), ANNA).id(), 1, wording("Segunda", null), ANNA);
        approved(desk, edited);
        var plan = desk.imports.run(ReferenceData.practices(), Mode.ALL_OR_NOTHING, ANNA);
        assertEquals(1, plan.count(Outcome.KEPT_VERSION));
        assertEquals(29, plan.count(Outcome.UNCHANGED));
        assertEquals("Segunda", desk.library.find(record.id(), ANNA).content().title());
    }

    @OnEveryDatabase
    void giving_up_leaves_no_number(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, ANNA);
        Edition draft = desk.editions.next(record.id(), ANNA);
        desk.editions.abort(draft.id(), 1, "Ya no hace falta", ANNA);
        assertEquals(List.of(), desk.editions.of(record.id(), ANNA));
        assertFalse(desk.editions.next(record.id(), ANNA).id().equals(draft.id()));
        assertThrows(NotFound.class, () -> desk.editions.find(draft.id(), OTTO));
    }

    @OnEveryDatabase
    void no_document_replaces_itself_by_way_of_others(TestDatabase database) {
        Desk desk = desk(database);
        desk.library.create("pr-1", with(titled("A"), "supersedes", "pr-3"), null, ANNA);
        desk.library.create("pr-2", with(titled("B"), "supersedes", "pr-1"), null, ANNA);
        ProtocolDraft third = with(titled("C"), "supersedes", "pr-2");
        assertEquals("protocol.supersedes-circle", code(() -> desk.library.create("pr-3", third, null, ANNA)));
        ProtocolDraft fourth = with(titled("D"), "supersededBy", "pr-9");
        desk.library.create("pr-4", fourth, null, ANNA);
        assertEquals(
                "protocol.supersedes-circle",
                code(() -> desk.library.create("pr-9", with(titled("E"), "supersededBy", "pr-4"), null, ANNA)));
    }

    @OnEveryDatabase
    void what_an_unfinished_version_says_is_no_matter_of_everybody_who_reads_the_log(TestDatabase database) {
        Desk desk = desk(database);
        Edition draft = desk.editions.begin(wording("Guía nueva", null), null, ANNA);
        assertEquals("true", told(desk));
        Edition closed = desk.editions.edit(draft.id(), 1, restrictedTo(List.of("anna", "rita", "paul")), ANNA);
        Edition opened = desk.editions.edit(draft.id(), closed.revision(), restrictedTo(List.of()), ANNA);
        assertEquals("true", told(desk), "What was for some only stays so in the entry of the edit that opened it");
        approved(desk, opened);
        assertEquals("false", told(desk), "What is in effect is everybody's");
    }

    private static String told(Desk desk) {
        Act last = desk.acts.stream()
                .filter(act -> act.subject()
                        .filter(of -> of.kind().equals(Edition.KIND))
                        .isPresent())
                .reduce((before, after) -> after)
                .orElseThrow();
        return last.facts().get("restricted");
    }

    @OnEveryDatabase
    void a_version_that_was_restricted_is_read_with_an_entry_once_its_document_is_open(TestDatabase database) {
        Desk desk = desk(database);
        Edition first =
                approved(desk, desk.editions.begin(restrictedTo(List.of("anna", "rita", "paul", "otto")), null, ANNA));
        assertEquals(
                Protocols.REASON_NEEDED, code(() -> desk.editions.open(first.id(), null, OTTO)), "while it is closed");
        Edition draft = desk.editions.next(first.protocol(), ANNA);
        Edition second = approved(desk, desk.editions.edit(draft.id(), 1, restrictedTo(List.of()), ANNA));
        desk.acts.clear();
        assertEquals(
                Stage.SUPERSEDED, desk.editions.open(first.id(), null, OTTO).stage());
        assertEquals(
                List.of("protocols.read"), desk.acts.stream().map(Act::code).toList());
        assertEquals(
                first.id().toString(), desk.acts.get(0).subject().orElseThrow().id());
        desk.editions.open(second.id(), null, OTTO);
        assertEquals(1, desk.acts.size(), "The open one is read by everybody");
    }

    private static Wording restrictedTo(List<String> officers) {
        ProtocolDraft said = with(titled("Guía"), "restrictedTo", new ProtocolDraft.Restriction(officers, List.of()));
        return new Wording(said, "Un plazo nuevo", null, LocalDate.of(2028, 1, 1));
    }

    @OnEveryDatabase
    void the_files_of_what_others_hold_on_to_are_changed_by_those_who_may_approve_alone(TestDatabase database) {
        Desk desk = desk(database);
        Attachments files = new Attachments(desk.store, desk.library);
        Caller writer =
                Caller.holding(ANNA.officer(), Language.ES, ZoneOffset.UTC, Set.of(Protocols.READ, Protocols.WRITE));
        Caller approver = Caller.holding(
                PAUL.officer(), Language.ES, ZoneOffset.UTC, Set.of(Protocols.READ, Protocols.WRITE, Editions.APPROVE));
        RecordId record =
                desk.library.create("pr-1", titled("Primera"), null, ANNA).id();
        assertTrue(files.owner(record, writer).orElseThrow().changeable(), "What is corrected in place");
        desk.adoptions.study(record, 0, OTTO);
        assertFalse(files.owner(record, writer).orElseThrow().changeable());
        assertTrue(files.owner(record, approver).orElseThrow().changeable());
    }

    @OnEveryDatabase
    void a_review_without_changes_moves_the_reminder(TestDatabase database) {
        Desk desk = desk(database);
        Edition approved = approved(desk, desk.editions.begin(wording("Guía nueva", null), null, ANNA));
        LocalDate later = desk.editions.today().plusYears(4);
        desk.editions.confirm(approved.id(), approved.revision(), later, PAUL);
        assertEquals(
                later,
                desk.waiting.get("due/" + approved.id()).due().orElseThrow().lastDay());
    }

    @OnEveryDatabase
    void a_record_from_before_there_were_versions_shows_its_first_one(TestDatabase database) {
        Store plain = database.open(new Schema("protocols", List.of(), JpaProtocolStore.class));
        String id = "0190a000-0000-7000-8000-000000000001";
        Statements sql = new Statements(plain, "test");
        database.transactions()
                .run(() -> sql.update(
                        "insert into protocols.protocol (id, ordinal, version, reference, reference_key, owner, state,"
                                + " place, title_key, content, created_by, created, changed_by, changed)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        id,
                        1,
                        4,
                        "pr-1",
                        "pr-1",
                        "CO",
                        "effective",
                        "antes0000000001",
                        "antes",
                        ProtocolJson.text(titled("Antes").content()),
                        "anna",
                        1L,
                        "anna",
                        1L));
        plain.close();
        Desk desk = desk(database);
        Protocol record = desk.library.find(RecordId.parse(id), OTTO);
        assertEquals(Protocol.Control.CATALOGUED, record.control());
        assertEquals(List.of(), desk.editions.of(record.id(), OTTO));
        assertEquals(
                "Antes", desk.editions.text(record.id(), 1, OTTO).orElseThrow().title());
        assertEquals(1, desk.editions.next(record.id(), ANNA).core().basedOn());
    }

    /** @param days until it is to take effect; 0 for the day it is approved */
    private Edition next(Desk desk, Protocol record, String title, int days) {
        LocalDate day = days == 0 ? null : desk.editions.today().plusDays(days);
        return desk.editions.edit(desk.editions.next(record.id(), ANNA).id(), 1, wording(title, day), ANNA);
    }

    private static ProtocolDraft restricted(String title) {
        return with(
                titled(title),
                "restrictedTo",
                new ProtocolDraft.Restriction(List.of("anna", "rita", "paul"), List.of()));
    }

    private static Edition approved(Desk desk, Edition draft) {
        Edition submitted = desk.editions.submit(
                draft.id(), draft.revision(), Set.of(RITA.officer()), PAUL.officer(), officerOf(draft));
        Edition reviewed = desk.editions.review(
                draft.id(), submitted.revision(), true, null, Map.of("summary", "Bien dicho"), RITA);
        return desk.editions.approve(draft.id(), reviewed.revision(), PAUL);
    }

    private static Caller officerOf(Edition draft) {
        return officer(draft.core().begun().officer().value());
    }

    private Wording wording(String title, LocalDate from) {
        return new Wording(titled(title), "Un plazo nuevo", from, LocalDate.of(2028, 1, 1));
    }

    private Desk desk(TestDatabase database) {
        return new Desk(new JpaProtocolStore(database.database()), database.transactions(), null, clock);
    }

    private static Caller officer(String name) {
        return new Caller(new OfficerId(name), Language.ES, ZoneOffset.UTC, permission -> true)
                .by(new Origin(Origin.Door.PAGE, "", true));
    }

    private static String code(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(Refusal.class, act).code();
    }
}
