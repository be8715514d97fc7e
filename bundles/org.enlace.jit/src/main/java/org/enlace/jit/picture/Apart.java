package org.enlace.jit.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pushes nodes apart until none lies in another's room. */
final class Apart {
    private static final int ROUNDS = 120;
    private static final double GROWTH = 1.02;
    private static final double HAIR = 0.5;

    private final double[] x;
    private final double[] y;
    private final double width;
    private final double height;

    private Apart(double[] x, double[] y, double width, double height) {
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
    }

    /** Changes the places. Ends, because the whole grows as long as pushing alone does not do. */
    static void push(double[] x, double[] y, double width, double height) {
        Apart apart = new Apart(x, y, width, height);
        for (int round = 0; apart.round(); round++) {
            if (round >= ROUNDS) {
                apart.grow();
            }
        }
    }

    private void grow() {
        for (int i = 0; i < x.length; i++) {
            x[i] *= GROWTH;
            y[i] *= GROWTH;
        }
    }

    private boolean round() {
        Map<Long, List<Integer>> cells = new HashMap<>();
        boolean pushed = false;
        for (int i = 0; i < x.length; i++) {
            long column = (long) StrictMath.floor(x[i] / width);
            long row = (long) StrictMath.floor(y[i] / height);
            for (long c = column - 1; c <= column + 1; c++) {
                for (long r = row - 1; r <= row + 1; r++) {
                    for (int other : cells.getOrDefault(key(c, r), List.of())) {
                        pushed |= push(other, i);
                    }
                }
            }
            cells.computeIfAbsent(key(column, row), key -> new ArrayList<>()).add(i);
        }
        return pushed;
    }

    private static long key(long column, long row) {
        return column << 32 ^ row & 0xffffffffL;
    }

    /** Both give way, in the direction that takes less of a room. */
    private boolean push(int one, int other) {
        double across = x[other] - x[one];
        double down = y[other] - y[one];
        double lackX = width - Math.abs(across);
        double lackY = height - Math.abs(down);
        if (lackX <= 0 || lackY <= 0) {
            return false;
        }
        if (lackX / width < lackY / height) {
            double step = (lackX + HAIR) / 2 * (across < 0 ? -1 : 1);
            x[one] -= step;
            x[other] += step;
        } else {
            double step = (lackY + HAIR) / 2 * (down < 0 ? -1 : 1);
            y[one] -= step;
            y[other] += step;
        }
        return true;
    }
}
