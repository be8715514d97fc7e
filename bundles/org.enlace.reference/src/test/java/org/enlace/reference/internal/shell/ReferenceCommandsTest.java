package org.enlace.reference.internal.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.reference.ReferenceData;
import org.enlace.reference.ReferenceUpdates;
import org.enlace.reference.internal.Bench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceCommandsTest {
    @TempDir
    Path folder;

    private Bench bench;
    private List<Command> commands;
    private int status;

    @BeforeEach
    void aNode() throws Exception {
        bench = new Bench(folder);
        commands = new ReferenceCommands(bench.data(), bench.updates()).all();
    }

    private String run(String name, Map<String, String> options, String... arguments) throws Exception {
        StringWriter out = new StringWriter();
        Command command = commands.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        status = command.run(new Command.Invocation(
                List.of(arguments),
                options,
                folder,
                new PrintWriter(out),
                (step, done, total) -> {},
                bench.admin(),
                100));
        return out.toString();
    }

    @Test
    void the_list_tells_the_version_and_the_sets_to_people_and_to_scripts() throws Exception {
        String list = run("list", Map.of());
        assertTrue(list.contains("Reference data 2026.11 of 2026-11-26, shipped with the program"), list);
        assertTrue(list.contains("border-crossings       30"), list);
        String json = run("list", Map.of("json", ""));
        assertTrue(json.contains("\"version\": \"2026.11\"") && json.contains("\"set\": \"iccs\""), json);
    }

    @Test
    void a_set_is_shown_and_searched() throws Exception {
        String shown = run("show", Map.of("search", "bresil"), "countries");
        assertTrue(shown.contains("BR  BR    Brasil") && shown.contains("1 record"), shown);
        assertTrue(run("show", Map.of("search", "xyz"), "countries").contains("0 records"));
        String json = run("show", Map.of("search", "bresil", "json", ""), "countries");
        assertTrue(json.contains("\"es\": \"Brasil\"") && json.contains("\"America/Sao_Paulo\""), json);
        assertThrows(Refusal.class, () -> run("show", Map.of(), "practices"));
    }

    @Test
    void an_update_is_planned_imported_and_left_again() throws Exception {
        bench.update("2026.12");
        String plan = run("plan", Map.of(), "update.zip");
        assertEquals(0, status);
        assertTrue(plan.contains("countries: 0 added, 1 changed, 30 stay") && plan.contains("~ CL: name"), plan);
        assertTrue(run("import", Map.of(), "update.zip").contains("In force now: 2026.12. To return to 2026.11"));
        assertTrue(run("import", Map.of(), "update.zip").contains("in force already; nothing was changed"));
        String list = run("list", Map.of());
        assertTrue(list.contains("imported 2026-12-01 07:00 COT") && list.contains("SHA-256"), list);
        assertTrue(run("back", Map.of()).contains("Reference data 2026.11"));
    }

    @Test
    void a_refused_update_names_why_and_gives_a_status_for_scripts() throws Exception {
        bench.update("2026.10");
        assertTrue(run("plan", Map.of(), "update.zip").contains("! reference.json: \"version\" is 2026.10"));
        assertEquals(1, status);
        assertTrue(run("plan", Map.of("json", ""), "update.zip").contains("\"code\": \"not-newer\""));
        assertThrows(Refusal.class, () -> run("import", Map.of(), "update.zip"));
    }

    @Test
    void every_command_names_its_permission_and_only_two_change_anything() {
        for (Command command : commands) {
            boolean reads = List.of("list", "show").contains(command.name());
            assertEquals(reads ? ReferenceData.READ : ReferenceUpdates.MANAGE, command.permission());
            assertEquals(List.of("import", "back").contains(command.name()), command.changes());
            assertTrue(command.example().startsWith("reference:" + command.name()));
        }
    }
}
