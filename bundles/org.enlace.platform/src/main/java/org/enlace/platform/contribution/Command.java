package org.enlace.platform.contribution;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;

/**
 * A command of the administrator's shell, such as {@code module:list}. A service. Only declared commands can be run; the
 * shell reads the arguments, answers {@code --help}, checks the permission and turns failures into messages, so a command
 * does nothing but its work.
 *
 * <p>A listing declares {@link Option#JSON} and answers people with a {@link Table}, scripts with {@link Json}:
 *
 * <pre>{@code
 * public int run(Invocation invocation) {
 *     List<Seminar> all = seminars.all(invocation.caller());
 *     if (invocation.has(Option.JSON)) {
 *         invocation.json(all);
 *     } else {
 *         Table table = new Table("Seminar", "Country", "Seats");
 *         all.forEach(seminar -> table.row(seminar.title(), seminar.country(), seminar.seats()));
 *         invocation.print(table);
 *     }
 *     return 0;
 * }
 * }</pre>
 *
 * <p>What a command throws: {@link org.enlace.platform.Refusal}, {@link org.enlace.platform.NotFound} and
 * {@link org.enlace.platform.Stale} become a message and the exit status 1; anything else is taken for a bug, logged once
 * by the shell with an incident number. A command is run by one thread for each call, which is interrupted when the caller
 * presses Ctrl-C or goes away.
 */
public interface Command {
    /** Before the colon: {@code module}, {@code node}, {@code config} … */
    String scope();

    /** After the colon. */
    String name();

    /** One line, English, no full stop. */
    String summary();

    Permission permission();

    /** In the order they are typed. Only the last may repeat. */
    List<Parameter> parameters();

    /** Beside {@code --help}, which every command has, and {@code --json}, which the shell gives to one that has none. */
    List<Option> options();

    /** A complete line that works, shown by {@code --help}. */
    String example();

    /**
     * Whether it changes anything. Every run is audited; a command that changes something is not even begun while the audit
     * cannot take it down, one that only reads then runs and is logged.
     */
    default boolean changes() {
        return !permission().value().endsWith(".read");
    }

    /**
     * Whether it may be what brings the audit back: on the node's own console it is then begun although the audit cannot take it down, and
     * the log keeps it. What it does not do without an audit it refuses itself.
     */
    default boolean mends() {
        return false;
    }

    /** The parameters and options, by name, whose values the audit must not learn, such as a password. */
    default Set<String> secrets() {
        return Set.of();
    }

    /** Values that may stand at a parameter, for tab completion. */
    default List<String> complete(Parameter parameter) {
        return List.of();
    }

    /**
     * Does the work.
     *
     * @return the exit status: 0 when all went well
     */
    int run(Invocation invocation) throws Exception;

    record Parameter(String name, String summary, boolean required, boolean repeats) {}

    /**
     * @param name    long name without the dashes
     * @param summary one line
     * @param value   what its value is called, or empty for a switch
     */
    record Option(String name, String summary, String value) {
        public static final Option JSON = new Option("json", "print JSON for scripts", "");

        public boolean isSwitch() {
            return value.isEmpty();
        }
    }

    /**
     * One call, already checked against the declaration and allowed for the caller.
     *
     * @param arguments the parameters, in order
     * @param options   by long name; a switch that is set has an empty value
     * @param folder    where the caller stands, for relative paths
     * @param out       what the command has to say
     * @param progress  where long work tells how far it is
     * @param caller    on whose behalf the command acts
     * @param width     how many columns the caller's screen has; {@link Integer#MAX_VALUE} where it is no screen
     */
    record Invocation(
            List<String> arguments,
            Map<String, String> options,
            Path folder,
            PrintWriter out,
            Progress progress,
            Caller caller,
            int width) {
        private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ROOT);

        public Invocation {
            arguments = List.copyOf(arguments);
            options = Map.copyOf(options);
        }

        public boolean has(Option option) {
            return options.containsKey(option.name());
        }

        /** The value an option was given, where it was. */
        public Optional<String> value(Option option) {
            return Optional.ofNullable(options.get(option.name()));
        }

        /** The parameter at a place, counted from 0, where it was given. */
        public Optional<String> argument(int place) {
            return place < arguments.size() ? Optional.of(arguments.get(place)) : Optional.empty();
        }

        /**
         * A path the caller typed, as seen from where the caller stands. Whoever comes from elsewhere gets at nothing outside of that
         * folder: the node's user may read and write what no officer may.
         *
         * @throws Refusal {@code shell.outside} for a path that leads out of it, {@code shell.path} for what is no path
         */
        public Path path(String typed) {
            return confined(resolved(typed));
        }

        private Path resolved(String typed) {
            if (typed.isBlank()) {
                throw new Refusal("shell.path", "This is no path: it is empty");
            }
            try {
                return folder.resolve(typed).normalize();
            } catch (InvalidPathException e) {
                throw new Refusal("shell.path", "This is no path: " + e.getReason());
            }
        }

        /** The same path, where the caller may get at it. */
        private Path confined(Path path) {
            if (caller.origin().door() == Origin.Door.SSH && !Confined.within(folder, path)) {
                throw new Refusal(
                        "shell.outside",
                        "Through SSH files are read and written in the folder " + folder
                                + " alone, and \"" + path + "\" leads out of it: name a file in it without a path,"
                                + " or use the shell on the machine itself",
                        path);
            }
            return path;
        }

        /** A moment as people read it in a table, in the caller's time zone: {@code 2026-11-25 02:00 UTC}. */
        public String moment(Instant at) {
            return MOMENT.format(at.atZone(caller.zone()));
        }

        /** Prints a table that fits the caller's screen. */
        public void print(Table table) {
            table.print(out, width);
        }

        /** Prints a value as {@link Json}. */
        public void json(Object value) {
            out.println(Json.of(value));
        }
    }

    /** Shows how far long work is; silent where nobody looks. */
    @FunctionalInterface
    interface Progress {
        void at(String step, int done, int total);
    }
}
