package org.enlace.jit.work;

import java.util.Optional;
import java.util.Set;
import org.enlace.platform.CountryCode;

/**
 * Which entries of a team.
 *
 * @param kinds  any of these; empty for all
 * @param owner  of one country
 * @param words  all of these words occur in what the reader may read; empty for no matter what
 * @param nature facts or assessments only
 */
public record EntryQuery(
        Set<EntryKind> kinds, Optional<CountryCode> owner, String words, Optional<Grading.Nature> nature) {
    public EntryQuery {
        kinds = Set.copyOf(kinds);
        words = words.strip();
    }

    public static EntryQuery of(EntryKind... kinds) {
        return new EntryQuery(Set.of(kinds), Optional.empty(), "", Optional.empty());
    }
}
