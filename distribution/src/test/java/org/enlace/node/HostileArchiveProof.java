package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.launcher.ShellCall;
import org.enlace.node.HostileArchives.Hostile;
import org.enlace.node.NotesNode.Sight;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Archives that are forged, misshapen or broken, given to a node that serves: each is refused, or undone, for its own reason, and
 * everything is as it was; who reads the protocol library meanwhile notices nothing.
 */
@Tag("proof")
class HostileArchiveProof {
    private static final Pattern REFUSAL = Pattern.compile("refusal\\W+([a-z][a-z.-]+)");

    @TempDir
    private Path folder;

    private String lastRefusal = "";

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void nothingOfAHostileArchiveComesInAndTheOthersServe() throws Exception {
        Path data = folder.resolve("data");
        Program node = Program.usedBefore(data).with("ENLACE_DEMO", "1");
        Files.writeString(
                Files.createDirectories(data.resolve("config")).resolve("modules.json"),
                "{\"org.enlace.modules\": {\"startSeconds\": 5, \"componentSeconds\": 1}}");
        node.started();
        try (NotesNode notes = NotesNode.on(node, folder.resolve("archives"))) {
            Polling polling = Polling.by(notes.client());
            List<String> wrong = new ArrayList<>();
            try (polling) {
                Map<String, Hostile> coming = HostileArchives.of(folder.resolve("hostile"), "1.0.0");
                assertTrue(coming.size() >= 20, coming::toString);
                refused(notes, "module:install", coming, wrong);
                comesIn(notes, "module:install", "1.0.0");
                notes.write("one", "words");
                notes.write("two", "more words");
                refused(notes, "module:upgrade", HostileArchives.broken(folder.resolve("newer"), "2.0.0"), wrong);
            }
            System.out.println("HostileArchiveProof: the protocol library meanwhile: " + polling);
            assertEquals(List.of(), wrong);
            assertEquals(List.of(), polling.failures());
            comesIn(notes, "module:upgrade", "2.0.0");
            assertEquals("2.0.0", notes.sight().page());
            assertEquals(2, notes.sight().stored().lines().count());
        }
    }

    /** A sound archive of the version whose last one is still at a start that was given up: as soon as that has ended. */
    private static void comesIn(NotesNode notes, String command, String version) throws IOException {
        String archive = notes.notes(version).toString();
        notes.awaitWithLog(command + " of a sound archive", () -> {
            ShellCall call = notes.told(command, archive);
            assertTrue(
                    call.status() == 0 || call.err().contains("is still at the start that was given up"),
                    call::toString);
            return call.status() == 0;
        });
    }

    private void refused(NotesNode notes, String command, Map<String, Hostile> all, List<String> wrong)
            throws IOException {
        Sight before = notes.sight();
        lastRefusal = "";
        for (Map.Entry<String, Hostile> each : all.entrySet()) {
            String what = command + " of " + each.getKey();
            ShellCall call = notes.told(command, each.getValue().archive().toString());
            String code = call.status() == 0 ? "none" : reason(notes, command);
            if (!code.equals(each.getValue().code())) {
                wrong.add(what + ": " + code + " instead of " + each.getValue().code() + ", " + call);
            }
            Sight after = notes.sight();
            if (!after.equals(before)) {
                wrong.add(what + " left " + after + " instead of " + before);
            }
        }
    }

    /** The code of the last command's refusal, as the audit has it: it is taken down right after the command has ended. */
    private String reason(NotesNode notes, String command) {
        NotesNode.await(
                "the refusal is in the audit", () -> !refusal(notes, command).equals(lastRefusal));
        lastRefusal = refusal(notes, command);
        String entry = notes.client().get("/api/audit/" + lastRefusal).body();
        Matcher refusal = REFUSAL.matcher(entry);
        assertTrue(refusal.find(), entry);
        return refusal.group(1);
    }

    /** The newest entry of a module's command that did not end well. */
    private static String refusal(NotesNode notes, String command) {
        return Json.createReader(new StringReader(notes.done("audit:tail", "--lines", "30", "--json")))
                .readArray()
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(line -> line.getString("code").equals("shell.run"))
                .filter(line -> line.getString("record").equals(command))
                .filter(line -> !line.getString("outcome").equals("done"))
                .map(line -> line.getString("id"))
                .findFirst()
                .orElse("");
    }

    @Test
    void aChangedSightWouldBeSeen() {
        Sight sight = new Sight("", "404", "404", "", false, List.of(), List.of(), List.of(), "");
        assertNotEquals(sight, new Sight("", "404", "404", "", false, List.of("PENDING"), List.of(), List.of(), ""));
    }
}
