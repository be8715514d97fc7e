package org.enlace.training;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whether two names may be one person's under two spellings. It only ever points out; a person decides. */
public final class Likeness {
    /** Letters that may differ in all. */
    private static final int SLIPS = 2;

    /** A name this short says too little for a slip. */
    private static final int SHORT = 8;

    private Likeness() {}

    /**
     * Alike whatever the case, the accents, the order and the marks between the words; with at most {@value #SLIPS} letters more,
     * fewer or other; or where all words of one stand in the other and there are at least two.
     */
    public static boolean alike(String one, String other) {
        List<String> first = words(one);
        List<String> second = words(other);
        String a = String.join(" ", first);
        String b = String.join(" ", second);
        if (a.equals(b)) {
            return true;
        }
        if (Math.min(first.size(), second.size()) >= 2 && (first.containsAll(second) || second.containsAll(first))) {
            return true;
        }
        return Math.min(a.length(), b.length()) >= SHORT && distance(a, b) <= SLIPS;
    }

    private static List<String> words(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return Arrays.stream(plain.split(" ")).sorted().toList();
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > SLIPS) {
            return SLIPS + 1;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal : diagonal + 1;
                row[j] = Math.min(same, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
