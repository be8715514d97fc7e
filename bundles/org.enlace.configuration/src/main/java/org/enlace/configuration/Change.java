package org.enlace.configuration;

import java.time.Instant;
import java.util.List;

/**
 * One change of the node's own configuration files.
 *
 * @param number from 1, in their order
 * @param at     when it was made or, where somebody edited a file, seen
 * @param by     the officer; empty where a file was edited
 * @param undoes the number of the change that it took back; 0 for none
 * @param parts  what changed
 */
public record Change(long number, Instant at, String by, long undoes, List<Part> parts) {
    public Change {
        parts = List.copyOf(parts);
    }

    /**
     * @param before as it stood in the file, as JSON; empty where it did not; {@code ***} for a secret
     * @param after  likewise
     */
    public record Part(String pid, String key, String before, String after) {}
}
