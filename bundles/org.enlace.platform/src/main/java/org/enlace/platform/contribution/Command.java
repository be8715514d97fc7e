package org.enlace.platform.contribution;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Permission;

/**
 * A command of the administrator's shell, such as {@code module:list}. A service. Only declared commands can be run; the
 * shell reads the arguments, answers {@code --help}, checks the permission and turns failures into messages, so a command
 * does nothing but its work.
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

    /** Beside {@code --help}, which every command has. */
    List<Option> options();

    /** A complete line that works, shown by {@code --help}. */
    String example();

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
     * One call, already checked against the declaration.
     *
     * @param arguments the parameters, in order
     * @param options   by long name; a switch that is set has an empty value
     * @param folder    where the caller stands, for relative paths
     * @param out       what the command has to say
     * @param progress  where long work tells how far it is
     */
    record Invocation(
            List<String> arguments, Map<String, String> options, Path folder, PrintWriter out, Progress progress) {
        public boolean has(Option option) {
            return options.containsKey(option.name());
        }
    }

    /** Shows how far long work is; silent where nobody looks. */
    @FunctionalInterface
    interface Progress {
        void at(String step, int done, int total);
    }
}
