package org.enlace.jit.internal.web.picture;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.internal.web.work.Years;
import org.enlace.jit.picture.Graph;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Who and what a team knows and how they are related: a picture, and the same as a table. */
@Path("/jit")
@Needs("jit.read")
public final class GraphPages {
    /** Persons and things in one picture. */
    static final int MOST = 2_000;

    private final WorkWay way;
    private final Layouts layouts = new Layouts();

    public GraphPages(WorkWay way) {
        this.way = way;
    }

    @GET
    @Path("/teams/{id}/work/graph")
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @PathParam("id") String team,
            @QueryParam("around") @DefaultValue("") String around,
            @QueryParam("depth") @DefaultValue("") String depth,
            @QueryParam("kind") List<String> kinds,
            @QueryParam("size") @DefaultValue("") String size,
            @QueryParam("part") @DefaultValue("") String part,
            @QueryParam("year") @DefaultValue("") String year) {
        TeamView view = way.enter(team, caller);
        Set<EntryKind> read = EnumSet.copyOf(Graph.KINDS);
        read.addAll(Graph.RELATING);
        Known known = Known.of(
                way.entries(),
                view,
                read,
                Years.chosen(year),
                around.isEmpty() ? Optional.empty() : Optional.of(RecordId.parse(around)));
        Graph whole = Graph.of(known.entries());
        Optional<Graph.Node> middle = around.isEmpty()
                ? Optional.empty()
                : Optional.of(whole.node(RecordId.parse(around)).orElseThrow(() -> WorkWay.missing(around)));
        GraphAsked asked = GraphAsked.of(middle, depth, kinds, size, part, Years.chosen(year));
        Graph near = middle.map(node -> whole.around(node.id(), asked.depth())).orElse(whole);
        Graph chosen = asked.kinds().isEmpty() ? near : near.only(asked.kinds());
        Graph shown = chosen.first(MOST);
        GraphWords names = new GraphWords(way.words(view), asked);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("asked", asked);
        parameters.put("names", names);
        parameters.put("graph", shown);
        parameters.put("of", chosen.nodes().size());
        parameters.put("years", known.years());
        parameters.put("picture", Picture.of(shown, layouts.of(shown), asked.fit(), names::words));
        String title = middle.map(node -> way.labels(caller).get("picture.graph.around", node.title()))
                .orElseGet(() -> way.labels(caller).get("picture.graph.title"));
        return way.page(title, "picture/graph", "graph", List.of(), view, parameters);
    }
}
