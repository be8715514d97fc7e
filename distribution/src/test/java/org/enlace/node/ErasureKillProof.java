package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.enlace.node.Halt.Place;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node is killed with {@code kill -9} while it erases what two officers confirmed: before its file goes, before its certificate is
 * there, before the row says so, and once all that is stored and the bytes lie still on the disk. As long as it is not erased all of it
 * is there; then nothing is, but the certificate.
 */
@Tag("proof")
class ErasureKillProof {
    private static final String RETENTION = "org.enlace.jit.internal.retention.";
    private static final String RULE = "{ \"org.enlace.jit.retention\": { \"rules\": ["
            + "\"returned nature:digital P1D item-gone Ley de muestra, art. 1\"] } }";

    /** Longer than the shortest term, whatever the zone. */
    private static final Duration LATER = Duration.ofDays(10);

    @TempDir
    private Path folder;

    private static final List<Place> PLACES = List.of(
            Place.before("org.enlace.files.internal.persistence.JdbcFileStore", "erase"),
            Place.after(RETENTION + "Eraser", "erase"),
            Place.after(RETENTION + "RetentionBook", "erased"),
            Place.before("org.enlace.files.internal.Vault", "remove"));

    private final Map<String, Client> sessions = new HashMap<>();
    private CountryNode node;
    private Exhibits evidence;

    /** An image that was given back, with what it consists of. */
    private record Given(String item, String file, String content) {}

    @Test
    void killedWhileItErasesAllOfItIsThereOrItsCertificateIs() throws Exception {
        try (CountryNode co = CountryNode.judgingLater("CO", folder, LATER)) {
            node = co;
            co.configured("retention", RULE);
            evidence = new Exhibits("CO", team(), this::officer);
            NotesNode.await("the rule counts", this::ruled);
            List<Given> all = PLACES.stream().map(place -> givenBack()).toList();
            long disk = onDisk();
            co.done("node:job-run", "jit-retention");
            for (Given one : all) {
                NotesNode.await("it is proposed", () -> state(one).equals("proposed"));
                evidence.decides("prosecutor", path(one), "confirm");
            }
            for (int i = 0; i < PLACES.size(); i++) {
                Given one = all.get(i);
                co.killedAt(PLACES.get(i), 1, () -> {
                    evidence.decides("investigator", path(one), "confirm");
                    NotesNode.await("it is erased", () -> state(one).equals("erased"));
                });
                wholeOrGone(one);
                if (i == PLACES.size() - 1) {
                    assertEquals("erased", state(one), "that was stored before its bytes went");
                }
                // Before the next, at whose place this one would be met too.
                co.done("node:job-run", "jit-retention");
                NotesNode.await("it is erased", () -> state(one).equals("erased"));
                wholeOrGone(one);
            }
            NotesNode.await("what no file needs is off the disk", () -> onDisk() == disk - all.size());
            assertEquals(0, co.told("audit:verify").status(), "the audit is not broken");
            co.done("files:check");
        }
    }

    private Client officer(String account) {
        return sessions.computeIfAbsent(
                account, one -> Client.signedIn(node.program(), Account.ofDemo(node.program(), one)));
    }

    /** Of the demonstration, the one whose evidence its investigator sees. */
    private String team() {
        Exhibits all = new Exhibits("CO", "/api/jit/teams", this::officer);
        return all.list("").stream()
                .map(team -> "/" + team.getString("id"))
                .filter(id -> all.there("investigator", id + "/entries?kind=evidence"))
                .filter(id -> all.there("investigator", id + "/retention"))
                .map(id -> "/api/jit/teams" + id)
                .findFirst()
                .orElseThrow();
    }

    private boolean ruled() {
        return !evidence.seen("investigator", "/retention")
                .getJsonArray("rules")
                .isEmpty();
    }

    private Given givenBack() {
        String item = evidence.item("MUESTRA: imagen devuelta", "digital");
        String content = "MUESTRA: contenido de " + item;
        String file = evidence.stored(item, "MUESTRA.bin", content.getBytes(StandardCharsets.UTF_8));
        String hash = evidence.list("/evidence/" + item + "/contents").get(0).getString("sha256");
        evidence.writes(item, evidence.event("acquired", 1, "method", "Copia forense", "after", hash));
        evidence.writes(
                item, evidence.handed("returned", 2, "CO", "CO", "purpose", "Devolución", "condition", "Sin cambios"));
        return new Given(item, file, content);
    }

    private static String path(Given one) {
        return "/retention/" + one.item();
    }

    private String state(Given given) {
        return evidence.there("investigator", path(given))
                ? evidence.seen("investigator", path(given)).getString("state")
                : "none";
    }

    private long onDisk() {
        try (Stream<Path> all = Files.walk(node.program().data().resolve("files"))) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two confirmed it and all of it is there; or it is erased, and there is its certificate and its chain and nothing else. */
    private void wholeOrGone(Given one) {
        boolean erased = state(one).equals("erased");
        String content = "/api/files/" + one.file() + "/content";
        assertEquals(erased, evidence.there("investigator", path(one) + "/certificate"));
        assertEquals(2, evidence.events(one.item()).size(), "its chain stays");
        if (erased) {
            assertTrue(evidence.seen("investigator", path(one) + "/certificate").getBoolean("sound"));
            assertFalse(evidence.there("investigator", "/entries/" + one.item()));
            assertEquals(404, officer("investigator").status(content));
        } else {
            assertEquals("confirmed", state(one));
            assertTrue(evidence.there("investigator", "/entries/" + one.item()));
            assertEquals(one.content(), new String(evidence.fetched("investigator", content), StandardCharsets.UTF_8));
        }
    }
}
