package org.enlace.shell.internal;

import java.util.ArrayList;
import java.util.List;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Command.Option;
import org.enlace.platform.contribution.Command.Parameter;

/** What {@code --help} says about a command. */
final class Usage {
    private Usage() {}

    /** {@code module:list}, or the bare name of one of the shell's own words. */
    static String name(Command command) {
        return command.scope().isEmpty() ? command.name() : command.scope() + ":" + command.name();
    }

    /** One line: {@code module:info [--json] MODULE}. */
    static String line(Command command) {
        StringBuilder line = new StringBuilder(name(command));
        for (Option option : command.options()) {
            line.append(" [--").append(option.name());
            line.append(option.isSwitch() ? "" : " " + option.value()).append(']');
        }
        for (Parameter parameter : command.parameters()) {
            String shown = parameter.name() + (parameter.repeats() ? " …" : "");
            line.append(' ').append(parameter.required() ? shown : "[" + shown + "]");
        }
        return line.toString();
    }

    /** The whole help, ending in a line feed. */
    static String text(Command command) {
        List<String[]> options = new ArrayList<>();
        for (Option option : command.options()) {
            options.add(new String[] {
                "--" + option.name() + (option.isSwitch() ? "" : " " + option.value()), option.summary()
            });
        }
        options.add(new String[] {"--help", "show this"});
        List<String[]> parameters = command.parameters().stream()
                .map(p -> new String[] {p.name(), p.summary() + (p.required() ? "" : " (may be left out)")})
                .toList();

        StringBuilder text = new StringBuilder();
        text.append(name(command)).append(" - ").append(command.summary()).append("\n\n");
        text.append("Usage\n  ").append(line(command)).append('\n');
        if (!parameters.isEmpty()) {
            text.append("\nParameters\n");
            list(text, parameters);
        }
        text.append("\nOptions\n");
        list(text, options);
        if (!command.example().isEmpty()) {
            text.append("\nExample\n  ").append(command.example()).append('\n');
        }
        return text.toString();
    }

    private static void list(StringBuilder text, List<String[]> rows) {
        int width = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
        for (String[] row : rows) {
            text.append("  ").append(row[0]).append(" ".repeat(width - row[0].length()));
            text.append("   ").append(row[1]).append('\n');
        }
    }
}
