package org.enlace.protocols;

import java.util.List;
import org.enlace.search.Search;

/**
 * One page of a list.
 *
 * @param lines    the records, in the order asked for
 * @param previous the cursor of the page before, or null on the first
 * @param next     the cursor of the page after, or null on the last
 * @param total    how many records there are in all
 * @param exact    whether {@code total} is all of them; otherwise, which may be so with words, there are at least that
 *                 many
 * @param similar  where no record has the words as they were typed, the words almost alike that were found instead; else empty
 */
public record ProtocolPage(
        List<Line> lines, String previous, String next, long total, boolean exact, List<String> similar) {
    public ProtocolPage {
        lines = List.copyOf(lines);
        similar = List.copyOf(similar);
    }

    /**
     * @param protocol the record
     * @param hit      why it was found, when words were looked for; otherwise null
     */
    public record Line(Protocol protocol, Search.Hit hit) {}
}
