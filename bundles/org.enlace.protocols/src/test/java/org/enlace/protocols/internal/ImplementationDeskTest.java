package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.enlace.documents.TableFormat;
import org.enlace.documents.TableWriter;
import org.enlace.documents.internal.TableFiles;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.UnitId;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.Checklist;
import org.enlace.protocols.ChecklistItem;
import org.enlace.protocols.ChecklistItem.Standing;
import org.enlace.protocols.ChecklistPlan;
import org.enlace.protocols.ChecklistPlan.Outcome;
import org.enlace.protocols.Duty;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Editions.Wording;
import org.enlace.protocols.Implementations.Staged;
import org.enlace.protocols.InstrumentKind;
import org.enlace.protocols.ItemDraft;
import org.enlace.protocols.Progress;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.persistence.JpaProtocolStore;

/** How a country implements what it adopted, on the databases it really lies in. */
class ImplementationDeskTest {
    private static final UnitId UNA = new UnitId("una-bogota");
    private static final Caller CLARA = officer("clara");
    private static final Caller RITA = officer("rita");
    private static final Caller PAUL = officer("paul");
    private static final String UNA_ID = "00000000-0000-7000-8000-000000000001";
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    @OnEveryDatabase
    void an_adoption_makes_a_checklist_of_the_version_it_is_about(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", asking("a", "b"), null, CLARA);
        assertEquals(Optional.empty(), desk.implementations.find(record.id(), CLARA));
        assertEquals("checklist.none", code(() -> desk.implementations.get(record.id(), CLARA)));
        desk.adoptions.study(record.id(), 0, CLARA);
        assertEquals(Optional.empty(), desk.implementations.progress(record.id()));
        adopt(desk, record.id(), 1, 1);
        Checklist checklist = desk.implementations.get(record.id(), RITA);
        assertEquals(new Progress(2, 0, 0, 0, 0), checklist.progress());
        assertEquals(Optional.of(checklist.progress()), desk.implementations.progress(record.id()));
        assertEquals(List.of("a", "b"), keys(checklist));
        assertTrue(checklist.inForce());
    }

    @OnEveryDatabase
    void records_of_other_modules_follow_how_far_it_has_come(TestDatabase database) {
        Desk desk = desk(database);
        RecordId protocol = adopted(desk, "a", "b");
        ChecklistMeasures measures = new ChecklistMeasures(desk.implementations, desk.store);
        assertEquals(
                List.of(protocol.toString()),
                measures.measures(10, CLARA).stream().map(one -> one.key()).toList());
        var reading = measures.read(protocol.toString(), CLARA).orElseThrow();
        assertTrue(reading.value().contains("2") && reading.value().contains("0"), reading.value());
        assertEquals("/protocols/" + protocol + "/implementation", reading.path());
        assertEquals(Optional.empty(), measures.read("no id", CLARA));
        assertEquals(Optional.empty(), measures.read(UNA_ID, CLARA));
    }

    @OnEveryDatabase
    void an_item_is_changed_with_its_history_the_audit_and_the_trend(TestDatabase database) {
        Desk desk = desk(database);
        RecordId protocol = adopted(desk, "a", "b");
        ChecklistItem item = item(desk, protocol, "a");
        ItemDraft done = new ItemDraft(
                "done", null, "una-bogota", "2026-12-31", "Hoy", "Falta", "Medida", "Acta", List.of("https://e.org/a"));
        ChecklistItem changed = desk.implementations.change(item.id(), 1, done, CLARA);
        assertEquals(changed, item(desk, protocol, "a"));
        assertEquals(done, ItemDraft.of(changed));
        assertThrows(Stale.class, () -> desk.implementations.change(item.id(), 1, done, CLARA));
        int now = changed.revision();
        assertEquals(
                "checklist.self-verification",
                code(() -> desk.implementations.change(item.id(), now, done.standing("verified"), CLARA)));
        ChecklistItem verified = desk.implementations.change(item.id(), now, done.standing("verified"), RITA);
        assertEquals(verified, item(desk, protocol, "a"));
        assertEquals(
                List.of(new Checklist.Day(desk.implementations.today(), new Progress(1, 0, 0, 1, 0))),
                desk.implementations.trend(protocol, CLARA));
        assertEquals(3, desk.implementations.history(item.id(), RITA).size());
        assertEquals(
                Standing.DONE,
                desk.implementations.history(item.id(), RITA).get(0).before());
        assertEquals(
                List.of("protocols.checklist", "protocols.implement", "protocols.implement"),
                desk.acts.stream()
                        .map(act -> act.code())
                        .filter(code -> code.contains("checklist") || code.contains("implement"))
                        .toList());
        ChecklistItem none = desk.implementations.change(
                item(desk, protocol, "b").id(),
                1,
                new ItemDraft("not-applicable", "No hay", null, null, null, null, null, null, List.of()),
                CLARA);
        assertEquals(none, item(desk, protocol, "b"));
        assertEquals(100, desk.implementations.get(protocol, CLARA).progress().score());
    }

    @OnEveryDatabase
    void nothing_said_anew_changes_nothing(TestDatabase database) {
        Desk desk = desk(database);
        RecordId protocol = adopted(desk, "a");
        ChecklistItem item = item(desk, protocol, "a");
        assertEquals(item, desk.implementations.change(item.id(), 1, ItemDraft.of(item), CLARA));
        assertEquals(1, desk.implementations.history(item.id(), CLARA).size());
    }

    @OnEveryDatabase
    void another_adopted_version_keeps_what_it_asks_for_too_and_says_what_is_worded_otherwise(TestDatabase database) {
        Desk desk = desk(database);
        RecordId protocol = adopted(desk, "a", "b", "c");
        finish(desk, protocol, "a");
        finish(desk, protocol, "b");
        finish(desk, protocol, "c");
        inEffect(desk, protocol, asking("b", "a*", "d"));
        assertEquals(3, desk.implementations.get(protocol, CLARA).progress().done());
        adopt(desk, protocol, 2, 2);
        Checklist checklist = desk.implementations.get(protocol, CLARA);
        assertEquals(List.of("b", "a", "d"), keys(checklist));
        assertEquals(new Progress(1, 0, 2, 0, 0), checklist.progress());
        assertEquals(1, item(desk, protocol, "a").core().reworded());
        assertEquals(0, item(desk, protocol, "b").core().reworded());
        ChecklistItem gone = checklist.gone().get(0);
        assertEquals("c", gone.core().requirement());
        assertEquals(
                "checklist.gone",
                code(() -> desk.implementations.change(
                        gone.id(), gone.revision(), ItemDraft.of(gone).standing("in-progress"), CLARA)));
        assertEquals(
                checklist.progress(), desk.implementations.progress(protocol).orElseThrow());
        inEffect(desk, protocol, asking("c"));
        adopt(desk, protocol, 3, 3);
        assertEquals(Standing.DONE, item(desk, protocol, "c").standing());
    }

    @OnEveryDatabase
    void what_is_denounced_is_only_read(TestDatabase database) {
        Desk desk = desk(database);
        RecordId protocol = adopted(desk, "a");
        ChecklistItem item = item(desk, protocol, "a");
        desk.implementations.assign(protocol, item.id(), new Duty(UNA, DAY), item.id(), CLARA);
        assertEquals(1, desk.waiting.size());
        desk.adoptions.denounce(protocol, 2, "Otra ley", DAY, CLARA);
        assertEquals(0, desk.waiting.size());
        assertFalse(desk.implementations.get(protocol, CLARA).inForce());
        assertEquals(Optional.empty(), desk.implementations.progress(protocol));
        assertEquals(
                "checklist.closed",
                code(() -> desk.implementations.change(
                        item.id(), 2, ItemDraft.of(item).standing("done"), CLARA)));
        desk.adoptions.study(protocol, 3, CLARA);
        adopt(desk, protocol, 4, 1);
        assertTrue(desk.implementations.get(protocol, CLARA).inForce());
        assertEquals(1, desk.waiting.size());
    }

    @OnEveryDatabase
    void several_are_assigned_in_one_step_which_its_officer_takes_back(TestDatabase database) {
        Desk desk = desk(database);
        RecordId protocol = adopted(desk, "a", "b");
        RecordId step = Desk.ids().next();
        for (String key : List.of("a", "b")) {
            desk.implementations.assign(protocol, item(desk, protocol, key).id(), new Duty(UNA, DAY), step, CLARA);
        }
        assertEquals(Optional.of(UNA), item(desk, protocol, "b").unit());
        String key = "due/" + protocol + "/una-bogota";
        assertEquals(List.of("Título", "2", "2026-12-01"), desk.waiting.get(key).arguments());
        assertEquals(List.of(), desk.implementations.undoable(step, RITA));
        assertEquals(2, desk.implementations.undoable(step, CLARA).size());
        desk.implementations.undo(step, item(desk, protocol, "a").id(), CLARA);
        assertEquals(Duty.NONE, item(desk, protocol, "a").core().duty());
        assertEquals("1", desk.waiting.get(key).arguments().get(1));
        finish(desk, protocol, "b");
        assertEquals(0, desk.waiting.size());
        assertEquals(
                "checklist.undo",
                code(() -> desk.implementations.undo(
                        step, item(desk, protocol, "b").id(), CLARA)));
    }

    @OnEveryDatabase
    void what_is_not_said_of_a_duty_stays_and_an_item_of_another_document_is_not_found(TestDatabase database) {
        Desk desk = desk(database);
        RecordId protocol = adopted(desk, "a");
        RecordId item = item(desk, protocol, "a").id();
        desk.implementations.assign(
                protocol, item, new Duty(UNA, null), Desk.ids().next(), CLARA);
        desk.implementations.assign(
                protocol, item, new Duty(null, DAY), Desk.ids().next(), RITA);
        assertEquals(new Duty(UNA, DAY), item(desk, protocol, "a").core().duty());
        RecordId other = Desk.ids().next();
        assertThrows(
                NotFound.class,
                () -> desk.implementations.assign(
                        other, item, new Duty(null, DAY.plusDays(1)), Desk.ids().next(), CLARA));
        assertEquals(new Duty(UNA, DAY), item(desk, protocol, "a").core().duty());
    }

    @OnEveryDatabase
    void what_waits_is_for_the_responsible_unit_and_for_whom_the_document_exists(TestDatabase database) {
        Desk desk = desk(database);
        RecordId protocol = adopted(desk, "a");
        RecordId item = item(desk, protocol, "a").id();
        desk.implementations.assign(protocol, item, new Duty(UNA, DAY), item, CLARA);
        ChecklistInbox inbox = new ChecklistInbox(desk.store);
        assertEquals(Set.of(item), inbox.known(Set.of(item), of("una-bogota")));
        assertEquals(Set.of(), inbox.known(Set.of(item), of("una-quito")));
        assertEquals(
                "Un requisito por cumplir de «Título», el primero hasta el 1 de diciembre de 2026",
                inbox.title(
                        ChecklistReminders.DUE,
                        desk.waiting.values().iterator().next().arguments(),
                        CLARA));
        List<Checklist.Entry> mine = desk.implementations.list(true, null, 10, of("una-bogota"));
        assertEquals(1, mine.get(0).mine());
        assertEquals(List.of(), desk.implementations.list(true, null, 10, of("una-quito")));
        assertEquals(1, desk.implementations.list(false, null, 10, RITA).size());
        assertEquals(List.of(), desk.implementations.list(false, protocol, 10, RITA));
    }

    @OnEveryDatabase
    void of_a_restricted_document_nobody_else_knows_the_checklist(TestDatabase database) {
        Desk desk = desk(database);
        ProtocolDraft closed =
                with(asking("a"), "restrictedTo", new ProtocolDraft.Restriction(List.of("clara"), List.of()));
        Protocol record = desk.library.create("pr-1", closed, null, CLARA);
        desk.adoptions.study(record.id(), 0, CLARA);
        adopt(desk, record.id(), 1, 1);
        ChecklistItem item = item(desk, record.id(), "a");
        assertThrows(NotFound.class, () -> desk.implementations.get(record.id(), RITA));
        assertThrows(NotFound.class, () -> desk.implementations.history(item.id(), RITA));
        assertThrows(NotFound.class, () -> desk.implementations.change(item.id(), 1, ItemDraft.of(item), RITA));
        assertEquals(List.of(), desk.implementations.list(false, null, 10, RITA));
        assertEquals(Set.of(), new ChecklistInbox(desk.store).known(Set.of(item.id()), RITA));
        Caller reader = Caller.holding(CLARA.officer(), Language.ES, ZoneOffset.UTC, Set.of(Protocols.READ));
        assertThrows(Forbidden.class, () -> desk.implementations.change(item.id(), 1, ItemDraft.of(item), reader));
        assertThrows(
                Forbidden.class,
                () -> desk.implementations.table(
                        TableFormat.XLSX, record.id(), Language.ES, new ByteArrayOutputStream(), reader));
    }

    @OnEveryDatabase
    void a_table_goes_out_and_comes_in_again_all_of_it_or_nothing(TestDatabase database) {
        Desk desk = desk(database);
        RecordId protocol = adopted(desk, "a", "b");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        desk.implementations.table(TableFormat.XLSX, protocol, Language.ES, out, CLARA);
        Staged same =
                desk.implementations.stage(protocol, "lista.xlsx", new ByteArrayInputStream(out.toByteArray()), CLARA);
        assertEquals(2, same.plan().count(Outcome.UNCHANGED));

        String wrong =
                "key,standing,due,unit,revision\na,listo,2026-02-30,una,\nb,verified,,,7\nc,done,,,\nb,done,,,\n";
        Staged refused = desk.implementations.stage(protocol, "x.csv", file(wrong), CLARA);
        List<ChecklistPlan.Line> lines = refused.plan().lines();
        assertEquals(
                List.of(2L, 3L, 4L, 5L),
                lines.stream().map(ChecklistPlan.Line::row).toList());
        assertEquals(List.of("standing", "due"), columns(lines.get(0)));
        assertEquals(List.of("revision"), columns(lines.get(1)));
        assertEquals(List.of("key"), columns(lines.get(2)));
        assertEquals(List.of("key"), columns(lines.get(3)));
        assertEquals("checklist.refused-rows", code(() -> desk.implementations.run(protocol, refused.id(), CLARA)));
        assertEquals(
                new Progress(2, 0, 0, 0, 0),
                desk.implementations.progress(protocol).orElseThrow());

        String right = "key,standing,evidence,links\na,done,Acta,https://e.org/1 https://e.org/2\nb,in-progress,,\n";
        Staged staged = desk.implementations.stage(protocol, "x.csv", file(right), CLARA);
        assertEquals(2, staged.plan().count(Outcome.UPDATE));
        assertEquals(
                new Progress(2, 0, 0, 0, 0),
                desk.implementations.progress(protocol).orElseThrow());
        assertThrows(NotFound.class, () -> desk.implementations.staged(protocol, staged.id(), RITA));
        desk.implementations.run(protocol, staged.id(), CLARA);
        assertEquals(
                new Progress(0, 1, 1, 0, 0),
                desk.implementations.progress(protocol).orElseThrow());
        assertEquals(2, item(desk, protocol, "a").core().findings().links().size());
        assertThrows(NotFound.class, () -> desk.implementations.run(protocol, staged.id(), CLARA));
    }

    @OnEveryDatabase
    void a_file_of_ten_thousand_rows_is_refused_with_the_limit_and_so_are_columns_nobody_knows(TestDatabase database) {
        Desk desk = desk(database);
        RecordId protocol = adopted(desk, "a");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter table = new TableFiles().write(TableFormat.XLSX, "x", List.of("key", "standing"), out)) {
            for (int row = 0; row < 10_000; row++) {
                table.row(List.of("k" + row, "done"));
            }
        }
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> desk.implementations.stage(
                        protocol, "x.xlsx", new ByteArrayInputStream(out.toByteArray()), CLARA));
        assertEquals("table.lines", refusal.code());
        assertTrue(refusal.getMessage().contains("500"), refusal.getMessage());
        assertEquals(
                "checklist.column",
                code(() -> desk.implementations.stage(protocol, "x", file("key,estado\na,done\n"), CLARA)));
        assertEquals(
                "checklist.key-column",
                code(() -> desk.implementations.stage(protocol, "x", file("standing\ndone\n"), CLARA)));
        assertEquals(
                "checklist.nothing-said",
                code(() -> desk.implementations.stage(protocol, "x", file("key,requirement\na,b\n"), CLARA)));
    }

    @OnEveryDatabase
    void five_hundred_items_are_taken_from_a_file_in_one_go(TestDatabase database) {
        Desk desk = desk(database);
        String[] keys = IntStream.range(0, 500).mapToObj(n -> "k" + n).toArray(String[]::new);
        RecordId protocol = adopted(desk, keys);
        StringBuilder rows = new StringBuilder("key,standing\n");
        for (String key : keys) {
            rows.append(key).append(",done\n");
        }
        Staged staged = desk.implementations.stage(protocol, "x.csv", file(rows.toString()), CLARA);
        desk.implementations.run(protocol, staged.id(), CLARA);
        assertEquals(100, desk.implementations.progress(protocol).orElseThrow().score());
        assertEquals(500, desk.implementations.get(protocol, RITA).lines().size());
    }

    private static List<String> columns(ChecklistPlan.Line line) {
        return line.reasons().stream()
                .map(reason -> reason.field().orElseThrow())
                .toList();
    }

    private static RecordId adopted(Desk desk, String... keys) {
        Protocol record = desk.library.create("pr-1", asking(keys), null, CLARA);
        desk.adoptions.study(record.id(), 0, CLARA);
        adopt(desk, record.id(), 1, 1);
        return record.id();
    }

    private static void adopt(Desk desk, RecordId protocol, int revision, int edition) {
        AdoptionTerms terms = new AdoptionTerms(
                InstrumentKind.RESOLUTION, "12/2026", DAY, "Ministerio de muestra", List.of(), DAY, Map.of());
        desk.adoptions.adopt(protocol, revision, edition, terms, CLARA);
    }

    /** @param keys one with an asterisk has other words */
    private static ProtocolDraft asking(String... keys) {
        List<ProtocolDraft.Item> items = new ArrayList<>();
        for (String key : keys) {
            items.add(new ProtocolDraft.Item(key.replace("*", ""), Map.of("es", "Requisito " + key), false));
        }
        return with(titled("Título"), "requirements", items);
    }

    private static void inEffect(Desk desk, RecordId protocol, ProtocolDraft text) {
        Edition draft = desk.editions.next(protocol, CLARA);
        Wording wording = new Wording(text, "Otros requisitos", null, LocalDate.of(2028, 1, 1));
        desk.editions.edit(draft.id(), 1, wording, CLARA);
        desk.editions.submit(draft.id(), 2, Set.of(RITA.officer()), PAUL.officer(), CLARA);
        desk.editions.review(draft.id(), 3, true, null, Map.of(), RITA);
        desk.editions.approve(draft.id(), 4, PAUL);
    }

    private static void finish(Desk desk, RecordId protocol, String key) {
        ChecklistItem item = item(desk, protocol, key);
        desk.implementations.change(
                item.id(), item.revision(), ItemDraft.of(item).standing("done"), CLARA);
    }

    private static ChecklistItem item(Desk desk, RecordId protocol, String key) {
        return desk.implementations.get(protocol, CLARA).lines().stream()
                .map(Checklist.Line::item)
                .filter(item -> item.core().requirement().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keys(Checklist checklist) {
        return checklist.lines().stream().map(line -> line.requirement().key()).toList();
    }

    private static InputStream file(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Desk desk(TestDatabase database) {
        return new Desk(new JpaProtocolStore(database.database()), database.transactions());
    }

    private static Caller officer(String name) {
        return new Caller(new OfficerId(name), Language.ES, ZoneOffset.UTC, permission -> true)
                .by(new Origin(Origin.Door.PAGE, "", true));
    }

    private static Caller of(String unit) {
        return new Caller(
                new OfficerId("otto"),
                Optional.empty(),
                Optional.of(new UnitId(unit)),
                Language.ES,
                ZoneOffset.UTC,
                permission -> true,
                Origin.of(Origin.Door.PAGE));
    }

    private static String code(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(Refusal.class, act).code();
    }
}
