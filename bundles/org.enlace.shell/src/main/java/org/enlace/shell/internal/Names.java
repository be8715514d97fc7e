package org.enlace.shell.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what somebody may have meant. */
final class Names {
    /** Letters to change at most. */
    private static final int FURTHEST = 3;

    private Names() {}

    /** The names nearest to a mistyped one, best first, at most three; empty when nothing is near. */
    static List<String> near(String typed, Collection<String> names) {
        String wanted = typed.toLowerCase(java.util.Locale.ROOT);
        return names.stream()
                .filter(name -> distance(wanted, name) <= allowed(wanted))
                .sorted(Comparator.<String>comparingInt(name -> distance(wanted, name))
                        .thenComparing(name -> name))
                .limit(3)
                .toList();
    }

    /** {@code ". Did you mean a, b or c?"}, or a full stop. */
    static String suggestion(List<String> near) {
        if (near.isEmpty()) {
            return ".";
        }
        String last = near.get(near.size() - 1);
        String before = String.join(", ", near.subList(0, near.size() - 1));
        return ". Did you mean " + (before.isEmpty() ? last : before + " or " + last) + "?";
    }

    private static int allowed(String typed) {
        return Math.min(FURTHEST, 1 + typed.length() / 4);
    }

    /** How near: 0 for what follows the colon, 1 for a beginning, else letters to change, insert, drop or swap. */
    private static int distance(String typed, String name) {
        String tail = name.substring(name.indexOf(':') + 1);
        if (typed.equals(tail)) {
            return 0;
        }
        if (typed.length() > 1 && (name.startsWith(typed) || tail.startsWith(typed))) {
            return 1;
        }
        return Math.min(edits(typed, name), typed.indexOf(':') < 0 ? edits(typed, tail) + 1 : Integer.MAX_VALUE);
    }

    private static int edits(String a, String b) {
        if (Math.abs(a.length() - b.length()) > FURTHEST) {
            // Not counted: somebody may have typed a name of thousands of letters.
            return a.length() + b.length();
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
