package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose log was in lines for people is told to write it for a collector; whoever read it before reads it as before. */
class JsonLogIT {
    @TempDir
    private Path folder;

    @Test
    void theFormMayChangeAtAnyStartAndEveryReaderReadsOn() throws Exception {
        try (Program node = Program.usedBefore(folder.resolve("data")).started()) {
            int before = lines(node).size();
            assertTrue(lines(node).stream().noneMatch(line -> line.startsWith("{")), () -> lines(node)
                    .toString());
            node.enlace("stop");

            // Something that nobody foresaw, for an error with a trace.
            Files.createDirectories(node.data().resolve("config/history/changes.jsonl"));
            node.with("ENLACE_LOG", "json").started();
            node.shell("log:level", "org.eclipse.jetty.server", "debug");
            Client.anonymous(node).get("/");
            node.shell("log:level", "org.eclipse.jetty.server", "default");
            String incident = incident(node);
            List<JsonObject> entries = new ArrayList<>();
            lines(node).stream()
                    .skip(before)
                    .filter(line -> line.startsWith("{"))
                    .forEach(line -> {
                        try (JsonReader reader = Json.createReader(new StringReader(line))) {
                            entries.add(reader.readObject());
                        }
                    });
            assertTrue(
                    entries.stream().anyMatch(entry -> entry.getString("formattedMessage")
                            .contains("Ready at " + node.address())),
                    node.data()::toString);
            assertTrue(
                    entries.stream().anyMatch(entry -> entry.getString("level").equals("DEBUG")));
            JsonObject error = entries.stream()
                    .filter(entry -> entry.getString("level").equals("ERROR"))
                    .reduce((first, second) -> second)
                    .orElseThrow();
            assertTrue(error.getString("formattedMessage").contains(incident), error::toString);
            assertFalse(
                    error.getJsonObject("throwable").getJsonArray("stepArray").isEmpty());
            assertEquals(
                    0,
                    entries.stream()
                            .filter(entry -> entry.containsKey("arguments"))
                            .count());

            String said = node.shell("log:tail", "--lines", "100000");
            assertFalse(said.contains("{\"timestamp\""), said);
            assertTrue(said.lines().anyMatch(line -> line.contains(" ERROR [") && line.contains(incident)), said);
            assertTrue(node.shell("log:tail", "--json", "--lines", "20").contains("\"level\": \"ERROR\""));
            assertTrue(node.told("node:doctor").out().contains("shell.internal.Dispatcher"));
            Path file = folder.resolve("support.zip");
            node.shell("log:bundle", file.toString(), "--yes");
            String masked = DoctorIT.entries(file).get("enlace.log");
            assertTrue(masked.contains(" ERROR [") && !masked.contains("{\"timestamp\""), masked);
            node.enlace("stop");

            node.with("ENLACE_LOG", "text").started();
            // Not the last line of all: what cannot read the history tells it with a trace.
            NotesNode.await("the last start is told in a line", () -> lines(node).stream()
                    .filter(line -> line.contains("Ready at " + node.address()))
                    .reduce((first, second) -> second)
                    .orElse("")
                    .startsWith("20"));
            assertTrue(node.shell("log:tail", "--lines", "100000").contains(incident));
        }
    }

    private static List<String> lines(Program node) {
        try {
            return node.log().lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String incident(Program node) {
        String said = node.told("config:history").err();
        assertTrue(said.contains("Something went wrong inside the node"), said);
        return said.strip().replaceAll(".*grep ([0-9a-f]{8})\\..*", "$1");
    }
}
