package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.with;
import static org.enlace.protocols.internal.Desk.ANNA;
import static org.enlace.protocols.internal.Desk.BRUNO;
import static org.enlace.protocols.internal.Desk.READER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Editions.Wording;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.internal.persistence.JpaProtocolStore;
import org.enlace.protocols.internal.shell.ProtocolCommands;
import org.enlace.search.Search;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator types. */
class ProtocolCommandsTest {
    private static final String CSV = "Título;Tipo;Órgano emisor;Resumen;Fuente\nRuta;guía;Policía;Algo;Informe\n";

    @TempDir
    Path folder;

    private final List<String> steps = new ArrayList<>();
    private Caller caller = ANNA;
    private int status;

    private static Desk desk(TestDatabase database, Search search) {
        return new Desk(
                new JpaProtocolStore(database.database()),
                database.transactions(),
                search,
                Clock.fixed(Desk.NOON, ZoneOffset.UTC));
    }

    private String run(Desk desk, Search search, String name, Map<String, String> options, String... arguments)
            throws Exception {
        StringWriter out = new StringWriter();
        Command command = ProtocolCommands.all(
                        desk.imports,
                        desk.tables,
                        desk.exports,
                        new LibraryStatistics(desk.store, ReferenceData.countries()),
                        SearchIndex.of(search))
                .stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        status = command.run(new Command.Invocation(
                List.of(arguments),
                options,
                folder,
                new PrintWriter(out),
                (step, done, total) -> steps.add(step + " " + done + "/" + total),
                caller,
                100));
        return out.toString();
    }

    @OnEveryDatabase
    void a_file_is_planned_then_imported_and_a_second_time_without_effect(TestDatabase database) throws Exception {
        Desk desk = desk(database, null);
        Files.writeString(folder.resolve("a.csv"), CSV);
        String plan = run(desk, null, "import", Map.of("dry-run", ""), "a.csv");
        assertTrue(plan.contains("1  create") && plan.contains("Nothing was changed"), plan);
        assertTrue(run(desk, null, "import", Map.of(), "a.csv").contains("Imported."));
        assertEquals(0, status);
        assertTrue(run(desk, null, "import", Map.of("json", ""), "a.csv").contains("\"unchanged\": 1"));
        assertFalse(steps.isEmpty());
    }

    @OnEveryDatabase
    void what_is_refused_is_told_by_its_cell_and_leaves_nothing_half_done(TestDatabase database) throws Exception {
        Desk desk = desk(database, null);
        Files.writeString(folder.resolve("a.csv"), CSV + "Mesa;folleto;Policía;Algo;Informe\n");
        String said = run(desk, null, "import", Map.of(), "a.csv");
        assertEquals(1, status);
        assertTrue(said.contains("3  B3 (Tipo): ") && said.contains("--acceptable"), said);
        assertFalse(desk.store.everUsed() && desk.library.find("Ruta", ANNA).isPresent());
        run(desk, null, "import", Map.of("acceptable", ""), "a.csv");
        assertTrue(run(desk, null, "stats", Map.of("json", "")).contains("\"guide\": 1"));
    }

    @OnEveryDatabase
    void a_mapping_is_read_from_a_file(TestDatabase database) throws Exception {
        Desk desk = desk(database, null);
        Files.writeString(folder.resolve("a.txt"), "Práctica,Quién,Qué\nRuta,Policía,Algo\n");
        Files.writeString(
                folder.resolve("columns.json"),
                "{\"columns\":{\"Práctica\":\"title\",\"Quién\":\"issuingBody\",\"Qué\":\"summary\"},"
                        + "\"defaults\":{\"type\":\"guide\",\"source\":\"Informe\"}}");
        String said = run(desk, null, "import", Map.of("mapping", "columns.json"), "a.txt");
        assertTrue(said.contains("1  create"), said);
        assertEquals(
                "protocol.file",
                assertThrows(Refusal.class, () -> run(desk, null, "import", Map.of("mapping", "nowhere.json"), "a.txt"))
                        .code());
        assertEquals(
                "protocol.file",
                assertThrows(Refusal.class, () -> run(desk, null, "import", Map.of(), "nowhere.csv"))
                        .code());
    }

    @OnEveryDatabase
    void the_library_is_written_into_a_new_file_in_three_formats(TestDatabase database) throws Exception {
        Desk desk = desk(database, null);
        desk.library.create("pr-1", titled("Ruta"), null, ANNA);
        for (String name : List.of("a.json", "a.csv", "a.xlsx")) {
            assertTrue(run(desk, null, "export", Map.of(), name).contains("Wrote"));
            assertTrue(Files.size(folder.resolve(name)) > 0);
        }
        assertTrue(Files.readString(folder.resolve("a.csv")).contains("Ruta"));
        assertEquals(
                "protocol.file-exists",
                assertThrows(Refusal.class, () -> run(desk, null, "export", Map.of(), "a.json"))
                        .code());
        assertEquals(
                "protocol.parameter",
                assertThrows(Refusal.class, () -> run(desk, null, "export", Map.of("format", "pdf"), "b.pdf"))
                        .code());
        assertFalse(Files.exists(folder.resolve("b.pdf")));
        caller = READER;
        assertThrows(Forbidden.class, () -> run(desk, null, "export", Map.of(), "c.json"));
    }

    @OnEveryDatabase
    void numbers_are_of_what_exists_for_the_caller_and_name_nothing(TestDatabase database) throws Exception {
        Desk desk = desk(database, null);
        desk.library.create("pr-1", titled("Ruta"), null, ANNA);
        ProtocolDraft closed =
                with(titled("Secreta"), "restrictedTo", new ProtocolDraft.Restriction(List.of("anna"), null));
        desk.library.create("pr-2", closed, null, ANNA);
        Edition draft = desk.editions.begin(
                new Wording(titled("Versión"), "Nueva", null, LocalDate.of(2031, 3, 2)), null, ANNA);
        desk.editions.submit(draft.id(), 1, Set.of(BRUNO.officer()), new org.enlace.platform.OfficerId("paul"), ANNA);
        desk.editions.begin(new Wording(closed, "Nueva", null, null), null, ANNA);
        String own = run(desk, null, "stats", Map.of("json", ""));
        assertTrue(own.contains("\"effective\": 2") && own.contains("\"protocol\": 2"), own);
        caller = READER;
        String told = run(desk, null, "stats", Map.of("json", ""));
        assertTrue(told.contains("\"effective\": 1"), told);
        assertTrue(told.contains("\"in-review\": 1") && told.contains("\"waiting\": 1"), told);
        assertFalse(told.contains("\"draft\""), told);
        assertTrue(told.contains("\"UY\": 1"), told);
        assertFalse(run(desk, null, "stats", Map.of()).contains("Ruta"));
    }

    @OnEveryDatabase
    void the_index_is_built_anew_with_progress(TestDatabase database) throws Exception {
        Search search = new Search() {
            @Override
            public Results find(Question question, Caller caller) {
                return new Results(List.of(), 0, true, null);
            }

            @Override
            public Changes newest(Question question, int most, Caller caller) {
                return new Changes(List.of(), true);
            }

            @Override
            public void refresh(String source) {}

            @Override
            public int rebuild(String source, IntConsumer read) {
                assertEquals("protocols", source);
                read.accept(1);
                return 1;
            }
        };
        Desk desk = desk(database, search);
        desk.library.create("pr-1", titled("Ruta"), null, ANNA);
        assertTrue(run(desk, search, "reindex", Map.of()).startsWith("Indexed 1 records"));
        assertEquals(List.of("Indexing 1/1"), steps);
        assertEquals(
                "protocol.no-search",
                assertThrows(Refusal.class, () -> run(desk, null, "reindex", Map.of()))
                        .code());
    }
}
