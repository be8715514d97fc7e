package org.enlace.jit.internal.work;

import java.util.Arrays;
import java.util.Locale;

/** The same work in a small team and in a large one, in turn: medians and their ratio, for figures. */
final class SideBySide {
    private SideBySide() {}

    /** Prints a line. A quarter as many rounds go before, which do not count. */
    static void row(String what, int rounds, Runnable few, Runnable many) {
        long[][] nanos = new long[2][rounds];
        for (int round = -rounds / 4; round < rounds; round++) {
            for (int which = 0; which < 2; which++) {
                long begin = System.nanoTime();
                (which == 0 ? few : many).run();
                if (round >= 0) {
                    nanos[which][round] = System.nanoTime() - begin;
                }
            }
        }
        double small = median(nanos[0]);
        double large = median(nanos[1]);
        System.out.printf(
                Locale.ROOT, "  %-36s %8.3f ms %8.3f ms  ratio %.2f%n", what, small / 1e6, large / 1e6, large / small);
    }

    /** Sorts them. */
    static double median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
