package org.enlace.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private int run(String... arguments) throws Exception {
        Map<String, String> environment = Map.of(
                "ENLACE_HOME",
                folder.resolve("home").toString(),
                "ENLACE_DATA",
                folder.resolve("data").toString());
        return Main.run(List.of(arguments), environment, new Console(stream, stream));
    }

    @Test
    void helpNamesEveryCommandAndVariable() throws Exception {
        assertEquals(0, run("--help"));
        String help = said.toString(StandardCharsets.UTF_8);
        for (String word :
                List.of("run", "start", "status", "stop", "shell", "demo", "ENLACE_HTTP_PORT", "ENLACE_DEMO")) {
            assertTrue(help.contains(word), word);
        }
    }

    @Test
    void helpAfterACommandIsHelpAndNotTheCommand() throws Exception {
        assertEquals(0, run("stop", "--help"));
    }

    @Test
    void nothingAtAllIsHelpAndAnError() throws Exception {
        assertEquals(2, run());
    }

    @Test
    void anUnknownCommandIsNamedWithTheKnownOnes() {
        Refused refused = assertThrows(Refused.class, () -> run("strat"));
        assertEquals(2, refused.exitCode());
        assertTrue(refused.getMessage().contains("\"strat\"")
                && refused.getMessage().contains("start"));
    }

    @Test
    void anArgumentTooManyIsNamed() {
        assertTrue(assertThrows(Refused.class, () -> run("run", "8080"))
                .getMessage()
                .contains("\"8080\""));
    }

    @Test
    void thatRootIsAllowedMayBeSaidOfAStartAlone() {
        String start =
                assertThrows(Refused.class, () -> run("start", "--allow-root")).getMessage();
        assertTrue(start.startsWith("ENLACE_COUNTRY is not set"), start);
        String stop =
                assertThrows(Refused.class, () -> run("stop", "--allow-root")).getMessage();
        assertTrue(stop.contains("is not understood"), stop);
    }

    @Test
    void whereNoNodeRunsStatusSaysSoAndStopIsContent() throws Exception {
        assertEquals(Background.NOT_RUNNING, run("status"));
        assertEquals(0, run("stop"));
    }
}
