package org.enlace.training.internal.matching;

import java.util.Arrays;

/**
 * Of all flows that cost the same, takes the one in which whoever applied first has a place rather than not, and the place that was
 * offered first; then whoever applied second, and so on. By the prices of the nodes every flow of least cost differs from this one by
 * rounds along arcs whose reduced cost is zero, so those arcs are all there is to look at.
 */
final class Ties {
    private final Board board;
    private final Network network;
    /** The arcs of reduced cost zero alone, linked as in the network. */
    private final int[] first;

    private final int[] next;
    private final int[] seen;
    private final int[] onward;
    private final int[] queue;
    private final boolean[] settled;

    Ties(Board board) {
        this.board = board;
        network = board.network;
        first = new int[network.nodes()];
        next = new int[network.arcs()];
        seen = new int[network.nodes()];
        onward = new int[network.nodes()];
        queue = new int[network.nodes()];
        settled = new boolean[network.nodes()];
        Arrays.fill(first, -1);
        Arrays.fill(seen, -1);
        for (int arc = 0; arc < network.arcs(); arc++) {
            if (network.reduced(arc) == 0) {
                next[arc] = first[network.from(arc)];
                first[network.from(arc)] = arc;
            }
        }
    }

    void settle() {
        for (int candidate = 0; candidate < board.pinned.length; candidate++) {
            if (board.pinned[candidate] == Board.NOWHERE) {
                settle(candidate);
                settled[board.node(candidate)] = true;
            }
        }
    }

    private void settle(int candidate) {
        int node = board.node(candidate);
        int taken = board.taken(candidate);
        int now = taken < 0 ? Integer.MAX_VALUE : network.to(taken);
        boolean looked = false;
        int best = -1;
        for (int arc = first[node]; arc >= 0; arc = next[arc]) {
            boolean better = Network.forward(arc) && network.left(arc) > 0 && network.to(arc) < now;
            if (better && (best < 0 || network.to(arc) < network.to(best))) {
                if (!looked) {
                    lookBack(node);
                    looked = true;
                }
                if (seen[network.to(arc)] == node) {
                    best = arc;
                }
            }
        }
        if (best >= 0) {
            network.send(best, 1);
            for (int at = network.to(best); at != node; at = network.to(onward[at])) {
                network.send(onward[at], 1);
            }
        }
    }

    /** Finds every node from which a unit can come to this one for nothing, and by which arc it goes on. */
    private void lookBack(int target) {
        int head = 0;
        int tail = 0;
        queue[tail++] = target;
        seen[target] = target;
        while (head < tail) {
            int node = queue[head++];
            for (int arc = first[node]; arc >= 0; arc = next[arc]) {
                int from = network.to(arc);
                if (seen[from] != target && !settled[from] && network.left(Network.back(arc)) > 0) {
                    seen[from] = target;
                    onward[from] = Network.back(arc);
                    queue[tail++] = from;
                }
            }
        }
    }
}
