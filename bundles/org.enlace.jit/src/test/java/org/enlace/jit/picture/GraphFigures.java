package org.enlace.jit.picture;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.enlace.jit.work.Seen;

/**
 * Prints how long the picture of a large team takes, for someone who looks; not a test. The floor is one round in which every node looks at
 * every other, as the forces would without heaps, and the same picture of a tenth of the nodes. Arguments: nodes (2000 when not said),
 * rounds (7). Seed fixed.
 */
public final class GraphFigures {
    private GraphFigures() {}

    public static void main(String[] arguments) {
        int nodes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        java.util.List<Seen> large = Sketches.network(nodes).all();
        java.util.List<Seen> small = Sketches.network(nodes / 10).all();
        double[] pairs = new double[rounds];
        double[] tenth = new double[rounds];
        double[] graph = new double[rounds];
        double[] layout = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            pairs[i] = seconds(() -> everyPair(nodes));
            tenth[i] = seconds(() -> Layout.of(Graph.of(small)));
            Graph[] built = new Graph[1];
            graph[i] = seconds(() -> built[0] = Graph.of(large));
            layout[i] = seconds(() -> Layout.of(built[0]));
        }
        Graph built = Graph.of(large);
        Layout drawn = Layout.of(built);
        print(
                "%d nodes, %d relations, %d rounds, medians (first round)",
                nodes, built.edges().size(), rounds);
        print("every node looks at every other once: %.4f s (%.4f)", median(pairs), pairs[0]);
        print("graph of the entries: %.4f s (%.4f)", median(graph), graph[0]);
        print("layout of %d nodes: %.3f s (%.3f)", nodes / 10, median(tenth), tenth[0]);
        print(
                "layout of %d nodes: %.3f s (%.3f), %.1f looks of every node at every other, %.1f of a tenth; %d by %d",
                nodes,
                median(layout),
                layout[0],
                median(layout) / median(pairs),
                median(layout) / median(tenth),
                drawn.width(),
                drawn.height());
    }

    private static double everyPair(int nodes) {
        double sum = 0;
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < nodes; j++) {
                double across = i * 0.37 - j * 0.11;
                double down = i * 0.13 + j * 0.71 + 1;
                double far = across * across + down * down;
                sum += across / far + down / far;
            }
        }
        return sum;
    }

    private static double seconds(Supplier<?> work) {
        long begin = System.nanoTime();
        if (work.get() == null) {
            throw new IllegalStateException("Nothing was made");
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
