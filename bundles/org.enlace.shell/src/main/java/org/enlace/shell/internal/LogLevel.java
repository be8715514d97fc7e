package org.enlace.shell.internal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.annotations.Component;
import org.slf4j.LoggerFactory;

/** {@code log:level}: how much a part of the node writes into the log, until the node is started anew. */
@Component
public final class LogLevel implements Command {
    private static final List<String> LEVELS = List.of("error", "warn", "info", "debug", "trace", "off");
    private static final List<String> LOUD = List.of("debug", "trace");
    private static final String INHERIT = "default";
    private static final String OURS = "org.enlace";

    @Override
    public String scope() {
        return "log";
    }

    @Override
    public String name() {
        return "level";
    }

    @Override
    public String summary() {
        return "list or set how much is logged, until the next start";
    }

    @Override
    public Permission permission() {
        return new Permission("log.manage");
    }

    /** A louder log is what finds out why the audit does not answer. */
    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("LOGGER", "a package or class, such as org.enlace.web; all loggers: ROOT", false, false),
                new Parameter("LEVEL", String.join(", ", LEVELS) + ", or " + INHERIT + " to undo", false, false));
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "log:level org.enlace.web debug";
    }

    @Override
    public List<String> complete(Parameter parameter) {
        if (parameter.name().equals("LEVEL")) {
            return Stream.concat(LEVELS.stream(), Stream.of(INHERIT)).toList();
        }
        return context().getLoggerList().stream().map(Logger::getName).toList();
    }

    @Override
    public int run(Invocation invocation) {
        invocation.argument(0).ifPresent(LogLevel::requireName);
        if (invocation.arguments().size() == 2) {
            String name = invocation.arguments().get(0);
            String level = invocation.arguments().get(1).toLowerCase(Locale.ROOT);
            if (invocation.caller().origin().door() == Origin.Door.SSH) {
                requireQuiet(name, level);
            }
            set(name, level);
        }
        Map<String, String> levels = levels(invocation.argument(0));
        if (invocation.has(Option.JSON)) {
            invocation.json(levels);
        } else {
            Table table = new Table("Logger", "Level");
            levels.forEach((logger, level) -> table.row(logger, level));
            invocation.print(table);
        }
        return Dispatcher.OK;
    }

    /**
     * Libraries log what they are given: requests with the cookies of whoever asks, rows with what they say. At the console it is the
     * node's user who reads that, who could anyhow.
     */
    private static void requireQuiet(String name, String level) {
        boolean ours = name.equals(OURS) || name.startsWith(OURS + ".");
        if (LOUD.contains(level) && !ours) {
            throw new Refusal(
                    "log.loud",
                    "Through SSH " + String.join(" and ", LOUD) + " are for " + OURS
                            + " and what is below it, not for \""
                            + name
                            + "\": libraries log requests and rows with what they say. Use the shell on the machine"
                            + " itself");
        }
    }

    private static void requireName(String name) {
        if (!name.matches("[A-Za-z_][\\w.$-]{0,200}")) {
            throw new Refusal(
                    "shell.value", "LOGGER is a package or class, such as org.enlace.web, not \"" + name + "\"");
        }
    }

    private static void set(String name, String level) {
        if (!LEVELS.contains(level) && !level.equals(INHERIT)) {
            throw new Refusal(
                    "shell.value",
                    "LEVEL is one of " + String.join(", ", LEVELS) + " and " + INHERIT + ", not \"" + level + "\"");
        }
        boolean root = name.equals(org.slf4j.Logger.ROOT_LOGGER_NAME);
        if (root && level.equals(INHERIT)) {
            throw new Refusal(
                    "shell.value", "ROOT has nothing above it to take its level from: name a level, such as info");
        }
        context().getLogger(name).setLevel(level.equals(INHERIT) ? null : Level.toLevel(level));
    }

    /** The loggers whose level was set, or the one asked for with the level that holds for it. */
    private static Map<String, String> levels(Optional<String> asked) {
        Map<String, String> levels = new LinkedHashMap<>();
        if (asked.isPresent()) {
            levels.put(asked.get(), word(context().getLogger(asked.get()).getEffectiveLevel()));
        } else {
            context().getLoggerList().stream()
                    .filter(logger -> logger.getLevel() != null)
                    .forEach(logger -> levels.put(logger.getName(), word(logger.getLevel())));
        }
        return levels;
    }

    private static String word(Level level) {
        return level.toString().toLowerCase(Locale.ROOT);
    }

    private static LoggerContext context() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            return context;
        }
        throw new Refusal("log.backend", "This node does not log through Logback, so its levels cannot be set here");
    }
}
