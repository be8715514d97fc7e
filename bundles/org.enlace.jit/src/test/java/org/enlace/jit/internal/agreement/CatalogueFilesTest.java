package org.enlace.jit.internal.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.jit.agreement.Basis;
import org.enlace.jit.agreement.Clause;
import org.enlace.jit.agreement.ClauseCatalogue;
import org.enlace.jit.agreement.Placeholder;
import org.enlace.jit.agreement.Requirement;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clauses that are shipped, and those a unit adds. */
class CatalogueFilesTest {
    private static final Path SHIPPED = Bureau.REPOSITORY.resolve("config/reference");

    @TempDir
    Path own;

    private ClauseCatalogue read() {
        return new CatalogueFiles(SHIPPED, own).read();
    }

    @Test
    void every_clause_and_every_basis_stands_in_four_languages_and_leaves_the_same_open_in_all() {
        ClauseCatalogue catalogue = read();
        assertEquals(24, catalogue.clauses().size());
        Set<String> bases = catalogue.bases().stream().map(Basis::key).collect(Collectors.toSet());
        assertTrue(bases.containsAll(List.of("eu-2017", "mercosur-2010", "untoc-19", "bilateral")), bases::toString);
        for (Clause clause : catalogue.clauses()) {
            for (Language language : Language.values()) {
                assertEquals(
                        clause.placeholders(),
                        Placeholder.in(clause.text().get(language)),
                        () -> clause.key() + " in " + language);
            }
            for (String name : clause.placeholders()) {
                assertTrue(catalogue.placeholders().containsKey(name), name);
            }
        }
        for (Basis basis : catalogue.bases()) {
            assertEquals(4, basis.title().size(), basis.key());
            assertTrue(
                    catalogue.clauses(basis.key(), Requirement.REQUIRED).size() >= 12,
                    () -> basis.key() + " requires few clauses");
        }
        assertEquals(Requirement.NOT_USED, catalogue.requirement("eu-2017", "request-route"));
        assertEquals(Requirement.REQUIRED, catalogue.requirement("uncac-49", "legal-basis"));
    }

    @Test
    void a_unit_adds_a_basis_and_a_clause_and_says_what_the_basis_asks_of_the_others() throws IOException {
        write("jit-bases.json", basis("andean", "\"clauses\": {\"victims\": \"required\"}, "));
        write("jit-clauses.json", clause("own-clause", "\"andean\": \"recommended\"", "Texto {own_value}."));
        ClauseCatalogue catalogue = read();
        assertEquals(Requirement.REQUIRED, catalogue.requirement("andean", "victims"));
        assertEquals(Requirement.RECOMMENDED, catalogue.requirement("andean", "own-clause"));
        assertEquals(Requirement.OPTIONAL, catalogue.requirement("andean", "liability"));
        assertEquals(Placeholder.Kind.WORDED, catalogue.placeholder("own_value").kind());
    }

    private static String basis(String key, String more) {
        return "[{\"key\": \"" + key + "\", " + more + "\"title\": " + four("Una base")
                + ", \"source\": \"Somewhere\", \"verified\": false}]";
    }

    private static String clause(String key, String bases, String text) {
        return "[{\"key\": \"" + key + "\", \"order\": 90, \"title\": " + four("Una cláusula") + ", \"text\": "
                + four(text) + ", \"bases\": {" + bases + "}, \"source\": \"Own\", \"verified\": false}]";
    }

    private static String four(String text) {
        return "{\"es\": \"" + text + "\", \"pt\": \"" + text + "\", \"en\": \"" + text + "\", \"fr\": \"" + text
                + "\"}";
    }

    private void write(String name, String json) throws IOException {
        Files.writeString(own.resolve(name), json);
    }

    private Refusal refused(String name, String json) throws IOException {
        write(name, json);
        return assertThrows(Refusal.class, this::read);
    }

    private static void names(Refusal refusal, String code, Object... values) {
        assertEquals(code, refusal.code(), refusal.getMessage());
        assertTrue(refusal.values().containsAll(List.of(values)), () -> refusal.values() + " " + refusal.getMessage());
    }

    @Test
    void a_wrong_value_is_named_with_its_file_record_and_field() throws IOException {
        names(
                refused("jit-clauses.json", clause("c1", "\"andean\": \"required\"", "x")),
                "jit.catalogue-unknown",
                "jit-clauses.json",
                1,
                "c1",
                "bases.andean");
        names(
                refused("jit-clauses.json", clause("c1", "\"bilateral\": \"must\"", "x")),
                "jit.catalogue-rule",
                1,
                "bases.bilateral");
        names(
                refused("jit-clauses.json", clause("c1", "", "x").replace("\"order\": 90", "\"order\": \"9\"")),
                "jit.catalogue-type",
                "order");
        names(
                refused("jit-clauses.json", clause("c1", "", "x").replace("\"source\"", "\"sauce\"")),
                "jit.catalogue-unknown",
                "sauce");
        names(
                refused("jit-clauses.json", clause("c1", "", "x").replace(", \"fr\": \"x\"", "")),
                "jit.catalogue-rule",
                "text.fr");
        names(
                refused("jit-clauses.json", clause("c1", "", "x").replace("\"fr\": \"x\"", "\"fr\": \"{open}\"")),
                "jit.catalogue-rule",
                "text.fr");
        names(
                refused("jit-clauses.json", clause("c1", "", "[x](https://example.org)")),
                "jit.catalogue-rule",
                "text.es");
        names(refused("jit-clauses.json", clause("C 1", "", "x")), "jit.catalogue-rule", "key");
        names(
                refused("jit-clauses.json", clause("victims", "", "x")),
                "jit.catalogue-twice",
                "jit-clauses.json",
                1,
                "victims");
        names(refused("jit-clauses.json", "[{\"key\": \"c1\", \"key\": \"c2\"}]"), "jit.catalogue-type");
        names(refused("jit-clauses.json", "{}"), "jit.catalogue-type");
        Files.delete(own.resolve("jit-clauses.json"));
        names(
                refused(
                        "jit-placeholders.json",
                        "[{\"key\": \"own_value\", \"kind\": \"team\", \"title\": " + four("Valor") + "}]"),
                "jit.catalogue-missing",
                "group");
        Files.delete(own.resolve("jit-placeholders.json"));
        read();
    }

    @Test
    void it_is_read_again_when_a_file_has_changed_and_only_then() throws IOException {
        CatalogueFiles files = new CatalogueFiles(SHIPPED, own);
        ClauseCatalogue first = files.read();
        assertSame(first, files.read());
        write("jit-bases.json", "[");
        assertThrows(Refusal.class, files::read);
        assertThrows(Refusal.class, files::read);
        write("jit-bases.json", basis("andean", ""));
        assertNotSame(first, files.read());
        assertTrue(files.read().basis("andean").isPresent());
    }
}
