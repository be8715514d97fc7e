package org.enlace.shell.internal;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Language;

/**
 * How the client was called: its first frame, {@code name=value} entries separated by NUL.
 *
 * @param arguments   what stands after {@code shell}, one {@code arg} entry each
 * @param isLine      whether the only argument is a whole line, as somebody types it
 * @param folder      {@code cwd}: where the caller stands
 * @param interactive {@code interactive=1}: a person types at a terminal
 * @param watched     {@code watched=1}: a person looks at the error output
 * @param terminal    {@code term}: the type of the terminal, such as {@code xterm}
 * @param width       {@code columns}: of the screen, very large where there is none
 * @param height      {@code rows} of the screen
 * @param zone        {@code zone}: the caller's time zone
 * @param language    {@code language}: the caller's, English where the node does not speak it
 */
record Greeting(
        List<String> arguments,
        boolean isLine,
        Path folder,
        boolean interactive,
        boolean watched,
        String terminal,
        int width,
        int height,
        ZoneId zone,
        Language language) {
    private static final int WIDEST = 10_000;

    /** Reads the entries; what is missing or makes no sense gets its plain default. */
    static Greeting read(String content) {
        List<String> arguments = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        for (String entry : content.split("\0")) {
            int equals = entry.indexOf('=');
            if (equals > 0 && entry.startsWith("arg=")) {
                arguments.add(entry.substring(equals + 1));
            } else if (equals > 0) {
                values.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        String terminal = values.getOrDefault("term", "");
        return new Greeting(
                List.copyOf(arguments),
                arguments.size() == 1 && arguments.get(0).chars().anyMatch(Character::isWhitespace),
                Path.of(values.getOrDefault("cwd", "/")),
                "1".equals(values.get("interactive")),
                "1".equals(values.get("watched")),
                terminal(terminal),
                number(values.get("columns"), Integer.MAX_VALUE),
                number(values.get("rows"), 24),
                zone(values.get("zone")),
                Language.of(values.getOrDefault("language", "")).orElse(Language.EN));
    }

    /**
     * The same for an officer from elsewhere, whose one command is always a line.
     *
     * @param command  empty for a session
     * @param folder   the only one whose files the officer gets at
     * @param terminal empty where there is none
     */
    static Greeting fromElsewhere(
            Optional<String> command,
            Path folder,
            Optional<String> terminal,
            String columns,
            String rows,
            ZoneId zone,
            Language language) {
        boolean seen = terminal.isPresent();
        return new Greeting(
                command.map(List::of).orElse(List.of()),
                command.isPresent(),
                folder,
                seen && command.isEmpty(),
                seen,
                terminal(terminal.orElse("")),
                seen ? number(columns, 80) : Integer.MAX_VALUE,
                number(rows, 24),
                zone,
                language);
    }

    private static String terminal(String name) {
        return name.matches("[A-Za-z0-9][A-Za-z0-9+._-]{0,39}") ? name : "ansi";
    }

    private static int number(String value, int otherwise) {
        if (value == null || !value.matches("\\d{1,5}")) {
            return otherwise;
        }
        int number = Integer.parseInt(value);
        return number < 1 || number > WIDEST ? otherwise : number;
    }

    private static ZoneId zone(String value) {
        try {
            return value == null ? ZoneId.systemDefault() : ZoneId.of(value);
        } catch (DateTimeException e) {
            return ZoneId.systemDefault();
        }
    }
}
