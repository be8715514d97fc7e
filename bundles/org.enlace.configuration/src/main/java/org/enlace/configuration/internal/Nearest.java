package org.enlace.configuration.internal;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word a mistyped one was probably meant to be. */
final class Nearest {
    private Nearest() {}

    /** The known word with the fewest letters changed, if no more than a third of them are. */
    static Optional<String> to(String typed, Collection<String> known) {
        String best = null;
        int fewest = Math.max(2, typed.length() / 3) + 1;
        for (String word : known) {
            int changes = changes(typed.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT), fewest);
            if (changes < fewest) {
                fewest = changes;
                best = word;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Letters to insert, remove, replace or swap with a neighbour; {@code limit} where there are at least so many. */
    private static int changes(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                    continue;
                }
                int replaced = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                table[i][j] = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
                }
            }
        }
        return Math.min(table[a.length()][b.length()], limit);
    }
}
