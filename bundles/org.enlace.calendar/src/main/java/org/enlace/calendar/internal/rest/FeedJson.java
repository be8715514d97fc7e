package org.enlace.calendar.internal.rest;

import java.time.Instant;
import org.enlace.calendar.Feed;

/**
 * An address, without what is secret.
 *
 * @param source null for all
 * @param used   when it was last read, to within ten minutes; null where never
 */
public record FeedJson(String handle, String source, Instant made, Instant used) {
    static FeedJson of(Feed feed) {
        return new FeedJson(
                feed.handle(),
                feed.source().orElse(null),
                feed.made(),
                feed.used().orElse(null));
    }
}
