package org.enlace.training.internal.matching;

import java.util.Arrays;

/**
 * A network that carries whole units, in arrays: what is left of each arc, and what a unit costs on it. An arc with an even number goes
 * forward; the next number is the same arc backward, by which a unit is taken back.
 */
final class Network {
    static final int SOURCE = 0;
    static final int SINK = 1;
    private static final int NONE = -1;

    private final int[] first;
    private int[] next = new int[1024];
    private int[] to = new int[1024];
    private int[] left = new int[1024];
    private int[] cost = new int[1024];
    private int arcs;
    private final long[] potential;

    Network(int nodes) {
        first = new int[nodes];
        Arrays.fill(first, NONE);
        potential = new long[nodes];
    }

    /** @return its number */
    int add(int from, int target, int capacity, int price) {
        if (arcs + 2 > to.length) {
            next = Arrays.copyOf(next, 2 * arcs);
            to = Arrays.copyOf(to, 2 * arcs);
            left = Arrays.copyOf(left, 2 * arcs);
            cost = Arrays.copyOf(cost, 2 * arcs);
        }
        int arc = arcs;
        half(from, target, capacity, price);
        half(target, from, 0, -price);
        return arc;
    }

    private void half(int from, int target, int capacity, int price) {
        to[arcs] = target;
        left[arcs] = capacity;
        cost[arcs] = price;
        next[arcs] = first[from];
        first[from] = arcs++;
    }

    int nodes() {
        return first.length;
    }

    /** Forward and backward ones. */
    int arcs() {
        return arcs;
    }

    /** The first arc that leaves a node, backward ones included; below zero: none. */
    int first(int node) {
        return first[node];
    }

    int next(int arc) {
        return next[arc];
    }

    int to(int arc) {
        return to[arc];
    }

    int from(int arc) {
        return to[arc ^ 1];
    }

    int left(int arc) {
        return left[arc];
    }

    int cost(int arc) {
        return cost[arc];
    }

    static boolean forward(int arc) {
        return (arc & 1) == 0;
    }

    static int back(int arc) {
        return arc ^ 1;
    }

    /** Sends units along an arc. */
    void send(int arc, int units) {
        left[arc] -= units;
        left[arc ^ 1] += units;
    }

    void price(int node, long value) {
        potential[node] = value;
    }

    long price(int node) {
        return potential[node];
    }

    /** What a unit costs against the prices of the nodes: in an optimal flow never below zero on an arc with something left. */
    long reduced(int arc) {
        return cost[arc] + potential[to[arc]] - potential[to[arc ^ 1]];
    }
}
