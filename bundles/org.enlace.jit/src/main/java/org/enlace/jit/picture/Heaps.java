package org.enlace.jit.picture;

import java.util.Arrays;

/**
 * Points in a tree of squares, each with how many lie in it and where their middle is, so that those far away push together. A push is the
 * number of points by the square of the distance: by the distance alone, as is usual, large graphs become too large to be read.
 */
final class Heaps {
    /** A square whose side is smaller than this part of its distance pushes as one. */
    private static final double FAR = 0.9;

    /** Deeper, points are taken to lie at one place. */
    private static final int DEEPEST = 24;

    private static final double NEAR = 1e-3;
    private static final int NONE = -1;

    private final double[] x;
    private final double[] y;
    private final double side;
    private final double west;
    private final double north;
    private int[] children = new int[256];
    private int[] single = new int[64];
    private int[] count = new int[64];
    private double[] sumX = new double[64];
    private double[] sumY = new double[64];
    private int used;

    Heaps(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        west = Arrays.stream(x).min().orElse(0);
        north = Arrays.stream(y).min().orElse(0);
        side = Math.max(
                        Arrays.stream(x).max().orElse(0) - west,
                        Arrays.stream(y).max().orElse(0) - north)
                + NEAR;
        square();
        for (int i = 0; i < x.length; i++) {
            put(i);
        }
    }

    private int square() {
        if (used == count.length) {
            int room = used * 2;
            children = Arrays.copyOf(children, room * 4);
            single = Arrays.copyOf(single, room);
            count = Arrays.copyOf(count, room);
            sumX = Arrays.copyOf(sumX, room);
            sumY = Arrays.copyOf(sumY, room);
        }
        Arrays.fill(children, used * 4, used * 4 + 4, NONE);
        single[used] = NONE;
        return used++;
    }

    private void put(int point) {
        int at = 0;
        double left = west;
        double top = north;
        double half = side / 2;
        for (int depth = 0; ; depth++) {
            boolean leaf = count[at] == 0 || single[at] != NONE;
            int before = single[at];
            count[at]++;
            sumX[at] += x[point];
            sumY[at] += y[point];
            if (count[at] == 1) {
                single[at] = point;
                return;
            }
            if (depth == DEEPEST) {
                single[at] = NONE;
                return;
            }
            if (leaf && before != NONE) {
                single[at] = NONE;
                int below = child(at, quarter(before, left, top, half));
                count[below] = 1;
                sumX[below] = x[before];
                sumY[below] = y[before];
                single[below] = before;
            }
            int quarter = quarter(point, left, top, half);
            at = child(at, quarter);
            left += (quarter & 1) * half;
            top += (quarter >> 1) * half;
            half /= 2;
        }
    }

    private int quarter(int point, double left, double top, double half) {
        return (x[point] >= left + half ? 1 : 0) + (y[point] >= top + half ? 2 : 0);
    }

    private int child(int square, int quarter) {
        int known = children[square * 4 + quarter];
        if (known == NONE) {
            int made = square();
            children[square * 4 + quarter] = made;
            return made;
        }
        return known;
    }

    double middleX() {
        return sumX[0] / count[0];
    }

    double middleY() {
        return sumY[0] / count[0];
    }

    void push(int point, double[] pushX, double[] pushY) {
        push(0, side, point, pushX, pushY);
    }

    private void push(int square, double wide, int point, double[] pushX, double[] pushY) {
        if (single[square] == point) {
            return;
        }
        double across = x[point] - sumX[square] / count[square];
        double down = y[point] - sumY[square] / count[square];
        double far = across * across + down * down;
        boolean leaf = children[square * 4] == NONE
                && children[square * 4 + 1] == NONE
                && children[square * 4 + 2] == NONE
                && children[square * 4 + 3] == NONE;
        if (leaf || wide * wide < FAR * FAR * far) {
            if (far < NEAR * NEAR) {
                // At one place: each goes its own way.
                across = StrictMath.cos(point);
                down = StrictMath.sin(point);
                far = 1;
            }
            double push = count[square] / (far * StrictMath.sqrt(far));
            pushX[point] += across * push;
            pushY[point] += down * push;
            return;
        }
        for (int i = 0; i < 4; i++) {
            int below = children[square * 4 + i];
            if (below != NONE) {
                push(below, wide / 2, point, pushX, pushY);
            }
        }
    }
}
