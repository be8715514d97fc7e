package org.enlace.jit.internal.web.picture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.jit.picture.Graph;
import org.enlace.jit.picture.Layout;
import org.enlace.platform.RecordId;

/**
 * The layouts of the large graphs that were looked at last: whoever turns the pages of a table, prints or looks again does not wait a second
 * each time. A layout says nothing but where ids stand, and whoever has the same ids and relations before them gets the same.
 */
final class Layouts {
    private static final int LARGE = 200;
    private static final int MOST = 8;

    private record Key(List<RecordId> nodes, List<List<RecordId>> pairs) {}

    private final Map<Key, Layout> last = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Layout> eldest) {
            return size() > MOST;
        }
    };

    Layout of(Graph graph) {
        if (graph.nodes().size() < LARGE) {
            return Layout.of(graph);
        }
        Key key = new Key(
                graph.nodes().stream().map(Graph.Node::id).toList(),
                graph.edges().stream()
                        .map(edge -> List.of(edge.from(), edge.to()))
                        .toList());
        synchronized (last) {
            Layout known = last.get(key);
            if (known != null) {
                return known;
            }
        }
        Layout made = Layout.of(graph);
        synchronized (last) {
            last.put(key, made);
        }
        return made;
    }
}
