package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.enlace.documents.TableFormat;
import org.enlace.files.FileUse;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Act.Outcome;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;
import org.enlace.platform.contribution.Card;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.ImportPlan;
import org.enlace.protocols.Kind;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolFilter.Order;
import org.enlace.protocols.ProtocolFilter.State;
import org.enlace.protocols.ProtocolImports.Mode;
import org.enlace.protocols.ProtocolPage;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.persistence.JpaProtocolStore;

/** What is restricted to some officers and units exists for nobody else, by whichever way they look. */
class NeedToKnowTest {
    private static final UnitId BOGOTA = new UnitId("una-bogota");
    /** Named. */
    private static final Caller ANA = officer("ana", Optional.empty(), new UnitId("una-cali"));
    /** Of the unit that is named. */
    private static final Caller BRUNO = officer("bruno", Optional.empty(), BOGOTA);
    /** Of another unit. */
    private static final Caller EVA = officer("eva", Optional.empty(), new UnitId("una-leticia"));

    private static final ProtocolDraft CLOSED = with(
            titled("Caso cerrado"),
            "restrictedTo",
            new ProtocolDraft.Restriction(List.of("ana"), List.of("una-bogota")));

    private static Caller officer(String name, Optional<OfficerId> actingFor, UnitId unit) {
        return new Caller(
                new OfficerId(name),
                actingFor,
                Optional.of(unit),
                Language.ES,
                ZoneOffset.UTC,
                permission -> true,
                new Origin(Origin.Door.PAGE, "session-of-" + name));
    }

    private static Desk desk(TestDatabase database) {
        return new Desk(new JpaProtocolStore(database.database()), database.transactions());
    }

    private static List<String> titles(Desk desk, ProtocolFilter filter, int limit, Caller caller) {
        List<String> titles = new ArrayList<>();
        List<ProtocolPage> pages = new ArrayList<>();
        String cursor = null;
        do {
            ProtocolPage page = desk.library.page(filter, cursor, limit, caller);
            page.lines().forEach(line -> titles.add(line.protocol().content().title()));
            pages.add(page);
            cursor = page.next();
        } while (cursor != null);
        for (int at = pages.size() - 1; at > 0; at--) {
            ProtocolPage before = desk.library.page(filter, pages.get(at).previous(), limit, caller);
            assertEquals(pages.get(at - 1).lines(), before.lines());
        }
        assertEquals(titles.size(), pages.get(0).total(), () -> filter + " for " + caller.officer());
        assertTrue(pages.get(0).exact());
        return titles;
    }

    @OnEveryDatabase
    void its_files_are_for_those_for_whom_it_is_once_they_said_why(TestDatabase database) {
        Desk desk = desk(database);
        Attachments files = new Attachments(desk.store, desk.library);
        RecordId open =
                desk.library.create("open-1", titled("Abierto"), null, ANA).id();
        RecordId closed = desk.library.create("closed-1", CLOSED, null, ANA).id();
        FileUse.Owner everybodys = files.owner(open, EVA).orElseThrow();
        assertTrue(everybodys.readers().admits(EVA) && everybodys.changeable() && !everybodys.reasonNeeded());
        FileUse.Owner restricted = files.owner(closed, EVA).orElseThrow();
        assertTrue(restricted.readers().admits(ANA) && restricted.readers().admits(BRUNO));
        assertFalse(restricted.readers().admits(EVA));
        assertTrue(files.owner(closed, ANA).orElseThrow().reasonNeeded());
        desk.library.justify(closed, "Case 7 of the unit", ANA);
        assertFalse(files.owner(closed, ANA).orElseThrow().reasonNeeded());
        assertTrue(files.owner(closed, BRUNO).orElseThrow().reasonNeeded(), "each says it for themselves");
        desk.library.withdraw(open, 1, "Out of date", ANA);
        assertFalse(files.owner(open, ANA).orElseThrow().changeable());
        assertEquals(Optional.empty(), files.owner(new RecordId(new java.util.UUID(1, 2)), ANA));
    }

    @OnEveryDatabase
    void whatTheAuditTellsOfItsAdoptionIsForThoseForWhomItIs(TestDatabase database) {
        Desk desk = desk(database);
        LibraryReaders readers = new LibraryReaders(desk.store, desk.library);
        String open =
                desk.library.create("open-1", titled("Abierto"), null, ANA).id().toString();
        RecordId closed = desk.library.create("closed-1", CLOSED, null, ANA).id();
        assertTrue(readers.mayRead(Adoption.KIND, open, EVA));
        assertFalse(readers.mayRead(Adoption.KIND, closed.toString(), EVA));
        assertFalse(readers.mayRead(Adoption.KIND, closed.toString(), ANA), "before saying why");
        desk.library.justify(closed, "Case 7 of the unit", ANA);
        assertTrue(readers.mayRead(Adoption.KIND, closed.toString(), ANA));
        assertFalse(readers.mayRead(Adoption.KIND, closed.toString(), BRUNO), "each says it for themselves");
        assertFalse(readers.mayRead("other", open, EVA));
        assertFalse(readers.mayRead(Adoption.KIND, "no id", EVA));
        assertFalse(readers.mayRead(Adoption.KIND, open, Caller.node()));
    }

    @OnEveryDatabase
    void others_see_nothing_of_it_in_lists_counts_years_card_and_export(TestDatabase database) {
        Desk desk = desk(database);
        desk.library.create("open-1", with(titled("Abierto"), "date", "2001"), null, ANA);
        Protocol closed = desk.library.create("closed-1", with(CLOSED, "date", "1999"), null, ANA);
        for (ProtocolFilter filter : List.of(
                ProtocolFilter.ALL,
                ProtocolFilter.ALL.withOrder(Order.CHANGED),
                ProtocolFilter.ALL.withKind(Kind.PROTOCOL),
                ProtocolFilter.ALL.withKind(Kind.PROTOCOL).withCrimeType("0204"),
                ProtocolFilter.ALL.withKind(Kind.PROTOCOL).withOrder(Order.CHANGED))) {
            assertEquals(List.of("Abierto"), titles(desk, filter, 10, EVA));
            assertEquals(2, titles(desk, filter, 10, ANA).size());
            assertEquals(2, titles(desk, filter, 10, BRUNO).size());
        }
        assertEquals(List.of(), titles(desk, ProtocolFilter.ALL.withYear(1999), 10, EVA));
        assertEquals(List.of(), titles(desk, ProtocolFilter.ALL.withWords("cerrado"), 10, EVA));
        assertEquals(List.of("Caso cerrado"), titles(desk, ProtocolFilter.ALL.withWords("cerrado"), 10, BRUNO));
        assertEquals(List.of(2001), desk.library.years(EVA));
        assertEquals(List.of(2001, 1999), desk.library.years(ANA));
        assertEquals(Optional.empty(), desk.library.find("closed-1", EVA));
        Card.Content card = new ProtocolCard(desk.store).content(EVA);
        assertEquals("Un documento en uso.", card.text());
        assertEquals(1, card.links().size());
        for (String reason : new String[] {null, "Revisión anual"}) {
            assertFalse(exported(desk, reason, EVA).contains("cerrado"));
        }
        assertFalse(exported(desk, null, ANA).contains("cerrado"));
        assertTrue(exported(desk, "Revisión anual", ANA).contains("cerrado"));
        desk.library.withdraw(closed.id(), 1, "Duplicado", ANA);
        assertEquals(List.of(), titles(desk, ProtocolFilter.ALL.withState(State.WITHDRAWN), 10, EVA));
        assertEquals(
                1,
                titles(desk, ProtocolFilter.ALL.withState(State.WITHDRAWN), 10, BRUNO)
                        .size());
        assertEquals(1, titles(desk, ProtocolFilter.ALL, 10, ANA).size());
    }

    private static String exported(Desk desk, String reason, Caller caller) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        desk.exports.json(ProtocolFilter.ALL, reason, out, caller);
        desk.exports.table(TableFormat.CSV, ProtocolFilter.ALL, reason, out, caller);
        return out.toString(StandardCharsets.UTF_8);
    }

    @OnEveryDatabase
    void every_way_to_one_of_them_ends_as_if_it_were_not_there(TestDatabase database) {
        Desk desk = desk(database);
        Protocol closed = desk.library.create("closed-1", CLOSED, null, ANA);
        RecordId id = closed.id();
        List<BiConsumer<RecordId, Caller>> ways = List.of(
                (record, caller) -> desk.library.find(record, caller),
                (record, caller) -> desk.library.open(record, "Un motivo cualquiera", caller),
                (record, caller) -> desk.library.justify(record, "Un motivo cualquiera", caller),
                (record, caller) -> desk.library.revise(record, 1, titled("Otro"), caller),
                (record, caller) -> desk.library.withdraw(record, 1, "Porque sí", caller),
                (record, caller) -> desk.library.restore(record, 1, caller));
        for (BiConsumer<RecordId, Caller> way : ways) {
            NotFound nothing = assertThrows(NotFound.class, () -> way.accept(id, EVA));
            RecordId never = new RecordId(new java.util.UUID(id.value().getMostSignificantBits(), 1));
            NotFound never_was = assertThrows(NotFound.class, () -> way.accept(never, EVA));
            assertEquals(
                    nothing.getMessage().replace(id.toString(), "x"),
                    never_was.getMessage().replace(never.toString(), "x"));
        }
        assertEquals(closed, desk.library.find(id, ANA));
        List<Act> refused = desk.acts.stream()
                .filter(act -> act.outcome() == Outcome.REFUSED)
                .toList();
        assertEquals(ways.size(), refused.size());
        assertTrue(refused.stream()
                .allMatch(act ->
                        act.by().equals(EVA) && act.subject().orElseThrow().id().equals(id.toString())));
    }

    @OnEveryDatabase
    void pages_of_a_reader_hold_open_and_restricted_records_in_one_order(TestDatabase database) {
        Desk desk = desk(database);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String title = String.format("Registro %02d", i);
            ProtocolDraft draft = titled(title);
            List<String> officers = i % 4 == 1 ? List.of("ana", "eva") : List.of("ana");
            List<String> units = i % 4 == 2 ? List.of("una-cali") : List.of();
            desk.library.create(
                    "r-" + i,
                    i % 4 == 0 ? draft : with(draft, "restrictedTo", new ProtocolDraft.Restriction(officers, units)),
                    null,
                    ANA);
            expected.add(title);
        }
        for (int limit : new int[] {1, 3, 7, 100}) {
            assertEquals(expected, titles(desk, ProtocolFilter.ALL, limit, ANA));
            assertEquals(
                    IntStream.range(0, 40)
                            .map(i -> 39 - i)
                            .mapToObj(expected::get)
                            .toList(),
                    titles(desk, ProtocolFilter.ALL.withOrder(Order.CHANGED), limit, ANA));
            assertEquals(20, titles(desk, ProtocolFilter.ALL, limit, EVA).size());
            assertEquals(10, titles(desk, ProtocolFilter.ALL, limit, BRUNO).size());
            assertEquals(
                    10,
                    titles(desk, ProtocolFilter.ALL.withOrder(Order.CHANGED), limit, BRUNO)
                            .size());
        }
    }

    @OnEveryDatabase
    void an_import_neither_shows_nor_touches_what_is_not_for_its_officer(TestDatabase database) {
        Desk desk = desk(database);
        Protocol closed = desk.library.create("pr-1", CLOSED, null, ANA);
        String file = "[" + exportedOne(titled("Otra cosa"), "pr-1") + "]";
        ImportPlan plan = desk.imports.plan(Desk.file(file), EVA);
        assertEquals(ImportPlan.Outcome.CREATE, plan.lines().get(0).outcome());
        desk.imports.run(Desk.file(file), Mode.ALL_OR_NOTHING, EVA);
        assertEquals(closed, desk.library.find(closed.id(), ANA));
        assertEquals(
                "Otra cosa",
                desk.library.find("pr-1", EVA).orElseThrow().content().title());
        // Nor does writing by hand tell that the reference is in use.
        Protocol second = desk.library.create("pr-2", CLOSED, null, ANA);
        Protocol same = desk.library.create("pr-2", titled("Otra más"), null, EVA);
        assertFalse(second.id().equals(same.id()));
        // What is then for everybody cannot bear the same reference twice.
        Refusal taken = assertThrows(
                Refusal.class,
                () -> desk.library.revise(
                        second.id(),
                        1,
                        with(CLOSED, "restrictedTo", new ProtocolDraft.Restriction(List.of(), List.of())),
                        ANA));
        assertEquals("protocol.reference-taken", taken.code());
    }

    @OnEveryDatabase
    void an_import_that_says_nothing_about_a_restriction_leaves_it_as_it_is(TestDatabase database) {
        Desk desk = desk(database);
        String closed = exportedOne(CLOSED, "pr-1");
        assertTrue(closed.contains("restrictedTo"), closed);
        desk.imports.run(Desk.file("[" + closed + "]"), Mode.ALL_OR_NOTHING, ANA);
        String silent = exportedOne(titled("Con otro título"), "pr-1");
        assertFalse(silent.contains("restrictedTo"), silent);
        ImportPlan plan = desk.imports.run(Desk.file("[" + silent + "]"), Mode.ALL_OR_NOTHING, BRUNO);
        assertEquals(ImportPlan.Outcome.UPDATE, plan.lines().get(0).outcome());
        Protocol now = desk.library.find("pr-1", ANA).orElseThrow();
        assertEquals("Con otro título", now.content().title());
        assertTrue(now.content().restrictedTo().restricted());
        // A file for others than its officer is refused, record by record.
        plan = desk.imports.run(Desk.file("[" + exportedOne(CLOSED, "pr-9") + "]"), Mode.ACCEPTABLE, EVA);
        assertEquals(
                "protocol.restricted-without-you",
                plan.lines().get(0).reasons().get(0).code());
    }

    private static String exportedOne(ProtocolDraft draft, String reference) {
        Desk desk = Desk.inMemory();
        desk.library.create(reference, draft, null, ANA);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        desk.exports.json(ProtocolFilter.ALL, "Para la prueba", out, ANA);
        String list = out.toString(StandardCharsets.UTF_8).strip();
        return list.substring(1, list.length() - 1);
    }

    @OnEveryDatabase
    void restricting_moves_a_record_out_of_everybodys_lists_and_opening_it_back(TestDatabase database) {
        Desk desk = desk(database);
        Protocol open = desk.library.create("pr-1", titled("Abierto"), null, EVA);
        assertEquals(1, titles(desk, ProtocolFilter.ALL, 10, BRUNO).size());
        ProtocolDraft.Restriction hers = new ProtocolDraft.Restriction(List.of("eva"), List.of());
        desk.library.revise(open.id(), 1, with(titled("Abierto"), "restrictedTo", hers), EVA);
        assertEquals(0, titles(desk, ProtocolFilter.ALL, 10, BRUNO).size());
        assertThrows(NotFound.class, () -> desk.library.find(open.id(), BRUNO));
        // A change that says nothing about it leaves it.
        desk.library.revise(open.id(), 2, titled("Todavía cerrado"), EVA);
        assertEquals(0, titles(desk, ProtocolFilter.ALL, 10, BRUNO).size());
        ProtocolDraft.Restriction nobodys = new ProtocolDraft.Restriction(List.of(), List.of());
        desk.library.revise(open.id(), 3, with(titled("Abierto"), "restrictedTo", nobodys), EVA);
        assertEquals(1, titles(desk, ProtocolFilter.ALL, 10, BRUNO).size());
    }

    @OnEveryDatabase
    void nobody_can_shut_themselves_out_and_a_deputy_acts_with_the_absent_officers_eyes(TestDatabase database) {
        Desk desk = desk(database);
        Refusal refusal = assertThrows(Refusal.class, () -> desk.library.create("pr-1", CLOSED, null, EVA));
        assertEquals("protocol.restricted-without-you", refusal.code());
        assertEquals(Optional.of("restrictedTo"), refusal.field());
        Protocol closed = desk.library.create("pr-1", CLOSED, null, ANA);
        Caller evaForAna = officer("eva", Optional.of(ANA.officer()), new UnitId("una-cali"));
        assertEquals(closed, desk.library.find(closed.id(), evaForAna));
        Caller anaForEva = officer("ana", Optional.of(EVA.officer()), new UnitId("una-leticia"));
        assertThrows(NotFound.class, () -> desk.library.find(closed.id(), anaForEva));
    }

    @OnEveryDatabase
    void a_restricted_record_is_opened_with_a_reason_once_in_a_session_and_each_reading_is_audited(
            TestDatabase database) {
        Desk desk = desk(database);
        Protocol closed = desk.library.create("pr-1", CLOSED, null, ANA);
        Protocol open = desk.library.create("pr-2", titled("Abierto"), null, ANA);
        desk.acts.clear();
        assertEquals(open, desk.library.open(open.id(), null, ANA));
        Refusal needed = assertThrows(Refusal.class, () -> desk.library.open(closed.id(), null, ANA));
        assertEquals(Protocols.REASON_NEEDED, needed.code());
        Refusal shorter = assertThrows(Refusal.class, () -> desk.library.open(closed.id(), "ver", ANA));
        assertEquals("protocol.reason-length", shorter.code());
        assertEquals(List.of(), desk.acts);
        assertEquals(closed, desk.library.open(closed.id(), "Caso 114 de 2026", ANA));
        assertEquals(closed, desk.library.open(closed.id(), null, ANA));
        assertEquals(
                List.of("Caso 114 de 2026", "Caso 114 de 2026"),
                desk.acts.stream().map(act -> act.reason().orElseThrow()).toList());
        assertEquals(
                Set.of("protocols.read"),
                Set.copyOf(desk.acts.stream().map(Act::code).toList()));
        Caller otherSession = new Caller(
                ANA.officer(),
                Optional.empty(),
                ANA.unit(),
                Language.ES,
                ZoneOffset.UTC,
                permission -> true,
                new Origin(Origin.Door.PAGE, "another"));
        assertThrows(Refusal.class, () -> desk.library.open(closed.id(), null, otherSession));
    }

    @OnEveryDatabase
    void every_change_is_audited_with_the_fields_before_and_after(TestDatabase database) {
        Desk desk = desk(database);
        Protocol made = desk.library.create("pr-1", titled("Uno"), null, ANA);
        desk.library.revise(made.id(), 1, with(CLOSED, "title", "Dos"), ANA);
        desk.library.withdraw(made.id(), 2, "Duplicado", ANA);
        desk.library.restore(made.id(), 3, ANA);
        desk.exports.table(TableFormat.CSV, ProtocolFilter.ALL, null, new ByteArrayOutputStream(), ANA);
        assertEquals(
                List.of(
                        "protocols.create",
                        "protocols.revise",
                        "protocols.withdraw",
                        "protocols.restore",
                        "protocols.export",
                        "protocols.exported"),
                desk.acts.stream().map(Act::code).toList());
        assertEquals(new Act.Change(null, "Uno"), desk.acts.get(0).changes().get("title"));
        assertEquals(Set.of("title", "restrictedTo"), desk.acts.get(1).changes().keySet());
        assertEquals(new Act.Change("Uno", "Dos"), desk.acts.get(1).changes().get("title"));
        assertEquals(Optional.of("Duplicado"), desk.acts.get(2).reason());
        assertEquals(
                new Act.Change("withdrawn", "effective"),
                desk.acts.get(3).changes().get("state"));
        assertEquals("0", desk.acts.get(5).facts().get("records"));
    }

    @OnEveryDatabase
    void what_was_restricted_stays_so_in_the_entry_of_the_change_that_opened_it(TestDatabase database) {
        Desk desk = desk(database);
        Protocol made = desk.library.create("pr-1", with(CLOSED, "note", "El informante vive en Cali"), null, ANA);
        desk.acts.clear();
        ProtocolDraft opened =
                with(titled("Caso cerrado"), "restrictedTo", new ProtocolDraft.Restriction(List.of(), List.of()));
        desk.library.revise(made.id(), 1, opened, ANA);
        assertEquals(
                "El informante vive en Cali",
                desk.acts.get(0).changes().get("note").before());
        assertEquals("true", desk.acts.get(0).facts().get("restricted"));
        desk.library.withdraw(made.id(), 2, "Duplicado", ANA);
        assertEquals("false", desk.acts.get(1).facts().get("restricted"));
    }

    @OnEveryDatabase
    void each_restricted_record_of_an_export_was_read_with_its_reason(TestDatabase database) {
        Desk desk = desk(database);
        Protocol closed = desk.library.create("pr-1", CLOSED, null, ANA);
        desk.library.create("pr-2", titled("Abierto"), null, ANA);
        desk.acts.clear();
        desk.exports.table(TableFormat.CSV, ProtocolFilter.ALL, "Revisión anual", new ByteArrayOutputStream(), ANA);
        Act read = desk.acts.get(1);
        assertEquals(
                List.of("protocols.export", "protocols.read", "protocols.exported"),
                desk.acts.stream().map(Act::code).toList());
        assertEquals(Optional.of("Revisión anual"), read.reason());
        assertEquals(closed.id().toString(), read.subject().orElseThrow().id());
    }

    @OnEveryDatabase
    void without_an_entry_there_is_no_change(TestDatabase database) {
        Desk desk = desk(database);
        Protocol made = desk.library.create("pr-1", titled("Uno"), null, ANA);
        desk.audited = act -> {
            throw new IllegalStateException("The audit is full");
        };
        assertThrows(IllegalStateException.class, () -> desk.library.create("pr-2", titled("Dos"), null, ANA));
        assertThrows(IllegalStateException.class, () -> desk.library.revise(made.id(), 1, titled("Dos"), ANA));
        assertThrows(
                IllegalStateException.class,
                () -> desk.imports.run(
                        Desk.file("[" + exportedOne(titled("Dos"), "pr-3") + "]"), Mode.ACCEPTABLE, ANA));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThrows(IllegalStateException.class, () -> desk.exports.json(ProtocolFilter.ALL, null, out, ANA));
        assertEquals(0, out.size());
        assertEquals(made, desk.library.find(made.id(), ANA));
        assertEquals(List.of("Uno"), titles(desk, ProtocolFilter.ALL, 10, ANA));
    }

    @OnEveryDatabase
    void the_search_is_told_for_whom_a_record_is(TestDatabase database) {
        Desk desk = desk(database);
        desk.library.create("pr-1", CLOSED, null, ANA);
        assertEquals(
                new NeedToKnow(Set.of(ANA.officer()), Set.of(BOGOTA)),
                new ProtocolSearchSource(desk.store)
                        .changedAfter(java.time.Instant.EPOCH, null, 10)
                        .get(0)
                        .readers());
    }

    @OnEveryDatabase
    void the_search_is_told_for_whom_a_record_is_from_the_moment_it_is_stored(TestDatabase database) {
        Desk desk = desk(database);
        ProtocolSearchSource source = new ProtocolSearchSource(desk.store);
        RecordId open =
                desk.library.create("pr-1", titled("Abierto"), null, ANA).id();
        RecordId closed = desk.library.create("pr-2", CLOSED, null, ANA).id();
        RecordId gone =
                desk.library.create("pr-3", titled("Retirado"), null, ANA).id();
        desk.library.withdraw(gone, 1, "Duplicado", ANA);
        RecordId never = new RecordId(new java.util.UUID(open.value().getMostSignificantBits(), 1));
        NeedToKnow hers = new NeedToKnow(Set.of(ANA.officer()), Set.of(BOGOTA));
        assertEquals(Map.of(open, NeedToKnow.OPEN, closed, hers), source.readers(Set.of(open, closed, gone, never)));
        desk.library.revise(open, 1, with(CLOSED, "title", "Abierto"), ANA);
        assertEquals(Map.of(open, hers), source.readers(Set.of(open)));
    }
}
