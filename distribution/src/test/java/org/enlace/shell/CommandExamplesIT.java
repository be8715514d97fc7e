package org.enlace.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.enlace.launcher.ShellCall;
import org.enlace.node.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example of every command is typed as its help shows it, with {@code --json}: it is understood, what it says is JSON, and where it
 * finds nothing of what it names it says so. Folders of other disks that examples name are made ones of this test.
 */
class CommandExamplesIT {
    private static final int DONE = 0;
    private static final int NOT_DONE = 1;
    private static final List<String> TAKE_MODULES_AWAY = List.of("module:remove", "module:rollback", "module:purge");

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void everyExampleIsUnderstoodAndAnswersInJson() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        try (Program node = Program.demo(folder.resolve("data"))) {
            List<JsonObject> commands = commands(node);
            List<String> wrong = new ArrayList<>();
            int done = 0;
            for (JsonObject command : commands) {
                String typed =
                        command.getString("example").replaceAll("/(media/usb|mnt|tmp|srv/enlace)(?=/)", disk.toString())
                                + (command.getString("example").contains("--json") ? "" : " --json");
                ShellCall said = said(node, typed);
                done += said.status() == DONE ? 1 : 0;
                fault(said).ifPresent(fault -> wrong.add(typed + ": " + fault));
            }
            assertEquals(List.of(), wrong);
            assertTrue(done > commands.size() / 2, done + " of " + commands.size() + " examples were done");
            assertTrue(node.log().lines().noneMatch(line -> line.contains("went wrong inside")));
        }
    }

    /** Every command but those of the shell itself; what takes modules away comes last. */
    private static List<JsonObject> commands(Program node) {
        try (JsonReader reader = Json.createReader(new StringReader(node.shell("help", "--json")))) {
            List<JsonObject> all = reader.readArray().getValuesAs(JsonObject.class).stream()
                    .filter(command -> command.getString("name").contains(":"))
                    .sorted(Comparator.comparing(command -> TAKE_MODULES_AWAY.indexOf(command.getString("name"))))
                    .toList();
            assertTrue(all.size() > 100, all.size() + " commands");
            return all;
        }
    }

    private static ShellCall said(Program node, String typed) {
        return ShellCall.of(
                node.data(), new ByteArrayInputStream((typed + "\n").getBytes(StandardCharsets.UTF_8)), List.of());
    }

    private static Optional<String> fault(ShellCall said) {
        if (said.status() == DONE) {
            return isJson(said.out()) ? Optional.empty() : Optional.of("no JSON: " + said.out());
        }
        boolean told = said.status() == NOT_DONE && !(said.err() + said.out()).isBlank();
        boolean inside = said.err().contains("inside the node");
        return told && !inside ? Optional.empty() : Optional.of("status " + said.status() + ", " + said.err());
    }

    private static boolean isJson(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonValue value = reader.readValue();
            return value != null;
        } catch (JsonException e) {
            return false;
        }
    }
}
