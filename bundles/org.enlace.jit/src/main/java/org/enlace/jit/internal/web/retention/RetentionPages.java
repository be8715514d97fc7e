package org.enlace.jit.internal.web.retention;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Part;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.retention.RetentionDesk;
import org.enlace.jit.internal.retention.RetentionLists;
import org.enlace.jit.internal.retention.Shelf;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.retention.Retention;
import org.enlace.jit.retention.Retention.Erased;
import org.enlace.jit.retention.Retention.Kept;
import org.enlace.jit.retention.Retention.Stopped;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** What of a team is proposed for erasure, kept or erased, and each of these items. */
@Path("/jit")
@Needs("jit.read")
public final class RetentionPages {
    private static final Set<String> DONE = Set.of("confirm", "keep", "hold", "lift", "again");

    private final RetentionFrame frame;

    RetentionPages(RetentionFrame frame) {
        this.frame = frame;
    }

    @GET
    @Path("/teams/{id}/retention")
    @Produces("text/html")
    public Page list(
            @Context Caller caller,
            @PathParam("id") String team,
            @QueryParam("show") @DefaultValue("") String show,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("before") @DefaultValue("") String before) {
        TeamView view = frame.enter(team, caller);
        Labels labels = frame.labels(caller);
        RetentionLists lists = frame.desk().lists();
        Shelf shelf = Shelf.of(show).orElse(Shelf.WAITING);
        Part<Retention> part = lists.part(view.team(), shelf, Pages.place(after, before), Pages.LINES, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("lines", frame.lines(view, part.items()));
        parameters.put("shelf", shelf);
        parameters.put("sizes", lists.sizes(view.team(), caller));
        Pages.around(parameters, part, RetentionFrame.at(view.team(), shelf));
        parameters.put("rules", frame.desk().terms().rules().all());
        parameters.put("trouble", frame.desk().terms().trouble().map(labels::of).orElse(""));
        return frame.page(labels.get("retention.title"), "retention/list", false, view, parameters);
    }

    @GET
    @Path("/teams/{id}/retention/{item}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("item") String item,
            @QueryParam("done") @DefaultValue("") String done) {
        TeamView view = frame.enter(team, caller);
        Labels labels = frame.labels(caller);
        Retention retention = frame.desk().find(view.team(), RecordId.parse(item), caller);
        boolean acts = RetentionDesk.acts(view);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("line", frame.line(view, retention));
        parameters.put("done", DONE.contains(done) ? labels.get("retention.done." + done) : "");
        parameters.put(
                "against", retention.waits() ? frame.desk().against(retention).orElse("") : "");
        parameters.put("decides", acts && decided(retention));
        parameters.put("own", retention.waits() && !frame.desk().turn(retention, caller));
        parameters.put("today", retention.waits() ? labels.moment(frame.desk().now()) : null);
        parameters.put("again", acts && retention.state() instanceof Stopped);
        parameters.put(
                "proof",
                retention.state() instanceof Erased
                        ? Optional.of(frame.desk().proof(view.team(), retention.item(), caller))
                        : Optional.empty());
        return frame.page(labels.get("retention.one"), "retention/show", true, view, parameters);
    }

    /** Whether there is something to decide about one. */
    static boolean decided(Retention retention) {
        return retention.waits()
                || retention.state() instanceof Kept
                || retention.state() instanceof Retention.Confirmed
                || retention.state() instanceof Stopped;
    }

    @POST
    @Path("/teams/{id}/retention/{item}/again")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response again(
            @Context Caller caller, @PathParam("id") String team, @PathParam("item") String item, FormData data) {
        Retention retention = frame.desk()
                .again(RecordId.parse(team), RecordId.parse(item), Form.of(data).version(), caller);
        return Pages.to(RetentionFrame.at(retention), "again");
    }
}
