package org.enlace.platform.contribution;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enlace.platform.InvisibleCharacters;
import org.enlace.platform.RecordId;

/**
 * A date in a calendar, as a module tells it: something on one day or at one time, or a series of such. What it becomes outside is
 * a VEVENT (RFC 5545).
 *
 * @param uid        names it for ever, wherever it is written: made by {@link #named}
 * @param sequence   grows with each change of time, place or state; 0 at first
 * @param changed    when it was last changed
 * @param inside     what its reader is shown on a page of the node
 * @param outside    what leaves the node, in a feed or by mail: no case content, since nothing protects it there
 * @param when       its time; of a series that of the first occurrence
 * @param status     how sure it is
 * @param series     how it comes round; empty for what comes once
 * @param organiser  who calls, where that is to be known outside
 * @param categories words a calendar sorts by, at most {@value #CATEGORIES}; they leave the node too
 * @param path       the page of the record: an absolute path on this node
 */
public record CalendarEvent(
        String uid,
        int sequence,
        Instant changed,
        Words inside,
        Words outside,
        CalendarTime when,
        Status status,
        Optional<CalendarSeries> series,
        Optional<Organiser> organiser,
        List<String> categories,
        String path) {
    /** The most categories. */
    public static final int CATEGORIES = 10;

    private static final Pattern UID = Pattern.compile("[A-Za-z0-9._-]{1,120}");
    private static final Pattern PATH = Pattern.compile("/(?!/)[\\x21-\\x7e]{0,299}");

    /** How sure it is that it takes place. */
    public enum Status {
        CONFIRMED,
        TENTATIVE,
        CANCELLED
    }

    /**
     * What is said of it. Too long a text is cut; control characters become blanks.
     *
     * @param summary     one line, not blank
     * @param description may be empty and have several lines
     * @param location    one line; may be empty
     */
    public record Words(String summary, String description, String location) {
        private static final int LINE = 200;
        private static final int TEXT = 4_000;

        public Words {
            summary = cut(line(summary), LINE);
            location = cut(line(location), LINE);
            description = cut(
                    InvisibleCharacters.removedFrom(description.replaceAll("\\r\\n?|[\\u2028\\u2029]", "\n"))
                            .replaceAll("[\\p{Cc}&&[^\\n]]+", " ")
                            .strip(),
                    TEXT);
            if (summary.isEmpty()) {
                throw new IllegalArgumentException("An event says in a line what it is");
            }
        }

        private static String line(String text) {
            return InvisibleCharacters.removedFrom(text)
                    .replaceAll("\\p{Cc}+", " ")
                    .strip();
        }

        public static Words of(String summary) {
            return new Words(summary, "", "");
        }

        private static String cut(String text, int longest) {
            if (text.length() <= longest) {
                return text;
            }
            int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
            return text.substring(0, end) + "…";
        }
    }

    /**
     * @param name    as people call them
     * @param address where they read mail, {@code name@domain}
     */
    public record Organiser(String name, String address) {
        private static final Pattern ADDRESS = Pattern.compile("[\\x21-\\x7e&&[^\"<>,;:\\\\@]]+@[A-Za-z0-9.-]+");

        public Organiser {
            name = name.replaceAll("[\\p{Cc}\"]+", " ").strip();
            if (!ADDRESS.matcher(address).matches()) {
                throw new IllegalArgumentException(
                        "An organiser is written to at name@domain, not \"" + address + "\"");
            }
        }
    }

    public CalendarEvent {
        if (uid == null || !UID.matcher(uid).matches()) {
            throw new IllegalArgumentException("An event is not named \"" + uid + "\"");
        }
        if (path == null || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("The path of an event is not \"" + path + "\"");
        }
        if (sequence < 0 || categories.size() > CATEGORIES) {
            throw new IllegalArgumentException("No event has sequence " + sequence + " and " + categories);
        }
        changed = changed.truncatedTo(ChronoUnit.SECONDS);
        Objects.requireNonNull(inside, "inside");
        Objects.requireNonNull(outside, "outside");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(organiser, "organiser");
        categories = categories.stream().map(word -> Words.of(word).summary()).toList();
        series.ifPresent(all -> all.fit(when));
    }

    /** Confirmed, once, said alike inside and outside: only where there is nothing to protect, or with {@link #outside}. */
    public static CalendarEvent of(
            String uid, int sequence, Instant changed, Words words, CalendarTime when, String path) {
        return new CalendarEvent(
                uid,
                sequence,
                changed,
                words,
                words,
                when,
                Status.CONFIRMED,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                path);
    }

    /**
     * A name for an event of a record, the same whenever it is asked for.
     *
     * @param part which of its events, of {@code A-Z a-z 0-9 . _ -}; empty where it has one
     */
    public static String named(RecordId record, String part) {
        return part.isEmpty() ? record.toString() : record + "." + part;
    }

    public CalendarEvent outside(Words words) {
        return new CalendarEvent(
                uid, sequence, changed, inside, words, when, status, series, organiser, categories, path);
    }

    public CalendarEvent as(Status other) {
        return new CalendarEvent(
                uid, sequence, changed, inside, outside, when, other, series, organiser, categories, path);
    }

    public CalendarEvent at(CalendarTime other) {
        return new CalendarEvent(
                uid, sequence, changed, inside, outside, other, status, series, organiser, categories, path);
    }

    public CalendarEvent repeated(CalendarSeries other) {
        return new CalendarEvent(
                uid, sequence, changed, inside, outside, when, status, Optional.of(other), organiser, categories, path);
    }

    public CalendarEvent by(Organiser other) {
        return new CalendarEvent(
                uid, sequence, changed, inside, outside, when, status, series, Optional.of(other), categories, path);
    }

    public CalendarEvent in(List<String> words) {
        return new CalendarEvent(uid, sequence, changed, inside, outside, when, status, series, organiser, words, path);
    }
}
