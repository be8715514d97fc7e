package org.enlace.shell.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.Origin;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * A person at a terminal: JLine edits the line here in the node, over the client's keys and screen, and Gogo runs it. The
 * console's history lies in {@code shell/history} of the data folder, readable by the node's user only; what an officer from
 * elsewhere typed is forgotten with the session. A line that begins with a blank, or holds a secret, is not kept.
 */
final class InteractiveSession {
    private static final int MOST_HISTORY = 1000;

    private final Node node;
    private final DeclaredCommands declared;
    private final Dispatcher dispatcher;
    private final NodeState state;
    private final AtomicBoolean left = new AtomicBoolean();

    InteractiveSession(Node node, DeclaredCommands declared, Dispatcher dispatcher, NodeState state) {
        this.node = node;
        this.declared = declared;
        this.dispatcher = dispatcher;
        this.state = state;
    }

    /** Greets, then reads and runs lines until {@code exit} or Ctrl-D. */
    int run(Greeting greeting, Client client, Caller caller, PrintStream out) throws IOException {
        TypedLine keys = new TypedLine(client.input());
        try (Terminal terminal = new ExternalTerminal(
                null,
                "enlace",
                greeting.terminal(),
                keys,
                out,
                StandardCharsets.UTF_8,
                Terminal.SignalHandler.SIG_IGN,
                false,
                null,
                new Size(greeting.width() == Integer.MAX_VALUE ? 80 : greeting.width(), greeting.height()))) {
            Attributes quiet = terminal.getAttributes();
            quiet.setLocalFlag(Attributes.LocalFlag.ECHO, false);
            terminal.setAttributes(quiet);
            client.onResize((columns, rows) -> {
                terminal.setSize(new Size(columns, rows));
                terminal.raise(Terminal.Signal.WINCH);
            });
            PrintStream screen = new PrintStream(terminal.output(), true, StandardCharsets.UTF_8);
            LineReader[] reader = new LineReader[1];
            Dispatcher withOwn = dispatcher.with(List.of(
                    new OwnWord("exit", "leave the shell; the node goes on (Ctrl-D does the same)", i -> leave()),
                    new OwnWord("quit", "leave the shell", i -> leave()),
                    new OwnWord("clear", "clear the screen", i -> clear(terminal)),
                    new OwnWord("history", "list what was typed before", i -> history(reader[0], i))));
            try (GogoLines lines = new GogoLines(declared, withOwn);
                    GogoLines.Session session = lines.open(keys, screen, screen)) {
                reader[0] = reader(terminal, withOwn, greeting, caller);
                greet(screen, caller);
                loop(reader[0], terminal, session, screen, new Talk(greeting, client, caller, keys));
                reader[0].getHistory().save();
            }
            return Dispatcher.OK;
        }
    }

    /** Who talks, how they called, and from where. */
    private record Talk(Greeting greeting, Client client, Caller caller, TypedLine keys) {}

    private void loop(LineReader reader, Terminal terminal, GogoLines.Session session, PrintStream screen, Talk talk) {
        String prompt = "enlace:" + node.country() + "> ";
        while (!left.get()) {
            try {
                talk.keys().begin();
                String line = reader.readLine(prompt);
                terminal.handle(Terminal.Signal.INT, signal -> {
                    terminal.writer().println();
                    terminal.flush();
                    session.interrupt();
                });
                talk.client().working(true);
                session.run(line, console(screen, terminal.getWidth(), talk));
            } catch (UserInterruptException e) {
                // Ctrl-C throws the typed line away, as every shell does
            } catch (EndOfFileException e) {
                if (talk.keys().isOver()) {
                    screen.println("A line has at most " + TypedLine.MOST + " bytes: the session ends.");
                    dispatcher.refused("", console(screen, talk.greeting().width(), talk));
                }
                return;
            } finally {
                talk.client().working(false);
                terminal.handle(Terminal.Signal.INT, Terminal.SignalHandler.SIG_IGN);
                session.forget();
            }
        }
    }

    private static Console console(PrintStream screen, int width, Talk talk) {
        return new Console(new Typed(), screen, screen, talk.greeting().folder(), width, true, talk.caller());
    }

    private LineReader reader(Terminal terminal, Dispatcher words, Greeting greeting, Caller caller)
            throws IOException {
        DefaultParser parser = new DefaultParser();
        parser.setEofOnUnclosedQuote(false);
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("enlace")
                .parser(parser)
                .completer(new Completion(words, caller, greeting.folder()))
                .history(new KeptHistory(words))
                .variable(LineReader.HISTORY_SIZE, MOST_HISTORY)
                .variable(LineReader.HISTORY_FILE_SIZE, MOST_HISTORY)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
                .option(LineReader.Option.HISTORY_IGNORE_DUPS, true)
                .option(LineReader.Option.AUTO_FRESH_LINE, false)
                .option(LineReader.Option.BRACKETED_PASTE, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true);
        if (caller.origin().door() == Origin.Door.SHELL) {
            builder.variable(LineReader.HISTORY_FILE, historyFile());
        }
        LineReader reader = builder.build();
        reader.getHistory().load();
        return reader;
    }

    private Path historyFile() throws IOException {
        Path folder = node.data().resolve("shell");
        Path file = folder.resolve("history");
        if (!Files.exists(file)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private void greet(PrintStream screen, Caller caller) {
        List<NodeState.Answer> answers = state.answers();
        screen.println("Enlace " + node.version() + ", the node of " + node.country() + ": " + NodeState.state(answers)
                + state.address().map(address -> ", " + address).orElse(""));
        answers.forEach(answer -> answer.problems()
                .forEach(problem -> screen.println(Plain.of("  " + answer.name() + ": " + problem.message()))));
        if (caller.origin().door() != Origin.Door.SHELL) {
            screen.println("You are " + caller.officer() + ", by the key "
                    + caller.origin().reference() + ".");
        }
        screen.println("Type help for the commands, Tab to complete, exit or Ctrl-D to leave.");
        screen.println();
    }

    private int leave() {
        left.set(true);
        return Dispatcher.OK;
    }

    private static int clear(Terminal terminal) {
        terminal.puts(Capability.clear_screen);
        terminal.flush();
        return Dispatcher.OK;
    }

    private static int history(LineReader reader, org.enlace.platform.contribution.Command.Invocation invocation) {
        for (History.Entry entry : reader.getHistory()) {
            invocation.out().printf("%5d  %s%n", entry.index() + 1, entry.line());
        }
        return Dispatcher.OK;
    }
}
