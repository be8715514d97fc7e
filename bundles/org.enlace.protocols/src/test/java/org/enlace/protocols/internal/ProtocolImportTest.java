package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.internal.Desk.ANNA;
import static org.enlace.protocols.internal.Desk.BRUNO;
import static org.enlace.protocols.internal.Desk.file;
import static org.enlace.protocols.internal.ReferenceData.practices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;
import org.enlace.protocols.ImportPlan;
import org.enlace.protocols.ImportPlan.Line;
import org.enlace.protocols.ImportPlan.Outcome;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolImports.Mode;
import org.enlace.protocols.ProtocolImports.Staged;
import org.junit.jupiter.api.Test;

class ProtocolImportTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Desk desk = Desk.inMemory();

    @Test
    void the_shipped_practices_are_all_taken_and_a_second_import_changes_nothing() {
        ImportPlan plan = desk.imports.plan(practices(), ANNA);
        assertEquals(Map.of(Outcome.CREATE, 30L), some(plan));
        assertFalse(plan.done());
        assertEquals(0, total());

        ImportPlan done = desk.imports.run(practices(), Mode.ALL_OR_NOTHING, ANNA);
        assertTrue(done.done());
        assertEquals(30, total());

        ImportPlan again = desk.imports.run(practices(), Mode.ALL_OR_NOTHING, BRUNO);
        assertEquals(Map.of(Outcome.UNCHANGED, 30L), some(again));
        assertFalse(again.changes());
        assertEquals(1, record("pr-uy-262-2019").version());
    }

    @Test
    void what_is_exported_is_what_was_imported_word_for_word() throws IOException {
        desk.imports.run(practices(), Mode.ALL_OR_NOTHING, ANNA);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        desk.exports.json(ProtocolFilter.ALL, null, out, ANNA);
        JsonNode shipped = MAPPER.readTree(Files.readAllBytes(ReferenceData.PRACTICES));
        JsonNode exported = MAPPER.readTree(out.toByteArray());
        assertEquals(shipped.size(), exported.size());
        for (JsonNode record : shipped) {
            assertEquals(record, find(exported, record.get("id").textValue()));
        }
        ImportPlan again = desk.imports.plan(new ByteArrayInputStream(out.toByteArray()), ANNA);
        assertEquals(Map.of(Outcome.UNCHANGED, 30L), some(again));
    }

    @Test
    void a_record_the_file_changed_is_updated_one_edited_here_is_kept() {
        desk.imports.run(practices(), Mode.ALL_OR_NOTHING, ANNA);
        Protocol edited = record("pr-ec-som");
        ProtocolDraft other = ProtocolDraft.of(edited.content());
        desk.library.revise(edited.id(), 1, org.enlace.protocols.Fixtures.with(other, "note", "Visto"), BRUNO);
        String changed = changed("pr-ec-som", record -> record.put("note", "Otra"));
        changed = changed(changed, "pr-uy-262-2019", record -> record.put("note", "Nuevo"));

        ImportPlan plan = desk.imports.run(file(changed), Mode.ALL_OR_NOTHING, ANNA);

        assertEquals(Map.of(Outcome.UPDATE, 1L, Outcome.KEPT_EDITED, 1L, Outcome.UNCHANGED, 28L), some(plan));
        assertEquals("Visto", record("pr-ec-som").content().note());
        assertEquals("Nuevo", record("pr-uy-262-2019").content().note());
        assertEquals(2, record("pr-uy-262-2019").version());
    }

    @Test
    void a_record_withdrawn_here_stays_withdrawn() {
        desk.imports.run(practices(), Mode.ALL_OR_NOTHING, ANNA);
        desk.library.withdraw(record("pr-ec-som").id(), 1, "Duplicado", ANNA);
        assertEquals(
                Map.of(Outcome.KEPT_WITHDRAWN, 1L, Outcome.UNCHANGED, 29L),
                some(desk.imports.run(practices(), Mode.ALL_OR_NOTHING, ANNA)));
        assertTrue(record("pr-ec-som").withdrawn());
    }

    @Test
    void a_record_written_here_is_never_overwritten_by_a_file() {
        desk.library.create("pr-ec-som", titled("Nuestro"), null, ANNA);
        ImportPlan plan = desk.imports.run(practices(), Mode.ALL_OR_NOTHING, ANNA);
        assertEquals(1, plan.count(Outcome.KEPT_EDITED));
        assertEquals("Nuestro", record("pr-ec-som").content().title());
    }

    @Test
    void a_refused_record_says_why_and_the_others_are_taken_or_nothing_is() {
        String bad = changed("pr-ec-som", record -> {
            record.put("date", "2019-02-30");
            record.put("country", "XX");
            record.put("color", "red");
            record.put("verified", "yes");
            ((ArrayNode) record.get("crimeTypes")).add("9999");
        });
        ImportPlan nothing = desk.imports.run(file(bad), Mode.ALL_OR_NOTHING, ANNA);
        assertFalse(nothing.done());
        assertEquals(0, total());

        ImportPlan plan = desk.imports.run(file(bad), Mode.ACCEPTABLE, ANNA);
        assertTrue(plan.done());
        assertEquals(29, total());
        Line line = plan.lines().stream()
                .filter(one -> one.outcome() == Outcome.REFUSED)
                .findFirst()
                .orElseThrow();
        assertEquals("pr-ec-som", line.reference());
        assertEquals(6, line.index());
        assertEquals(
                List.of("color", "verified", "date", "crimeTypes"),
                line.reasons().stream()
                        .map(reason -> reason.field().orElseThrow())
                        .toList());
        assertTrue(line.reasons().get(2).getMessage().contains("2019-02-30"));
    }

    @Test
    void each_way_a_record_can_be_wrong_is_named() {
        reason(record -> record.remove("id"), "protocol.required", "id");
        reason(record -> record.put("id", 7), "protocol.not-a-text", "id");
        reason(record -> record.put("id", "a/b"), "protocol.reference-form", "id");
        reason(record -> record.put("id", "pr-uy-262-2019"), "import.twice", "id");
        reason(record -> record.put("title", 7), "protocol.not-a-text", "title");
        reason(record -> record.putNull("title"), "protocol.required", "title");
        reason(record -> record.put("summary", "text"), "protocol.not-texts", "summary");
        reason(record -> record.put("crimeTypes", "0204"), "protocol.not-a-list", "crimeTypes");
        reason(record -> record.putArray("crimeTypes").add(204), "protocol.not-a-text", "crimeTypes[0]");
        reason(record -> record.put("requirements", 1), "protocol.not-a-list", "requirements");
        reason(record -> record.putArray("requirements").add("x"), "protocol.not-an-object", "requirements[0]");
        reason(record -> record.put("legalInstrument", "law"), "protocol.not-an-object", "legalInstrument");
        reason(
                record -> record.putObject("legalInstrument")
                        .put("kind", "law")
                        .put("number", "1")
                        .put("sign", "x"),
                "protocol.unknown-field",
                "legalInstrument.sign");
        reason(record -> record.put("supersedes", "pr-x"), "protocol.supersedes-itself", "supersedes", "pr-x");
    }

    @Test
    void a_file_that_is_no_list_of_records_is_refused_as_a_whole() {
        assertEquals("import.empty", refused(file(" ")).code());
        assertEquals("import.not-a-list", refused(file("{\"id\": 1}")).code());
        assertEquals("import.text-after-end", refused(file("[] []")).code());
        assertEquals("import.malformed", refused(file("[{\"a\": 1, \"a\": 2}]")).code());
        assertEquals(
                "import.malformed",
                refused(file("[".repeat(30) + "]".repeat(30))).code());
        assertEquals("import.malformed", refused(file("PK\u0003\u0004")).code());
        assertEquals(
                "import.not-text",
                refused(new ByteArrayInputStream("[\"ñ\"]".getBytes(StandardCharsets.ISO_8859_1)))
                        .code());
        assertEquals(
                "import.too-many",
                refused(file("[" + "{},".repeat(5_000) + "{}]")).code());
        Refusal malformed = refused(file("[\n  {\"id\": oops}\n]"));
        assertEquals(2, malformed.values().get(0));
    }

    @Test
    void of_ever_so_much_that_is_wrong_with_a_record_the_first_is_told_and_the_rest_counted() {
        Line line = desk.imports
                .plan(file("[{\"crimeTypes\": [" + "0,".repeat(199_999) + "0]}]"), ANNA)
                .lines()
                .get(0);
        assertEquals(Outcome.REFUSED, line.outcome());
        assertEquals(51, line.reasons().size());
        assertEquals("crimeTypes[49]", line.reasons().get(49).field().orElseThrow());
        Refusal last = line.reasons().get(50);
        assertEquals("import.more-reasons", last.code());
        assertEquals(List.of(199_951), last.values(), "with the id that is missing");
        assertEquals(0, line.reasons().get(0).getStackTrace().length, "a trace takes more room than the words");
    }

    @Test
    void what_is_wrong_in_ever_so_many_records_is_told_of_each_once() {
        String record = "{\"crimeTypes\": [" + "0,".repeat(59) + "0]}";
        ImportPlan plan = desk.imports.plan(file("[" + (record + ",").repeat(999) + record + "]"), ANNA);
        assertEquals(1_000, plan.count(Outcome.REFUSED));
        assertEquals(51, plan.lines().get(0).reasons().size());
        Line last = plan.lines().get(999);
        assertEquals(
                List.of("protocol.not-a-text", "import.more-reasons"),
                last.reasons().stream().map(Refusal::code).toList());
        assertEquals(List.of(60), last.reasons().get(1).values());
    }

    @Test
    void a_list_too_long_is_not_gone_through_to_its_end() {
        String codes = IntStream.range(0, 100_000)
                .mapToObj(number -> "\"x" + number + "\"")
                .collect(Collectors.joining(","));
        String tags = IntStream.range(0, 100_000)
                .mapToObj(number -> "\"x" + number + "\": \"\"")
                .collect(Collectors.joining(","));
        Line line = desk.imports
                .plan(
                        file("[{\"id\": \"a\", \"crimeTypes\": [" + codes + "], \"phases\": [" + codes
                                + "], \"summary\": {" + tags + "}, \"restrictedTo\": {\"officers\": [" + codes
                                + "]}}]"),
                        ANNA)
                .lines()
                .get(0);
        assertEquals(Outcome.REFUSED, line.outcome());
        assertTrue(
                line.reasons().stream()
                                .filter(reason -> reason.code().equals("protocol.too-many"))
                                .count()
                        >= 3,
                () -> line.reasons().toString());
        assertTrue(line.reasons().size() <= 51);
    }

    @Test
    void a_file_of_more_values_than_a_node_has_room_for_is_refused_as_that() {
        Refusal refusal = refused(file("[{\"note\": [\n" + "[],".repeat(500_000) + "[]]}]"));
        assertEquals("import.too-many-values", refusal.code());
        assertEquals(1_000_000, refusal.values().get(0));
        assertEquals(2, refusal.values().get(1), "the line where it is");
    }

    @Test
    void a_file_cut_off_anywhere_is_refused_and_changes_nothing() throws IOException {
        byte[] whole = Files.readAllBytes(ReferenceData.PRACTICES);
        for (int length = 1; length < whole.length - 2; length += 997) {
            Refusal refusal = refused(new ByteArrayInputStream(whole, 0, length));
            assertTrue(List.of("import.ends-early", "import.not-text").contains(refusal.code()), refusal.getMessage());
        }
        assertEquals(0, total());
    }

    @Test
    void an_endless_file_is_read_no_further_than_its_limit() {
        InputStream endless = new InputStream() {
            private long read;

            @Override
            public int read() {
                assertTrue(read++ < 11L * 1024 * 1024, "read on beyond the limit");
                return ' ';
            }
        };
        assertEquals("import.too-large", refused(endless).code());
    }

    @Test
    void a_byte_order_mark_does_no_harm() {
        assertTrue(desk.imports.plan(file("\uFEFF[]"), ANNA).lines().isEmpty());
    }

    @Test
    void a_file_waits_for_its_own_officer_until_it_is_run() {
        Staged staged = desk.imports.stage("C:\\temp\\practices.json", practices(), ANNA);
        assertEquals(30, staged.plan().count(Outcome.CREATE));
        assertEquals(0, total());
        assertThrows(NotFound.class, () -> desk.imports.staged(staged.id(), BRUNO));
        assertEquals(30, desk.imports.staged(staged.id(), ANNA).plan().count(Outcome.CREATE));
        assertTrue(desk.imports.run(staged.id(), Mode.ACCEPTABLE, ANNA).done());
        assertEquals(30, total());
        assertThrows(NotFound.class, () -> desk.imports.run(staged.id(), Mode.ACCEPTABLE, ANNA));
    }

    @Test
    void a_dropped_file_is_gone() {
        Staged staged = desk.imports.stage(null, practices(), ANNA);
        desk.imports.drop(staged.id(), BRUNO);
        assertEquals("?", desk.imports.staged(staged.id(), ANNA).fileName());
        desk.imports.drop(staged.id(), ANNA);
        assertThrows(NotFound.class, () -> desk.imports.staged(staged.id(), ANNA));
    }

    private void reason(Consumer<ObjectNode> change, String code, String field) {
        reason(change, code, field, null);
    }

    private void reason(Consumer<ObjectNode> change, String code, String field, String id) {
        String file = changed("pr-ec-som", record -> {
            if (id != null) {
                record.put("id", id);
            }
            change.accept(record);
        });
        Line line = desk.imports.plan(file(file), ANNA).lines().get(5);
        assertEquals(Outcome.REFUSED, line.outcome(), code);
        assertEquals(List.of(code), line.reasons().stream().map(Refusal::code).toList());
        assertEquals(field, line.reasons().get(0).field().orElseThrow());
    }

    private Refusal refused(InputStream file) {
        return assertThrows(Refusal.class, () -> desk.imports.plan(file, ANNA));
    }

    private Protocol record(String reference) {
        return desk.library.find(reference, ANNA).orElseThrow();
    }

    private long total() {
        return desk.library.page(ProtocolFilter.ALL, null, 1, ANNA).total();
    }

    private static Map<Outcome, Long> some(ImportPlan plan) {
        Map<Outcome, Long> counts = plan.counts();
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static JsonNode find(JsonNode records, String id) {
        for (JsonNode record : records) {
            if (record.get("id").textValue().equals(id)) {
                return record;
            }
        }
        throw new AssertionError("No record " + id);
    }

    private static String changed(String id, Consumer<ObjectNode> change) {
        try {
            return changed(Files.readString(ReferenceData.PRACTICES), id, change);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String changed(String file, String id, Consumer<ObjectNode> change) {
        try {
            JsonNode records = MAPPER.readTree(file);
            change.accept((ObjectNode) find(records, id));
            return records.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
