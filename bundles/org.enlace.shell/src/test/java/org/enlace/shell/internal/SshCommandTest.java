package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.session.ClientSession;
import org.enlace.platform.Act.Outcome;
import org.enlace.platform.Origin;
import org.enlace.shell.internal.SshStation.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an officer can do inside, by the library's real client. */
class SshCommandTest {
    @TempDir
    Path data;

    private final KeyPair key = SshStation.key();
    private SshStation station;
    private ClientSession ana;

    @BeforeEach
    void open() throws Exception {
        station = new SshStation(data).opened(SshStation.settings());
        station.officer("ana", key, "shell.use", "node.use");
        ana = station.signedIn("ana", key);
    }

    @AfterEach
    void close() throws Exception {
        station.close();
    }

    @Test
    void aCommandPrintsAndEndsWithItsStatusAsTheOfficer() throws Exception {
        assertEquals(new Said(0, "uno dos \u00f1 by ana\n", ""), station.said(ana, "node:say 'uno dos \u00f1'"));
        assertEquals(7, station.said(ana, "node:fail").status());
        assertEquals(
                new Said(0, "a by ana\nb by ana\n", ""),
                station.said(ana, "node:say a && node:say b | grep B | tail 1"));
    }

    @Test
    void theAuditNamesTheOfficerTheDoorAndTheKey() throws Exception {
        station.said(ana, "node:say a");
        var run = station.acts("shell.run").get(0);
        assertEquals("ana", run.by().officer().value());
        assertEquals(
                new Origin(Origin.Door.SSH, SshStation.fingerprint(key)),
                run.by().origin());
        var signIn = station.acts("shell.sign-in").get(0);
        assertEquals(Outcome.DONE, signIn.outcome());
        assertEquals("127.0.0.1", signIn.changes().get("address").after());
        ana.close(true);
        SshStation.await(
                "sign-out is taken down", () -> station.acts("shell.sign-out").size() == 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "felix:shutdown",
                "gogo:eval 'x'",
                "$.context installBundle file:/evil.jar",
                "$.context",
                ".context",
                "(bundle 0) stop",
                "{ node:say a }",
                "node:say a | { node:say b }",
                "node:say a | sh",
                "node:say $(node:say b)",
                "node:say $x",
                "x = node:say",
                "node:say a > /etc/passwd",
                "node:say a &",
                "[1 2 3] size",
                "java.lang.Runtime.getRuntime",
                "new java.io.File /etc/passwd",
                "node:say `id`; rm -rf /",
                "sftp",
                "scp -t /tmp",
                "/bin/sh",
                "node:say 'never closed",
                "((((((((((",
                "\u001b]0;title\u0007"
            })
    void whatIsNoDeclaredCommandIsRefusedAndTakenDown(String typed) throws Exception {
        Said said = station.said(ana, typed);
        assertEquals(2, said.status(), said.toString());
        assertEquals("", said.out());
        assertFalse(said.err().chars().anyMatch(c -> c == 27 || c == 7), said.err());
        var act = station.acts("shell.run").get(0);
        assertEquals(Outcome.REFUSED, act.outcome());
        assertEquals("ana", act.by().officer().value());
    }

    @Test
    void aLineThatWouldTakeTooMuchMemoryIsRefused() throws Exception {
        Said said = station.said(ana, "node:say " + "x".repeat(LineInput.LONGEST));
        assertTrue(said.status() != 0, said.toString());
        String script = "node:say " + "x".repeat(2 * LineInput.LONGEST);
        try (ChannelShell shell = ana.createShellChannel()) {
            shell.setUsePty(false);
            assertTrue(SshStation.said(shell, new ByteArrayInputStream(script.getBytes(StandardCharsets.US_ASCII)))
                            .status()
                    != 0);
        }
        var refused = station.acts("shell.run").stream()
                .filter(act -> "shell.no-command-line".equals(act.facts().get("refusal")))
                .toList();
        assertEquals(2, refused.size(), "both are taken down");
    }

    @Test
    void aPasteThatNeverEndsEndsTheSession() throws Exception {
        try (ChannelShell shell = ana.createShellChannel()) {
            ByteArrayOutputStream screen = new ByteArrayOutputStream();
            shell.setUsePty(true);
            shell.setPtyType("xterm");
            shell.setOut(screen);
            shell.open().verify(SshStation.SOON);
            SshStation.await(
                    "the prompt", () -> screen.toString(StandardCharsets.UTF_8).contains("enlace:CO> "));
            OutputStream keys = shell.getInvertedIn();
            try {
                keys.write(("\u001b[200~" + "x".repeat(2 * TypedLine.MOST)).getBytes(StandardCharsets.US_ASCII));
                keys.flush();
            } catch (IOException ended) {
                // While the rest was still on its way.
            }
            SshStation.await("it ends", () -> shell.getExitStatus() != null);
        }
        assertEquals(0, station.said(ana, "node:say a").status());
    }

    @Test
    void aPermissionThatIsTakenAwayIsMissingAtOnce() throws Exception {
        station.officer("ana", key, "shell.use");
        SshStation.await(
                "the permission is gone",
                () -> station.said(ana, "node:say a").err().equals("node:say: This needs the permission node.use.\n"));
        var refused = station.acts("shell.run").stream()
                .filter(act -> act.outcome() == Outcome.REFUSED)
                .toList();
        assertEquals("forbidden", refused.get(0).facts().get("refusal"));
    }

    @Test
    void filesAreThoseOfOneFolder() throws Exception {
        assertEquals(0, station.said(ana, "node:say a").status());
        Path folder = data.resolve("shell/files/ana").toRealPath();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        assertEquals(
                folder.resolve("new.zip") + "\n",
                station.said(ana, "node:file new.zip").out());
        Files.createSymbolicLink(folder.resolve("out"), data);
        for (String path : new String[] {
            "/etc/passwd", "../../keys", "../another/export.jsonl", "a/../../x", "out/x", "..", folder + "x"
        }) {
            Said said = station.said(ana, "node:file " + path);
            assertEquals(1, said.status(), path);
            assertTrue(said.err().contains("leads out of it"), said.err());
        }
    }

    @Test
    void linesOfTheInputRunUntilOneFails() throws Exception {
        try (ChannelShell shell = ana.createShellChannel()) {
            shell.setUsePty(false);
            String script = "# a comment\nnode:say 1\n\nnode:fail\nnode:say never\n";
            Said said = SshStation.said(shell, new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
            assertEquals(new Said(7, "1 by ana\n", "Stopped at line 4: node:fail\n"), said);
        }
    }

    @Test
    void aTerminalGetsLinesThatEndAndItsCtrlCStopsTheCommandAlone() throws Exception {
        try (ChannelExec channel = ana.createExecChannel("node:wait")) {
            ByteArrayOutputStream screen = new ByteArrayOutputStream();
            channel.setUsePty(true);
            channel.setOut(screen);
            channel.open().verify(SshStation.SOON);
            SshStation.soon(station.waiting);
            OutputStream keys = channel.getInvertedIn();
            keys.write(3);
            keys.flush();
            SshStation.soon(station.interrupted);
            SshStation.await("it ends", () -> channel.getExitStatus() != null);
            assertEquals(1, channel.getExitStatus());
            SshStation.await(
                    "it says so", () -> screen.toString(StandardCharsets.UTF_8).equals("node:wait: Interrupted.\r\n"));
        }
        assertEquals(0, station.said(ana, "node:say still-here").status());
    }

    @Test
    void whoGoesAwayTakesTheCommandAlong() {
        assertTimeoutPreemptively(SshStation.SOON, () -> {
            ChannelExec channel = ana.createExecChannel("node:wait");
            channel.open().verify(SshStation.SOON);
            SshStation.soon(station.waiting);
            ana.close(true);
            SshStation.soon(station.interrupted);
            return null;
        });
    }

    @ParameterizedTest
    @CsvSource({"node:s\\t'a b'\\r, a b by ana", "help\\r, Tab completes", "history\\r, history"})
    void aPersonTypesCompletesAndLeaves(String typed, String shown) throws Exception {
        try (ChannelShell shell = ana.createShellChannel()) {
            ByteArrayOutputStream screen = new ByteArrayOutputStream();
            shell.setUsePty(true);
            shell.setPtyType("xterm");
            shell.setOut(screen);
            shell.open().verify(SshStation.SOON);
            SshStation.await(
                    "the prompt", () -> screen.toString(StandardCharsets.UTF_8).contains("enlace:CO> "));
            assertTrue(screen.toString(StandardCharsets.UTF_8)
                    .contains("You are ana, by the key " + SshStation.fingerprint(key)));
            OutputStream keys = shell.getInvertedIn();
            keys.write(typed.translateEscapes().getBytes(StandardCharsets.UTF_8));
            keys.flush();
            SshStation.await(
                    shown, () -> screen.toString(StandardCharsets.UTF_8).contains(shown));
            keys.write(4);
            keys.flush();
            SshStation.await("it ends", () -> shell.getExitStatus() != null);
            assertEquals(0, shell.getExitStatus());
        }
        assertFalse(Files.exists(data.resolve("shell/history")), "what an officer typed lies in no file");
    }
}
