package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void errorsOfTheLastDayAreCountedByKindAndNotRepeated() throws IOException {
        write(
                "2026-11-28T11:00:00.000Z ERROR [a] o.e.mail.internal.Outbox - too long ago",
                "2026-11-29T09:00:00.000Z ERROR [a] o.e.mail.internal.Outbox - Mail to anna@example.org failed",
                "java.net.ConnectException: anna@example.org",
                "\tat org.enlace.mail.internal.smtp.Smtp.send(Smtp.java:1)",
                "2026-11-29T10:00:00.000Z INFO  [a] o.e.mail.internal.Outbox - fine",
                "2026-11-29T11:00:00.000Z ERROR [b] o.e.mail.internal.Outbox - Mail to bert@example.org failed",
                "java.net.ConnectException: bert@example.org",
                "2026-11-29T11:30:00.000Z ERROR [b] o.e.web.internal.Failures - Incident 1");
        List<Finding> findings = found();
        assertEquals(2, findings.size(), findings::toString);
        assertEquals(
                "o.e.mail.internal.Outbox, ConnectException: errors in the last 24 hours: 2; the last: 2026-11-29T11:00:00Z",
                findings.get(0).what(Language.EN));
        assertEquals("log.errors", findings.get(1).code());
        assertFalse(findings.toString().contains("example.org"), findings::toString);
    }

    @Test
    void errorsOfBothFormsAreOneKind() throws IOException {
        write(
                "2026-11-29T09:00:00.000Z ERROR [a] o.e.mail.internal.Outbox - Mail to anna@example.org failed",
                "java.net.ConnectException: anna@example.org",
                JsonLog.line(
                        "2026-11-29T10:00:00Z",
                        Level.ERROR,
                        "org.enlace.mail.internal.outbox.Outbox",
                        "Mail to bert@example.org failed",
                        new ConnectException("bert@example.org")),
                JsonLog.line(
                        "2026-11-29T10:30:00Z", Level.INFO, "org.enlace.mail.internal.outbox.Outbox", "fine", null),
                "2026-11-29T11:00:00.000Z ERROR [a] o.enlace.mail.internal.outbox.Outbox - Mail to anna@example.org failed",
                "java.net.ConnectException: anna@example.org");
        List<Finding> findings = found();
        assertEquals(2, findings.size(), findings::toString);
        assertEquals(
                "o.enlace.mail.internal.outbox.Outbox, ConnectException: errors in the last 24 hours: 2; the last: 2026-11-29T11:00:00Z",
                findings.get(0).what(Language.EN));
        assertFalse(findings.toString().contains("example.org"), findings::toString);
    }

    @Test
    void midnightForgetsNoError() throws IOException {
        Path aside = folder.resolve("enlace-2026-11-28.0.log.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(aside))) {
            out.write("2026-11-28T23:59:00.000Z ERROR [a] o.e.x - wrong\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(aside, FileTime.from(NOW.minusSeconds(43_000)));
        write("2026-11-29T00:01:00.000Z INFO  [a] o.e.x - fine");
        assertEquals(1, found().size());
        Files.setLastModifiedTime(aside, FileTime.from(NOW.minusSeconds(86_401)));
        assertEquals(0, found().size(), "what went aside before is not looked into");
    }

    /** As many entries with traces as a node with 256 MB of memory could not hold, of which the newest are read. */
    @Test
    void ofEntriesWithLongTracesNoMoreIsReadThanThereIsRoomFor() throws IOException {
        IllegalStateException failure = new IllegalStateException("ana@example.org");
        StackTraceElement[] steps = new StackTraceElement[150];
        Arrays.fill(
                steps, new StackTraceElement("org.enlace.mail.internal.outbox.Outbox", "deliver", "Outbox.java", 7));
        failure.setStackTrace(steps);
        String entry = JsonLog.line("2026-11-29T10:00:00Z", Level.ERROR, "o.e.x.Outbox", "failed", failure);
        assertTrue(entry.length() > 14_000, entry);
        List<String> many = Collections.nCopies(700, entry);
        for (int number = 0; number < 4; number++) {
            try (OutputStream out = new GZIPOutputStream(
                    Files.newOutputStream(folder.resolve("enlace-2026-11-29." + number + ".log.gz")))) {
                out.write(String.join("\n", many).getBytes(StandardCharsets.UTF_8));
            }
        }
        write(many.toArray(String[]::new));
        List<String> lines = LogFile.last(folder.resolve("enlace.log"), 50_000);
        long read = lines.stream().mapToLong(String::length).sum();
        assertTrue(read <= LogFile.MOST_BYTES && read > LogFile.MOST_BYTES - 2L * entry.length(), "read: " + read);
        assertEquals(Set.of(entry), Set.copyOf(lines), "each is whole");
        assertEquals(
                "o.e.x.Outbox, IllegalStateException: errors in the last 24 hours: " + lines.size()
                        + "; the last: 2026-11-29T10:00:00Z",
                found().get(0).what(Language.EN));
        write(String.join("", Collections.nCopies(2000, entry)), entry);
        assertEquals(List.of(entry), LogFile.last(folder.resolve("enlace.log"), 50), "a line that is too long is none");
    }

    @Test
    void aLogWithoutErrorsAndOneThatIsNotThereAreWell() throws IOException {
        assertEquals(List.of(), found());
        write("what somebody else's pattern wrote", "2026-11-29T10:00:00.000Z WARN  [a] o.e.x - hm");
        assertEquals(List.of(), found());
    }

    @Test
    void beyondTenKindsOnlyTheNumberIsTold() throws IOException {
        String[] lines = new String[13];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "2026-11-29T10:00:00.000Z ERROR [a] o.e.part" + i + " - wrong";
        }
        write(lines);
        List<Finding> findings = found();
        assertEquals(11, findings.size());
        assertTrue(findings.get(10).what(Language.EN).contains("3 more kinds"), findings::toString);
    }

    @Test
    void aLineIsTakenApart() {
        LogLine line = LogLine.read(List.of(
                        "2026-11-29T10:00:00.123Z WARN  [main [1]] o.e.x.Y - a - b",
                        "java.lang.IllegalStateException",
                        "\tat x"))
                .get(0);
        assertEquals(Instant.parse("2026-11-29T10:00:00.123Z"), line.time());
        assertEquals("WARN", line.level());
        assertEquals("main [1]", line.thread());
        assertEquals("o.e.x.Y", line.logger());
        assertEquals("a - b", line.message());
        assertEquals("IllegalStateException", line.exception());
    }

    @Test
    void everyFindingHasItsRemedyInFourLanguages() {
        Texts texts = Texts.of(LogCheck.class);
        for (Language language : Language.values()) {
            assertEquals(texts.keys(Language.ES), texts.keys(language), language.tag());
            texts.keys(language).stream()
                    .filter(key -> key.startsWith("finding.") && !key.endsWith(".remedy"))
                    .forEach(key -> assertTrue(texts.has(language, key + ".remedy"), key));
        }
    }

    private void write(String... lines) throws IOException {
        Files.write(folder.resolve("enlace.log"), List.of(lines));
    }

    private List<Finding> found() {
        return new LogCheck(folder.resolve("enlace.log"), Clock.fixed(NOW, ZoneOffset.UTC)).examine();
    }
}
