package org.enlace.jit.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.RecordId;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static void everyNodeHasRoom(Graph graph, Layout layout) {
        List<Layout.Point> all =
                graph.nodes().stream().map(node -> layout.at(node.id())).toList();
        for (int i = 0; i < all.size(); i++) {
            Layout.Point one = all.get(i);
            assertTrue(
                    one.x() >= Layout.ROOM_WIDTH / 2 - 1 && one.x() <= layout.width() - Layout.ROOM_WIDTH / 2 + 1,
                    one::toString);
            assertTrue(
                    one.y() >= Layout.SHAPE_FROM_TOP - 1
                            && one.y() - Layout.SHAPE_FROM_TOP + Layout.ROOM_HEIGHT <= layout.height() + 1,
                    one::toString);
            for (int j = 0; j < i; j++) {
                Layout.Point other = all.get(j);
                // One unit less than a room: places are whole units.
                boolean apart = Math.abs(one.x() - other.x()) >= Layout.ROOM_WIDTH - 1
                        || Math.abs(one.y() - other.y()) >= Layout.ROOM_HEIGHT - 1;
                assertTrue(apart, one + " " + other);
            }
        }
    }

    private static Layout laidOut(Graph graph) {
        Layout layout = Layout.of(graph);
        everyNodeHasRoom(graph, layout);
        assertEquals(layout, Layout.of(graph), "twice the same");
        return layout;
    }

    @Test
    void nothing_takes_no_room() {
        Layout layout = laidOut(Graph.of(List.of()));
        assertEquals(0, layout.width());
        assertEquals(0, layout.height());
    }

    @Test
    void one_alone_takes_one_room() {
        Sketches sketches = new Sketches();
        sketches.person("Ana", "other");
        Layout layout = laidOut(Graph.of(sketches.all()));
        assertEquals(Layout.ROOM_WIDTH, layout.width());
        assertEquals(Layout.ROOM_HEIGHT, layout.height());
    }

    @Test
    void those_without_relations_stand_in_rows() {
        Sketches sketches = new Sketches();
        for (int i = 0; i < 30; i++) {
            sketches.person("P" + i, "other");
        }
        Layout layout = laidOut(Graph.of(sketches.all()));
        assertTrue(
                layout.width() < 10 * Layout.ROOM_WIDTH && layout.height() < 10 * Layout.ROOM_HEIGHT, layout::toString);
    }

    @Test
    void a_star_a_ring_and_all_with_all_have_room() {
        Sketches star = new Sketches();
        RecordId middle = star.person("Centro", "suspect");
        for (int i = 0; i < 60; i++) {
            star.relation(middle, "pays", star.person("P" + i, "other"));
        }
        laidOut(Graph.of(star.all()));
        Sketches ring = new Sketches();
        RecordId first = ring.person("0", "other");
        RecordId last = first;
        for (int i = 1; i < 20; i++) {
            RecordId next = ring.person(String.valueOf(i), "other");
            ring.relation(last, "knows", next);
            last = next;
        }
        ring.relation(last, "knows", first);
        laidOut(Graph.of(ring.all()));
        Sketches all = new Sketches();
        List<RecordId> people = new java.util.ArrayList<>();
        for (int i = 0; i < 15; i++) {
            RecordId next = all.thing(EntryKind.ORGANISATION, "O" + i);
            people.forEach(other -> all.relation(next, "controls", other));
            people.add(next);
        }
        laidOut(Graph.of(all.all()));
    }

    @Test
    void two_thousand_have_room_and_related_ones_are_nearer_than_others() {
        Graph graph = Graph.of(Sketches.network(2000).all());
        Layout layout = laidOut(graph);
        double related = graph.edges().stream()
                .mapToDouble(edge -> far(layout.at(edge.from()), layout.at(edge.to())))
                .average()
                .orElseThrow();
        double any = graph.nodes().stream()
                .mapToDouble(node ->
                        far(layout.at(node.id()), layout.at(graph.nodes().get(0).id())))
                .average()
                .orElseThrow();
        assertTrue(related * 8 < any, related + " " + any);
    }

    private static double far(Layout.Point one, Layout.Point other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y());
    }

    @Test
    void heaps_push_about_as_each_point_would() {
        double[] x = new double[300];
        double[] y = new double[300];
        for (int i = 0; i < x.length; i++) {
            x[i] = 20 * Math.sin(i * 12.9898);
            y[i] = 20 * Math.cos(i * 78.233);
        }
        double[] pushX = new double[x.length];
        double[] pushY = new double[x.length];
        Heaps heaps = new Heaps(x, y);
        for (int i = 0; i < x.length; i++) {
            heaps.push(i, pushX, pushY);
            double exactX = 0;
            double exactY = 0;
            for (int j = 0; j < x.length; j++) {
                double far = Math.hypot(x[i] - x[j], y[i] - y[j]);
                if (j != i) {
                    exactX += (x[i] - x[j]) / (far * far * far);
                    exactY += (y[i] - y[j]) / (far * far * far);
                }
            }
            double off = Math.hypot(pushX[i] - exactX, pushY[i] - exactY);
            assertTrue(off < 0.15 * Math.hypot(exactX, exactY) + 0.35, i + ": " + off);
        }
    }
}
