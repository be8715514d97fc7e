package org.enlace.jit.internal.rest.picture;

import java.util.List;
import java.util.Locale;
import org.enlace.jit.picture.Graph;
import org.enlace.jit.work.Seen;
import org.enlace.platform.RecordId;

/**
 * Who and what a team knows and how they are related, as the caller may see it.
 *
 * @param of       how many nodes there are in all, where not all are given
 * @param withheld relations that are left out, because the caller may not read what they relate
 * @param more     whether the team has more entries than are read for one graph
 */
public record GraphJson(List<NodeJson> nodes, List<EdgeJson> edges, int of, int withheld, boolean more) {
    static GraphJson of(Graph graph, int of, boolean more) {
        return new GraphJson(
                graph.nodes().stream().map(NodeJson::of).toList(),
                graph.edges().stream().map(EdgeJson::of).toList(),
                of,
                graph.withheld(),
                more);
    }

    /**
     * @param id       of the entry that stands for it
     * @param title    what it is called; a code where its name is kept from the caller or not shown in pictures
     * @param standing of a person: {@code suspect}, {@code victim}, {@code witness} or {@code other}; else absent
     * @param kept     why something is left out of the entry: {@code pseudonym} or {@code reason}; absent where nothing is
     * @param behind   the entries that were taken for the same
     */
    public record NodeJson(
            RecordId id, String kind, String title, String owner, String standing, String kept, List<RecordId> behind) {
        static NodeJson of(Graph.Node node) {
            return new NodeJson(
                    node.id(),
                    node.kind().token(),
                    node.title(),
                    node.seen().entry().owner().value(),
                    node.standing().orElse(null),
                    why(node.seen()),
                    node.behind());
        }
    }

    /**
     * @param entry    that says so
     * @param relation of an entry of the kind {@code relation}, or {@code holder}
     * @param mutual   whether neither does it to the other
     * @param nature   {@code fact} or {@code assessment}
     */
    public record EdgeJson(RecordId entry, RecordId from, RecordId to, String relation, boolean mutual, String nature) {
        static EdgeJson of(Graph.Edge edge) {
            return new EdgeJson(
                    edge.seen().entry().id(),
                    edge.from(),
                    edge.to(),
                    edge.relation(),
                    edge.mutual(),
                    edge.seen()
                            .entry()
                            .grading()
                            .map(grading -> grading.nature().token())
                            .orElse(null));
        }
    }

    private static String why(Seen seen) {
        return seen.kept().map(kept -> kept.name().toLowerCase(Locale.ROOT)).orElse(null);
    }
}
