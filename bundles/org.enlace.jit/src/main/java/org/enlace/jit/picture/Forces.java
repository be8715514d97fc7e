package org.enlace.jit.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Nodes that push one another away and are drawn together by what relates them, until they rest (Fruchterman and Reingold); those far away
 * push by the heap (Barnes and Hut). Begins from rings around the node with most beside it. A relation would like the length 1.
 */
final class Forces {
    private static final int MANY = 500;
    private static final int ROUNDS = 300;
    private static final int ROUNDS_OF_MANY = 140;
    private static final double NEAR = 1e-4;
    private static final double HOT = 0.6;
    /** How strongly everything is drawn to the middle, which keeps long chains from reaching far out. */
    private static final double MIDDLE = 0.12;

    /** The golden angle: how children around a node are turned from ring to ring. */
    private static final double TURN = 2.399963229728653;

    private final int[][] beside;
    private final double[] x;
    private final double[] y;
    private final double[] pushX;
    private final double[] pushY;

    /** @param beside of each node those it is related to; all hang together */
    Forces(int[][] beside) {
        this.beside = beside;
        x = new double[beside.length];
        y = new double[beside.length];
        pushX = new double[beside.length];
        pushY = new double[beside.length];
        rings();
    }

    double[] x() {
        return x;
    }

    double[] y() {
        return y;
    }

    /** Every node gets a piece of the circle as large as what hangs from it. */
    private void rings() {
        int count = beside.length;
        int root = 0;
        for (int i = 1; i < count; i++) {
            root = beside[i].length > beside[root].length ? i : root;
        }
        int[] above = new int[count];
        java.util.Arrays.fill(above, -1);
        List<Integer> order = new ArrayList<>();
        Deque<Integer> next = new ArrayDeque<>(List.of(root));
        above[root] = root;
        while (!next.isEmpty()) {
            int at = next.poll();
            order.add(at);
            for (int other : beside[at]) {
                if (above[other] < 0) {
                    above[other] = at;
                    next.add(other);
                }
            }
        }
        double[] weight = new double[count];
        for (int i = count - 1; i >= 0; i--) {
            int at = order.get(i);
            weight[at] += 1;
            if (at != root) {
                weight[above[at]] += weight[at];
            }
        }
        spread(order, above, weight);
    }

    private void spread(List<Integer> order, int[] above, double[] weight) {
        int count = beside.length;
        double[] begin = new double[count];
        double[] piece = new double[count];
        double[] used = new double[count];
        int[] ring = new int[count];
        int root = order.get(0);
        piece[root] = 2 * StrictMath.PI;
        for (int at : order) {
            if (at != root) {
                int parent = above[at];
                ring[at] = ring[parent] + 1;
                piece[at] = piece[parent] * weight[at] / (weight[parent] - 1);
                begin[at] = begin[parent] + used[parent];
                used[parent] += piece[at];
            }
            double angle = begin[at] + piece[at] / 2;
            // A hair of difference keeps nodes in one line from staying there.
            double far = ring[at] + 0.01 * StrictMath.sin(at * TURN);
            x[at] = far * StrictMath.cos(angle);
            y[at] = far * StrictMath.sin(angle);
        }
    }

    void settle() {
        int rounds = beside.length > MANY ? ROUNDS_OF_MANY : ROUNDS;
        double hot = HOT * StrictMath.sqrt(StrictMath.sqrt(beside.length));
        for (int round = 0; round < rounds; round++) {
            round(hot * (1 - (double) round / rounds));
        }
    }

    /** How long relations are, in the mean. */
    double length() {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < beside.length; i++) {
            for (int other : beside[i]) {
                double across = x[other] - x[i];
                double down = y[other] - y[i];
                sum += StrictMath.sqrt(across * across + down * down);
                count++;
            }
        }
        return sum / count;
    }

    private void round(double most) {
        java.util.Arrays.fill(pushX, 0);
        java.util.Arrays.fill(pushY, 0);
        Heaps heaps = new Heaps(x, y);
        for (int i = 0; i < beside.length; i++) {
            heaps.push(i, pushX, pushY);
            pushX[i] += (heaps.middleX() - x[i]) * MIDDLE;
            pushY[i] += (heaps.middleY() - y[i]) * MIDDLE;
            for (int other : beside[i]) {
                double across = x[other] - x[i];
                double down = y[other] - y[i];
                double far = StrictMath.sqrt(across * across + down * down);
                pushX[i] += across * far;
                pushY[i] += down * far;
            }
        }
        for (int i = 0; i < beside.length; i++) {
            double far = StrictMath.sqrt(pushX[i] * pushX[i] + pushY[i] * pushY[i]);
            if (far > NEAR) {
                double step = Math.min(far, most) / far;
                x[i] += pushX[i] * step;
                y[i] += pushY[i] * step;
            }
        }
    }
}
