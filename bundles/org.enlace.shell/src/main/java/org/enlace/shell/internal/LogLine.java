package org.enlace.shell.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of the node's log, in either of the forms that {@code org.enlace.launcher.NodeLog} writes: a line and the lines of a
 * stack trace that follow it, or a JSON object.
 *
 * @param time    when; null where a line has no such form, as in a log that is configured otherwise
 * @param level   such as {@code ERROR}; empty likewise
 * @param thread  which thread wrote it
 * @param logger  which part of the node, shortened to 36 characters
 * @param message what it said
 * @param trace   the lines below
 */
record LogLine(Instant time, String level, String thread, String logger, String message, List<String> trace) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(?:Z|[+-]\\d\\d:\\d\\d)) ([A-Z]+) +\\[(.*?)] (\\S+) - (.*)");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
    private static final Pattern EXCEPTION = Pattern.compile("([\\w$]+\\.)+([\\w$]+)(:.*)?");

    LogLine {
        trace = List.copyOf(trace);
    }

    /** The entries of some lines; what has no form of its own belongs to the entry before it. */
    static List<LogLine> read(List<String> lines) {
        List<LogLine> entries = new ArrayList<>();
        read(lines, entries::add);
        return entries;
    }

    /** One entry after the other, for whoever does not need all of them at once. */
    static void read(List<String> lines, Consumer<LogLine> entries) {
        List<String> trace = new ArrayList<>();
        LogLine head = null;
        for (String line : lines) {
            Optional<LogLine> begun = begin(line).or(() -> JsonEntry.of(line));
            if (begun.isPresent()) {
                if (head != null) {
                    entries.accept(head.with(trace));
                }
                head = begun.get();
                trace.clear();
                trace.addAll(head.trace());
            } else if (head == null) {
                entries.accept(new LogLine(null, "", "", "", line, List.of()));
            } else {
                trace.add(line);
            }
        }
        if (head != null) {
            entries.accept(head.with(trace));
        }
    }

    private static Optional<LogLine> begin(String line) {
        Matcher matcher = FORM.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            Instant time = OffsetDateTime.parse(matcher.group(1)).toInstant();
            return Optional.of(new LogLine(
                    time, matcher.group(2), matcher.group(3), matcher.group(4), matcher.group(5), List.of()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private LogLine with(List<String> lines) {
        return new LogLine(time, level, thread, logger, message, lines);
    }

    /** As the form for people has it. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%s %-5s [%s] %s - %s".formatted(TIME.format(time), level, thread, logger, message));
        lines.addAll(trace);
        return lines;
    }

    /** The simple name of the exception below the line; empty where there is none. */
    String exception() {
        if (trace.isEmpty()) {
            return "";
        }
        Matcher matcher = EXCEPTION.matcher(trace.get(0));
        return matcher.matches() ? matcher.group(2) : "";
    }
}
