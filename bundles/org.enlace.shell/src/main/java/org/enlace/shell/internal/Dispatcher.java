package org.enlace.shell.internal;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.enlace.platform.Act;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.NotNow;
import org.enlace.platform.Origin;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Command.Invocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door to every command: finds it by its exact name, reads its arguments, checks the permission, runs it, and turns
 * whatever it throws into a message and an exit status. What is not declared is refused.
 */
final class Dispatcher {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    private static final int DEEPEST = 20;
    /** The class of SQLSTATE that says that there is no connection. */
    private static final String NO_CONNECTION = "08";

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final DeclaredCommands declared;
    private final CommandAudit audit;
    private final SortedMap<String, Command> own = new TreeMap<>();

    /** @param ownWords the shell's own, which bundles cannot take over */
    Dispatcher(DeclaredCommands declared, CommandAudit audit, Collection<? extends Command> ownWords) {
        this.declared = declared;
        this.audit = audit;
        ownWords.forEach(word -> own.put(word.name(), word));
        Command help = new Help(this);
        own.put(help.name(), help);
    }

    /** The same commands with more words of the session's own. */
    Dispatcher with(Collection<? extends Command> more) {
        List<Command> words = new ArrayList<>(own.values());
        words.addAll(more);
        return new Dispatcher(declared, audit, words);
    }

    Optional<Command> find(String name) {
        return own.containsKey(name) ? Optional.of(own.get(name)) : declared.find(name);
    }

    SortedMap<String, Command> declared() {
        return declared.all();
    }

    SortedMap<String, Command> own() {
        return own;
    }

    /**
     * Finds a command that is there.
     *
     * @throws WrongUse when there is none of that name, with the nearest names
     */
    Command require(String name) {
        return find(name).orElseThrow(() -> {
            List<String> names = new ArrayList<>(own.keySet());
            names.addAll(declared().keySet());
            String scope = name.endsWith(":") ? name : name + ":";
            List<String> ofScope =
                    names.stream().filter(known -> known.startsWith(scope)).toList();
            if (!ofScope.isEmpty()) {
                return new WrongUse("\"" + name + "\" is a group of commands: " + String.join(", ", ofScope) + ".");
            }
            return new WrongUse("There is no command \"" + name + "\"" + Names.suggestion(Names.near(name, names))
                    + " help lists all.");
        });
    }

    /** Runs one command. Never throws. */
    int run(String name, List<String> words, Console console) {
        ProgressLine progress = new ProgressLine(console);
        PrintWriter out = new PrintWriter(
                new Plain(new OutputStreamWriter(progress.givingWayTo(console.out()), StandardCharsets.UTF_8)), true);
        Optional<Command> found = Optional.empty();
        Take take = new Take(name, console.caller());
        Act.Outcome outcome = Act.Outcome.REFUSED;
        int status = WRONG_USE;
        try {
            Command command = require(name);
            found = Optional.of(command);
            Arguments arguments = Arguments.read(command, words);
            take.arguments(command, arguments);
            if (arguments.help()) {
                out.print(Usage.text(command));
                outcome = Act.Outcome.DONE;
                status = OK;
                return status;
            }
            console.caller().require(command.permission());
            if (command.changes()
                    && command.mends()
                    && console.caller().origin().door() == Origin.Door.SHELL) {
                audit.note(name, take.begun());
            } else if (command.changes()) {
                audit.require(name, take.begun());
            }
            Invocation invocation = new Invocation(
                    arguments.parameters(),
                    arguments.options(),
                    console.folder(),
                    out,
                    progress,
                    console.caller(),
                    console.width());
            status = command instanceof Filter filter
                    ? filter.filter(invocation, reader(console))
                    : command.run(invocation);
            outcome = status == OK ? Act.Outcome.DONE : Act.Outcome.FAILED;
            return status;
        } catch (WrongUse e) {
            out.flush();
            say(console.err(), (found.isEmpty() ? "" : name + ": ") + e.getMessage());
            found.ifPresent(command ->
                    say(console.err(), "Usage: " + Usage.line(command) + "   (" + name + " --help tells more)"));
            take.code("refusal", found.isEmpty() ? "shell.unknown" : "shell.wrong-use");
            return status;
        } catch (Throwable e) {
            out.flush();
            progress.clear();
            boolean reads = found.filter(Filter.class::isInstance).isPresent();
            say(console.err(), name + ": " + message(name, e, take, reads));
            status = FAILED;
            outcome = e instanceof Refusal
                            || e instanceof NotNow
                            || e instanceof Forbidden
                            || e instanceof NotFound
                            || e instanceof Stale
                    ? Act.Outcome.REFUSED
                    : Act.Outcome.FAILED;
            return status;
        } finally {
            progress.clear();
            out.flush();
            if (found.filter(Filter.class::isInstance).isEmpty()) {
                // What Ctrl-C ended is taken down as well, which waits for the database.
                boolean interrupted = Thread.interrupted();
                audit.note(name, take.ended(outcome, status));
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** A line that holds something else than declared commands with plain words was refused. Only its first word is kept: any other may be a secret. */
    void refused(String line, Console console) {
        Take take = new Take(line.strip().split("\\s", 2)[0], console.caller());
        take.code("refusal", "shell.no-command-line");
        audit.note("a line", take.ended(Act.Outcome.REFUSED, WRONG_USE));
    }

    /** @param reads what another command prints, which may end before it does */
    private static String message(String name, Throwable e, Take take, boolean reads) {
        if (e instanceof Refusal refusal) {
            take.code("refusal", refusal.code());
            String field = refusal.field().map(f -> f + ": ").orElse("");
            return sentence(field + e.getMessage());
        }
        if (e instanceof NotNow now) {
            take.code("refusal", now.why().code());
            return sentence(e.getMessage());
        }
        if (e instanceof NotFound || e instanceof Stale || e instanceof Forbidden) {
            take.code("refusal", e.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            return sentence(e.getMessage());
        }
        if (Thread.currentThread().isInterrupted()
                || has(e, Dispatcher::isInterruption)
                || reads && has(e, ClosedChannelException.class::isInstance)) {
            return "Interrupted.";
        }
        if (has(e, Dispatcher::isSilenceOfDatabase)) {
            LOG.warn("The database did not answer the shell command {}: {}", name, e.toString());
            return "The database does not answer: node:status tells what is wrong.";
        }
        String incident = UUID.randomUUID().toString().substring(0, 8);
        take.code("incident", incident);
        LOG.error("Incident {} in the shell command {}", incident, name, e);
        return "Something went wrong inside the node. The log tells what: log:tail | grep " + incident + ".";
    }

    private static boolean has(Throwable e, Predicate<Throwable> kind) {
        Throwable cause = e;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (kind.test(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isInterruption(Throwable e) {
        return e instanceof InterruptedException || e instanceof InterruptedIOException;
    }

    private static boolean isSilenceOfDatabase(Throwable e) {
        return e instanceof SQLException failure
                && (failure instanceof SQLTransientConnectionException
                        || failure instanceof SQLNonTransientConnectionException
                        || String.valueOf(failure.getSQLState()).startsWith(NO_CONNECTION));
    }

    private static String sentence(String message) {
        return message.matches("(?s).*[.!?]") ? message : message + ".";
    }

    private static BufferedReader reader(Console console) {
        return new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
    }

    private static void say(PrintStream err, String message) {
        err.println(Plain.of(message));
        err.flush();
    }

    /** For tests and completion: what a bundle declares right now. */
    Map<String, Command> everything() {
        SortedMap<String, Command> everything = new TreeMap<>(declared());
        everything.putAll(own);
        return everything;
    }
}
