package org.enlace.training.internal.web;

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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Nomination;
import org.enlace.training.Nomination.State;
import org.enlace.training.Nominations;
import org.enlace.training.Part;
import org.enlace.training.Series;
import org.enlace.training.Trainings;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** The nominations of a series, one of them, and what is decided about it. */
@Path("/training")
@Needs("training.nominate")
public final class NominationPages {
    private static final List<String> DONE =
            List.of("nominated", "confirmed", "waiting", "decided", "withdrawn", "need");

    private final Pages pages;

    NominationPages(Pages pages) {
        this.pages = pages;
    }

    @GET
    @Path("/series/{id}/nominations")
    @Produces("text/html")
    public Page list(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("before") @DefaultValue("") String before,
            @QueryParam("done") @DefaultValue("") String done) {
        Series series = pages.desks().trainings().series(RecordId.parse(id), caller);
        Optional<State> only = Arrays.stream(State.values())
                .filter(each -> each.token().equals(state))
                .findFirst();
        Part<Nomination> part =
                pages.desks().nominations().of(series.id(), only, Pages.place(after, before), Pages.LINES, caller);
        Labels labels = pages.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("series", series);
        parameters.put("nominations", part.items());
        parameters.put("state", only.map(State::token).orElse(""));
        parameters.put("own", pages.desks().country());
        parameters.put("done", Pages.done(labels, done, DONE));
        String path = Pages.at(series) + "/nominations";
        Pages.around(parameters, part, only.isPresent() ? path + "?state=" + state : path);
        return pages.page(
                labels.get("nominations.title"), "nominations", List.of(Pages.crumb(series)), caller, parameters);
    }

    @GET
    @Path("/nominations/{id}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller, @PathParam("id") String id, @QueryParam("done") @DefaultValue("") String done) {
        Nomination nomination = pages.desks().nominations().find(RecordId.parse(id), caller);
        return page(nomination, Pages.done(pages.labels(caller), done, DONE), new Form(), caller);
    }

    private Page page(Nomination nomination, String done, Form form, Caller caller) {
        Nominations all = pages.desks().nominations();
        Series series = pages.desks().trainings().series(nomination.series(), caller);
        boolean needs = caller.holds(Trainings.ORGANISE) || series.owner().isPresent();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("series", series);
        parameters.put("nomination", nomination);
        parameters.put("place", all.place(nomination, caller).orElse(0));
        parameters.put("needVersion", needs ? all.needVersion(nomination.id(), caller) : 0);
        parameters.put("need", needs ? all.need(nomination.id(), caller).orElse("") : "");
        parameters.put("own", pages.desks().country());
        parameters.put("told", all.told(nomination, caller).orElse(null));
        parameters.put("done", done);
        parameters.put("form", form);
        Page.Crumb list =
                new Page.Crumb(pages.labels(caller).get("nominations.title"), Pages.at(series) + "/nominations");
        return pages.page(
                nomination.person().name(), "nomination", List.of(Pages.crumb(series), list), caller, parameters);
    }

    @POST
    @Path("/series/{id}/nominations/confirm")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response confirmAll(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId series = RecordId.parse(id);
        pages.desks().nominations().confirmAll(series, caller);
        return Pages.to(Pages.HOME + "/series/" + series + "/nominations", "decided");
    }

    @POST
    @Path("/nominations/{id}/confirm")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response confirm(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return act(id, data, "decide", caller, form -> {
            Nomination now = pages.desks().nominations().confirm(RecordId.parse(id), form.version(), caller);
            return now.state() == State.CONFIRMED ? "confirmed" : "waiting";
        });
    }

    @POST
    @Path("/nominations/{id}/withdraw")
    @GoesOn("retention")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response withdraw(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return act(id, data, "reason", caller, form -> {
            pages.desks().nominations().withdraw(RecordId.parse(id), form.version(), form.get("reason"), caller);
            return "withdrawn";
        });
    }

    @POST
    @Path("/nominations/{id}/need")
    @GoesOn("erasure")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response need(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return act(id, data, "need", caller, form -> {
            pages.desks().nominations().setNeed(RecordId.parse(id), form.version(), form.get("need"), caller);
            return "need";
        });
    }

    /** Does it and goes back to the nomination; what is refused is told there. */
    private Response act(String id, FormData data, String field, Caller caller, Function<Form, String> work) {
        RecordId record = RecordId.parse(id);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        try {
            return Pages.to(Pages.HOME + "/nominations/" + record, work.apply(form));
        } catch (Refusal refusal) {
            Nomination now = pages.desks().nominations().find(record, caller);
            form.refused(refusal, labels, Set.of(), field);
            return Response.status(422).entity(page(now, "", form, caller)).build();
        } catch (Stale stale) {
            Nomination now = pages.desks().nominations().find(record, caller);
            int version =
                    field.equals("need") ? pages.desks().nominations().needVersion(record, caller) : now.version();
            form.stale(version, labels, field);
            return Response.status(409).entity(page(now, "", form, caller)).build();
        }
    }
}
