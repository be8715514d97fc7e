package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database that cannot be used is refused before the node lets go of its own, and a page says why in the reader's language. */
@Timeout(120)
class DatabaseRulesTest {
    private static final String NOBODY = "jdbc:postgresql://127.0.0.1:1/x";
    private static final Pattern CODE = Pattern.compile("new Refusal\\(\\s*\"(database\\.[a-z-]+)\"");

    @TempDir
    Path folder;

    @Test
    void anotherDatabaseIsConnectedToBeforeItIsTaken() {
        Map<String, Object> values = Map.of("url", NOBODY, "user", "enlace");
        Refusal refusal = refused("url", values);
        assertEquals("database.no-connection", refusal.code());
        assertTrue(
                refusal.getMessage()
                        .matches("\"url\" of org.enlace.persistence cannot be that: .*127.0.0.1:1.*[^.];"
                                + " set user and passwordFile first. Nothing was changed"),
                refusal.getMessage());
        said(refusal, "127.0.0.1:1/x", "Connection to 127.0.0.1:1 refused");
        rules().requireUsable(Set.of("user"), values);
        rules().requireUsable(Set.of("url"), Map.of());
    }

    @Test
    void aServerThatLetsNobodyInOrHasNoSuchDatabaseIsQuoted() {
        String url = EveryKind.url(EveryKind.postgres());
        rules().requireUsable(Set.of("url"), Map.of("url", url, "user", "postgres"));
        Refusal stranger = refused("url", Map.of("url", url, "user", "nobody"));
        assertEquals("database.not-let-in", stranger.code());
        said(stranger, "FATAL: role \"nobody\" does not exist");
        Refusal none = refused("url", Map.of("url", url.replaceAll("/[^/]*$", "/none"), "user", "postgres"));
        assertEquals("database.none-there", none.code());
        said(none, "/none", "FATAL: database \"none\" does not exist");
    }

    @Test
    void aPasswordThatCannotBeReadIsNamedByItsFileAndTheReason() throws IOException {
        Files.write(folder.resolve("latin"), new byte[] {'c', 'o', 'n', 't', 'r', 'a', 's', 'e', (byte) 0xf1, 'a'});
        Files.createDirectory(folder.resolve("folder"));
        Map.of(
                        "nowhere", "database.password-file-missing",
                        "latin", "database.password-file-encoding",
                        "folder", "database.password-file",
                        "latin/within", "database.password-file")
                .forEach((name, code) -> {
                    Map<String, Object> values = Map.of("url", NOBODY, "passwordFile", name);
                    for (String changed : List.of("url", "user", "passwordFile")) {
                        Refusal refusal = refused(changed, values);
                        assertEquals(code, refusal.code(), name);
                        assertTrue(
                                refusal.getMessage().contains(folder.resolve(name) + " of the database could not"),
                                refusal.getMessage());
                        said(refusal, folder.resolve(name).toString());
                    }
                });
        said(refused("url", Map.of("url", NOBODY, "passwordFile", "folder")), "Is a directory");
    }

    @Test
    void aUrlThatIsNoneIsSaidToBeNoneAndItsPasswordIsNotRepeated() {
        Refusal other = refused("url", Map.of("url", "jdbc:mysql://u:geheim@localhost/x"));
        assertEquals("database.url", other.code());
        said(other, "jdbc:mysql://***@localhost/x");
        Refusal password = refused("url", Map.of("url", NOBODY + "?password=geheim"));
        assertEquals("database.url-password", password.code());
        said(password, "passwordFile");
        assertFalse((other.getMessage() + password.getMessage()).contains("geheim"));
    }

    @Test
    void everyReasonHasATextInFourLanguagesWithAllItsValues() throws IOException {
        Texts texts = rules().texts().orElseThrow();
        Set<String> codes = new TreeSet<>();
        for (String source : List.of("DatabaseRules", "PostgresServer")) {
            CODE.matcher(Files.readString(Path.of("src/main/java/org/enlace/persistence/internal", source + ".java")))
                    .results()
                    .forEach(found -> codes.add("refusal." + found.group(1)));
        }
        assertEquals(11, codes.size(), codes::toString);
        for (String code : codes) {
            Set<String> filled = new HashSet<>();
            Set<String> sentences = new HashSet<>();
            for (Language language : Language.values()) {
                String said = texts.get(language, code, "<0>", "<1>");
                sentences.add(said);
                filled.add(List.of("<0>", "<1>", "{").stream()
                        .filter(said::contains)
                        .collect(Collectors.joining()));
            }
            assertEquals(Language.values().length, sentences.size(), code);
            assertEquals(1, filled.size(), code + " " + filled);
        }
    }

    private DatabaseRules rules() {
        return new DatabaseRules(folder);
    }

    private Refusal refused(String changed, Map<String, Object> values) {
        return assertThrows(Refusal.class, () -> rules().requireUsable(Set.of(changed), values));
    }

    /** In every language the sentence is the bundle's own, with every value of the refusal and nothing left open. */
    private void said(Refusal refusal, String... parts) {
        Texts texts = rules().texts().orElseThrow();
        for (Language language : Language.values()) {
            String said = texts.get(
                    language, "refusal." + refusal.code(), refusal.values().toArray());
            refusal.values().forEach(value -> assertTrue(said.contains(value.toString()), said));
            List.of(parts).forEach(part -> assertTrue(said.contains(part), said));
            assertFalse(said.contains("{") || said.contains("cannot be that"), said);
        }
    }
}
