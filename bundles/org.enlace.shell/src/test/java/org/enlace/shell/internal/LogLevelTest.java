package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogLevelTest {
    private static final String LIBRARY = "org.eclipse.jetty.test";
    private final Fixture shell = new Fixture();
    private final Caller ana = new Caller(
            new OfficerId("ana"),
            Optional.empty(),
            Optional.empty(),
            Language.EN,
            ZoneOffset.UTC,
            permission -> true,
            new Origin(Origin.Door.SSH, "SHA256:x"));

    @BeforeEach
    void command() {
        shell.commands.add(new LogLevel());
    }

    @AfterEach
    void quiet() {
        run(shell.caller, LIBRARY, "default");
        run(shell.caller, "org.enlace.test", "default");
    }

    @ParameterizedTest
    @CsvSource({"ROOT, debug", "org.eclipse.jetty.test, TRACE", "org.enlacex, trace", "org, debug"})
    void throughSshLibrariesAreNotMadeToSayWhatTheyAreGiven(String logger, String level) {
        assertEquals(1, run(ana, logger, level));
        assertTrue(shell.complained().contains("Use the shell on the machine itself"), shell.complained());
    }

    @Test
    void theNodesOwnPartsAreAndAtTheConsoleEverything() {
        assertEquals(0, run(ana, "org.enlace.test", "debug"), shell.complained());
        assertEquals(0, run(ana, LIBRARY, "warn"), shell.complained());
        assertEquals(0, run(shell.caller, LIBRARY, "debug"), shell.complained());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "a b", "", "1"})
    void whatIsNoNameIsRefusedAlsoWhereItIsOnlyLookedAt(String name) {
        assertEquals(1, shell.dispatcher().run("log:level", List.of(name), shell.console(shell.caller)));
        assertTrue(shell.complained().contains("LOGGER is a package or class"), shell.complained());
    }

    private int run(Caller caller, String logger, String level) {
        return shell.dispatcher().run("log:level", List.of(logger, level), shell.console(caller));
    }
}
