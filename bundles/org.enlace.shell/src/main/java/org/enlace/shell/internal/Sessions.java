package org.enlace.shell.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;

/**
 * The three ways to use the shell: one command, lines from a file or another program, and a person at a terminal. Whoever
 * gets at the socket is the node's own user, who could read and change every file of it anyway, and so may do everything.
 */
final class Sessions {
    private static final OfficerId CONSOLE = new OfficerId("console");

    private final Node node;
    private final DeclaredCommands declared;
    private final GogoLines lines;
    private final NodeState state;

    Sessions(Node node, DeclaredCommands declared, GogoLines lines, NodeState state) {
        this.node = node;
        this.declared = declared;
        this.lines = lines;
        this.state = state;
    }

    /** Serves one caller to the end; answers the exit status. */
    int serve(Greeting greeting, Connection connection, PrintStream out, PrintStream err) throws IOException {
        Caller caller = new Caller(
                CONSOLE,
                Optional.empty(),
                Optional.empty(),
                greeting.language(),
                greeting.zone(),
                permission -> true,
                new Origin(
                        Origin.Door.SHELL,
                        "console-" + UUID.randomUUID().toString().substring(0, 8)));
        if (greeting.arguments().isEmpty() && greeting.interactive()) {
            return new InteractiveSession(node, declared, lines.dispatcher(), state)
                    .run(greeting, connection, caller, out);
        }
        Console console = new Console(
                connection.input(), out, err, greeting.folder(), greeting.width(), greeting.watched(), caller);
        if (greeting.arguments().isEmpty()) {
            return script(connection, console);
        }
        String first = greeting.arguments().get(0);
        if (greeting.arguments().size() == 1 && first.chars().anyMatch(Character::isWhitespace)) {
            return line(first, connection, console);
        }
        connection.onInterrupt(Thread.currentThread()::interrupt);
        return lines.dispatcher()
                .run(first, greeting.arguments().subList(1, greeting.arguments().size()), console);
    }

    private int line(String line, Connection connection, Console console) {
        try (GogoLines.Session session = lines.open(console.in(), console.out(), console.err())) {
            connection.onInterrupt(session::interrupt);
            return session.run(line, console);
        }
    }

    /** Runs line after line and stops at the first that fails, like {@code sh -e}. */
    private int script(Connection connection, Console console) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(connection.input(), StandardCharsets.UTF_8));
        try (GogoLines.Session session = lines.open(console.in(), console.out(), console.err())) {
            Thread reader = Thread.currentThread();
            connection.onInterrupt(() -> {
                session.interrupt();
                reader.interrupt();
            });
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (line.strip().equals("exit") || line.strip().equals("quit")) {
                    return Dispatcher.OK;
                }
                int status = session.run(line, console);
                if (status != Dispatcher.OK) {
                    console.err().println("Stopped at line " + number + ": " + line.strip());
                    return status;
                }
            }
            return Dispatcher.OK;
        }
    }
}
