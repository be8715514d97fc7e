package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.jline.reader.Candidate;
import org.jline.reader.impl.DefaultParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
    @TempDir
    Path folder;

    private final Fixture shell = new Fixture();

    @BeforeEach
    void commands() {
        shell.commands.add(Fixture.command("module", "list", i -> 0));
        shell.commands.add(Fixture.withModule("module", "info", i -> 0));
        shell.commands.add(new Fixture.Declared(
                "jit",
                "import",
                List.of(new Command.Parameter("FILE", "what to read", true, false)),
                List.of(),
                i -> 0));
    }

    @Test
    void theFirstWordIsACommand() {
        assertEquals(List.of("help", "jit:import", "module:info", "module:list"), offered(shell.caller, ""));
    }

    @Test
    void aCommandTheCallerMayNotRunIsNotOffered() {
        Caller clerk = Caller.holding(
                new OfficerId("anna"), Language.EN, ZoneOffset.UTC, Set.of(new Permission("module.use")));
        assertEquals(List.of("module:info", "module:list"), offered(clerk, "mod"));
    }

    @Test
    void aDashBringsTheOptionsThatAreNotYetThere() {
        assertEquals(List.of("--json", "--limit", "--help"), offered(shell.caller, "module:list -"));
        assertEquals(List.of("--help"), offered(shell.caller, "module:list --json --limit=5 --"));
    }

    @Test
    void aParameterIsCompletedByItsCommand() {
        assertEquals(List.of("protocol-library", "training-exchanges"), offered(shell.caller, "module:info "));
        assertEquals(
                List.of("protocol-library", "training-exchanges"), offered(shell.caller, "module:info --json pro"));
        assertEquals(List.of(), offered(shell.caller, "module:info protocol-library "));
    }

    @Test
    void afterABarStandFiltersAndAfterASemicolonCommands() {
        assertEquals(List.of("grep", "head", "tail"), offered(shell.caller, "module:list | "));
        assertEquals(4, offered(shell.caller, "module:list ; ").size());
    }

    @Test
    void aFileIsFoundFromWhereTheCallerStands() throws IOException {
        Files.createDirectory(folder.resolve("modules"));
        Files.createFile(folder.resolve("modules/protocol-library-0.1.0.zip"));
        assertEquals(
                List.of("modules/"),
                offered(shell.caller, "jit:import m").stream()
                        .filter(f -> f.startsWith("m"))
                        .toList());
        assertEquals(
                List.of("modules/protocol-library-0.1.0.zip"),
                offered(shell.caller, "jit:import modules/").stream()
                        .filter(f -> f.startsWith("m"))
                        .toList());
    }

    @Test
    void aFileWhoseNameCommandsATerminalIsNotOffered() throws IOException {
        Files.createFile(folder.resolve("good.zip"));
        Files.createFile(folder.resolve("g\u001b]0;title\u0007.zip"));
        assertEquals(
                List.of("good.zip"),
                offered(shell.caller, "jit:import g").stream()
                        .filter(f -> f.startsWith("g"))
                        .toList());
    }

    private List<String> offered(Caller caller, String line) {
        List<Candidate> candidates = new ArrayList<>();
        DefaultParser parser = new DefaultParser();
        new Completion(shell.dispatcher(), caller, folder)
                .complete(
                        null,
                        parser.parse(line, line.length(), org.jline.reader.Parser.ParseContext.COMPLETE),
                        candidates);
        return candidates.stream().map(Candidate::value).toList();
    }
}
