package org.enlace.inbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an inbox is narrowed by.
 *
 * @param kind    of this kind only
 * @param use     of this use only
 * @param due     by when it is due
 * @param snoozed those that were put off, instead of those that were not
 */
public record InboxFilter(Optional<ItemKind> kind, Optional<String> use, DueIn due, boolean snoozed) {
    public static final InboxFilter ALL = new InboxFilter(Optional.empty(), Optional.empty(), DueIn.ANY, false);

    /** By when something is due. */
    public enum DueIn {
        ANY,
        OVERDUE,
        /** Within seven days. */
        WEEK,
        /** After that. */
        LATER,
        /** On no day. */
        NONE;

        /** The word used in addresses and the API. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<DueIn> of(String token) {
            return Arrays.stream(values())
                    .filter(due -> due.token().equals(token))
                    .findFirst();
        }
    }
}
