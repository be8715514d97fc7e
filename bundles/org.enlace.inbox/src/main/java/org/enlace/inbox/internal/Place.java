package org.enlace.inbox.internal;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.enlace.inbox.InboxItem.Due;
import org.enlace.platform.RecordId;

/**
 * Where an item stands in an inbox, as a text that orders: what is due by when, then what is due on no day, the newest first.
 * Digits and an id of always the same length order alike in every database.
 */
final class Place {
    /** Beyond the microseconds of every year that is written with four digits. */
    private static final long UNDUE = 9_000_000_000_000_000_000L;

    private Place() {}

    static String of(Optional<Due> due, Instant created, RecordId id) {
        long order = due.map(one -> Moments.micros(one.end())).orElseGet(() -> UNDUE - Moments.micros(created));
        return at(order) + "/" + id;
    }

    /** Before every place of what is due at a moment. */
    static String dueAt(Instant moment) {
        return at(Moments.micros(moment));
    }

    /** Behind every place of what is due, and before the others. */
    static String undue() {
        return at(Moments.last() + 1);
    }

    /** Behind every place. */
    static String end() {
        return at(Long.MAX_VALUE);
    }

    private static String at(long order) {
        return String.format(Locale.ROOT, "%019d", order);
    }
}
