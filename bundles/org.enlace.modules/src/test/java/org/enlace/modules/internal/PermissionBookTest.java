package org.enlace.modules.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.modules.ModuleDetails.Grant;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionBookTest {
    private static final Permission HOME = new Permission("home.read");
    private static final Permission GLOSSARY = new Permission("glossary.read");

    @TempDir
    Path features;

    private PermissionBook book(String list) throws IOException {
        Files.writeString(
                features.resolve("platform.json"),
                "{\"id\": \"a:b:1\", \"extensions\": {\"enlace.permissions\": {\"type\": \"json\", \"json\":"
                        + " {\"permissions\": " + list + "}}}}");
        return new PermissionBook(features);
    }

    private PermissionBook book() throws IOException {
        return book("[{\"name\": \"home.read\", \"roles\": [\"officer\", \"auditor\"]}]");
    }

    private static List<Grant> declares(Permission permission, String... roles) {
        return List.of(new Grant(permission, List.of(roles), false, Map.of()));
    }

    @Test
    void thePlatformDeclaresItsOwnInItsFeature() throws IOException {
        assertEquals(Map.of(HOME, Set.of("officer", "auditor")), book().declared());
        assertEquals(List.of(), book().problems());
    }

    @Test
    void aModulesPermissionsComeAndGoWithIt() throws IOException {
        PermissionBook book = book();
        book.give("glossary", declares(GLOSSARY, "officer"));
        assertEquals(Set.of("officer"), book.declared().get(GLOSSARY));
        book.takeBack("glossary");
        assertEquals(Set.of(HOME), book.declared().keySet());
    }

    @Test
    void aModuleCannotProposeForItsRolesWhatBelongsToAnother() throws IOException {
        PermissionBook book = book();
        Refusal refusal = assertThrows(Refusal.class, () -> book.give("glossary", declares(HOME, "everybody")));
        assertEquals("module.permission-taken", refusal.code());
        assertEquals(Set.of("officer", "auditor"), book.declared().get(HOME));
        book.give("glossary", declares(GLOSSARY, "officer"));
        assertThrows(Refusal.class, () -> book.give("words", declares(GLOSSARY, "everybody")));
        assertEquals(Set.of("officer"), book.declared().get(GLOSSARY));
    }

    @Test
    void aModuleFoundAtTheStartThatTakesWhatIsNotItsOwnIsNamedAndDeclaresNothing() throws IOException {
        PermissionBook book = book();
        book.giveOrName(
                "glossary",
                List.of(
                        new Grant(GLOSSARY, List.of("officer"), false, Map.of()),
                        new Grant(HOME, List.of("everybody"), false, Map.of())));
        assertEquals(Map.of(HOME, Set.of("officer", "auditor")), book.declared());
        assertTrue(book.problems().get(0).contains("glossary"), book.problems().toString());
    }

    @Test
    void aBadDeclarationIsNamedAndNothingIsDeclared() throws IOException {
        for (String bad : List.of(
                "{}",
                "[{\"name\": \"Home\", \"roles\": []}]",
                "[{\"name\": \"home.read\"}]",
                "[{\"name\": \"home.read\", \"roles\": [\"An Officer\"]}]",
                "[{\"name\": \"home.read\", \"roles\": [7]}]",
                "[{\"name\": \"home.read\", \"roles\": [], \"public\": true}]",
                "[{\"name\": \"home.read\", \"roles\": []}, {\"name\": \"home.read\", \"roles\": []}]",
                "[{\"name\": \"home.read\", \"roles\": [], \"secondFactor\": \"yes\"}]",
                "[{\"name\": \"home.read\", \"roles\": [], \"title\": \"Home\"}]",
                "[{\"name\": \"home.read\", \"roles\": [], \"title\": {\"es\": \"Ver el inicio\"}}]",
                "[\"home.read\"]",
                "[")) {
            PermissionBook book = book(bad);
            assertEquals(Map.of(), book.declared(), bad);
            assertEquals(1, book.problems().size(), bad);
        }
        Files.delete(features.resolve("platform.json"));
        assertEquals(1, new PermissionBook(features).problems().size());
    }

    @Test
    void aPermissionMaySayInFourLanguagesWhatItAllowsAndThatItTakesASecondFactor() throws IOException {
        PermissionBook book = book("""
                [{"name": "home.read", "roles": []},
                 {"name": "case.read", "roles": [], "secondFactor": true,
                  "title": {"es": "Ver casos", "pt": "Ver casos", "en": "See cases", "fr": "Voir les cas"}}]""");
        Permission cases = new Permission("case.read");
        assertEquals(List.of(), book.problems());
        assertEquals(Set.of(cases), book.guarded());
        assertEquals("Ver casos", book.title(cases, Language.ES));
        assertEquals("Voir les cas", book.title(cases, Language.FR));
        assertEquals("home.read", book.title(HOME, Language.ES));
        assertEquals("gone.read", book.title(new Permission("gone.read"), Language.ES));
    }

    @Test
    void whatIsShippedIsSound() {
        PermissionBook book = new PermissionBook(Path.of("../../features"));
        assertEquals(List.of(), book.problems());
        assertEquals(Set.of("administrator"), book.declared().get(new Permission("officers.manage")));
        assertTrue(book.declared().get(new Permission("audit.read")).contains("auditor"));
        for (Permission permission : book.declared().keySet()) {
            for (Language language : Language.values()) {
                assertNotEquals(permission.value(), book.title(permission, language), language + " has no title");
            }
        }
        assertTrue(book.declared().entrySet().stream()
                .filter(entry -> entry.getValue().contains("auditor"))
                .noneMatch(entry -> entry.getKey().value().endsWith(".manage")));
    }
}
