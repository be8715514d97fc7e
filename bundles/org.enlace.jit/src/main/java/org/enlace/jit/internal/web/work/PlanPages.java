package org.enlace.jit.internal.web.work;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** The operational action plan, what countries ask of one another, the meetings, and what may be done with what others provided. */
@Path("/jit")
@Needs("jit.read")
public final class PlanPages {
    private final WorkWay way;

    public PlanPages(WorkWay way) {
        this.way = way;
    }

    @GET
    @Path("/teams/{id}/work/plan")
    @Produces("text/html")
    public Page plan(
            @Context Caller caller,
            @PathParam("id") String team,
            @QueryParam("done") @DefaultValue("") String done,
            @QueryParam("year") @DefaultValue("") String year) {
        return page("plan", EntryKind.Area.PLAN, way.enterWhole(team, caller), done, year, Map.of());
    }

    /** @param area what is written there */
    private Page page(String tab, EntryKind.Area area, TeamView view, String done, String year, Map<String, ?> more) {
        Caller caller = view.caller();
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put("done", EntryPages.done(way.labels(caller), done));
        PlanBoard board = PlanBoard.of(way, view, Years.chosen(year));
        parameters.put("board", board);
        parameters.put("years", board.years());
        parameters.put("writes", way.entries().writes(view.team(), area, caller));
        return way.page(way.labels(caller).get("work.tab." + tab), "work/" + tab, tab, List.of(), view, parameters);
    }

    @GET
    @Path("/teams/{id}/work/asked")
    @Produces("text/html")
    public Page asked(
            @Context Caller caller,
            @PathParam("id") String team,
            @QueryParam("done") @DefaultValue("") String done,
            @QueryParam("year") @DefaultValue("") String year) {
        return page("asked", EntryKind.Area.PLAN, way.enterWhole(team, caller), done, year, Map.of());
    }

    @GET
    @Path("/teams/{id}/work/meetings")
    @Produces("text/html")
    public Page meetings(
            @Context Caller caller,
            @PathParam("id") String team,
            @QueryParam("done") @DefaultValue("") String done,
            @QueryParam("year") @DefaultValue("") String year) {
        return page("meetings", EntryKind.Area.PLAN, way.enterWhole(team, caller), done, year, Map.of());
    }

    /** Requests to lift codes, open ones first, and what was given to participants. */
    @GET
    @Path("/teams/{id}/work/handling")
    @Produces("text/html")
    public Page handling(
            @Context Caller caller,
            @PathParam("id") String team,
            @QueryParam("done") @DefaultValue("") String done,
            @QueryParam("year") @DefaultValue("") String year) {
        TeamView view = way.enterWhole(team, caller);
        PlanBoard board = PlanBoard.of(way, view, Years.chosen(year));
        Set<RecordId> all = new HashSet<>(WorkWords.pointed(board.of(EntryKind.LIFT)));
        all.addAll(WorkWords.pointed(board.of(EntryKind.GIVEN)));
        return page(
                "handling",
                EntryKind.Area.HANDLING,
                view,
                done,
                year,
                Map.of("named", all.isEmpty() ? Map.of() : way.entries().named(view.team(), all, caller)));
    }
}
