package org.enlace.shell.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.UUID;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;

/**
 * The three ways to use the shell, by whichever door: one command, lines from a file or another program, and a person at a
 * terminal.
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

    /**
     * Whoever gets at the socket is the node's own user, who could read and change every file of it anyway, and so may do
     * everything.
     */
    static Caller console(Greeting greeting) {
        return new Caller(
                CONSOLE,
                Optional.empty(),
                Optional.empty(),
                greeting.language(),
                greeting.zone(),
                permission -> true,
                new Origin(
                        Origin.Door.SHELL,
                        "console-" + UUID.randomUUID().toString().substring(0, 8)));
    }

    /** Serves one caller to the end; answers the exit status. */
    int serve(Greeting greeting, Client client, Caller caller, PrintStream out, PrintStream err) throws IOException {
        if (greeting.arguments().isEmpty() && greeting.interactive()) {
            return new InteractiveSession(node, declared, lines.dispatcher(), state).run(greeting, client, caller, out);
        }
        Console console =
                new Console(client.input(), out, err, greeting.folder(), greeting.width(), greeting.watched(), caller);
        if (greeting.arguments().isEmpty()) {
            return script(client, console);
        }
        String first = greeting.arguments().get(0);
        if (greeting.isLine()) {
            return line(first, client, console);
        }
        client.onInterrupt(Thread.currentThread()::interrupt);
        return lines.dispatcher()
                .run(first, greeting.arguments().subList(1, greeting.arguments().size()), console);
    }

    private int line(String line, Client client, Console console) {
        if (line.length() > LineInput.LONGEST) {
            console.err().println("A command line has at most " + LineInput.LONGEST + " characters.");
            lines.dispatcher().refused("", console);
            return Dispatcher.WRONG_USE;
        }
        try (GogoLines.Session session = lines.open(console.in(), console.out(), console.err())) {
            client.onInterrupt(session::interrupt);
            client.working(true);
            return session.run(line, console);
        } finally {
            client.working(false);
        }
    }

    /** Runs line after line and stops at the first that fails, like {@code sh -e}. */
    private int script(Client client, Console console) throws IOException {
        LineInput in = new LineInput(client.input());
        try (GogoLines.Session session = lines.open(console.in(), console.out(), console.err())) {
            Thread reader = Thread.currentThread();
            client.onInterrupt(() -> {
                session.interrupt();
                reader.interrupt();
            });
            int number = 0;
            for (String line = in.next(); line != null; line = in.next()) {
                number++;
                if (line.strip().equals("exit") || line.strip().equals("quit")) {
                    return Dispatcher.OK;
                }
                client.working(true);
                int status = session.run(line, console);
                client.working(false);
                if (status != Dispatcher.OK) {
                    console.err().println(Plain.of("Stopped at line " + number + ": " + line.strip()));
                    return status;
                }
            }
            return Dispatcher.OK;
        } catch (LineInput.TooLong e) {
            console.err().println(e.getMessage() + ".");
            lines.dispatcher().refused("", console);
            return Dispatcher.WRONG_USE;
        } finally {
            client.working(false);
        }
    }
}
