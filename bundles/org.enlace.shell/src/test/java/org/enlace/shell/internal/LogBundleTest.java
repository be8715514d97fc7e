package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.enlace.configuration.Change;
import org.enlace.configuration.Configurations;
import org.enlace.configuration.Setting;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.HealthCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

class LogBundleTest {
    private static final String RECORD = "01932f5e-0000-7000-8000-000000000005";

    @TempDir
    Path folder;

    private final Fixture shell = new Fixture();
    private Path file;

    @BeforeEach
    void node() throws IOException {
        file = folder.resolve("support.zip");
        Files.createDirectories(folder.resolve("log"));
        Files.write(
                folder.resolve("log/enlace.log"),
                List.of(
                        "2026-11-29T10:00:00.000Z INFO  [main] o.e.web.Site - Started in 2300 ms, version 0.1.0",
                        "2026-11-29T10:00:01.000Z WARN  [mail] o.e.mail.Outbox - Mail waits: 550 ana.rojas@fiscalia.example refused by 10.1.2.3",
                        "2026-11-29T10:00:02.000Z WARN  [mail] o.e.mail.Outbox - ana.rojas@fiscalia.example again",
                        "2026-11-29T10:00:03.000Z ERROR [web] o.e.jit.Teams - \"Operación Luna\" " + RECORD
                                + " of 1979-04-12, tel. +57 301 555 0192, fe80::1ff:fe23:4567:890a",
                        "2026-11-29T10:00:04.000Z WARN  [ssh] o.e.shell.SshGuard - \"lucia.mora\" was sent away: no audit",
                        "java.sql.SQLException: duplicate key María Pérez",
                        "second line of the message: María",
                        "\tat org.enlace.jit.Teams.save(Teams.java:12)",
                        "Caused by: org.enlace.platform.Refusal: María",
                        "\t... 3 common frames omitted",
                        "somebody's own line about 3015550192"));
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                LogBundleTest.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> new Bundle[0]);
        NodeState state = new NodeState(context, new Node(new CountryCode("CO"), folder, folder, "0.1.0", false));
        state.add(new HealthCheck() {
            @Override
            public String name() {
                return "mail";
            }

            @Override
            public List<Problem> problems() {
                return List.of(new Problem(false, "Mail waits for ana.rojas@fiscalia.example"));
            }

            @Override
            public List<Finding> examine() {
                return problems().stream().map(Finding::of).toList();
            }
        });
        shell.commands.add(new LogBundle(context, state, new Settings()));
    }

    @Test
    void nothingIsWrittenBeforeItIsAskedFor() {
        assertEquals(1, run());
        assertTrue(shell.said().contains("Nothing was written. Repeat with --yes"), shell.said());
        assertFalse(Files.exists(file));
    }

    @Test
    void whatHelpsIsInItAndNothingOfPeopleAndCases() throws IOException {
        assertEquals(0, run("--yes"));
        Map<String, String> entries = entries();
        assertEquals(
                List.of("README.txt", "configuration.json", "doctor.json", "enlace.log", "node.json"),
                List.copyOf(entries.keySet()));
        String all = String.join("\n", entries.values());
        for (String secret : List.of(
                "ana.rojas",
                "lucia.mora",
                "fiscalia",
                "10.1.2.3",
                "Luna",
                RECORD,
                "1979-",
                "555 0",
                "fe80:",
                "María",
                "hush")) {
            assertFalse(all.contains(secret), secret + " in " + all);
        }
        String log = entries.get("enlace.log");
        assertTrue(log.contains("INFO [main] o.e.web.Site - Started in 2300 ms, version 0.1.0"), log);
        assertTrue(
                log.contains("java.sql.SQLException\n<left out>\n\tat org.enlace.jit.Teams.save(Teams.java:12)"), log);
        assertTrue(log.contains("Caused by: org.enlace.platform.Refusal\n\t... 3 common frames omitted"), log);
        assertTrue(entries.get("node.json").contains("\"version\": \"0.1.0\""), entries.get("node.json"));
        assertTrue(entries.get("configuration.json").contains("21474836480"), entries.get("configuration.json"));
        assertTrue(entries.get("doctor.json").contains("Mail waits for <mail-"), entries.get("doctor.json"));
    }

    @Test
    void anEntryInJsonIsMaskedLikeALine() throws IOException {
        SQLException failure = new SQLException("duplicate key María Pérez", new IllegalStateException("María"));
        failure.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("org.enlace.jit.Teams", "save", "Teams.java", 12)});
        Files.write(
                folder.resolve("log/enlace.log"),
                List.of(
                        "2026-11-29T10:00:00.000Z INFO  [main] o.e.web.Site - Started in 2300 ms, version 0.1.0",
                        JsonLog.line(
                                "2026-11-29T10:00:01Z",
                                Level.ERROR,
                                "org.enlace.jit.Teams",
                                "\"Operación Luna\" of ana.rojas@fiscalia.example\nfrom 10.1.2.3",
                                failure),
                        "{\"timestamp\":1795946402000,\"level\":\"WARN\",\"formattedMessage\":\"cut off: Ana Ro"));
        assertEquals(0, run("--yes"));
        String log = entries().get("enlace.log");
        for (String secret : List.of("Luna", "ana.rojas", "10.1.2.3", "María", "Ana Ro")) {
            assertFalse(log.contains(secret), secret + " in " + log);
        }
        assertTrue(log.contains("Z ERROR [web] org.enlace.jit.Teams - <text-"), log);
        assertTrue(log.contains("java.sql.SQLException\n\tat org.enlace.jit.Teams.save(Teams.java:12)"), log);
        assertTrue(log.contains("Caused by: java.lang.IllegalStateException\n"), log);
    }

    @Test
    void theRestOfAnEntryThatBeginsBeforeWhatIsReadIsLeftOut() throws IOException {
        Files.write(
                folder.resolve("log/enlace.log"),
                List.of(
                        "Caused by: java.sql.SQLException: duplicate key Ana Rojas",
                        "second line of the message: Ana Rojas",
                        "2026-11-29T10:00:00.000Z INFO  [main] o.e.web.Site - Started in 2300 ms, version 0.1.0"));
        assertEquals(0, run("--yes"));
        String log = entries().get("enlace.log");
        assertFalse(log.contains("Rojas"), log);
        assertTrue(log.startsWith("2026-11-29T10:00:00Z INFO [main]"), log);
    }

    @Test
    void whatAnExceptionSaysIsLeftOutOfALogOfAnotherFormToo() throws IOException {
        Files.write(
                folder.resolve("log/enlace.log"),
                List.of("10:00 started", "Caused by: java.sql.SQLException: duplicate key Ana Rojas"));
        assertEquals(0, run("--yes"));
        assertEquals(
                "10:00 started\nCaused by: java.sql.SQLException\n", entries().get("enlace.log"));
    }

    /** Whoever can write into the log may write what looks like an entry of it. */
    @Test
    void hostileLinesEndNoCommandAndAreMaskedAllTheSame() throws IOException {
        String ours = JsonLog.line("2026-11-29T10:00:00Z", Level.INFO, "o.e.web.Site", "Started", null);
        List<String> lines = new ArrayList<>(List.of(ours));
        for (String changed : List.of(
                ours.replace("\"INFO\"", "\"Ana Rojas\""),
                ours.replace("\"INFO\"", "\"" + "ANAROJAS".repeat(2) + "\""),
                ours.replace("\"o.e.web.Site\"", "\"Ana Rojas\""),
                ours.replace("\"o.e.web.Site\"", "\"" + "ana-rojas".repeat(50) + "\""),
                ours.replace("\"o.e.web.Site\"", "\"ana.rojas@fiscalia.example\""),
                ours.replace("\"web\"", "\"a\\n2026-11-29T10:00:00.000Z INFO [b] Rojas - \\\"x\\\"\""),
                ours.replaceFirst("\\d{13}", "1e99999999999"),
                ours.replaceFirst("\\d{13}", "1e999999999"),
                ours.replaceFirst("\\d{13}", "1".repeat(2_000)),
                ours.replaceFirst(
                        "null}$", "{\"className\":\"Ana Rojas\",\"stepArray\":[{\"lineNumber\":1e999999999}]}}"),
                ours.replaceFirst("null}$", "{\"cause\":".repeat(5_000) + "{}" + "}".repeat(5_001)),
                "{\"a\":" + "[".repeat(200_000))) {
            assertNotEquals(ours, changed);
            lines.add(changed);
        }
        lines.add(ours);
        Files.write(folder.resolve("log/enlace.log"), lines);
        assertEquals(0, run("--yes"), shell::complained);
        String log = entries().get("enlace.log");
        for (String secret : List.of("Ana", "ANA", "ana-", "ana.", "\n2026-11-29T10:00:00.000Z INFO [b]")) {
            assertFalse(log.contains(secret), secret + " in " + log);
        }
        assertEquals(
                4,
                log.lines()
                        .filter(line -> line.matches("2026-.* o.e.web.Site - Started"))
                        .count(),
                log);
        shell.commands.add(new LogTail(folder.resolve("log/enlace.log")));
        for (String json : List.of("", "--json")) {
            List<String> words = json.isEmpty() ? List.of() : List.of(json);
            assertEquals(0, shell.dispatcher().run("log:tail", words, shell.console()), shell::complained);
        }
        new LogCheck(folder.resolve("log/enlace.log"), Clock.systemUTC()).examine();
    }

    @Test
    void theSameIsTheSameWithinOneArchiveAndNotInAnother() {
        Masking one = new Masking(new byte[] {1});
        assertEquals(one.text("to a@b.example"), one.text("to a@b.example"));
        assertNotEquals(one.text("to a@b.example"), one.text("to c@b.example"));
        assertNotEquals(one.text("to a@b.example"), new Masking(new byte[] {2}).text("to a@b.example"));
    }

    @Test
    void aTextWithoutAnyOfThatStaysAsItIs() {
        Masking masking = new Masking(new byte[] {1});
        for (String text : List.of(
                "The module training-exchanges isn't up; it's waiting at 12:30:45",
                "Schema audit: applied V1__entry.sql in 35 ms",
                "org.eclipse.osgi 3.24.300, Java 17.0.21, kernel 6.1.0-18-amd64",
                "due since 2026-11-25T02:00:24.021Z, 200 of 1048 done",
                "ENLACE_DATA/config/web.json: org.enlace.web")) {
            assertEquals(text, masking.text(text));
        }
    }

    @Test
    void theFileIsForTheNodesUserAloneAndReplacesNone() throws IOException {
        assertEquals(0, run("--yes"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        byte[] first = Files.readAllBytes(file);
        assertEquals(1, run("--yes"));
        assertTrue(shell.complained().contains("is there already"), shell.complained());
        assertEquals(first.length, Files.size(file));
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        file = folder.resolve("none/support.zip");
        assertEquals(1, run("--yes"));
        assertTrue(
                shell.complained().contains("support.zip cannot be written: there is no such folder"),
                shell.complained());
    }

    private int run(String... options) {
        List<String> words = new ArrayList<>(List.of(file.toString()));
        words.addAll(List.of(options));
        return shell.dispatcher().run("log:bundle", words, shell.console());
    }

    private Map<String, String> entries() throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    /** A secret, and a large number. */
    private static final class Settings implements Configurations {
        @Override
        public List<Setting> list(Caller caller) {
            return List.of(
                    new Setting(
                            "a",
                            "word",
                            List.of("hush"),
                            false,
                            true,
                            "",
                            true,
                            "",
                            List.of(),
                            Setting.Type.TEXT,
                            "",
                            "",
                            "",
                            "",
                            ""),
                    new Setting(
                            "org.enlace.files",
                            "quota",
                            List.of("21474836480"),
                            false,
                            false,
                            "default",
                            false,
                            "",
                            List.of(),
                            Setting.Type.WHOLE_NUMBER,
                            "",
                            "",
                            "",
                            "",
                            ""));
        }

        @Override
        public Setting get(String pid, String key, Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Change set(String pid, String key, List<String> typed, Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Prepared prepare(String pid, Map<String, String> typed, Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Change reset(String pid, String key, Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Change.Part> diff(OptionalLong since, Caller caller) {
            return List.of();
        }

        @Override
        public Optional<Texts> texts(String pid) {
            return Optional.empty();
        }

        @Override
        public Optional<Refusal> objection(String pid, String key, List<String> typed, Caller caller) {
            return Optional.empty();
        }

        @Override
        public List<Change> history(int limit, Caller caller) {
            return List.of();
        }

        @Override
        public Change undo(long number, Caller caller) {
            throw new UnsupportedOperationException();
        }
    }
}
