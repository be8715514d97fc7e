package org.enlace.jit.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.platform.RecordId;

/**
 * Who and what a team knows, and how they are related, as somebody may see it. The same entries give the same graph in whatever order
 * they come: nodes and edges stand in the order of their ids.
 *
 * @param nodes    one for each person or thing; those taken for the same are one
 * @param edges    between nodes that are here
 * @param withheld relations that are not drawn because the reader may not read what they relate
 */
public record Graph(List<Node> nodes, List<Edge> edges, int withheld) {
    /** What can be related. */
    public static final Set<EntryKind> KINDS = EnumSet.of(
            EntryKind.PERSON,
            EntryKind.ORGANISATION,
            EntryKind.PLACE,
            EntryKind.VEHICLE,
            EntryKind.DOCUMENT,
            EntryKind.TELEPHONE,
            EntryKind.ACCOUNT);

    /** What says so. */
    public static final Set<EntryKind> RELATING = EnumSet.of(EntryKind.RELATION, EntryKind.SAME);

    /** The word of a relation that a document, a telephone or an account says of its holder. */
    public static final String HOLDER = "holder";

    /** Neither end does it to the other. */
    private static final Set<String> MUTUAL = Set.of("knows", "family");

    public Graph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * @param seen   the entry that stands for it
     * @param behind those that were taken for the same
     */
    public record Node(Seen seen, List<RecordId> behind) {
        public Node {
            behind = List.copyOf(behind);
        }

        public RecordId id() {
            return seen.entry().id();
        }

        public EntryKind kind() {
            return seen.entry().kind();
        }

        public String title() {
            return seen.title();
        }

        /** Of a person: {@code suspect}, {@code victim}, {@code witness}, {@code other}. */
        public Optional<String> standing() {
            return kind() != EntryKind.PERSON
                    ? Optional.empty()
                    : seen.entry().content().first("standing").or(() -> seen.kept()
                            .filter(kept -> kept == Seen.Kept.PSEUDONYM)
                            .map(kept -> "victim"));
        }
    }

    /**
     * @param from     what does it, or the one end of what is mutual
     * @param to       what it is done to
     * @param relation the word: of a relation, or {@value #HOLDER}
     * @param seen     the entry that says so
     */
    public record Edge(RecordId from, RecordId to, String relation, Seen seen) {
        public boolean mutual() {
            return MUTUAL.contains(relation);
        }
    }

    /** @param entries of {@link #KINDS} and {@link #RELATING}; others are left out */
    public static Graph of(List<Seen> entries) {
        Map<RecordId, Seen> things = new TreeMap<>();
        entries.stream()
                .filter(seen -> KINDS.contains(seen.entry().kind()))
                .forEach(seen -> things.put(seen.entry().id(), seen));
        Merges merges = Merges.of(entries.stream().map(Seen::entry).toList());
        Map<RecordId, List<RecordId>> behind = new TreeMap<>();
        things.keySet().stream()
                .filter(id -> merges.last(id, things.keySet()).equals(id))
                .forEach(id -> behind.put(id, new ArrayList<>()));
        for (RecordId one : merges.all()) {
            RecordId stands = merges.last(one, things.keySet());
            if (!stands.equals(one) && behind.containsKey(stands)) {
                behind.get(stands).add(one);
            }
        }
        List<Node> nodes = new ArrayList<>();
        behind.forEach((id, others) -> nodes.add(new Node(things.get(id), others)));
        List<Edge> edges = new ArrayList<>();
        int withheld = 0;
        for (Seen seen : sorted(entries)) {
            Optional<String> relation = relation(seen);
            if (relation.isEmpty()) {
                continue;
            }
            boolean holder = relation.get().equals(HOLDER);
            Optional<RecordId> from = holder
                    ? Optional.of(seen.entry().id())
                    : seen.entry().content().id("from");
            Optional<RecordId> to = seen.entry().content().id(holder ? "holder" : "to");
            RecordId one = from.map(id -> merges.last(id, things.keySet())).orElse(null);
            RecordId other = to.map(id -> merges.last(id, things.keySet())).orElse(null);
            if (one == null || other == null || !things.containsKey(one) || !things.containsKey(other)) {
                withheld++;
                continue;
            }
            if (!one.equals(other)) {
                edges.add(new Edge(one, other, relation.get(), seen));
            }
        }
        return new Graph(nodes, edges, withheld);
    }

    private static List<Seen> sorted(List<Seen> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(seen -> seen.entry().id()))
                .toList();
    }

    /** What an entry says of two; empty where it says nothing of the sort. */
    private static Optional<String> relation(Seen seen) {
        if (seen.entry().kind() == EntryKind.RELATION) {
            return Optional.of(seen.entry().content().first("relation").orElse("other"));
        }
        return KINDS.contains(seen.entry().kind())
                        && seen.entry().content().first("holder").isPresent()
                ? Optional.of(HOLDER)
                : Optional.empty();
    }

    /** The node that an entry is, or that stands for it. */
    public Optional<Node> node(RecordId id) {
        return nodes.stream()
                .filter(node -> node.id().equals(id) || node.behind().contains(id))
                .findFirst();
    }

    /** A node and what can be reached from it by so many relations. */
    public Graph around(RecordId node, int depth) {
        Map<RecordId, Set<RecordId>> beside = new HashMap<>();
        edges.forEach(edge -> {
            beside.computeIfAbsent(edge.from(), key -> new LinkedHashSet<>()).add(edge.to());
            beside.computeIfAbsent(edge.to(), key -> new LinkedHashSet<>()).add(edge.from());
        });
        Map<RecordId, Integer> reached = new HashMap<>(Map.of(node, 0));
        Deque<RecordId> next = new ArrayDeque<>(List.of(node));
        while (!next.isEmpty()) {
            RecordId at = next.poll();
            int far = reached.get(at);
            if (far < depth) {
                beside.getOrDefault(at, Set.of()).stream()
                        .filter(other -> reached.putIfAbsent(other, far + 1) == null)
                        .forEach(next::add);
            }
        }
        return among(reached.keySet());
    }

    /** Nodes of some kinds alone. */
    public Graph only(Set<EntryKind> kinds) {
        Set<RecordId> here = new HashSet<>();
        nodes.stream().filter(node -> kinds.contains(node.kind())).forEach(node -> here.add(node.id()));
        return among(here);
    }

    /** So many nodes at most: those with most relations, and of equals those known longest. */
    public Graph first(int most) {
        if (nodes.size() <= most) {
            return this;
        }
        Map<RecordId, Integer> degrees = degrees();
        Set<RecordId> here = new HashSet<>();
        nodes.stream()
                .sorted(Comparator.comparing((Node node) -> -degrees.getOrDefault(node.id(), 0))
                        .thenComparing(Node::id))
                .limit(most)
                .forEach(node -> here.add(node.id()));
        return among(here);
    }

    /** How many relations each node has; nodes without any are left out. */
    public Map<RecordId, Integer> degrees() {
        Map<RecordId, Integer> degrees = new HashMap<>();
        edges.forEach(edge -> {
            degrees.merge(edge.from(), 1, Integer::sum);
            degrees.merge(edge.to(), 1, Integer::sum);
        });
        return degrees;
    }

    private Graph among(Set<RecordId> here) {
        return new Graph(
                nodes.stream().filter(node -> here.contains(node.id())).toList(),
                edges.stream()
                        .filter(edge -> here.contains(edge.from()) && here.contains(edge.to()))
                        .toList(),
                withheld);
    }
}
