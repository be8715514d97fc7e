package org.enlace.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.enlace.service.Guide.Step;
import org.enlace.service.Machine.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The guide for a server without internet, followed word by word on a machine without a network. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class StickGuideIT {
    private static final Path DOCUMENT = Path.of("../docs/install.md");
    private static final String HEADING = "### On the server, from the stick";
    private static final String ENABLE = "systemctl enable --now enlace";

    @TempDir
    private Path folder;

    private Path stick;
    private Machine machine;

    @BeforeEach
    void aMachineWhereSystemdRuns() throws Exception {
        stick = Machine.stick(folder.resolve("stick"));
        machine = Machine.at(folder.resolve("machine"), stick);
        machine.done("mkdir -p /run/systemd/system");
    }

    @AfterEach
    void itIsGone() {
        if (machine != null) {
            machine.close();
        }
    }

    @Tag("proof")
    @Test
    void everyStepAnswersAsTheGuideSays() throws Exception {
        javaOnTheStick();
        List<Step> steps = Guide.below(DOCUMENT, HEADING);
        assertTrue(steps.stream().anyMatch(step -> step.command().equals(ENABLE)), steps::toString);
        for (Step step : steps) {
            if (step.command().equals(ENABLE)) {
                // The one thing that the guide does not ask for: this is no release, whose maker every node knows.
                machine.trustDeveloper("enlace");
            }
            Outcome outcome = machine.run(step.command());
            assertEquals(0, outcome.status(), () -> step.command() + "\nsaid: " + outcome.said());
            assertEquals(
                    List.of(), step.differences(outcome.said()), () -> step.command() + "\nsaid: " + outcome.said());
        }
        itIsAServiceAsItShouldBe();
        anotherReleaseStopsAndStartsIt();
    }

    /** A package that stands for Java's own, which are not of this build: it brings the name they bring, and the Java of the tests. */
    private void javaOnTheStick() throws Exception {
        Path java = Files.createDirectories(folder.resolve("java/DEBIAN"));
        Files.writeString(java.resolve("control"), """
                Package: java-of-the-test
                Version: 17
                Architecture: all
                Maintainer: The test <test@enlace.invalid>
                Provides: java17-runtime-headless
                Description: stands for a Java 17 or later
                """);
        if (!machine.has("java")) {
            Path bin = Files.createDirectories(folder.resolve("java/usr/bin"));
            Files.createSymbolicLink(bin.resolve("java"), Path.of(System.getProperty("java.home"), "bin/java"));
        }
        Path there = Files.createDirectories(stick.resolve("java"));
        Process built = new ProcessBuilder(
                        "dpkg-deb", "--root-owner-group", "-b", java.getParent().toString(), there + "/java.deb")
                .inheritIO()
                .start();
        assertEquals(0, built.waitFor());
        machine.done("cd /media/usb/java && sha256sum *.deb >/tmp/sums && cd /");
        Files.writeString(there.resolve("SHA256SUMS"), machine.done("cat /tmp/sums") + "\n");
    }

    private void itIsAServiceAsItShouldBe() {
        String said = machine.done("cat /run/word/said");
        assertTrue(said.contains("--ready --status=Ready at http://127.0.0.1:8181"), said);
        assertEquals("enlace", machine.done("stat -c %U /proc/$(cat /var/lib/enlace/run/enlace.pid)"));
        machine.done("enlace stop");
        assertEquals(3, machine.run("enlace status").status());
        machine.done("enlace start");
        machine.done("enlace status");
    }

    private void anotherReleaseStopsAndStartsIt() {
        machine.done("rm /run/systemctl.log");
        machine.done("dpkg -i --force-depends /media/usb/enlace_*_all.deb");
        List<String> calls = machine.done("cat /run/systemctl.log").lines().toList();
        assertEquals(
                List.of("systemctl stop enlace.service", "systemctl daemon-reload", "systemctl start enlace.service"),
                calls);
        machine.done("enlace status");
        machine.done("rm /run/systemctl.log && dpkg -r enlace");
        assertEquals(
                List.of(
                        "systemctl stop enlace.service",
                        "systemctl disable --now enlace.service",
                        "systemctl daemon-reload"),
                machine.done("cat /run/systemctl.log").lines().toList());
        machine.done("test -d /var/lib/enlace/database");
    }

    @Test
    void aStickThatWasAlteredIsSeenBeforeAnythingOfItRuns() throws Exception {
        List<Step> steps = Guide.below(DOCUMENT, HEADING);
        Step sums = one(steps, "sha256sum --check --ignore-missing SHA256SUMS");
        Step signature = one(steps, "openssl cms");
        machine.done("cd /media/usb && { " + sums.command() + "; } && { " + signature.command() + "; }");
        try (var files = Files.list(stick)) {
            Path deb = files.filter(file -> file.toString().endsWith(".deb"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(deb);
            bytes[bytes.length / 2] ^= 1;
            Files.write(deb, bytes);
        }
        machine.refused(1, sums.command());
        // Whoever alters the hashes as well has no key for them.
        String text = Files.readString(stick.resolve("SHA256SUMS"));
        Files.writeString(stick.resolve("SHA256SUMS"), text.replaceFirst("^.", text.startsWith("0") ? "1" : "0"));
        assertNotEquals(0, machine.run(signature.command()).status());
    }

    private static Step one(List<Step> steps, String beginning) {
        return steps.stream()
                .filter(step -> step.command().startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The guide has no step " + beginning));
    }
}
