package org.enlace.inbox;

import java.time.Instant;
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

    /**
     * @param at   the end of the time
     * @param zone whose days it is counted by
     */
    public record Due(Instant at, ZoneId zone) {
        public Due {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(zone, "zone");
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

    public InboxItem due(Instant at, ZoneId zone) {
        return new InboxItem(use, key, record, kind, to, text, arguments, path, Optional.of(new Due(at, zone)), span);
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
