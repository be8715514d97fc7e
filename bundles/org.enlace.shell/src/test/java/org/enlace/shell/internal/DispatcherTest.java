package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatcherTest {
    private final Fixture shell = new Fixture();

    @BeforeEach
    void commands() {
        shell.commands.add(Fixture.command("module", "list", i -> {
            i.out().println("protocol-library");
            return 0;
        }));
        shell.commands.add(Fixture.withModule("module", "info", i -> {
            throw new NotFound("module", i.arguments().get(0));
        }));
    }

    @Test
    void aDeclaredCommandRuns() {
        assertEquals(0, run("module:list"));
        assertEquals("protocol-library\n", shell.said());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "felix:shutdown",
                "gogo:eval",
                "new",
                "system",
                "$.context",
                ".context",
                "*:list",
                "module:List",
                ""
            })
    void whatIsNotDeclaredIsRefused(String name) {
        assertEquals(2, run(name));
        assertTrue(shell.complained().startsWith("There is no command \"" + name + "\""), shell.complained());
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheNearest() {
        run("module:lst");
        assertEquals(
                "There is no command \"module:lst\". Did you mean module:list? help lists all.\n", shell.complained());
    }

    @Test
    void theNameWithoutItsScopeIsFoundAgain() {
        run("info");
        assertTrue(shell.complained().contains("Did you mean module:info?"), shell.complained());
    }

    @Test
    void aScopeAloneListsItsCommands() {
        assertEquals(2, run("module"));
        assertEquals("\"module\" is a group of commands: module:info, module:list.\n", shell.complained());
    }

    @Test
    void whatSomebodyInterruptedIsTakenDownAllTheSame() {
        AtomicBoolean disturbed = new AtomicBoolean();
        shell.audit = act -> disturbed.set(Thread.currentThread().isInterrupted());
        shell.commands.add(Fixture.command("node", "wait", i -> {
            Thread.currentThread().interrupt();
            return 0;
        }));
        assertEquals(0, run("node:wait"));
        assertTrue(Thread.interrupted(), "whoever goes on knows of it");
        assertFalse(disturbed.get(), "the database would give up");
    }

    @Test
    void helpGroupsCommandsByWhatStandsBeforeTheColon() {
        shell.commands.add(Fixture.command("node", "status", x -> 0));
        assertEquals(0, run("help"));
        assertTrue(shell.said().contains("do list\n\nnode:status"), shell.said());
        shell.out.reset();
        assertEquals(0, run("help", "module"));
        assertTrue(shell.said().contains("module:list"), shell.said());
        assertFalse(shell.said().contains("node:status"), shell.said());
    }

    @Test
    void whatOnlyActsAnswersScriptsWithItsStatusAndItsWords() {
        shell.commands.add(new Fixture.Declared("node", "act", List.of(), List.of(), x -> {
            x.out().println("Done.");
            x.out().println("Look at it.");
            return 1;
        }));
        assertEquals(1, run("node:act"));
        assertEquals("Done.\nLook at it.\n", shell.said());
        shell.out.reset();
        assertEquals(1, run("node:act", "--json"));
        assertEquals("""
                {
                  "status": 1,
                  "said": [
                    "Done.",
                    "Look at it."
                  ]
                }
                """, shell.said());
    }

    @Test
    void helpShowsHowACommandIsUsed() {
        assertEquals(0, run("module:info", "--help"));
        assertEquals("""
                module:info - do info

                Usage
                  module:info [--json] MODULE

                Parameters
                  MODULE   id of the module

                Options
                  --json   print JSON for scripts
                  --help   show this

                Example
                  module:info
                """, shell.said());
    }

    @Test
    void wrongUseIsToldWithTheUsageAndStatusTwo() {
        assertEquals(2, run("module:info"));
        assertEquals("""
                module:info: MODULE is missing: id of the module.
                Usage: module:info [--json] MODULE   (module:info --help tells more)
                """, shell.complained());
    }

    @Test
    void whatIsNotFoundIsOneLineAndStatusOne() {
        assertEquals(1, run("module:info", "x"));
        assertEquals("module:info: No module \"x\" here.\n", shell.complained());
    }

    @Test
    void aRefusalIsOneLineAndStatusOne() {
        shell.commands.add(Fixture.command("module", "install", i -> {
            throw new Refusal("module.platform", "It needs platform 0.2, this is 0.1: update the node first");
        }));
        assertEquals(1, run("module:install"));
        assertEquals(
                "module:install: It needs platform 0.2, this is 0.1: update the node first.\n", shell.complained());
    }

    @Test
    void aBugShowsAnIncidentAndNoClassName() {
        shell.commands.add(Fixture.command("node", "break", i -> {
            throw new LinkageError("org/enlace/secret/Thing");
        }));
        assertEquals(1, run("node:break"));
        assertTrue(
                shell.complained()
                        .matches("node:break: Something went wrong inside the node\\. The log tells what: "
                                + "log:tail \\| grep [0-9a-f]{8}\\.\n"),
                shell.complained());
        assertFalse(shell.complained().contains("secret"));
    }

    @Test
    void aMissingPermissionEndsTheCall() {
        Caller nobody = Caller.holding(new OfficerId("anna"), Language.EN, ZoneOffset.UTC, Set.of());
        assertEquals(1, shell.dispatcher().run("module:list", List.of(), shell.console(nobody)));
        assertEquals("", shell.said());
        assertEquals("module:list: This needs the permission module.use.\n", shell.complained());
    }

    @Test
    void aWithdrawnCommandIsGone() {
        shell.commands.all().values().forEach(shell.commands::remove);
        assertEquals(2, run("module:list"));
    }

    @Test
    void progressIsDrawnForAPersonAndGivesWayToWhatIsSaid() {
        shell.commands.add(Fixture.command("node", "work", i -> {
            i.progress().at("half", 1, 2);
            i.out().println("done");
            return 0;
        }));
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(screen, true, StandardCharsets.UTF_8);
        Console console = new Console(shell.console().in(), both, both, Path.of("/"), 80, true, shell.caller);
        shell.dispatcher().run("node:work", List.of(), console);
        String line = "[##########..........] 1/2 half";
        assertEquals(
                "\r" + line + "\r" + " ".repeat(line.length()) + "\rdone\n", screen.toString(StandardCharsets.UTF_8));
        assertEquals(0, run("node:work"));
        assertEquals("done\n", shell.said() + shell.complained(), "silent where nobody looks");
    }

    @Test
    void helpListsWhatIsThereForScripts() {
        assertEquals(0, run("help", "--json"));
        assertTrue(shell.said().contains("\"usage\": \"module:list [--json] [--limit N]\""), shell.said());
    }

    private int run(String name, String... words) {
        return shell.dispatcher().run(name, List.of(words), shell.console());
    }
}
