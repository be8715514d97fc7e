package org.enlace.jit.closing;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds in a text what tells of a case: names, plates, numbers and references that its team knows. */
public final class CaseWords {
    /** Shorter ones stand in too many words that mean nothing. */
    private static final int SHORTEST = 4;

    private final Set<String> words = new LinkedHashSet<>();

    /** @param known what tells of the case, as it is written there */
    public CaseWords(Collection<String> known) {
        known.stream()
                .map(String::strip)
                .filter(one -> ClosingRules.plain(one).length() >= SHORTEST)
                .forEach(words::add);
    }

    /** Those of them that stand in a text, however they are typed there. */
    public Set<String> in(String text) {
        String plain = " " + ClosingRules.plain(text) + " ";
        Set<String> found = new LinkedHashSet<>();
        for (String word : words) {
            if (plain.contains(" " + ClosingRules.plain(word) + " ")) {
                found.add(word);
            }
        }
        return found;
    }
}
