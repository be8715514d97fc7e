package org.enlace.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What systemd is told of a node, and what happens where that cannot be done. */
class SupervisorTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream problems = new ByteArrayOutputStream();
    private final Console console = new Console(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(problems, true, StandardCharsets.UTF_8));

    @Test
    void systemdIsToldThatTheNodeRunsAndHow() throws Exception {
        String program = program("printf '%s\\n' \"$NOTIFY_SOCKET\" \"$@\" > " + folder.resolve("said"));
        new Supervisor(program, Optional.of("/run/there"), console).runs("Ready at http://127.0.0.1:8181");
        assertEquals(
                "/run/there\n--ready\n--status=Ready at http://127.0.0.1:8181\n",
                Files.readString(folder.resolve("said")));
        assertEquals("", said());
    }

    @Test
    void whereNobodyListensNothingIsRun() throws Exception {
        Supervisor.of(Map.of(), console).runs("Ready");
        new Supervisor(folder.resolve("missing").toString(), Optional.empty(), console).runs("Ready");
        assertEquals("", said());
    }

    @Test
    void aNodeThatCannotTellSaysSoAndGoesOn() throws Exception {
        new Supervisor(program("exit 4"), Optional.of("/run/there"), console).runs("Ready");
        assertTrue(said().contains("ended with 4"), said());
        new Supervisor(folder.resolve("missing").toString(), Optional.of("/run/there"), console).runs("Ready");
        assertTrue(said().contains("cannot be run"), said());
    }

    private String program(String does) throws Exception {
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program.toString();
    }

    private String said() {
        return problems.toString(StandardCharsets.UTF_8);
    }
}
