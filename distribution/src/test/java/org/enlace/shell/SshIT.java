package org.enlace.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enlace.launcher.ShellCall;
import org.enlace.node.Program;
import org.enlace.shell.SecureShell.Said;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell of a demonstration by the real {@code ssh} and by {@code bin/enlace}, with and without a terminal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SshIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PROMPT = "enlace:CO> ";

    @TempDir
    private static Path folder;

    private Program node;
    private SecureShell admin;

    @BeforeAll
    void start() throws IOException {
        boolean there = Files.isExecutable(Path.of("/usr/bin/ssh"));
        assumeTrue(there || System.getenv("CI") != null, "the program ssh is needed (openssh-client)");
        node = Program.demo(folder.resolve("data"));
        admin = new SecureShell(node, folder.resolve("admin"), "admin");
    }

    @AfterAll
    void stop() {
        if (node != null) {
            node.close();
        }
    }

    @Test
    void bothDoorsSayTheSame() {
        // Not of modules, whose titles officers read in their own language.
        Said list = admin.says("officer:list --json");
        assertEquals(new Said(0, node.shell("officer:list", "--json"), ""), list);
        assertEquals(0, admin.says("node:status").status());
        Said wrong = admin.says("module:lst");
        ShellCall console = node.told("module:lst");
        assertEquals(new Said(console.status(), console.out(), console.err()), wrong);
        Said missing = admin.says("module:info no-such-module");
        assertEquals(1, missing.status());
        assertEquals("module:info: No module \"no-such-module\" here.\n", missing.err());
        assertEquals(new Said(1, "", ""), admin.says("module:list | grep 'ningún módulo ñandú'"));
        Said script = admin.runs("module:list\nmodule:info nothing\nnode:status\n");
        assertEquals(1, script.status());
        assertTrue(script.err().contains("Stopped at line 2: module:info nothing"), script.err());
    }

    @Test
    void aCommandEndsThoughItsInputStaysOpen() {
        assertTimeoutPreemptively(SOON, () -> {
            Process process = new ProcessBuilder(admin.line(List.of(), "module:list"))
                    .redirectOutput(folder.resolve("open.txt").toFile())
                    .start();
            assertEquals(0, process.waitFor());
            return null;
        });
    }

    @Test
    void theExitStatusIsNotLostOnASharedConnection() {
        String socket = "ControlPath=" + folder.resolve("shared");
        List<String> shared = List.of("-o", "ControlMaster=auto", "-o", "ControlPersist=yes", "-o", socket);
        try {
            List<Integer> statuses = IntStream.range(0, 20)
                    .map(call -> admin.run(admin.line(shared, "module:info no-such-module"), "")
                            .status())
                    .boxed()
                    .toList();
            assertEquals(Collections.nCopies(20, 1), statuses);
        } finally {
            admin.run(admin.line(List.of("-o", socket, "-O", "exit")), "");
        }
    }

    @Test
    void everyCommandExplainsItselfAndSpeaksJson() {
        JsonArray commands = array(admin.says("help --json").out());
        assertTrue(commands.size() > 60, commands.size() + " commands");
        String help = commands.getValuesAs(JsonObject.class).stream()
                .filter(command -> command.getString("name").contains(":"))
                .map(command -> command.getString("name") + " --help\n")
                .collect(Collectors.joining());
        Said explained = admin.runs(help);
        assertEquals(0, explained.status(), explained.err());
        assertEquals(
                explained.out(),
                ShellCall.of(node.data(), new java.io.ByteArrayInputStream(help.getBytes()), List.of())
                        .out());
        assertEquals(
                help.lines().count(),
                explained.out().lines().filter("Example"::equals).count());

        List<String> without = new ArrayList<>();
        for (JsonObject command : commands.getValuesAs(JsonObject.class)) {
            String name = command.getString("name");
            boolean json = command.getJsonArray("options").getValuesAs(JsonObject.class).stream()
                    .anyMatch(option -> option.getString("name").equals("json"));
            boolean needs = command.getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
                    .anyMatch(parameter -> parameter.getBoolean("required"));
            boolean reads = command.getString("permission").endsWith(".read");
            if (name.contains(":") && !json) {
                without.add(name);
            }
            if (reads && json && !needs) {
                Said said = admin.says(name + " --json");
                assertTrue(said.status() == 0 || said.status() == 1, name + ": " + said);
                assertTrue(said.status() != 0 || value(said.out()) != null, name + ": " + said.out());
            }
        }
        assertEquals(List.of(), without, "these give scripts nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "felix:shutdown",
                "gogo:sh /etc/passwd",
                "$.context",
                "(bundle 0) stop",
                "{ module:list }",
                "module:list | { module:list }",
                "module:list | sh",
                "module:list $(module:list)",
                "module:list > /tmp/x",
                "module:list &",
                "x = module:list",
                "new java.io.File /",
                "/bin/sh -i",
                "scp -t /tmp",
                "internal-sftp",
                "[1 2 3]",
                "module:list 'open"
            })
    void nothingButDeclaredCommandsRunsByEitherDoor(String typed) {
        int before = refusals();
        Said said = admin.says(typed);
        assertEquals(2, said.status(), said.toString());
        assertEquals("", said.out());
        assertEquals(
                2,
                ShellCall.of(node.data(), new java.io.ByteArrayInputStream((typed + "\n").getBytes()), List.of())
                        .status());
        assertEquals(before + 1, refusals(), "it is taken down");
    }

    private int refusals() {
        return array(node.shell(
                        "audit:search",
                        "--door",
                        "ssh",
                        "--code",
                        "shell.run",
                        "--outcome",
                        "refused",
                        "--limit",
                        "250",
                        "--json"))
                .size();
    }

    @Test
    void theAuditNamesTheOfficerAndTheKey() {
        admin.says("module:list");
        String entries = node.shell("audit:search", "--door", "ssh", "--officer", "admin", "--json");
        assertTrue(entries.contains("shell.sign-in"), entries);
        assertTrue(node.shell("officer:key-list", "admin").contains(admin.fingerprint()));
        JsonObject first = array(entries).getJsonObject(0);
        String entry = node.shell("audit:proof", first.getString("id"), "--json");
        assertTrue(entry.contains(admin.fingerprint()), entry);
    }

    @Test
    void aPersonAtATerminalTypesCompletesInterruptsAndLeaves() {
        assumeTrue(Screen.possible(), "script of util-linux is needed for a pseudo terminal");
        assertTimeoutPreemptively(SOON.multipliedBy(2), () -> {
            try (Screen screen = new Screen(admin.line(List.of("-tt")), Map.of())) {
                screen.until("You are admin, by the key " + admin.fingerprint());
                screen.until(PROMPT);
                screen.type("module:li\t\r");
                screen.until("protocol-library");
                screen.until(PROMPT);
                screen.type("log:tail --lines 1 --follow\r");
                // The end of the typed line, then that of the first one shown: the command runs.
                screen.until("\n");
                screen.until("\n");
                screen.type("\u0003");
                screen.until(PROMPT);
                screen.type("node:status\r");
                screen.until("Version");
                screen.until(PROMPT);
                screen.type("\u0004");
                screen.until("status 0");
            }
            try (Screen screen = new Screen(admin.line(List.of("-tt"), "log:tail", "--follow"), Map.of())) {
                screen.until("\r\n");
                screen.type("\u0003");
                screen.until("status");
            }
            try (Screen screen = new Screen(
                    List.of(Program.assembled().resolve("bin/enlace").toString(), "shell", "node:ssh"),
                    Map.of("ENLACE_DATA", node.data().toString()))) {
                screen.until("127.0.0.1:" + node.sshPort());
                screen.until("status 0");
            }
            return null;
        });
        assertEquals(0, admin.says("node:status").status(), "the node goes on");
    }

    @Test
    void thereIsNoOtherWayInAndNothingElseToGet() throws IOException {
        Said password = admin.run(
                admin.line(
                        List.of(
                                "-o",
                                "PubkeyAuthentication=no",
                                "-o",
                                "BatchMode=no",
                                "-o",
                                "NumberOfPasswordPrompts=0"),
                        "node:status"),
                "");
        assertEquals(255, password.status());
        assertTrue(password.err().contains("Permission denied (publickey)"), password.err());
        Said through = admin.run(admin.line(List.of("-W", "127.0.0.1:" + node.port())), "GET / HTTP/1.0\r\n\r\n");
        assertNotEquals(0, through.status());
        assertFalse(through.out().contains("HTTP/1"), through.out());
        Said subsystem = admin.run(admin.line(List.of("-s"), "sftp"), "");
        assertNotEquals(0, subsystem.status());
        Said backwards = admin.run(
                admin.line(
                        List.of("-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:" + node.port()), "node:status"),
                "");
        assertNotEquals(0, backwards.status());
        assertEquals(
                0,
                admin.run(admin.line(List.of("-A", "-X", "-o", "SetEnv=ENLACE_DATA=/"), "node:status"), "")
                        .status());
        for (String weak : List.of(
                "KexAlgorithms=diffie-hellman-group14-sha1",
                "Ciphers=aes128-cbc",
                "MACs=hmac-sha1",
                "HostKeyAlgorithms=ssh-rsa")) {
            assertEquals(
                    255,
                    admin.run(admin.line(List.of("-o", weak, "-o", "Ciphers=aes128-ctr"), "node:status"), "")
                            .status(),
                    weak);
        }
        Path key = node.data().resolve("ssh/host_ed25519");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    }

    @Test
    void fromElsewhereOneGetsNeitherTheMachinesFilesNorASetupLink() throws IOException {
        Said link = admin.says("officer:setup-link");
        assertEquals(1, link.status());
        assertTrue(link.err().contains("on the node's own machine"), link.err());
        for (String command : List.of(
                "officer:import /etc/passwd",
                "peer:add " + node.data().resolve("keys/node.p12"),
                "audit:export /tmp/stolen.zip",
                "module:install /etc/passwd",
                "module:install /etc/*.zip",
                "module:catalogue add /etc",
                "module:trust add ../../keys/node.p12",
                "keys:passphrase /etc/passwd")) {
            Said said = admin.says(command);
            assertEquals(1, said.status(), command + said);
            assertTrue(said.err().contains("leads out of it"), command + ": " + said.err());
        }
        for (String named : List.of(
                "config:set org.enlace.backup folder /tmp/elsewhere",
                "config:set org.enlace.mail passwordFile /etc/hostname")) {
            Said said = admin.says(named);
            assertEquals(1, said.status(), named + said);
            assertTrue(said.err().contains("not done by SSH"), named + ": " + said.err());
        }
        assertEquals(0, admin.says("audit:export own.zip").status());
        assertTrue(Files.exists(node.data().resolve("shell/files/admin/own.zip")));
    }

    @Test
    void whoIsBlockedIsOutsideAtOnceAndStaysThere() throws Exception {
        SecureShell auditor = new SecureShell(node, folder.resolve("auditor"), "auditor");
        assertEquals(0, auditor.says("node:status").status());
        Said forbidden = auditor.says("officer:unlock officer");
        assertEquals(1, forbidden.status());
        assertTrue(forbidden.err().contains("This needs the permission officers.manage"), forbidden.err());
        Path seen = folder.resolve("follow.txt");
        Process following = new ProcessBuilder(auditor.line(List.of(), "log:tail --follow"))
                .redirectErrorStream(true)
                .redirectOutput(seen.toFile())
                .start();
        assertTimeoutPreemptively(SOON, () -> {
            while (!node.shell("node:ssh", "--json").contains("\"auditor\"")) {
                Thread.onSpinWait();
            }
            node.shell("officer:disable", "auditor", "--reason", "for the test");
            assertEquals(255, following.waitFor());
            return null;
        });
        assertEquals(255, auditor.says("node:status").status());
        assertFalse(node.shell("node:ssh", "--json").contains("\"auditor\""));
        node.shell("officer:enable", "auditor");
        assertEquals(255, auditor.says("node:status").status(), "an account that is opened again has no keys");
    }

    private static JsonArray array(String json) {
        return value(json).asJsonArray();
    }

    private static JsonValue value(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }
}
