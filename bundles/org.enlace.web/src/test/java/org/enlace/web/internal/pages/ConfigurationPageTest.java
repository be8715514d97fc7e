package org.enlace.web.internal.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.output.StringOutput;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.enlace.configuration.Change;
import org.enlace.configuration.Configurations;
import org.enlace.configuration.Setting;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.web.FormData;
import org.enlace.web.Page;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    private final Mill mill = new Mill();
    private final ConfigurationPage page = new ConfigurationPage(() -> Optional.of(mill));

    @Test
    void every_part_stands_with_how_much_of_it_is_this_nodes_own() {
        String html = html(page.list(caller(Configurations.READ), "3"));
        assertTrue(html.contains("href=\"/configuration/of/org.example.mill\""), html);
        assertTrue(html.contains("Cambio 3 hecho"), html);
        assertFalse(html(page.list(caller(Configurations.READ), "<b>")).contains("<b>"));
    }

    @Test
    void what_the_node_changes_of_the_program_stands_together() {
        String html = html(page.list(caller(Configurations.READ), ""));
        assertTrue(html.contains("Lo que este nodo cambia"), html);
        assertTrue(html.contains("<span class=\"enlace-break\">2</span>") && html.contains(">3</span>"), html);
        mill.own.clear();
        assertTrue(html(page.list(caller(Configurations.READ), "")).contains("Este nodo no cambia nada"));
    }

    @Test
    void what_decides_which_records_there_are_is_left_to_the_shell() {
        Caller admin = caller(Configurations.READ, Configurations.MANAGE);
        Response answer = page.set(admin, form("url", "jdbc:postgresql://127.0.0.1/other"));
        assertEquals(422, answer.getStatus());
        assertTrue(html((Page) answer.getEntity()).contains("node:move-database"));
        FormData reset =
                new FormData(Map.of("pid", List.of("org.example.mill"), "reset-key", List.of("url")), Map.of());
        Response notReset = page.reset(admin, reset);
        assertEquals(422, notReset.getStatus());
        assertTrue(html((Page) notReset.getEntity()).contains("node:move-database"));
        Response notUndone = page.undo(admin, undo("3"));
        assertEquals(422, notUndone.getStatus());
        assertTrue(html((Page) notUndone.getEntity()).contains("node:move-database"));
        assertEquals(List.of(), mill.set);
    }

    @Test
    void what_cannot_be_taken_back_is_said_where_it_was_tried_in_the_readers_language() {
        Caller admin = caller(Configurations.READ, Configurations.MANAGE);
        Response notReset = page.reset(
                admin,
                new FormData(Map.of("pid", List.of("org.example.mill"), "reset-key", List.of("stones")), Map.of()));
        assertEquals(422, notReset.getStatus());
        String reset = html((Page) notReset.getEntity());
        assertTrue(reset.contains("Ningún archivo propio de este nodo da la clave stones"), reset);
        assertTrue(reset.contains("action=\"/configuration/reset\""), "it can be tried again there");
        assertFalse(reset.contains("aria-invalid=\"true\""), "nothing was typed wrong");
        Response notUndone = page.undo(admin, undo("2"));
        assertEquals(422, notUndone.getStatus());
        String undone = html((Page) notUndone.getEntity());
        assertTrue(undone.contains("La clave stones permite: un número entero, al menos 1, como máximo 10"), undone);
        assertFalse(undone.contains("a whole number"), undone);
    }

    private static FormData undo(String number) {
        return new FormData(Map.of("number", List.of(number)), Map.of());
    }

    @Test
    void every_key_stands_with_its_value_its_origin_and_what_is_allowed() {
        String html = html(page.of(caller(Configurations.READ), "org.example.mill"));
        assertTrue(
                html.replace("<wbr>", "").contains("ENLACE_DATA/config/mill.json")
                        && html.contains("Valor predeterminado"),
                html);
        assertTrue(html.contains("un número entero, al menos 1, como máximo 10"), html);
        assertTrue(html.contains("<div class=\"govuk-hint\">Cuántas piedras tiene</div>"), html);
        assertTrue(html.contains("una lista, en cada línea un nombre como Anna"), html);
        assertTrue(html.contains("***"), html);
        assertThrows(NotFound.class, () -> page.of(caller(Configurations.READ), "org.example.mil"));
    }

    @Test
    void a_wrong_value_is_refused_at_its_field_with_what_is_allowed() {
        Response answer = page.set(caller(Configurations.READ, Configurations.MANAGE), form("stones", "11"));
        assertEquals(422, answer.getStatus());
        String html = html((Page) answer.getEntity());
        assertTrue(
                html.contains("Ese valor no está permitido. Se permite: un número entero, al menos 1, como máximo 10"),
                html);
        assertTrue(html.contains("> 11</textarea>"), html);
    }

    @Test
    void a_right_value_is_set_and_a_list_by_its_lines() {
        Caller admin = caller(Configurations.READ, Configurations.MANAGE);
        assertEquals(303, page.set(admin, form("stones", "4")).getStatus());
        page.set(admin, form("names", " a, b \r\n\r\nc"));
        assertEquals(List.of(List.of("4"), List.of("a, b", "c")), mill.set);
    }

    @Test
    void who_may_only_look_is_offered_no_form_and_a_secret_nobody() {
        String html = html(page.of(caller(Configurations.READ, Configurations.MANAGE), "org.example.mill"));
        assertTrue(html.contains("/configuration/set") && html.contains("/configuration/reset"), html);
        assertFalse(html.contains("<option value=\"word\""), html);
        assertFalse(
                html(page.of(caller(Configurations.READ), "org.example.mill")).contains("<form"));
    }

    @Test
    void the_history_names_who_and_what_and_offers_to_undo() {
        String html = html(page.history(caller(Configurations.READ, Configurations.MANAGE)));
        assertTrue(html.contains("anna") && html.contains("En el archivo"), html);
        assertTrue(html.contains("stones: 3 → 4") && html.contains("name=\"number\" value=\"2\""), html);
        assertFalse(html(page.history(caller(Configurations.READ))).contains("<form"));
    }

    @Test
    void a_number_that_is_none_is_not_found() {
        Caller admin = caller(Configurations.READ, Configurations.MANAGE);
        for (String number : List.of("", "0", "-1", "x", "1".repeat(30))) {
            assertThrows(NotFound.class, () -> page.undo(admin, undo(number)), number);
        }
    }

    private static FormData form(String key, String value) {
        return new FormData(
                Map.of("pid", List.of("org.example.mill"), "key", List.of(key), "value", List.of(value)), Map.of());
    }

    private static Caller caller(Permission... permissions) {
        return Caller.holding(new OfficerId("anna"), Language.ES, ZoneId.of("America/Bogota"), Set.of(permissions));
    }

    private static String html(Page page) {
        StringOutput output = new StringOutput();
        page.main().writeTo(output);
        return output.toString().replaceAll("\\s+", " ");
    }

    /** A mill with a few keys. */
    private static final class Mill implements Configurations {
        final List<List<String>> set = new ArrayList<>();
        final List<Change.Part> own = new ArrayList<>(List.of(new Change.Part("org.example.mill", "stones", "2", "3")));

        @Override
        public List<Setting> list(Caller caller) {
            return List.of(
                    setting("stones", false, false, "3", "ENLACE_DATA/config/mill.json", Setting.Type.WHOLE_NUMBER),
                    setting("names", true, false, "a", "default", Setting.Type.TEXT),
                    setting("word", false, true, "***", "ENLACE_DATA/config/mill.json", Setting.Type.TEXT));
        }

        private static Setting setting(
                String key, boolean many, boolean secret, String value, String from, Setting.Type type) {
            boolean number = type == Setting.Type.WHOLE_NUMBER;
            return new Setting(
                    "org.example.mill",
                    key,
                    List.of(value),
                    many,
                    secret,
                    from,
                    from.startsWith("ENLACE_DATA"),
                    "",
                    List.of(),
                    type,
                    number ? "1" : "",
                    number ? "10" : "",
                    number ? "How many stones it has" : "",
                    number ? "Cuántas piedras tiene" : "",
                    key.equals("names") ? "un nombre como Anna" : "");
        }

        @Override
        public Setting get(String pid, String key, Caller caller) {
            return list(caller).stream()
                    .filter(setting -> setting.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("configuration", key));
        }

        @Override
        public Change set(String pid, String key, List<String> typed, Caller caller) {
            if (typed.contains("11")) {
                throw new Refusal("config.value", "no", key, "a whole number", "11");
            }
            set.add(typed);
            return history(1, caller).get(0);
        }

        @Override
        public Optional<Texts> texts(String pid) {
            return Optional.empty();
        }

        @Override
        public Optional<Refusal> objection(String pid, String key, List<String> typed, Caller caller) {
            return Optional.of(new Refusal("config.other-records", "no", key, pid))
                    .filter(any -> key.equals("url"));
        }

        @Override
        public Prepared prepare(String pid, Map<String, String> typed, Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Change reset(String pid, String key, Caller caller) {
            throw new Refusal("config.not-own", "no", key, pid);
        }

        @Override
        public List<Change.Part> diff(OptionalLong since, Caller caller) {
            return own;
        }

        @Override
        public List<Change> history(int limit, Caller caller) {
            Instant at = Instant.parse("2026-11-29T12:00:00Z");
            return List.of(
                    new Change(3, at, "anna", 0, List.of(new Change.Part("org.example.mill", "url", "", "\"jdbc:x\""))),
                    new Change(2, at, "anna", 0, List.of(new Change.Part("org.example.mill", "stones", "3", "4"))),
                    new Change(1, at, "", 0, List.of(new Change.Part("org.example.mill", "stones", "", "3"))));
        }

        @Override
        public Change undo(long number, Caller caller) {
            throw new Refusal("config.value", "no", "stones", "a whole number", "3");
        }
    }
}
