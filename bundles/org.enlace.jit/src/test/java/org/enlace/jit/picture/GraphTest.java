package org.enlace.jit.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.platform.RecordId;
import org.junit.jupiter.api.Test;

class GraphTest {
    private final Sketches sketches = new Sketches();

    private Graph graph() {
        return Graph.of(sketches.all());
    }

    @Test
    void persons_and_things_are_nodes_and_relations_and_holders_edges() {
        RecordId ana = sketches.person("Ana", "suspect");
        RecordId car = sketches.thing(EntryKind.VEHICLE, "ABC123");
        RecordId phone = sketches.held(EntryKind.TELEPHONE, "+57 300", ana);
        sketches.relation(ana, "uses", car);
        Graph graph = graph();
        assertEquals(
                List.of(ana, car, phone),
                graph.nodes().stream().map(Graph.Node::id).toList());
        assertEquals(
                List.of("holder", "uses"),
                graph.edges().stream().map(Graph.Edge::relation).toList());
        assertEquals(phone, graph.edges().get(0).from());
        assertEquals(Optional.of("suspect"), graph.nodes().get(0).standing());
    }

    @Test
    void the_order_in_which_entries_come_changes_nothing() {
        List<Seen> all = new ArrayList<>(Sketches.network(60).all());
        Graph graph = Graph.of(all);
        Collections.shuffle(all, new Random(1));
        assertEquals(graph, Graph.of(all));
        assertEquals(Layout.of(graph), Layout.of(Graph.of(all)));
    }

    @Test
    void what_is_merged_is_one_node_with_the_relations_of_all() {
        RecordId ana = sketches.person("Ana", "suspect");
        RecordId second = sketches.person("Ana P.", "suspect");
        RecordId third = sketches.person("A. Pérez", "other");
        RecordId luz = sketches.person("Luz", "victim");
        sketches.relation(third, "recruits", luz);
        sketches.relation(second, "knows", third);
        sketches.same(second, third);
        RecordId last = sketches.same(ana, second);
        Graph graph = graph();
        assertEquals(
                List.of(ana, luz), graph.nodes().stream().map(Graph.Node::id).toList());
        assertEquals(List.of(second, third), graph.nodes().get(0).behind());
        assertEquals(1, graph.edges().size(), "what relates it to itself is no line");
        assertEquals(ana, graph.edges().get(0).from());
        assertEquals(0, graph.withheld());
        assertEquals(ana, graph.node(third).orElseThrow().id());
        sketches.take(last);
        assertEquals(3, graph().nodes().size(), "taken back, they are apart again");
    }

    @Test
    void what_stands_for_something_the_reader_may_not_see_is_the_nearest_they_may() {
        RecordId ana = sketches.person("Ana", "suspect");
        RecordId hidden = sketches.person("Oculta", "suspect");
        sketches.same(hidden, ana);
        sketches.take(hidden);
        assertEquals(List.of(ana), graph().nodes().stream().map(Graph.Node::id).toList());
    }

    @Test
    void merges_that_lead_back_to_themselves_count_for_nothing() {
        RecordId one = sketches.person("Uno", "other");
        RecordId two = sketches.person("Dos", "other");
        sketches.same(one, two);
        sketches.same(two, one);
        assertEquals(List.of(one), graph().nodes().stream().map(Graph.Node::id).toList());
    }

    @Test
    void relations_whose_ends_the_reader_may_not_see_are_counted() {
        RecordId ana = sketches.person("Ana", "suspect");
        sketches.relation(ana, "knows", Sketches.id(7));
        sketches.put(
                EntryKind.RELATION,
                Sketches.CO,
                "CO-7",
                Map.of("relation", List.of("pays")),
                Optional.of(Seen.Kept.REASON));
        assertEquals(2, graph().withheld());
        assertTrue(graph().edges().isEmpty());
    }

    @Test
    void what_is_near_is_reached_step_by_step_in_either_direction() {
        RecordId a = sketches.person("A", "other");
        RecordId b = sketches.person("B", "other");
        RecordId c = sketches.person("C", "other");
        RecordId d = sketches.person("D", "other");
        sketches.relation(b, "pays", a);
        sketches.relation(b, "pays", c);
        sketches.relation(c, "pays", d);
        assertEquals(2, graph().around(a, 1).nodes().size());
        assertEquals(3, graph().around(a, 2).nodes().size());
        assertEquals(4, graph().around(a, 3).nodes().size());
        assertEquals(3, graph().around(a, 3).edges().size());
    }

    @Test
    void kinds_and_numbers_narrow_it() {
        RecordId hub = sketches.person("Centro", "suspect");
        RecordId far = sketches.person("Lejos", "other");
        RecordId car = sketches.thing(EntryKind.VEHICLE, "ABC123");
        sketches.relation(hub, "uses", car);
        Graph people = graph().only(Set.of(EntryKind.PERSON));
        assertEquals(
                List.of(hub, far), people.nodes().stream().map(Graph.Node::id).toList());
        assertTrue(people.edges().isEmpty());
        Graph first = graph().first(2);
        assertEquals(
                List.of(hub, car), first.nodes().stream().map(Graph.Node::id).toList(), "those with most relations");
        assertEquals(1, first.edges().size());
    }

    @Test
    void likely_the_same_are_those_that_are_written_alike_and_not_merged_yet() {
        RecordId one = sketches.thing(EntryKind.VEHICLE, "ABC-123");
        RecordId two = sketches.thing(EntryKind.VEHICLE, "abc 123");
        RecordId person = sketches.person("Abc 123", "other");
        RecordId accent = sketches.person("José Núñez", "other");
        RecordId plain = sketches.person("jose nunez", "suspect");
        List<Likenesses.Group> groups = Likenesses.of(sketches.all(), Merges.of(List.of()));
        assertEquals(List.of(List.of(one, two), List.of(accent, plain)), ids(groups));
        assertEquals(Set.of("plate"), groups.get(0).by());
        sketches.same(one, two);
        List<Likenesses.Group> left = Likenesses.of(
                sketches.all(),
                Merges.of(sketches.all().stream().map(Seen::entry).toList()));
        assertEquals(List.of(List.of(accent, plain)), ids(left));
        assertTrue(groups.stream().noneMatch(group -> group.entries().stream()
                .anyMatch(seen -> seen.entry().id().equals(person))));
    }

    private static List<List<RecordId>> ids(List<Likenesses.Group> groups) {
        return groups.stream()
                .map(group ->
                        group.entries().stream().map(seen -> seen.entry().id()).toList())
                .toList();
    }

    @Test
    void a_comparison_marks_what_is_different() {
        sketches.put(EntryKind.VEHICLE, Sketches.CO, "A", Map.of("plate", List.of("AB-1"), "colour", List.of("rojo")));
        sketches.put(
                EntryKind.VEHICLE,
                Sketches.BR,
                "B",
                Map.of("plate", List.of("ab1"), "colour", List.of("azul"), "make", List.of("Fiat")));
        Comparison comparison = Comparison.of(sketches.all());
        Map<String, Comparison.Likeness> marks = new java.util.HashMap<>();
        comparison.rows().forEach(row -> marks.put(row.field().name(), row.likeness()));
        assertEquals(
                Map.of(
                        "plate", Comparison.Likeness.EQUAL,
                        "colour", Comparison.Likeness.DIFFERENT,
                        "make", Comparison.Likeness.PARTLY),
                marks);
    }
}
