package org.enlace.jit.internal.web.picture;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.internal.web.work.WorkWords;
import org.enlace.jit.picture.Graph;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.RecordId;
import org.enlace.web.Ui;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Link;
import org.enlace.web.ui.Table;

/** What nodes and relations are called, and the table of a graph. */
public record GraphWords(WorkWords words, GraphAsked asked) {
    /** Rows of a part of the table. */
    public static final int ROWS = 100;

    Labels labels() {
        return words.labels();
    }

    public String place() {
        return WorkWay.at(words.view().team());
    }

    /** What a relation is called between its two ends. */
    public String words(Graph.Edge edge) {
        return edge.relation().equals(Graph.HOLDER)
                ? labels().get("picture.holder")
                : words.choice("relation", edge.relation());
    }

    /** What a figure says when it is pointed at, and read aloud. */
    public String told(Picture.Figure figure) {
        Graph.Node node = figure.node();
        List<String> parts = new ArrayList<>();
        parts.add(words.called(node.seen()));
        node.standing().ifPresent(standing -> parts.add(words.choice("standing", standing)));
        parts.add(labels().country(node.seen().entry().owner()));
        parts.add(labels().get("picture.relations", figure.degree()));
        if (!node.behind().isEmpty()) {
            parts.add(labels().get("picture.behind", node.behind().size()));
        }
        return String.join(", ", parts);
    }

    /** Which country a figure is from, and for how many others it stands. */
    public String below(Picture.Figure figure) {
        String country = figure.node().seen().entry().owner().value();
        int behind = figure.node().behind().size();
        return behind == 0 ? country : country + " +" + behind;
    }

    public String letter(String standing) {
        return labels().get("picture.letter." + standing);
    }

    public List<Choice> depths() {
        List<Choice> all = new ArrayList<>();
        for (int depth = 1; depth <= GraphAsked.DEEPEST; depth++) {
            all.add(Choice.of(String.valueOf(depth), labels().get("picture.depth.of", depth))
                    .selected(depth == asked.depth()));
        }
        return all;
    }

    public List<Choice> kinds() {
        return Graph.KINDS.stream()
                .map(kind -> Choice.of(kind.token(), words.many(kind))
                        .selected(asked.kinds().contains(kind)))
                .toList();
    }

    public List<Link> selected() {
        List<Link> all = new ArrayList<>();
        for (EntryKind kind : asked.kinds()) {
            all.add(new Link(words.many(kind), asked.without(kind, place())));
        }
        return all;
    }

    /** How many rows the table of a graph has: its relations, and its nodes without any. */
    public int rows(Graph graph) {
        return graph.edges().size() + graph.nodes().size() - graph.degrees().size();
    }

    public int parts(Graph graph) {
        return Math.max(1, (rows(graph) + ROWS - 1) / ROWS);
    }

    /** The part of the table that is asked for; the last where there are not so many. */
    public int part(Graph graph) {
        return Math.min(asked.part(), parts(graph));
    }

    public Content table(Graph graph) {
        Map<RecordId, Graph.Node> nodes = new HashMap<>();
        graph.nodes().forEach(node -> nodes.put(node.id(), node));
        Map<RecordId, Integer> degrees = graph.degrees();
        List<Object> all = new ArrayList<>(graph.edges());
        graph.nodes().stream().filter(node -> !degrees.containsKey(node.id())).forEach(all::add);
        int first = (part(graph) - 1) * ROWS;
        List<List<Content>> rows = new ArrayList<>();
        for (Object one : all.subList(first, Math.min(first + ROWS, all.size()))) {
            rows.add(one instanceof Graph.Edge edge ? row(edge, nodes) : row((Graph.Node) one));
        }
        return Ui.table(Table.of(
                        labels().get("picture.table"),
                        List.of(
                                Table.Column.of(labels().get("picture.from")),
                                Table.Column.of(labels().get("picture.relation")),
                                Table.Column.of(labels().get("picture.to")),
                                Table.Column.of(labels().get("picture.grading")),
                                Table.Column.of(labels().get("picture.since")),
                                Table.Column.of(labels().get("picture.source"))),
                        rows)
                .captionHidden());
    }

    private List<Content> row(Graph.Edge edge, Map<RecordId, Graph.Node> nodes) {
        var entry = edge.seen().entry();
        String relation = words(edge);
        return List.of(
                node(nodes.get(edge.from())),
                Ui.link(relation, WorkWords.path(entry)),
                node(nodes.get(edge.to())),
                Ui.tags(words.tags(edge.seen()).toArray(org.enlace.web.ui.Tag[]::new)),
                Ui.text(days(edge)),
                Ui.text(labels().country(entry.owner())));
    }

    private List<Content> row(Graph.Node node) {
        return List.of(
                node(node),
                Ui.text(labels().get("picture.none-here")),
                Ui.text(""),
                Ui.tags(words.tags(node.seen()).toArray(org.enlace.web.ui.Tag[]::new)),
                Ui.text(""),
                Ui.text(labels().country(node.seen().entry().owner())));
    }

    private String days(Graph.Edge edge) {
        var content = edge.seen().entry().content();
        String field = edge.relation().equals(Graph.HOLDER) ? "issued" : "since";
        String since = content.day(field).map(labels()::day).orElse("");
        return content.day("until")
                .map(until -> labels().get("picture.until", since, labels().day(until))
                        .strip())
                .orElse(since);
    }

    /** A node with its kind or its standing, and the way to what is around it. */
    private Content node(Graph.Node node) {
        String what = node.standing()
                .map(standing -> words.choice("standing", standing))
                .orElseGet(() -> words.kind(node.kind()));
        Content cell = Ui.join(
                Ui.link(node.title(), WorkWords.path(node.seen().entry())),
                Ui.text(" (" + what + ") "),
                Ui.link(
                        labels().get("picture.around"),
                        place() + "/graph?around=" + node.id() + "&depth=" + asked.depth()));
        // One piece: on a narrow screen the pieces of a cell stand beside one another.
        return output -> {
            output.writeContent("<span>");
            cell.writeTo(output);
            output.writeContent("</span>");
        };
    }
}
