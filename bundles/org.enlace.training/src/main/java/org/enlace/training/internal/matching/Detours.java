package org.enlace.training.internal.matching;

import java.util.Arrays;

/**
 * What it costs to bring a unit from one node to another through what an optimal flow leaves free, other officers moved out of the way
 * where that is cheapest: shortest paths on reduced costs, which are not below zero (Dijkstra). Officers are no nodes here but steps
 * between two places, or a place and a country, so that what is left is small and dense, and a search costs the square of the places.
 */
final class Detours {
    static final long NONE = Long.MAX_VALUE;
    private static final int NO_STEP = Integer.MAX_VALUE;

    private final Network network;
    private final Board board;
    private final int officers;
    /** By node, and by the node before it: the reduced cost of the step. */
    private final int[][] steps;

    Detours(Board board) {
        this.board = board;
        network = board.network;
        officers = board.pinned.length;
        steps = new int[network.nodes() - officers][network.nodes() - officers];
        for (int[] into : steps) {
            Arrays.fill(into, NO_STEP);
        }
        for (int node = 0; node < network.nodes(); node++) {
            for (int arc = network.first(node); arc >= 0; arc = network.next(arc)) {
                if (network.left(arc) > 0) {
                    arrive(node, arc);
                }
            }
        }
    }

    private void arrive(int node, int arc) {
        if (board.isCandidate(node)) {
            return;
        }
        int target = network.to(arc);
        long cost = network.reduced(arc);
        if (!board.isCandidate(target)) {
            step(node, target, cost);
            return;
        }
        for (int on = network.first(target); on >= 0; on = network.next(on)) {
            if (network.left(on) > 0 && network.to(on) != node) {
                step(node, network.to(on), cost + network.reduced(on));
            }
        }
    }

    private void step(int from, int to, long cost) {
        int[] into = steps[small(to)];
        into[small(from)] = (int) Math.min(into[small(from)], cost);
    }

    /** The nodes without those of the officers. */
    private int small(int node) {
        return node < board.node(0) ? node : node - officers;
    }

    /** From each place, the cost to the nearest of these nodes; {@link #NONE} where there is no way. */
    long[] to(int... targets) {
        long[] far = new long[steps.length];
        boolean[] done = new boolean[steps.length];
        Arrays.fill(far, NONE);
        for (int target : targets) {
            far[small(target)] = -network.price(target);
        }
        for (int at = nearest(far, done); at >= 0; at = nearest(far, done)) {
            done[at] = true;
            int[] into = steps[at];
            for (int from = 0; from < into.length; from++) {
                if (into[from] != NO_STEP) {
                    far[from] = Math.min(far[from], far[at] + into[from]);
                }
            }
        }
        long[] places = new long[board.input.places().size()];
        for (int place = 0; place < places.length; place++) {
            int node = board.placeNode(place);
            places[place] = far[small(node)] == NONE ? NONE : far[small(node)] + network.price(node);
        }
        return places;
    }

    private static int nearest(long[] far, boolean[] done) {
        int nearest = -1;
        for (int node = 0; node < far.length; node++) {
            if (!done[node] && far[node] != NONE && (nearest < 0 || far[node] < far[nearest])) {
                nearest = node;
            }
        }
        return nearest;
    }
}
