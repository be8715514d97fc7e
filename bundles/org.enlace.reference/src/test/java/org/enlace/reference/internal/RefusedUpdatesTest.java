package org.enlace.reference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.enlace.platform.Refusal;
import org.enlace.reference.ReferenceSet;
import org.enlace.reference.ReferenceUpdates.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedUpdatesTest {
    @TempDir
    Path folder;

    private Desk desk;
    private UpdateBook book;

    @BeforeEach
    void aNode() throws IOException {
        desk = new Desk(folder);
        book = desk.book(desk.editions());
    }

    @AfterEach
    void nothingWasChanged() {
        assertEquals(Map.of(), desk.stored());
        assertEquals(List.of(), desk.acts);
    }

    private void refused(Path file, String code, String said) {
        List<Problem> problems = book.plan(file, Desk.admin()).problems();
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(code, problems.get(0).code(), problems.toString());
        assertTrue(problems.get(0).toString().contains(said), problems.toString());
        Refusal refusal = assertThrows(Refusal.class, () -> book.take(file, Desk.admin()));
        assertEquals("reference.refused", refusal.code());
        assertTrue(refusal.getMessage().contains(said), refusal.getMessage());
    }

    private Path members(String... pairs) throws IOException {
        Map<String, String> members = new LinkedHashMap<>();
        members.put(UpdateFile.HEAD, Desk.head("2026.12"));
        members.put("iccs.json", desk.json(ReferenceSet.ICCS));
        for (int i = 0; i < pairs.length; i += 2) {
            members.put(pairs[i], pairs[i + 1]);
        }
        members.values().removeIf(""::equals);
        return desk.zip(members);
    }

    private void refused(ReferenceSet set, UnaryOperator<String> change, String code, String said) throws IOException {
        refused(desk.update("2026.12", set, change), code, said);
    }

    @Test
    void a_file_that_is_not_there_and_a_folder() {
        for (Path none : List.of(folder.resolve("none.zip"), folder)) {
            Refusal refusal = assertThrows(Refusal.class, () -> book.plan(none, Desk.admin()));
            assertEquals("reference.file", refusal.code());
        }
    }

    @Test
    void what_is_no_zip_and_what_was_cut_off() throws IOException {
        refused(
                desk.file("no zip".getBytes(StandardCharsets.UTF_8)),
                "not-a-zip",
                "update.zip: is no whole zip archive");
        refused(desk.file(new byte[0]), "not-a-zip", "update.zip");
        byte[] whole = Files.readAllBytes(members());
        refused(desk.file(java.util.Arrays.copyOf(whole, whole.length / 2)), "not-a-zip", "is no whole zip archive");
        refused(desk.file(java.util.Arrays.copyOf(whole, whole.length + 1)), "not-a-zip", "something follows it");
    }

    @Test
    void a_file_that_is_too_large_packed_or_unpacked() throws IOException {
        refused(desk.file(new byte[UpdateFile.MOST + 1]), "too-large", "at most " + UpdateFile.MOST);
        refused(
                members("countries.json", " ".repeat(UpdateFile.MOST_OF_MEMBER + 1)),
                "too-large",
                "countries.json: unpacks");
    }

    @Test
    void members_that_do_not_belong_there() throws IOException {
        refused(members("practices.json", "[]"), "unknown-member", "practices.json: does not belong");
        refused(members("../countries.json", "[]"), "unknown-member", "../countries.json: does not belong");
        refused(members("/etc/passwd", "x"), "unknown-member", "/etc/passwd: does not belong");
        refused(members("reference/", "x"), "unknown-member", "reference/: does not belong");
    }

    @Test
    void a_member_that_is_there_twice() throws IOException {
        String bytes = new String(Files.readAllBytes(members("iccs0json", "[]")), StandardCharsets.ISO_8859_1);
        refused(
                desk.file(bytes.replace("iccs0json", "iccs.json").getBytes(StandardCharsets.ISO_8859_1)),
                "duplicate-member",
                "iccs.json: is there twice");
    }

    @Test
    void a_member_whose_bytes_were_altered() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry(UpdateFile.HEAD));
            zip.write(Desk.head("2026.12").getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("iccs.json"));
            zip.write(desk.json(ReferenceSet.ICCS).getBytes(StandardCharsets.UTF_8));
        }
        String altered = bytes.toString(StandardCharsets.ISO_8859_1).replace("Secuestro", "SECUESTRO");
        refused(
                desk.file(altered.getBytes(StandardCharsets.ISO_8859_1)),
                "damaged",
                "iccs.json: does not match its checksum");
    }

    @Test
    void a_file_without_version_or_without_a_set() throws IOException {
        refused(members(UpdateFile.HEAD, ""), "no-version", "holds no reference.json");
        refused(members("iccs.json", ""), "no-set", "holds no set");
        refused(members(UpdateFile.HEAD, "{}"), "no-version", "\"version\" and \"issued\" are expected");
        refused(members(UpdateFile.HEAD, "[]"), "no-version", "does not hold a JSON object");
        refused(members(UpdateFile.HEAD, Desk.head("12.2026")), "no-version", "\"12.2026\" is no version");
        refused(
                members(UpdateFile.HEAD, Desk.head("2026.12").replace("2026-12-01", "2026-12-32")),
                "no-version",
                "\"issued\" is \"2026-12-32\"");
        refused(members(UpdateFile.HEAD, Desk.head("2026.12") + "1"), "no-version", "goes on behind its object");
    }

    @Test
    void a_version_that_is_not_newer_or_has_other_contents() throws IOException {
        refused(desk.update("2026.10", ReferenceSet.ICCS, json -> json), "not-newer", "\"version\" is 2026.10");
        refused(
                desk.update("2026.11", ReferenceSet.ICCS, json -> json.replace("Secuestro", "Rapto")),
                "other-content",
                "in force with other contents");
        refused(desk.update("2026.11", ReferenceSet.ICCS, json -> json), "not-newer", "2026.11 of 2026-12-01");
    }

    @Test
    void what_is_not_json() throws IOException {
        refused(members("iccs.json", "["), "not-json", "iccs.json: ");
        refused(members("iccs.json", "{}"), "not-json", "does not hold a JSON array");
        refused(members("iccs.json", "[1]"), "not-json", "record 1 is no JSON object");
        refused(members("iccs.json", desk.json(ReferenceSet.ICCS) + "[]"), "not-json", "goes on behind its array");
        refused(members("iccs.json", "[{\"id\": \"02\", \"id\": \"03\"}]"), "not-json", "Duplicate field 'id'");
        refused(members("iccs.json", "[" + "[".repeat(5_000)), "not-json", "iccs.json");
        refused(members("iccs.json", "[]"), "not-json", "holds no record");
    }

    @Test
    void a_record_that_breaks_a_rule_is_named_by_file_number_id_and_field() throws IOException {
        refused(
                ReferenceSet.COUNTRIES,
                json -> json.replace("America/Antigua", "America/Atlantis"),
                "record",
                "countries.json: record 1 (AG): \"timeZones\" holds \"America/Atlantis\"");
        refused(
                ReferenceSet.COUNTRIES,
                json -> json.replace("\"ATG\"", "\"Atg\""),
                "record",
                "(AG): \"iso3\" is \"Atg\"");
        refused(
                ReferenceSet.COUNTRIES,
                json -> json.replaceFirst("\"kind\": \"state\"", "\"kind\": \"planet\""),
                "record",
                "\"kind\" is \"planet\", but one of state, territory");
        refused(
                ReferenceSet.COUNTRIES,
                json -> json.replaceFirst("\"notes\"", "\"nots\""),
                "record",
                "\"nots\" is no field of countries.json");
        refused(
                ReferenceSet.COUNTRIES,
                json -> json.replaceFirst("\"notes\": null,", ""),
                "record",
                "\"notes\" is missing");
        refused(
                ReferenceSet.HANDLING,
                json -> json.replaceFirst("\"requiresText\": false", "\"requiresText\": \"no\""),
                "record",
                "handling.json: record 1 (handling-code-h0): \"requiresText\" is \"no\", but true or false");
        refused(
                ReferenceSet.HANDLING,
                json -> json.replace("\"hours\": 168", "\"hours\": -168"),
                "record",
                "\"hours\" is -168, but a number from 1 to 87600");
        refused(
                ReferenceSet.BORDER_CROSSINGS,
                json -> json.replaceFirst("\"lat\": [-0-9.]+", "\"lat\": 91"),
                "record",
                "\"lat\" is 91, but a number from -90 to 90");
        refused(
                ReferenceSet.BORDER_CROSSINGS,
                json -> json.replaceFirst("\"Foz do Iguaçu\",", ""),
                "record",
                "\"places\" has not as many");
        refused(
                ReferenceSet.ICCS,
                json -> json.replaceFirst("\"level\": 2", "\"level\": 3"),
                "record",
                "\"level\" is 3, but 0202 stands at level 2");
    }

    @Test
    void a_text_that_nobody_could_show() throws IOException {
        for (String half : List.of("\\u0000", "\\u001b[2J", "\\ud800")) {
            refused(
                    ReferenceSet.ICCS,
                    json -> json.replace("\"Secuestro\"", "\"Secuestro" + half + "\""),
                    "record",
                    "\"name\" holds a control character or half a character");
        }
    }

    @Test
    void every_record_that_is_wrong_is_named() throws IOException {
        Path file = desk.update(
                "2026.12",
                ReferenceSet.COUNTRIES,
                json -> json.replace("\"platformLanguage\": \"fr\"", "\"platformLanguage\": \"xx\""));
        List<Problem> problems = book.plan(file, Desk.admin()).problems();
        assertEquals(
                List.of("FR", "HT"), problems.stream().map(Problem::id).sorted().toList(), problems.toString());
    }

    @Test
    void an_id_or_code_that_two_records_have() throws IOException {
        refused(
                ReferenceSet.BORDER_CROSSINGS,
                json -> json.replaceFirst("\\[", "[" + ReferenceUpdatesTest.aCrossing("bc-amistad", "BR") + ","),
                "record",
                "record 2 (bc-amistad): \"id\" is \"bc-amistad\", which record 1 has already");
        refused(
                ReferenceSet.HANDLING,
                json -> json.replaceFirst("(?s)(\\{\\s*\"id\": \"handling-code-h0\".*?\\n  \\})", "$1,$1")
                        .replaceFirst("\"id\": \"handling-code-h0\"", "\"id\": \"another\""),
                "record",
                "record 2 (handling-code-h0): \"code\" is \"H0\", which record 1 has already");
    }

    @Test
    void a_link_that_leads_nowhere() throws IOException {
        refused(
                ReferenceSet.ORGANISATIONS,
                json -> json.replaceFirst("\"country\": \"CO\"", "\"country\": \"XX\""),
                "reference",
                "\"country\" names \"XX\", which is neither in countries.json");
        refused(
                ReferenceSet.ORGANISATIONS,
                json -> json.replaceFirst("\"parent\": \"org-eurojust\"", "\"parent\": \"org-none\""),
                "reference",
                "\"parent\" is \"org-none\", which is no id");
        refused(
                ReferenceSet.ORGANISATIONS,
                json -> json.replaceFirst("\"08051\"", "\"99999\""),
                "reference",
                "\"competences\" holds \"99999\"");
        refused(
                ReferenceSet.BORDER_CROSSINGS,
                json -> json.replaceFirst("\"PY\"", "\"ZZ\""),
                "reference",
                "(bc-amistad): \"countries\" names \"ZZ\"");
    }

    @Test
    void a_record_that_was_there_is_never_left_out_nor_given_another_code() throws IOException {
        refused(
                ReferenceSet.ICCS,
                json -> json.replaceFirst("(?s)\\{\\s*\"id\": \"020221\".*?\\n  \\},\\s*", ""),
                "dropped",
                "iccs.json (020221): is missing");
        refused(
                ReferenceSet.HANDLING,
                json -> json.replace("\"code\": \"H1\"", "\"code\": \"H9\""),
                "recoded",
                "handling.json: record 2 (handling-code-h1): \"code\" is \"H9\", but was \"H1\"");
    }
}
