package org.enlace.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enlace.platform.RecordId;

/**
 * Something that waits for somebody.
 *
 * @param use       the name of the {@link InboxUse} that words it and knows who may know of it
 * @param key       names it within the use, so that it is replaced and taken away; 1 to 120 visible ASCII characters
 * @param record    what it is about
 * @param kind      what is wanted
 * @param to        for whom it waits
 * @param text      the key of its title in the texts of the use
 * @param arguments fill the title; at most {@value #ARGUMENTS}, cut to {@value #LONGEST} characters each
 * @param path      where it is done: an absolute path on this node
 * @param due       until when it is to be done
 * @param span      when it is shown
 */
public record InboxItem(
        String use,
        String key,
        RecordId record,
        ItemKind kind,
        Recipient to,
        String text,
        List<String> arguments,
        String path,
        Optional<Due> due,
        Span span) {
    /** The most arguments of a title. */
    public static final int ARGUMENTS = 6;

    /** The most characters of an argument. */
    public static final int LONGEST = 250;

    private static final Pattern USE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,120}");
    private static final Pattern TEXT = Pattern.compile("[a-z][a-zA-Z0-9.-]{0,79}");
    private static final Pattern PATH = Pattern.compile("/(?!/)[\\x21-\\x7e]{0,299}");

    /** Until when something is to be done: on a day at the latest, or before a moment. */
    public sealed interface Due {
        /** From when it is overdue. */
        Instant end();

        /** The last day on which it is not overdue. */
        LocalDate lastDay();

        /** Whose days it is counted by. */
        ZoneId zone();

        /** @param day itself within */
        record Day(LocalDate day, ZoneId zone) implements Due {
            public Day {
                Objects.requireNonNull(day, "day");
                Objects.requireNonNull(zone, "zone");
            }

            @Override
            public Instant end() {
                return day.plusDays(1).atStartOfDay(zone).toInstant();
            }

            @Override
            public LocalDate lastDay() {
                return day;
            }
        }

        /** @param end itself not within */
        record Moment(Instant end, ZoneId zone) implements Due {
            public Moment {
                Objects.requireNonNull(end, "end");
                Objects.requireNonNull(zone, "zone");
            }

            @Override
            public LocalDate lastDay() {
                return LocalDate.ofInstant(end.minusNanos(1), zone);
            }
        }
    }

    /**
     * @param from  from when it is shown; empty from the start
     * @param until until when; empty for as long as nobody takes it away
     */
    public record Span(Optional<Instant> from, Optional<Instant> until) {
        public static final Span ALWAYS = new Span(Optional.empty(), Optional.empty());
    }

    public InboxItem {
        required(USE, use, "use");
        required(KEY, key, "key");
        required(TEXT, text, "text");
        required(PATH, path, "path");
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(span, "span");
        if (arguments.size() > ARGUMENTS) {
            throw new IllegalArgumentException("A title has at most " + ARGUMENTS + " arguments");
        }
        arguments = arguments.stream().map(InboxItem::cut).toList();
    }

    /** Without a due date, shown until it is taken away. */
    public InboxItem(
            String use,
            String key,
            RecordId record,
            ItemKind kind,
            Recipient to,
            String text,
            List<String> arguments,
            String path) {
        this(use, key, record, kind, to, text, arguments, path, Optional.empty(), Span.ALWAYS);
    }

    /** With a moment before which it is to be done; for a deadline that is a date there is {@link #due(LocalDate, ZoneId)}. */
    public InboxItem due(Instant end, ZoneId zone) {
        return due(new Due.Moment(end, zone));
    }

    /** With the last day on which it can be done. */
    public InboxItem due(LocalDate day, ZoneId zone) {
        return due(new Due.Day(day, zone));
    }

    private InboxItem due(Due due) {
        return new InboxItem(use, key, record, kind, to, text, arguments, path, Optional.of(due), span);
    }

    public InboxItem shown(Optional<Instant> from, Optional<Instant> until) {
        return new InboxItem(use, key, record, kind, to, text, arguments, path, due, new Span(from, until));
    }

    /** Modules write these, people do not: what has another form is a bug. */
    private static void required(Pattern form, String value, String name) {
        if (value == null || !form.matcher(value).matches()) {
            throw new IllegalArgumentException("The " + name + " of an inbox item is not \"" + value + "\"");
        }
    }

    private static String cut(String argument) {
        String line = argument.replaceAll("\\p{Cntrl}+", " ").strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return line.substring(0, end) + "…";
    }
}
