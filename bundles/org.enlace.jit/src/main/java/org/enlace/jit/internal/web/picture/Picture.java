package org.enlace.jit.internal.web.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.enlace.jit.picture.Graph;
import org.enlace.jit.picture.Layout;
import org.enlace.jit.work.Grading;
import org.enlace.platform.RecordId;

/**
 * A graph as it is drawn.
 *
 * @param width   in units, which are pixels at full size
 * @param height  in units
 * @param fitted  whether it is drawn into the breadth of the page: shapes and the names of the foremost grow with it
 * @param scale   of the shapes
 * @param letters of the names
 * @param lines   below the figures
 * @param figures in the order they are read: row by row
 */
public record Picture(
        int width, int height, boolean fitted, double scale, double letters, List<Line> lines, List<Figure> figures) {
    /** A picture broader than this is shrunk on a usual screen. */
    public static final int PAGE = 1060;

    private static final int MARGIN = 12;
    private static final int RADIUS = 19;
    /** Shrunk by more than this, shapes and the foremost names are drawn larger, and no words beside lines. */
    private static final double SHRUNK = 1.5;

    private static final double LARGEST = 2.4;
    /** Beyond this many lines, only the table has the words of relations. */
    private static final int WORDED = 150;

    private static final int LETTERS = 20;
    private static final double LETTER_WIDTH = 8;

    /**
     * What relates two, in one line.
     *
     * @param to    whether an arrow points to the second end
     * @param from  whether one points to the first
     * @param thought whether all of it is assessment
     * @param words what stands beside it; may be empty
     * @param title what it says when pointed at
     */
    public record Line(
            double x1,
            double y1,
            double x2,
            double y2,
            boolean from,
            boolean to,
            boolean thought,
            String words,
            String title) {}

    /**
     * @param named  whether its name stands below
     * @param nameX  in the middle of its name
     * @param degree how many relations it has here
     */
    public record Figure(Graph.Node node, int x, int y, boolean named, int nameX, int degree) {
        public String label() {
            return shorten(node.title());
        }
    }

    public static String shorten(String title) {
        int[] letters = title.codePoints().toArray();
        return letters.length <= LETTERS ? title : new String(letters, 0, LETTERS - 1).strip() + "…";
    }

    /** How long an arrow is, in units. */
    public int arrow() {
        return (int) Math.rint(9 * scale);
    }

    /** Whether names stand above everything else, because figures are too close for them. */
    public boolean small() {
        return letters > 1;
    }

    /** Where the name of a figure begins, and how large it is, as an attribute takes it. */
    public String nameAt(Figure figure) {
        return "translate(" + figure.nameX() + " " + (figure.y() + (int) Math.rint(RADIUS * scale)) + ") scale("
                + round(letters) + ")";
    }

    public String scaleText() {
        return String.valueOf(round(scale));
    }

    /** @param words what a relation is called */
    public static Picture of(Graph graph, Layout layout, boolean fit, Function<Graph.Edge, String> words) {
        int width = layout.width() + 2 * MARGIN;
        double shrunk = (double) width / PAGE;
        boolean small = fit && shrunk > SHRUNK;
        double scale = small ? Math.min(LARGEST, shrunk * 0.7) : 1;
        Map<RecordId, Integer> degrees = graph.degrees();
        List<Figure> figures = new ArrayList<>();
        Set<RecordId> named = small ? foremost(graph, layout, degrees, shrunk) : null;
        graph.nodes().forEach(node -> {
            Layout.Point at = layout.at(node.id());
            figures.add(new Figure(
                    node,
                    at.x() + MARGIN,
                    at.y() + MARGIN,
                    named == null || named.contains(node.id()),
                    small ? inside(at.x() + MARGIN, node.title(), shrunk, width) : at.x() + MARGIN,
                    degrees.getOrDefault(node.id(), 0)));
        });
        figures.sort(Comparator.comparingInt((Figure figure) -> figure.y() / Layout.ROOM_HEIGHT)
                .thenComparingInt(Figure::x)
                .thenComparing(figure -> figure.node().id()));
        return new Picture(
                width,
                layout.height() + 2 * MARGIN,
                fit,
                scale,
                small ? shrunk : 1,
                lines(graph, figures, scale * RADIUS, small, words),
                figures);
    }

    /** Where a name stands whole. */
    private static int inside(int x, String title, double shrunk, int width) {
        int half = (int) Math.ceil(shorten(title).length() * LETTER_WIDTH * shrunk / 2);
        return Math.max(half, Math.min(width - half, x));
    }

    /** In a picture that is shrunk, those with most relations whose names have room beside one another. */
    private static Set<RecordId> foremost(Graph graph, Layout layout, Map<RecordId, Integer> degrees, double shrunk) {
        List<double[]> taken = new ArrayList<>();
        Set<RecordId> named = new LinkedHashSet<>();
        graph.nodes().stream()
                .filter(node -> degrees.getOrDefault(node.id(), 0) > 1)
                .sorted(Comparator.comparing((Graph.Node node) -> -degrees.get(node.id()))
                        .thenComparing(Graph.Node::id))
                .forEach(node -> {
                    Layout.Point at = layout.at(node.id());
                    double half = shorten(node.title()).length() * LETTER_WIDTH * shrunk / 2;
                    double[] room = {at.x() - half, at.y(), at.x() + half, at.y() + 45 * shrunk};
                    if (taken.stream().noneMatch(other -> crosses(room, other))) {
                        taken.add(room);
                        named.add(node.id());
                    }
                });
        return named;
    }

    private static boolean crosses(double[] one, double[] other) {
        return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
    }

    private static List<Line> lines(
            Graph graph, List<Figure> figures, double radius, boolean small, Function<Graph.Edge, String> words) {
        Map<RecordId, Figure> at = new HashMap<>();
        figures.forEach(figure -> at.put(figure.node().id(), figure));
        Map<List<RecordId>, List<Graph.Edge>> pairs = new LinkedHashMap<>();
        graph.edges().forEach(edge -> {
            boolean straight = edge.from().compareTo(edge.to()) < 0;
            pairs.computeIfAbsent(
                            straight ? List.of(edge.from(), edge.to()) : List.of(edge.to(), edge.from()),
                            key -> new ArrayList<>())
                    .add(edge);
        });
        boolean worded = !small && pairs.size() <= WORDED;
        List<Line> lines = new ArrayList<>();
        pairs.forEach((pair, edges) ->
                lines.add(line(at.get(pair.get(0)), at.get(pair.get(1)), edges, radius, worded, words)));
        return lines;
    }

    private static Line line(
            Figure one,
            Figure other,
            List<Graph.Edge> edges,
            double radius,
            boolean worded,
            Function<Graph.Edge, String> words) {
        double across = other.x() - one.x();
        double down = other.y() - one.y();
        double far = Math.max(1, Math.hypot(across, down));
        double cut = far > 2.5 * radius ? radius / far : 0;
        Set<String> said = new LinkedHashSet<>();
        List<String> sentences = new ArrayList<>();
        boolean to = false;
        boolean from = false;
        boolean thought = true;
        for (Graph.Edge edge : edges) {
            boolean straight = edge.from().equals(one.node().id());
            said.add(words.apply(edge));
            sentences.add((straight ? one : other).node().title() + " " + words.apply(edge) + " "
                    + (straight ? other : one).node().title());
            to |= !edge.mutual() && straight;
            from |= !edge.mutual() && !straight;
            thought &= edge.seen()
                    .entry()
                    .grading()
                    .filter(grading -> grading.nature() == Grading.Nature.ASSESSMENT)
                    .isPresent();
        }
        String first = said.iterator().next();
        return new Line(
                round(one.x() + across * cut),
                round(one.y() + down * cut),
                round(other.x() - across * cut),
                round(other.y() - down * cut),
                from,
                to,
                thought,
                worded ? said.size() == 1 ? first : first + " +" + (said.size() - 1) : "",
                String.join("; ", sentences));
    }

    private static double round(double value) {
        return Math.rint(value * 10) / 10;
    }
}
