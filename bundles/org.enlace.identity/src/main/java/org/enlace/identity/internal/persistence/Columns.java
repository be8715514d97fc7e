package org.enlace.identity.internal.persistence;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How values stand in columns. */
final class Columns {
    private Columns() {}

    static long millis(Instant at) {
        return at.toEpochMilli();
    }

    static Long millis(Optional<Instant> at) {
        return at.map(Instant::toEpochMilli).orElse(null);
    }

    static Optional<Instant> instant(Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }

    /** With a blank before and after each, so that one can be looked for. */
    static String words(Collection<?> values) {
        return values.stream().map(String::valueOf).sorted().collect(Collectors.joining(" ", " ", " "));
    }

    static Set<String> words(String column) {
        return Arrays.stream(column.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    /** For {@code like ... escape '!'}. */
    static String containing(String text) {
        return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
