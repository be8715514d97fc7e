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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Place;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.Calls;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.Stage;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** A call: what it asks for, who receives, how many applied, and what whoever organises does with it. */
@Path("/training")
@Needs("training.read")
public final class CallPages {
    private static final List<String> DONE = List.of(
            "call-created",
            "call-revised",
            "call-published",
            "call-closed",
            "call-reopened",
            "call-cancelled",
            "call-shared",
            "place-offered",
            "place-revised",
            "place-withdrawn");
    private static final int MINE = 5;

    private final Pages pages;

    CallPages(Pages pages) {
        this.pages = pages;
    }

    static String at(RecordId call) {
        return ExchangesPage.HERE + "/calls/" + call;
    }

    static Page.Crumb crumb(ExchangeCall call) {
        return new Page.Crumb(call.call().title(), at(call.id()));
    }

    @GET
    @Path("/exchanges/calls/{id}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller, @PathParam("id") String id, @QueryParam("done") @DefaultValue("") String done) {
        ExchangeCall call = pages.desks().calls().find(RecordId.parse(id), caller);
        return page(call, Pages.done(pages.labels(caller), done, DONE), new Form(), caller);
    }

    private Page page(ExchangeCall call, String done, Form form, Caller caller) {
        Calls calls = pages.desks().calls();
        Applications applications = pages.desks().applications();
        Labels labels = pages.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("call", call);
        parameters.put("places", calls.places(call.id(), caller));
        parameters.put("taken", calls.taken(call.id(), caller));
        parameters.put("counts", part(caller) ? applications.counts(call.id(), caller) : Map.<Stage, Integer>of());
        parameters.put(
                "mine",
                part(caller)
                        ? applications
                                .list(Applications.Query.ALL.of(call.id()).mine(), Place.FIRST, MINE, caller)
                                .items()
                        : List.<Application>of());
        parameters.put("own", pages.desks().country());
        parameters.put(
                "owner", pages.desks().callShares().owner(call.id(), caller).orElse(null));
        parameters.put(
                "shared", pages.desks().callShares().find(call.id(), caller).orElse(null));
        parameters.put("partners", pages.desks().callShares().partners(call.id(), caller));
        parameters.put("done", done);
        parameters.put("form", form);
        return pages.page(call.call().title(), "call", List.of(ExchangesPage.crumb(labels)), caller, parameters);
    }

    /** Whether somebody has a part in applications at all. */
    private static boolean part(Caller caller) {
        return caller.holds(Applications.APPLY)
                || caller.holds(Applications.ENDORSE)
                || caller.holds(Calls.HOST)
                || caller.holds(Trainings.ORGANISE);
    }

    @POST
    @Path("/exchanges/calls/{id}/publish")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response publish(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return act(id, data, "call-published", caller, form -> pages.desks()
                .calls()
                .publish(RecordId.parse(id), form.version(), caller));
    }

    @POST
    @Path("/exchanges/calls/{id}/close")
    @Needs("training.organise")
    @GoesOn("retention")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response close(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return act(id, data, "call-closed", caller, form -> pages.desks()
                .calls()
                .close(RecordId.parse(id), form.version(), caller));
    }

    @POST
    @Path("/exchanges/calls/{id}/reopen")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response reopen(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return act(id, data, "call-reopened", caller, form -> pages.desks()
                .calls()
                .reopen(RecordId.parse(id), form.version(), caller));
    }

    private Response act(String id, FormData data, String done, Caller caller, Consumer<Form> work) {
        RecordId record = RecordId.parse(id);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        try {
            work.accept(form);
            return Pages.to(at(record), done);
        } catch (Refusal refusal) {
            ExchangeCall now = pages.desks().calls().find(record, caller);
            form.refused(refusal, labels, Set.of(), "decide");
            return Response.status(422).entity(page(now, "", form, caller)).build();
        } catch (Stale stale) {
            ExchangeCall now = pages.desks().calls().find(record, caller);
            form.stale(now.version(), labels, "decide");
            return Response.status(409).entity(page(now, "", form, caller)).build();
        }
    }

    @GET
    @Path("/exchanges/calls/{id}/cancel")
    @Needs("training.organise")
    @Produces("text/html")
    public Page ask(@Context Caller caller, @PathParam("id") String id) {
        ExchangeCall call = pages.desks().calls().find(RecordId.parse(id), caller);
        return asking(call, new Form().put("version", call.version()), caller);
    }

    @POST
    @Path("/exchanges/calls/{id}/cancel")
    @Needs("training.organise")
    @GoesOn("retention")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response cancel(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId record = RecordId.parse(id);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        try {
            pages.desks().calls().cancel(record, form.version(), form.get("reason"), caller);
            return Pages.to(at(record), "call-cancelled");
        } catch (Refusal refusal) {
            ExchangeCall now = pages.desks().calls().find(record, caller);
            Page page = asking(now, form.refused(refusal, labels, Set.of("reason"), "reason"), caller);
            return Response.status(422).entity(page).build();
        } catch (Stale stale) {
            ExchangeCall now = pages.desks().calls().find(record, caller);
            Page page = asking(now, form.stale(now.version(), labels, "reason"), caller);
            return Response.status(409).entity(page).build();
        }
    }

    private Page asking(ExchangeCall call, Form form, Caller caller) {
        Labels labels = pages.labels(caller);
        return pages.page(
                labels.get("call.cancel.title"),
                "call-cancel",
                List.of(ExchangesPage.crumb(labels), crumb(call)),
                caller,
                Map.of("call", call, "form", form));
    }
}
