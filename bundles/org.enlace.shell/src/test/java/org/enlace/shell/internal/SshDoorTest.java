package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.enlace.platform.Act;
import org.enlace.platform.Act.Outcome;
import org.enlace.platform.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets in, who does not, and for how long, by the library's real client. */
class SshDoorTest {
    @TempDir
    Path data;

    private final KeyPair key = SshStation.key();
    private SshStation station;

    @BeforeEach
    void open() throws Exception {
        station = new SshStation(data).officer("ana", key, "shell.use", "node.use");
    }

    @AfterEach
    void close() throws Exception {
        station.close();
    }

    private static SshSettings impatient(Duration idle, Duration grace) {
        return new SshSettings("127.0.0.1", 0, idle, Duration.ofHours(12), grace);
    }

    @ParameterizedTest
    @CsvSource({"Ed25519,0", "EC,256", "EC,384", "EC,521", "RSA,3072"})
    void officersComeInByEveryKindOfKeyThatIsTaken(String algorithm, int size) throws Exception {
        KeyPair other = SshStation.key(algorithm, size);
        station.officer("eva", other, "shell.use", "node.use").opened(SshStation.settings());
        assertEquals(
                0, station.said(station.signedIn("eva", other), "node:say a").status());
    }

    @Test
    void aKeyOfNobodyAnotherOfficersNameAndAnAccountWithoutTheShellAreRefused() throws Exception {
        KeyPair reader = SshStation.key();
        station.officer("eva", reader, "node.use").opened(SshStation.settings());
        Map<String, KeyPair> tried = Map.of("ana", SshStation.key(), "root", key, "eva", reader);
        for (Map.Entry<String, KeyPair> one : tried.entrySet()) {
            assertThrows(IOException.class, () -> station.signedIn(one.getKey(), one.getValue()), one.getKey());
        }
        SshStation.await(
                "all are taken down", () -> station.acts("shell.sign-in").size() == 3);
        for (Act act : station.acts("shell.sign-in")) {
            assertEquals(Outcome.REFUSED, act.outcome());
            String officer = act.by().officer().value();
            String why = act.facts().get("refusal");
            assertEquals(
                    Map.of("nobody", "ssh.unknown-key", "ana", "ssh.other-officer", "eva", "ssh.not-permitted")
                            .get(officer),
                    why);
            assertTrue(act.by().origin().reference().startsWith("SHA256:"));
            assertFalse(act.toString().contains("root"), "what strangers call themselves is nowhere");
        }
    }

    @Test
    void thereAreNoPasswords() throws Exception {
        station.opened(SshStation.settings());
        ClientSession session = station.connected("ana");
        session.addPasswordIdentity("four words of ana");
        SshException refused =
                assertThrows(SshException.class, () -> session.auth().verify(SshStation.SOON));
        assertTrue(refused.getMessage().contains("No more authentication methods"), refused.getMessage());
    }

    @Test
    void whoIsBlockedLeavesAndDoesNotComeBack() throws Exception {
        station.opened(SshStation.settings());
        ClientSession session = station.signedIn("ana", key);
        assertEquals(1, station.door.visits().size());
        station.blocked(key);
        SshStation.await("the session ends", () -> !session.isOpen());
        assertThrows(IOException.class, () -> station.signedIn("ana", key));
        assertEquals(List.of(), station.door.visits());
    }

    @Test
    void aSignInThatCannotBeTakenDownDoesNotHappen() throws Exception {
        station.audit = act -> {
            throw new IllegalStateException("The database is gone");
        };
        station.opened(SshStation.settings());
        ClientSession session = station.connected("ana");
        session.addPublicKeyIdentity(key);
        try {
            session.auth().verify(SshStation.SOON);
            station.said(session, "node:say a");
        } catch (IOException | IllegalStateException | AssertionError e) {
            // Sent away sooner or later than the client noticed
        }
        SshStation.await("the session ends", () -> !session.isOpen());
        assertEquals(List.of(), station.door.visits());
    }

    @Test
    void whoTypesNothingAndWhoDoesNotSignInIsSentAway() throws Exception {
        station.opened(impatient(Duration.ofSeconds(2), Duration.ofSeconds(15)));
        ClientSession idle = station.signedIn("ana", key);
        ClientSession stranger = station.connected("ana");
        SshStation.await("the idle one leaves", () -> !idle.isOpen());
        SshStation.await("the stranger leaves", () -> !stranger.isOpen());
    }

    @Test
    void aCommandAtWorkIsNotIdleness() throws Exception {
        station.opened(impatient(Duration.ofSeconds(10), Duration.ofSeconds(60)));
        ClientSession session = station.signedIn("ana", key);
        ChannelExec channel = session.createExecChannel("node:wait");
        channel.open().verify(SshStation.SOON);
        SshStation.soon(station.waiting);
        ClientSession other = station.signedIn("ana", key);
        SshStation.await("one without a command leaves", () -> !other.isOpen());
        assertTrue(session.isOpen(), "the one with a command stays");
    }

    @Test
    void strangersAreFewAndThoseWhoSayNothingKeepNobodyOut() throws Exception {
        station.opened(SshStation.settings());
        List<Socket> strangers = new ArrayList<>();
        int port = station.door.address().orElseThrow().getPort();
        for (int i = 0; i <= SshSettings.MOST_STRANGERS; i++) {
            Socket stranger = new Socket(InetAddress.getLoopbackAddress(), port);
            strangers.add(stranger);
            stranger.setSoTimeout((int) SshStation.SOON.toMillis());
            assertEquals('S', stranger.getInputStream().read());
        }
        String said = new String(strangers.get(0).getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertTrue(said.startsWith("SH-2.0-"), "the first leaves after its greeting, when one too many has come");
        ClientSession session = station.signedIn("ana", key);
        assertEquals(0, station.said(session, "node:say a").status(), "the others still stand there");
        for (Socket stranger : strangers) {
            stranger.close();
        }
    }

    @Test
    void whoOffersAnOfficersKeyAndCannotProveItIsTakenDown() throws Exception {
        station.opened(SshStation.settings());
        KeyPair stolen = new KeyPair(key.getPublic(), SshStation.key().getPrivate());
        assertThrows(IOException.class, () -> station.signedIn("ana", stolen));
        SshStation.await("it is taken down", () -> station.acts("shell.sign-in").size() == 1);
        Act act = station.acts("shell.sign-in").get(0);
        assertEquals(Outcome.REFUSED, act.outcome());
        assertEquals("ssh.unproven", act.facts().get("refusal"));
        assertEquals("ana", act.by().officer().value());
        assertEquals(List.of(), station.door.visits());
    }

    @Test
    void aFewKeysAreTriedAndNoMore() throws Exception {
        station.opened(SshStation.settings());
        ClientSession session = station.connected("ana");
        for (int i = 0; i < 2 * SshSettings.MOST_TRIES; i++) {
            session.addPublicKeyIdentity(SshStation.key());
        }
        session.addPublicKeyIdentity(key);
        assertThrows(IOException.class, () -> session.auth().verify(SshStation.SOON));
        SshStation.await("it is taken down", () -> station.acts("shell.sign-in").size() == 1);
        int tries =
                Integer.parseInt(station.acts("shell.sign-in").get(0).facts().get("keys-tried"));
        assertTrue(tries <= SshSettings.MOST_TRIES, tries + " keys");
    }

    @Test
    void nothingIsForwardedAndThereAreNoFilesAndNoEnvironment() throws Exception {
        station.opened(SshStation.settings());
        ClientSession session = station.signedIn("ana", key);
        try (ServerSocket secret = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SshdSocketAddress there = new SshdSocketAddress("127.0.0.1", secret.getLocalPort());
            assertThrows(IOException.class, () -> session.createDirectTcpipChannel(
                            new SshdSocketAddress("127.0.0.1", 0), there)
                    .open()
                    .verify(SshStation.SOON));
            assertThrows(
                    IOException.class,
                    () -> session.startRemotePortForwarding(new SshdSocketAddress("127.0.0.1", 0), there));
        }
        SshStation.await(
                "both ways are taken down",
                () -> station.acts("shell.run").stream()
                                .filter(act ->
                                        "shell.forwarding".equals(act.facts().get("refusal")))
                                .count()
                        == 2);
        ChannelSubsystem sftp = session.createSubsystemChannel("sftp");
        sftp.open();
        SshStation.await("sftp is turned away", sftp::isClosed);
        SshStation.await("sftp is taken down", () -> station.acts("shell.run").stream()
                .anyMatch(act -> "shell.subsystem".equals(act.facts().get("refusal"))));
        try (ChannelExec channel = session.createExecChannel("node:say a")) {
            channel.setEnv("ENLACE_DATA", "/etc");
            channel.setAgentForwarding(true);
            assertEquals(
                    0,
                    SshStation.said(channel, java.io.InputStream.nullInputStream())
                            .status());
        }
    }

    @Test
    void whenTheShellStopsEverybodyLeavesAndThePortIsFree() throws Exception {
        station.opened(SshStation.settings());
        ClientSession session = station.signedIn("ana", key);
        ChannelExec channel = session.createExecChannel("node:wait");
        channel.open().verify(SshStation.SOON);
        SshStation.soon(station.waiting);
        int port = station.door.address().orElseThrow().getPort();
        station.door.close();
        SshStation.await("the session ends", () -> !session.isOpen());
        SshStation.soon(station.interrupted);
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        station.opened(SshStation.settings());
        assertEquals(0, station.said(station.signedIn("ana", key), "node:say a").status());
    }

    @Test
    void aPortThatIsTakenImpairsTheNode() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SshSettings there = new SshSettings(
                    "127.0.0.1",
                    taken.getLocalPort(),
                    Duration.ofMinutes(1),
                    Duration.ofHours(1),
                    Duration.ofSeconds(5));
            station.opened(SshStation.settings());
            SshDoor blocked = station.another(there);
            SshStation.await("the problem is told", () -> !blocked.problems().isEmpty());
            assertFalse(blocked.problems().get(0).blocking());
            assertEquals("ssh.closed", blocked.examine().get(0).code());
            assertTrue(blocked.examine().get(0).remedy(Language.ES).contains("ENLACE_SSH_PORT"));
            assertTrue(blocked.problems().get(0).message().contains("ENLACE_SSH_PORT"));
            blocked.close();
        }
    }

    @Test
    void theHostKeyIsMadeOnceForTheNodesUserAlone() throws Exception {
        station.opened(SshStation.settings());
        Path file = data.resolve("ssh/host_ed25519");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
        String fingerprint = HostKey.fingerprint(new HostKey(data, "x").pair().getPublic());
        assertEquals(
                fingerprint, HostKey.fingerprint(new HostKey(data, "y").pair().getPublic()));
        ClientSession session = station.connected("ana");
        session.addPublicKeyIdentity(key);
        session.auth().verify(SshStation.SOON);
        assertEquals(
                fingerprint,
                org.apache.sshd.common.config.keys.KeyUtils.getFingerPrint(
                        org.apache.sshd.common.digest.BuiltinDigests.sha256, session.getServerKey()));
        assertTrue(Files.readString(data.resolve("ssh/host_ed25519.pub"))
                .startsWith(HostKey.line(session.getServerKey())));

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertTrue(assertThrows(IOException.class, () -> new HostKey(data, "x").prepare())
                .getMessage()
                .contains("chmod 600"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        String whole = Files.readString(file);
        Files.writeString(file, whole.replaceFirst("[A-Za-z0-9+/]{8}\n-----END PRIVATE", "AAAAAAAA\n-----END PRIVATE"));
        assertTrue(assertThrows(IOException.class, () -> new HostKey(data, "x").pair())
                .getMessage()
                .contains("damaged"));
        assertNotEquals(whole, Files.readString(file), "it is not replaced by itself");
    }

    @Test
    void weakAlgorithmsAreNotSpoken() throws Exception {
        station.opened(SshStation.settings());
        ClientSession session = station.signedIn("ana", key);
        for (var option : org.apache.sshd.common.kex.KexProposalOption.VALUES) {
            String offered = session.getServerKexProposals().get(option);
            for (String weak : List.of(
                    "sha1", "-cbc", "3des", "arcfour", "md5", "group1-", "group14", "ssh-dss", "zlib", "umac")) {
                assertFalse(offered != null && offered.contains(weak), option + ": " + offered);
            }
        }
    }
}
