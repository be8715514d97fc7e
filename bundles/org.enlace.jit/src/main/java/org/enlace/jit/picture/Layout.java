package org.enlace.jit.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.RecordId;

/**
 * Where the nodes of a graph are drawn: those that are related near one another, each with room for its name, parts that hang together side
 * by side. There is no chance in it, and no mathematics that machines do differently: the same graph gives the same places everywhere.
 *
 * @param places of the middle of each node's shape
 * @param width  of the whole, in the units of a picture at its full size
 * @param height of the whole
 */
public record Layout(Map<RecordId, Point> places, int width, int height) {
    /** The room of a node with its name, in units. */
    public static final int ROOM_WIDTH = 150;

    public static final int ROOM_HEIGHT = 84;

    /** From the upper edge of the room to the middle of the shape. */
    public static final int SHAPE_FROM_TOP = 24;

    /** How long relations are in the mean before anything is pushed apart, across and up. */
    private static final double ACROSS = 215;

    private static final double UP = 150;
    private static final int GAP = 24;
    private static final double BROADER = 1.5;

    public Layout {
        places = Map.copyOf(places);
    }

    public record Point(int x, int y) {}

    public Point at(RecordId node) {
        return places.get(node);
    }

    public static Layout of(Graph graph) {
        int count = graph.nodes().size();
        Map<RecordId, Integer> numbers = new HashMap<>();
        graph.nodes().forEach(node -> numbers.put(node.id(), numbers.size()));
        int[][] beside = beside(graph, numbers, count);
        double[] x = new double[count];
        double[] y = new double[count];
        List<Shelves.Box> boxes = new ArrayList<>();
        List<int[]> parts = parts(beside);
        parts.stream().filter(part -> part.length > 1).forEach(part -> boxes.add(whole(part, beside, x, y)));
        int[] alone = parts.stream()
                .filter(part -> part.length == 1)
                .mapToInt(part -> part[0])
                .toArray();
        int wide = wide(boxes, alone.length);
        if (alone.length > 0) {
            boxes.add(rows(alone, wide, x, y));
        }
        int[] size = Shelves.set(boxes, wide, GAP, x, y);
        Map<RecordId, Point> places = new HashMap<>();
        graph.nodes().forEach(node -> {
            int i = numbers.get(node.id());
            places.put(node.id(), new Point((int) StrictMath.rint(x[i]), (int) StrictMath.rint(y[i])));
        });
        return new Layout(places, size[0], size[1]);
    }

    private static int[][] beside(Graph graph, Map<RecordId, Integer> numbers, int count) {
        List<Set<Integer>> sets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sets.add(new HashSet<>());
        }
        graph.edges().forEach(edge -> {
            int from = numbers.get(edge.from());
            int to = numbers.get(edge.to());
            sets.get(from).add(to);
            sets.get(to).add(from);
        });
        return sets.stream()
                .map(set -> set.stream().mapToInt(Integer::intValue).sorted().toArray())
                .toArray(int[][]::new);
    }

    /** What hangs together, the largest first, each beginning with the node that has most beside it. */
    private static List<int[]> parts(int[][] beside) {
        boolean[] seen = new boolean[beside.length];
        List<int[]> parts = new ArrayList<>();
        for (int i = 0; i < beside.length; i++) {
            if (!seen[i]) {
                parts.add(reached(i, beside, seen));
            }
        }
        parts.sort(Comparator.comparing((int[] part) -> -part.length).thenComparing(part -> part[0]));
        return parts;
    }

    private static int[] reached(int start, int[][] beside, boolean[] seen) {
        List<Integer> part = new ArrayList<>();
        Deque<Integer> next = new ArrayDeque<>(List.of(start));
        seen[start] = true;
        while (!next.isEmpty()) {
            int at = next.poll();
            part.add(at);
            for (int other : beside[at]) {
                if (!seen[other]) {
                    seen[other] = true;
                    next.add(other);
                }
            }
        }
        return part.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static Shelves.Box whole(int[] part, int[][] beside, double[] x, double[] y) {
        Map<Integer, Integer> inner = new HashMap<>();
        for (int i = 0; i < part.length; i++) {
            inner.put(part[i], i);
        }
        int[][] near = Arrays.stream(part)
                .mapToObj(node -> Arrays.stream(beside[node]).map(inner::get).toArray())
                .toArray(int[][]::new);
        Forces forces = new Forces(near);
        forces.settle();
        double[] px = forces.x();
        double[] py = forces.y();
        double length = forces.length();
        for (int i = 0; i < part.length; i++) {
            px[i] *= ACROSS / length;
            py[i] *= UP / length;
        }
        Apart.push(px, py, ROOM_WIDTH, ROOM_HEIGHT);
        double west = Arrays.stream(px).min().orElse(0) - ROOM_WIDTH / 2.0;
        double north = Arrays.stream(py).min().orElse(0) - SHAPE_FROM_TOP;
        double east = Arrays.stream(px).max().orElse(0) + ROOM_WIDTH / 2.0;
        double south = Arrays.stream(py).max().orElse(0) - SHAPE_FROM_TOP + ROOM_HEIGHT;
        for (int i = 0; i < part.length; i++) {
            x[part[i]] = px[i] - west;
            y[part[i]] = py[i] - north;
        }
        return new Shelves.Box(part, east - west, south - north);
    }

    /** As wide as makes the whole a little broader than high. */
    private static int wide(List<Shelves.Box> boxes, int alone) {
        double area = (double) alone * ROOM_WIDTH * ROOM_HEIGHT;
        double widest = ROOM_WIDTH;
        for (Shelves.Box box : boxes) {
            area += (box.width() + GAP) * (box.height() + GAP);
            widest = Math.max(widest, box.width());
        }
        return (int) StrictMath.ceil(Math.max(widest, StrictMath.sqrt(area) * BROADER));
    }

    /** Those without relations, in rows in their order. */
    private static Shelves.Box rows(int[] alone, int wide, double[] x, double[] y) {
        int columns = Math.min(alone.length, Math.max(1, wide / ROOM_WIDTH));
        for (int i = 0; i < alone.length; i++) {
            x[alone[i]] = (i % columns + 0.5) * ROOM_WIDTH;
            y[alone[i]] = i / columns * ROOM_HEIGHT + SHAPE_FROM_TOP;
        }
        int rows = (alone.length + columns - 1) / columns;
        return new Shelves.Box(alone, (double) columns * ROOM_WIDTH, (double) rows * ROOM_HEIGHT);
    }
}
