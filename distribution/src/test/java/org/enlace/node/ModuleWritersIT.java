package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.enlace.launcher.ShellCall;
import org.enlace.node.Halt.Place;
import org.enlace.node.NotesNode.Sight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Modules change while officers write and while other administrators change them too; what was written is never lost unsaid. */
class ModuleWritersIT {
    private static final String INTERNAL = "org.enlace.modules.internal.";

    @TempDir
    private Path folder;

    private final int port = FreePort.onLoopback();
    private final Set<String> acknowledged = Collections.synchronizedSet(new TreeSet<>());
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private NotesNode notes;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void nothingThatWasAcknowledgedIsLostUnlessTwoOfficersSaySo() throws Exception {
        Path data = folder.resolve("data");
        Program node = Program.usedBefore(data).with("ENLACE_DEMO", "1").with("ENLACE_JAVA_OPTS", Halt.option(port));
        Files.writeString(
                Files.createDirectories(data.resolve("config")).resolve("modules.json"),
                "{\"org.enlace.modules\": {\"turnSeconds\": 1}}");
        try (NotesNode opened = NotesNode.on(node.started(), folder.resolve("archives"))) {
            notes = opened;
            notes.done("module:install", notes.notes("1.0.0").toString());
            onlyOneChangesAtATime();
            acknowledgedWritesOutliveAnUpgrade();
            laterWritesAreLostOnlyByTwo();
            recordsAreDestroyedOnlyByTwo();
        }
    }

    private void onlyOneChangesAtATime() throws Exception {
        List<ShellCall> others = new ArrayList<>();
        List<HttpResponse<String>> answers = new ArrayList<>();
        List<String> lists = new ArrayList<>();
        AtomicBoolean there = new AtomicBoolean();
        try (Halt halt = Halt.at(port, List.of(Place.after(INTERNAL + "Journal", "at")))) {
            halt.visiting(place -> {
                if (place.equals("after at START") && there.compareAndSet(false, true)) {
                    lists.add(notes.done("module:list", "--json"));
                    others.add(notes.told("module:remove", "witness"));
                    others.add(notes.told("module:remove", "notes"));
                    answers.add(notes.posted("too-early", "words"));
                    answers.add(notes.client().get("/notes"));
                }
            });
            notes.done("module:upgrade", notes.notes("1.1.0").toString());
        }
        assertTrue(there.get(), "the upgrade stood still before the start");
        assertTrue(lists.get(0).contains("\"changing\""), lists.get(0));
        for (ShellCall other : others) {
            assertNotEquals(0, other.status());
            assertTrue(other.err().contains("A module is being changed at this moment"), other.err());
        }
        for (HttpResponse<String> answer : answers) {
            assertEquals(503, answer.statusCode(), answer.body());
            assertEquals("5", answer.headers().firstValue("Retry-After").orElse("none"));
        }
        assertEquals("1.1.0", notes.sight().page());
        assertEquals("", notes.sight().stored());
    }

    private void acknowledgedWritesOutliveAnUpgrade() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> writers = new ArrayList<>();
        for (String name : List.of("a-", "b-")) {
            writers.add(new Thread(() -> write(name, over), "writer " + name));
        }
        writers.forEach(Thread::start);
        NotesNode.await("ten notes are written", () -> acknowledged.size() >= 10 || !wrong.isEmpty());
        notes.done("module:upgrade", notes.notes("2.0.0").toString());
        int before = acknowledged.size();
        NotesNode.await("ten more are written", () -> acknowledged.size() >= before + 10 || !wrong.isEmpty());
        over.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
        assertEquals(List.of(), wrong);
        Sight sight = notes.sight();
        assertEquals("2.0.0", sight.page());
        assertEquals(acknowledged, ids(sight.stored()), "every acknowledged note is there, and no other");
        System.out.printf(
                "ModuleWritersIT: %d notes acknowledged by two writers during an upgrade, 0 lost; %d times 503 with"
                        + " Retry-After%n",
                acknowledged.size(), turnedAway.get());
    }

    private void write(String name, AtomicBoolean over) {
        for (int i = 0; !over.get(); i++) {
            String id = name + i;
            HttpResponse<String> answer;
            try {
                answer = notes.posted(id, "words");
            } catch (UncheckedIOException e) {
                wrong.add(id + ": " + e);
                return;
            }
            if (answer.statusCode() == 201) {
                acknowledged.add(id);
            } else if (answer.statusCode() == 503
                    && answer.headers().firstValue("Retry-After").isPresent()) {
                turnedAway.incrementAndGet();
            } else {
                wrong.add(id + ": " + answer.statusCode() + " " + answer.body());
            }
        }
    }

    private static Set<String> ids(String rows) {
        return rows.lines()
                .map(row -> row.substring(0, row.indexOf('|')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void laterWritesAreLostOnlyByTwo() throws Exception {
        notes.done("module:rollback", "notes", "--accept-loss", "sample reason");
        accepted("done");
        Sight first = notes.sight();
        assertEquals("1.1.0", first.page());
        assertFalse(first.stored().contains("second edition"), first.stored());
        notes.done("module:upgrade", notes.notes("2.0.0").toString());
        notes.write("later-1", "words");
        notes.write("later-2", "words");
        Sight later = notes.sight();
        ShellCall refused = notes.told("module:rollback", "notes");
        assertNotEquals(0, refused.status());
        assertTrue(refused.err().contains("2 rows of notes were written"), refused.err());
        assertEquals(later, notes.sight(), "a refused rollback changes nothing");
        Path export = folder.resolve("later.jsonl");
        notes.done("module:rollback", "notes", "--export", export.toString());
        assertEquals(Set.of("later-1", "later-2"), exported(export));
        assertEquals(later, notes.sight(), "an export changes nothing");
        notes.done("module:rollback", "notes", "--accept-loss", "sample reason");
        notes.write("later-3", "words");
        accepted("failed");
        assertEquals("2.0.0", notes.sight().page(), "more was written than was decided");
        assertTrue(notes.sight().stored().contains("later-3"));
    }

    private Set<String> exported(Path file) throws Exception {
        Set<String> ids = new TreeSet<>();
        for (String line : Files.readAllLines(file)) {
            JsonObject json = Json.createReader(new StringReader(line)).readObject();
            if (json.containsKey("row")) {
                ids.add(json.getJsonObject("row").getString("id"));
            }
        }
        return ids;
    }

    /** The console proposed the newest decision, which counts for nobody: one administrator supports it, another accepts it. */
    private void accepted(String state) throws IOException {
        JsonObject decision = Json.createReader(new StringReader(notes.done("module:decisions", "--json")))
                .readArray()
                .getJsonObject(0);
        String id = decision.getString("id");
        assertNotEquals(0, notes.told("module:decide", id, "accept").status(), "the console accepts nothing");
        assertEquals(
                422,
                accept(Client.administering(notes.program(), notes.client()), id)
                        .statusCode(),
                "a token is no second factor");
        HttpResponse<String> first = accept(notes.client(), id);
        assertEquals(200, first.statusCode(), first.body());
        assertEquals("open", Client.json(first).getString("state"), "one officer is not two");
        assertEquals(422, accept(notes.client(), id).statusCode());
        HttpResponse<String> answer = accept(second(), id);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(state, Client.json(answer).getString("state"), answer.body());
    }

    private static HttpResponse<String> accept(Client officer, String decision) {
        String path = "/api/modules/decisions/" + decision;
        String tag = officer.get(path).headers().firstValue("ETag").orElseThrow();
        return officer.send(officer.at(path + "/accept").header("If-Match", tag).POST(BodyPublishers.noBody()));
    }

    /** Another administrator, who signs in with a second factor. */
    private Client second() throws IOException {
        Path list = folder.resolve("administrators.csv");
        Files.writeString(
                list,
                "officer,name,unit,rank,language,zone,roles\n"
                        + "prosecutor,Sample prosecutor,sample-unit,Fiscal,es,America/Bogota,\"prosecutor,administrator\"\n");
        notes.done("officer:import", list.toString());
        return Client.signedIn(notes.program(), Account.ofDemo(notes.program(), "prosecutor"));
    }

    private void recordsAreDestroyedOnlyByTwo() throws Exception {
        notes.done("module:remove", "notes");
        Set<String> left = ids(notes.sight().stored());
        assertTrue(left.size() > 2, left::toString);
        Path export = folder.resolve("purged.jsonl");
        notes.done(
                "module:purge",
                "notes",
                "--confirm",
                "notes",
                "--export",
                export.toString(),
                "--reason",
                "sample reason");
        assertEquals(left, ids(notes.sight().stored()), "nothing is destroyed before the second officer");
        assertEquals(left, exported(export));
        accepted("done");
        Sight purged = notes.sight();
        assertFalse(purged.schema(), purged.stored());
        assertEquals(List.of(), purged.snapshots());
        assertEquals(List.of(), purged.shelf());
        assertEquals("purge 2.0.0 -> none: done", notes.lastChange());
    }
}
