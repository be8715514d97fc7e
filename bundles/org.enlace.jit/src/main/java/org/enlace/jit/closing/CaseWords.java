package org.enlace.jit.closing;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds in a text what tells of a case: names, plates, numbers and references that its team knows. */
public final class CaseWords {
    /** Shorter ones stand in too many words that mean nothing. */
    private static final int SHORTEST = 4;

    private static final int SHORTEST_NUMBER = 6;
    private static final int FEWEST_DIGITS = 3;

    private final Set<String> words = new LinkedHashSet<>();

    /** @param known what tells of the case, as it is written there */
    public CaseWords(Collection<String> known) {
        known.stream()
                .map(String::strip)
                .filter(one -> ClosingRules.plain(one).length() >= SHORTEST)
                .forEach(words::add);
    }

    /** Plates and numbers are typed with and without what stands between their parts; names of several words are not. */
    private static boolean numbered(String plain) {
        String joined = plain.replace(" ", "");
        return joined.length() >= SHORTEST_NUMBER
                && joined.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
    }

    /** Those of them that stand in a text, however they are typed there. */
    public Set<String> in(String text) {
        String plain = " " + ClosingRules.plain(text) + " ";
        String joined = plain.replace(" ", "");
        Set<String> found = new LinkedHashSet<>();
        for (String word : words) {
            String sought = ClosingRules.plain(word);
            if (plain.contains(" " + sought + " ") || numbered(sought) && joined.contains(sought.replace(" ", ""))) {
                found.add(word);
            }
        }
        return found;
    }
}
