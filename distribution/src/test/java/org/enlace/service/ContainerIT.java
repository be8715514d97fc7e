package org.enlace.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the container file says, done on a throwaway machine as a builder and a container engine do it, but for the base image and what
 * comes from Debian: there are none without a network.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ContainerIT {
    @TempDir
    private Path folder;

    private Machine machine;

    @AfterEach
    void itIsGone() {
        if (machine != null) {
            machine.close();
        }
    }

    @Test
    void theNodeRunsWithoutRootAndWritesIntoItsVolumeOnly() throws Exception {
        Path stick = Machine.stick(folder.resolve("stick"));
        List<String> lines = instructions(stick.resolve("Dockerfile"));
        machine = Machine.at(folder.resolve("machine"), stick);
        build(lines);
        String user = one(lines, "USER ");
        assertFalse(user.startsWith("0") || user.startsWith("root"), user);
        String run = "setpriv --reuid=" + user.split(":")[0] + " --regid=" + user.split(":")[1]
                + " --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all env -i PATH=/usr/bin:/bin "
                + one(lines, "ENV ");
        String program = words(one(lines, "ENTRYPOINT "));
        String command = program + " " + words(one(lines, "CMD "));
        readOnlyBut(one(lines, "VOLUME "));
        machine.done("cd " + one(lines, "WORKDIR "));

        // Nobody said whose node it is.
        assertTrue(machine.refused(2, run + " " + command).contains("ENLACE_COUNTRY is not set"));

        String health = words(one(lines, "HEALTHCHECK ").replaceFirst("^.* CMD ", ""));
        String named = run + " ENLACE_COUNTRY=EC ";
        assertEquals(3, machine.run(named + health).status());
        machine.done(named + command + " >/run/said 2>&1 &");
        machine.done("for i in $(seq 1200); do " + named + health + " && break; sleep 0.1; done");
        machine.done(named + health);
        String child = "$(cat /var/lib/enlace/run/enlace.pid)";
        assertEquals("SIGTERM", one(lines, "STOPSIGNAL "));
        machine.done("node=" + child + "; kill -TERM $node; while [ -d /proc/$node ]; do sleep 0.1; done");
        assertTrue(machine.done("cat /run/said").contains("Stopping."));
        assertEquals("", machine.done("cat /run/said | grep -i 'read-only' || true"));
    }

    /** As a builder does it, from the folder where the file lies. */
    private void build(List<String> lines) {
        for (String line : lines) {
            if (line.startsWith("RUN ")) {
                String own = Stream.of(line.substring("RUN ".length()).split("&&"))
                        .map(String::strip)
                        .filter(command -> !command.startsWith("apt-get ") && !command.contains("/var/lib/apt"))
                        .collect(Collectors.joining(" && "));
                machine.done(own);
            } else if (line.startsWith("ADD ")) {
                String[] words = line.split(" ");
                machine.done("tar xzf /media/usb/" + words[1] + " -C " + words[2] + " --no-same-owner");
            }
        }
    }

    private void readOnlyBut(String volume) {
        machine.done("mount --bind " + volume + " " + volume + " && mount -o remount,bind,ro /");
        machine.refused(1, "touch /opt/enlace/x");
    }

    /** One a line, without comments. */
    private static List<String> instructions(Path file) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readString(file).replace("\\\n", " ").lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(line.strip());
            }
        }
        return lines;
    }

    private static String one(List<String> lines, String instruction) {
        return lines.stream()
                .filter(line -> line.startsWith(instruction))
                .map(line -> line.substring(instruction.length()).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError("The file has no " + instruction));
    }

    /** The words of the form in brackets. */
    private static String words(String brackets) {
        return brackets.replaceAll("[\\[\\]\",]", " ").strip().replaceAll(" +", " ");
    }
}
