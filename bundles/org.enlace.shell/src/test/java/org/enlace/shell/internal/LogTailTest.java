package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir
    Path folder;

    @Test
    void theLastLinesAreFoundInALongLog() throws Exception {
        write(IntStream.range(0, 50_000).mapToObj(i -> "línea " + i).collect(Collectors.joining("\n", "", "\n")));
        assertEquals("línea 49998\nlínea 49999\n", tail("2"));
        assertEquals(20_000, tail("20000").lines().count());
    }

    @Test
    void whatWentAsideIsReadOnTo() throws Exception {
        aside("enlace-2026-11-28.0.log.gz", "a\nb\n");
        aside("enlace-2026-11-29.2.log.gz", "c\n");
        aside("enlace-2026-11-29.10.log.gz", "d\ne\n");
        Files.writeString(folder.resolve("enlace-2026-11-29.11.log.gz.tmp"), "no log");
        write("f\n");
        assertEquals("a\nb\nc\nd\ne\nf\n", tail("50"));
        assertEquals("c\nd\ne\nf\n", tail("4"));
        assertEquals("e\nf\n", tail("2"));
        Files.write(folder.resolve("enlace-2026-11-29.2.log.gz"), new byte[] {1, 2, 3});
        assertEquals("d\ne\nf\n", tail("50"), "what is not whole is where it ends");
    }

    private void aside(String name, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aShortLogIsPrintedWhole() throws Exception {
        write("a\nb\n");
        assertEquals("a\nb\n", tail("50"));
    }

    @Test
    void nothingInTheLogCanCommandTheTerminal() throws Exception {
        write("a\u001b[2Jb\n");
        assertEquals("a?[2Jb\n", tail("1"));
    }

    @Test
    void aScriptReadsEntriesRatherThanLines() throws Exception {
        write("2026-11-29T10:00:00.000Z ERROR [a] o.e.x - wrong\njava.io.IOException: gone\n\tat x\n");
        String json = run(Map.of("lines", "50", "json", ""));
        assertTrue(json.startsWith("[\n  {\n    \"time\": \"") && json.endsWith("\n  }\n]\n"), json);
        for (String part : List.of("\"level\": \"ERROR\"", "\"logger\": \"o.e.x\"", "java.io.IOException: gone")) {
            assertTrue(json.contains(part), json);
        }
    }

    @Test
    void aScriptThatFollowsReadsOneEntryAfterTheOther() throws Exception {
        write("2026-11-29T10:00:00.000Z ERROR [a] o.e.x - wrong\n2026-11-29T10:00:01.000Z INFO  [a] o.e.x - well\n");
        Thread.currentThread().interrupt();
        String json = run(Map.of("json", "", "follow", ""));
        assertTrue(json.startsWith("{") && json.contains("\"message\": \"wrong\"") && json.contains("}\n{"), json);
    }

    @Test
    void anEntryInJsonIsShownAsALineForPeopleAndCommandsNoTerminal() throws Exception {
        IOException gone = new IOException("ana\n2026-11-29T10:00:00.000Z ERROR forged");
        gone.addSuppressed(new IllegalStateException("late"));
        gone.initCause(new SecurityException());
        write("2026-11-29T09:00:00.000Z INFO  [main] o.e.x - before\n"
                + JsonLog.line(
                        "2026-11-29T10:00:00.120Z",
                        Level.WARN,
                        "org.enlace.modules.internal.lifecycle.ModuleLifecycle",
                        "two\r\nlines \u001b[2J \"said\"",
                        gone)
                + "\n{\"timestamp\":17640");
        List<String> said = tail("1000").lines().toList();
        assertEquals("2026-11-29T09:00:00.000Z INFO  [main] o.e.x - before", said.get(0));
        assertEquals(
                "2026-11-29T10:00:00.120Z WARN  [web] o.e.m.i.lifecycle.ModuleLifecycle - two | lines ?[2J \"said\"",
                said.get(1));
        assertEquals("java.io.IOException: ana | 2026-11-29T10:00:00.000Z ERROR forged", said.get(2));
        assertTrue(said.get(3).contains("at org.enlace.shell.internal.LogTailTest.anEntryInJson"), said::toString);
        assertTrue(said.stream().anyMatch(line -> line.endsWith("Suppressed: java.lang.IllegalStateException: late")));
        assertTrue(said.contains("Caused by: java.lang.SecurityException"), said::toString);
        assertEquals("{\"timestamp\":17640", said.get(said.size() - 1), "what is not whole is shown as it is");
        assertEquals(
                said.subList(said.size() - 2, said.size()), tail("2").lines().toList());
    }

    @Test
    void aScriptReadsBothFormsAsTheSameEntriesAlsoWhereTheyWentAside() throws Exception {
        aside("enlace-2026-11-28.0.log.gz", JsonLog.line("2026-11-28T10:00:00Z", Level.INFO, "a", "one", null) + "\n");
        write("2026-11-29T10:00:00.000Z ERROR [a] o.e.x - two\n"
                + JsonLog.line("2026-11-29T11:00:00Z", Level.ERROR, "a", "three", new IOException("gone")));
        String json = run(Map.of("lines", "50", "json", ""));
        assertEquals(3, json.split("\n  },\n  \\{\n").length, json);
        int from = 0;
        for (String part : List.of("\"one\"", "\"two\"", "11:00:00Z", "\"three\"", "java.io.IOException: gone")) {
            from = json.indexOf(part, from);
            assertTrue(from >= 0, part + " in " + json);
        }
    }

    @Test
    void aLogThatIsElsewhereIsSaidToBe() {
        Refusal none = assertThrows(Refusal.class, () -> tail("1"));
        assertTrue(none.getMessage().contains("config/logback.xml"), none.getMessage());
    }

    @Test
    void aNumberThatIsNoneIsRefused() throws IOException {
        write("a\n");
        for (String typed : List.of("0", "-1", "x", "1000000")) {
            assertThrows(Refusal.class, () -> tail(typed));
        }
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("enlace.log"), text);
    }

    private String tail(String lines) throws IOException {
        return run(Map.of("lines", lines));
    }

    private String run(Map<String, String> options) throws IOException {
        StringWriter said = new StringWriter();
        new LogTail(folder.resolve("enlace.log"))
                .run(new Command.Invocation(
                        List.of(),
                        options,
                        folder,
                        new PrintWriter(said),
                        (step, done, total) -> {},
                        new Fixture().caller,
                        80));
        return said.toString();
    }
}
