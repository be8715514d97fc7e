package org.enlace.reference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Act;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Hashing;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.reference.ReferenceData;
import org.enlace.reference.ReferenceData.InForce;
import org.enlace.reference.ReferenceSet;
import org.enlace.reference.ReferenceUpdates;
import org.enlace.reference.ReferenceUpdates.Plan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceUpdatesTest {
    private static final CountryCode CHILE = new CountryCode("CL");

    @TempDir
    Path folder;

    private Desk desk;
    private Editions editions;
    private UpdateBook book;

    @BeforeEach
    void aNode() throws IOException {
        desk = new Desk(folder);
        editions = desk.editions();
        book = desk.book(editions);
    }

    private static String renamed(String json) {
        return json.replace("\"fr\": \"Chili\"", "\"fr\": \"Le Chili\"");
    }

    private static String retired(String json) {
        return json.replace("\"id\": \"CL\",", "\"id\": \"CL\", \"retired\": true,");
    }

    private String chile() {
        return new FileCountries(editions).find(CHILE).orElseThrow().name(Language.FR);
    }

    @Test
    void a_plan_tells_what_is_added_what_changes_in_which_fields_and_what_stays() throws IOException {
        Path file = desk.update("2026.12", ReferenceSet.BORDER_CROSSINGS, json -> json.replaceFirst(
                        "\"kind\": \"bridge\"", "\"kind\": \"road\"")
                .replaceFirst("\\[", "[" + aCrossing("bc-new", "BR") + ","));
        Plan plan = book.plan(file, Desk.admin());
        assertEquals(List.of(), plan.problems());
        assertEquals(
                List.of(new ReferenceUpdates.Change(
                        ReferenceSet.BORDER_CROSSINGS, List.of("bc-new"), Map.of("bc-amistad", List.of("kind")), 29)),
                plan.sets());
        assertEquals("2026.11 2026.12 2026-12-01", plan.before() + " " + plan.after() + " " + plan.issued());
        assertEquals(Map.of(), desk.stored());
        assertEquals(List.of(), desk.acts);
    }

    static String aCrossing(String id, String country) {
        return "{\"id\": \"" + id + "\", \"name\": {\"es\": \"a\", \"pt\": \"b\", \"en\": \"c\", \"fr\": \"d\"},"
                + "\"countries\": [\"" + country + "\"], \"places\": [\"X\"], \"lat\": 1, \"lon\": -60.5,"
                + "\"coordinatesApprox\": true, \"precisionKm\": 2, \"coordinatesVerified\": false, \"kind\": \"road\","
                + "\"eurofrontPilot\": false, \"note\": null, \"verifiedScope\": null, \"source\": \"Here\","
                + "\"verified\": false}";
    }

    @Test
    void an_update_takes_effect_at_once_and_after_a_restart_and_is_audited() throws IOException {
        assertEquals("Chili", chile());
        Path file = desk.update("2026.12", ReferenceSet.COUNTRIES, ReferenceUpdatesTest::renamed);
        Plan plan = book.take(file, Desk.admin());
        assertEquals("Le Chili", chile());
        InForce inForce = editions.inForce(Desk.admin());
        assertEquals("2026.12", inForce.version().value());
        assertEquals(LocalDate.parse("2026-12-01"), inForce.issued());
        assertEquals(Optional.of(Desk.NOON), inForce.since());
        assertEquals(Optional.of(Hashing.sha256(Files.readAllBytes(file))), inForce.sha256());
        Act act = desk.acts.get(0);
        assertEquals("reference.import", act.code());
        assertEquals(Map.of("before", "2026.11", "sha256", plan.sha256(), "added", "0", "changed", "1"), act.facts());
        editions = desk.editions();
        assertEquals(inForce, editions.inForce(Desk.admin()));
        assertEquals("Le Chili", chile());
        assertEquals(60, new FileCrimeTypes(editions).all().size());
    }

    @Test
    void the_same_version_again_changes_nothing() throws IOException {
        Path file = desk.update("2026.12", ReferenceSet.COUNTRIES, ReferenceUpdatesTest::renamed);
        book.take(file, Desk.admin());
        Map<String, String> stored = desk.stored();
        Edition edition = editions.now();
        assertTrue(book.take(file, Desk.admin()).same());
        assertEquals(stored, desk.stored());
        assertSame(edition, editions.now());
        assertEquals(1, desk.acts.size());
    }

    @Test
    void nothing_is_read_again_while_nothing_changes() throws IOException {
        FileCountries countries = new FileCountries(editions);
        Object first = countries.find(CHILE).orElseThrow();
        assertSame(first, countries.find(CHILE).orElseThrow());
        book.take(desk.update("2026.12", ReferenceSet.COUNTRIES, json -> json), Desk.admin());
        assertNotSame(first, countries.find(CHILE).orElseThrow());
    }

    @Test
    void a_retired_country_is_named_where_it_is_used_and_offered_no_more() throws IOException {
        FileCountries countries = new FileCountries(editions);
        book.take(desk.update("2026.12", ReferenceSet.COUNTRIES, ReferenceUpdatesTest::retired), Desk.admin());
        assertEquals(30, countries.all(Language.ES).size());
        assertFalse(
                countries.all(Language.ES).stream().anyMatch(each -> each.code().equals(CHILE)));
        assertEquals("Chile", countries.name(CHILE, Language.ES));
        assertTrue(editions.records(ReferenceSet.COUNTRIES, "chile", Desk.admin())
                .get(0)
                .retired());
        assertEquals(1, editions.sets(Desk.admin()).get(0).retired());
        assertEquals(
                Map.of("CL", List.of("retired")),
                book.plan(desk.update("2026.12.1", ReferenceSet.COUNTRIES, json -> json), Desk.admin())
                        .sets()
                        .get(0)
                        .changed());
    }

    @Test
    void with_a_retired_crime_type_those_below_it_are_offered_no_more() throws IOException {
        FileCrimeTypes types = new FileCrimeTypes(editions);
        book.take(
                desk.update(
                        "2026.12",
                        ReferenceSet.ICCS,
                        json -> json.replace("\"id\": \"0202\",", "\"id\": \"0202\", \"retired\": true,")),
                Desk.admin());
        assertTrue(types.all().stream().noneMatch(type -> type.code().startsWith("0202")));
        assertTrue(types.find("02022").isPresent());
    }

    @Test
    void going_back_puts_the_version_before_in_force_until_only_the_shipped_is_left() throws IOException {
        book.take(desk.update("2026.12", ReferenceSet.COUNTRIES, ReferenceUpdatesTest::renamed), Desk.admin());
        book.take(desk.update("2027.01", ReferenceSet.COUNTRIES, json -> json), Desk.admin());
        assertEquals("Chili", chile());
        assertEquals("2026.12", book.back(Desk.admin()).version().value());
        assertEquals("Le Chili", chile());
        assertEquals("2026.11", book.back(Desk.admin()).version().value());
        assertEquals("Chili", chile());
        assertEquals(
                List.of("reference.import", "reference.import", "reference.back", "reference.back"),
                desk.acts.stream().map(Act::code).toList());
        assertEquals(
                "reference.nothing-before",
                assertThrows(Refusal.class, () -> book.back(Desk.admin())).code());
        assertEquals("2026.11", desk.editions().inForce(Desk.admin()).version().value());
    }

    @Test
    void what_the_program_ships_counts_once_it_is_newer() throws IOException {
        book.take(desk.update("2026.12", ReferenceSet.COUNTRIES, ReferenceUpdatesTest::renamed), Desk.admin());
        Files.writeString(desk.shipped.resolve(UpdateFile.HEAD), Desk.head("2027.02"));
        editions = desk.editions();
        book = desk.book(editions);
        assertEquals("2027.02", editions.inForce(Desk.admin()).version().value());
        assertFalse(editions.inForce(Desk.admin()).imported());
        assertEquals("Chili", chile());
        assertEquals(List.of(), editions.problems());
        assertEquals(
                "reference.nothing-before",
                assertThrows(Refusal.class, () -> book.back(Desk.admin())).code());
        book.take(desk.update("2027.03", ReferenceSet.COUNTRIES, ReferenceUpdatesTest::renamed), Desk.admin());
        assertEquals("2027.02", book.back(Desk.admin()).version().value());
    }

    @Test
    void without_an_entry_of_the_audit_nothing_changes() throws IOException {
        desk.audit = act -> {
            throw new IllegalStateException("no room for the entry");
        };
        Path file = desk.update("2026.12", ReferenceSet.COUNTRIES, ReferenceUpdatesTest::renamed);
        assertThrows(IllegalStateException.class, () -> book.take(file, Desk.admin()));
        assertEquals("Chili", chile());
        editions = desk.editions();
        desk.audit = desk.acts::add;
        desk.started(editions);
        assertEquals("Chili", chile());
        assertEquals(List.of(), desk.acts);
    }

    @Test
    void imported_data_that_were_altered_do_not_count_and_can_be_imported_again_or_left() throws IOException {
        Path file = desk.update("2026.12", ReferenceSet.COUNTRIES, ReferenceUpdatesTest::renamed);
        book.take(file, Desk.admin());
        Path altered = desk.imports.resolve("2026.12/iccs.json");
        Files.writeString(altered, Files.readString(altered).replace("Secuestro", "Rapto"));
        editions = desk.editions();
        book = desk.book(editions);
        assertEquals("2026.11", editions.inForce(Desk.admin()).version().value());
        assertTrue(
                editions.problems().get(0).message().contains("iccs.json was altered"),
                editions.problems().toString());
        book.take(file, Desk.admin());
        assertEquals("2026.12", editions.inForce(Desk.admin()).version().value());
        assertEquals(List.of(), editions.problems());
        Files.delete(altered);
        editions = desk.editions();
        book = desk.book(editions);
        assertTrue(
                editions.problems().get(0).message().contains("is missing"),
                editions.problems().toString());
        assertEquals("2026.11", book.back(Desk.admin()).version().value());
        assertEquals(List.of(), editions.problems());
    }

    @Test
    void a_pointer_that_was_altered_is_told_and_set_aside_by_the_next_import() throws IOException {
        Files.createDirectories(desk.imports);
        Files.writeString(desk.imports.resolve("current"), "{\"versions\": [{\"version\": \"../../etc\"}]}");
        assertEquals("2026.11", editions.inForce(Desk.admin()).version().value());
        assertTrue(
                editions.problems().get(0).message().contains("was altered"),
                editions.problems().toString());
        book.take(desk.update("2026.12", ReferenceSet.COUNTRIES, ReferenceUpdatesTest::renamed), Desk.admin());
        assertEquals("Le Chili", chile());
        assertTrue(Files.exists(desk.imports.resolve("current.altered")));
    }

    @Test
    void only_who_may_reads_and_imports() throws IOException {
        Path file = desk.update("2026.12", ReferenceSet.COUNTRIES, ReferenceUpdatesTest::renamed);
        assertThrows(Forbidden.class, () -> editions.inForce(Desk.officer()));
        assertThrows(Forbidden.class, () -> editions.sets(Desk.officer()));
        assertThrows(Forbidden.class, () -> editions.records(ReferenceSet.ICCS, "", Desk.officer()));
        assertThrows(Forbidden.class, () -> book.plan(file, Desk.officer(ReferenceData.READ)));
        assertThrows(Forbidden.class, () -> book.take(file, Desk.officer(ReferenceData.READ)));
        assertThrows(Forbidden.class, () -> book.back(Desk.officer(ReferenceData.READ)));
        assertEquals(Map.of(), desk.stored());
    }

    @Test
    void a_folder_where_nothing_can_be_written_is_named_and_nothing_changes() throws IOException {
        Files.writeString(desk.imports, "a file in the way");
        Path file = desk.update("2026.12", ReferenceSet.COUNTRIES, ReferenceUpdatesTest::renamed);
        Refusal refusal = assertThrows(Refusal.class, () -> book.take(file, Desk.admin()));
        assertEquals("reference.unwritten", refusal.code());
        assertTrue(refusal.getMessage().contains(desk.imports.toString()), refusal.getMessage());
        assertEquals(List.of(), desk.acts);
        assertEquals("Chili", chile());
    }
}
