package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.enlace.node.Program.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of an assembled node, and with what its Java runs. */
class KeysIT {
    private static final String PASSPHRASE = "un caballo bien guardado 7";

    @TempDir
    private Path folder;

    private Program node;

    private Program node() {
        node = new Program(Program.assembled(), folder.resolve("data"));
        return node;
    }

    @AfterEach
    void nothingIsLeftRunning() {
        if (node != null) {
            node.close();
        }
    }

    @Test
    void aPassphraseFromTheEnvironmentIsSeenByNobodyElse() throws IOException {
        node().with("ENLACE_KEYS_PASSPHRASE", PASSPHRASE).started();
        Path process = Path.of("/proc", String.valueOf(node.node().pid()));
        for (String shown : List.of("environ", "cmdline")) {
            assertFalse(
                    Files.readString(process.resolve(shown), StandardCharsets.ISO_8859_1)
                            .contains("caballo"),
                    shown);
        }
        node.enlace("stop");
        try (Stream<Path> files = Files.walk(node.data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains("caballo"), file.toString());
            }
        }

        Outcome without = node().run("start");
        assertEquals(1, without.status(), without.said());
        assertTrue(without.said().contains("ENLACE_KEYS_PASSPHRASE_FILE"), without.said());

        Path file = Files.writeString(folder.resolve("passphrase"), "otro caballo muy distinto\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Outcome wrong =
                node.with("ENLACE_KEYS_PASSPHRASE_FILE", file.toString()).run("start");
        assertEquals(1, wrong.status(), wrong.said());
        assertTrue(wrong.said().contains("does not open"), wrong.said());
        assertFalse(wrong.said().contains("otro caballo"), wrong.said());
    }

    @Test
    void afterRotationAndAnotherPassphraseTheLogIsStillProven() throws IOException {
        node = Program.usedBefore(folder.resolve("data")).started();
        itsJavaReadsNothingSerialisedAndLooksUpNothingForeign();
        List<JsonObject> before = signers();
        node.enlace("shell", "keys:rotate");
        node.enlace("shell", "keys:passphrase", "--random");
        List<JsonObject> after = signers();
        assertEquals(2, after.size());
        assertEquals(before.get(0).getString("id"), after.get(1).getString("id"));
        assertNotEquals(before.get(0).getString("id"), after.get(0).getString("id"));
        node.enlace("stop");
        node.started();
        assertEquals(after, signers());
        String verified = node.enlace("shell", "audit:verify");
        assertFalse(verified.isBlank());
        String certificates = node.enlace("shell", "keys:certificates");
        assertEquals(3, certificates.split("BEGIN CERTIFICATE", -1).length - 1);
    }

    private void itsJavaReadsNothingSerialisedAndLooksUpNothingForeign() throws IOException {
        String command = Files.readString(
                Path.of("/proc", String.valueOf(node.node().pid()), "cmdline"), StandardCharsets.ISO_8859_1);
        for (String flag : List.of(
                "-Djdk.serialFilter=!*",
                "-Djdk.jndi.object.factoriesFilter=!*",
                "-Dcom.sun.jndi.ldap.object.trustURLCodebase=false",
                "-Dcom.sun.jndi.rmi.object.trustURLCodebase=false")) {
            assertTrue(command.contains(flag + "\0"), command);
        }
    }

    @Test
    void aLostKeystoreIsNamedAndNotReplaced() throws IOException {
        Files.createDirectories(folder.resolve("data/database"));
        Outcome start = node().run("start");
        assertEquals(1, start.status(), start.said());
        assertTrue(start.said().contains("is missing"), start.said());
        assertFalse(Files.exists(node.data().resolve("keys/node.p12")));
    }

    @Test
    void withoutANodeTheSetupLinkSaysHowToStartIt() {
        Outcome outcome = node().run("setup-link");
        assertEquals(3, outcome.status(), outcome.said());
        assertTrue(outcome.said().contains("bin/enlace start"), outcome.said());
        assertEquals(2, node.run("setup-link", "now").status());
    }

    @Test
    void javasRemoteManagementIsRefused() {
        Outcome managed = node().with(
                        "ENLACE_JAVA_OPTS",
                        "-Dcom.sun.management.jmxremote.port=0 -Dcom.sun.management.jmxremote.ssl=false"
                                + " -Dcom.sun.management.jmxremote.authenticate=false"
                                + " -Dcom.sun.management.jmxremote.host=127.0.0.1")
                .run("run");
        assertEquals(2, managed.status(), managed.said());
        assertTrue(managed.said().contains("remote management"), managed.said());
    }

    private List<JsonObject> signers() {
        try (JsonReader reader = Json.createReader(new StringReader(node.enlace("shell", "keys:list", "--json")))) {
            return List.copyOf(reader.readArray().getValuesAs(JsonObject.class));
        }
    }
}
